"""The page's drill-down: one question with what was expected, answered, cited, found, and why."""

from collections.abc import Sequence
from html import escape

from qa.evaluation.run import Outcome

_SHOWN = 260  # characters of a passage


def question_html(outcome: Outcome, note: str = "") -> str:
    """One question, folded; ``note`` says how it changed against the baseline."""
    expected, answer = outcome.expected, outcome.answer
    sort, word = ("good", "right") if outcome.right else ("bad", "wrong")
    parts = [
        _list("Why it is wrong", [escape(fault) for fault in outcome.faults]),
        _list("Asked before", [escape(f"{q} — {a}") for q, a in expected.history]),
        _list("Expected", _expected(outcome)),
        f"<h3>Answer (confidence {answer['confidence']:.2f}, {outcome.seconds:.2f} s)</h3>"
        f'<p class="text">{escape(answer["text"])}</p>',
        _list("Cited", [_citation(c) for c in answer["citations"]]),
        _list("Retrieved", [_hit(outcome, hit) for hit in answer["hits"]], "ol"),
        f'<h3>Scores</h3><p class="text faint">{escape(_scores(outcome))}</p>',
    ]
    tag = f' <span class="faint">{escape(note)}</span>' if note else ""
    return (
        f'<details data-right="{int(outcome.right)}"><summary><b class="{sort}">{word}</b>'
        f'{escape(expected.question)} <span class="faint">{escape(expected.id)} · '
        f"{escape(expected.kind)} · {escape(expected.lang)}</span>{tag}</summary>"
        f"<div>{''.join(parts)}</div></details>"
    )


def _expected(outcome: Outcome) -> list[str]:
    expected = outcome.expected
    if not expected.answerable:
        return ["That it is refused: the archive has no answer."]
    rows = [("any of", expected.answers), ("all of", expected.required), ("in", expected.relevant)]
    return [f"{name}: {escape('; '.join(values))}" for name, values in rows if values]


def _citation(citation: dict[str, object]) -> str:
    where = f"{citation['article_id']} [{citation['start']}:{citation['end']}]"
    return (
        f"[{citation['number']}] <q>{escape(str(citation['quote']))}</q> "
        f'<span class="faint">{escape(str(citation["title"]))} · {escape(where)}</span>'
    )


def _hit(outcome: Outcome, hit: dict[str, object]) -> str:
    text = str(hit["text"])
    cut = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
    sort = "good" if hit["article_id"] in outcome.expected.relevant else "faint"
    return (
        f'<b class="{sort}">{escape(str(hit["article_id"]))}</b> '
        f'<span class="faint">[{hit["start"]}:{hit["end"]}] {float(str(hit["score"])):.2f}</span> '
        f"{escape(cut)}"
    )


def _scores(outcome: Outcome) -> str:
    return " · ".join(f"{name} {value:.2f}" for name, value in outcome.scores.items())


def _list(title: str, items: Sequence[str], tag: str = "ul") -> str:
    if not items:
        return ""
    return f"<h3>{title}</h3><{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"
