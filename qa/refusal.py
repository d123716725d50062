"""Whether the archive holds an answer: a fitted probability, and what to say when it does not.

The confidence is a logistic regression over a handful of things measured of the best evidence,
fitted on development questions of which it is known whether their archive can answer them
(``python -m tests.bench.refusal`` fits it again and prints how well it separates them).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer import Question
from qa.calibration import sigmoid
from qa.evidence import FEW, Evidence
from qa.fitting.nameless import nameless_likeness
from vectorstore.archive import Archive
from vectorstore.hit import Hit
from vectorstore.weigh import asked_in

_INTERCEPT = -5.79
_WEIGHTS = {
    "answers": 0.25,
    "strongest_answers": 0.4,
    "passage_similarity": 3.8,
    "nameless_similarity": 1.44,
    "lead": 1.6,
    "coverage": 5.73,
}
_LIKEST = 2
_HALF = 0.55  # a sentence that holds more of the question's words doesn't answer it the more
# Of evidence in another language, which neither measures: midway between what answers and what
# does not; and what does not, lest a question on nothing there be answered.
_NAMELESS_ABROAD, _COVERAGE_ABROAD = 0.42, 0.36
ABOUT_ANOTHER = -2.2  # the strongest's article lacks a name; fitted: -4.3, on plain exchanges
_FOREIGN_INTERCEPT = -2.66  # of evidence in another language (python -m tests.bench.foreign)
_FOREIGN_WEIGHTS = {"passage_similarity": 3.67, "lead": 7.28}
_NEAREST = 3
REFUSALS = ("The archive doesn't say.", "El archivo no lo dice.")  # in English and in Spanish


@dataclass(frozen=True)
class Signs:
    """What is measured of the evidence to tell whether it answers.

    The reader's logits that the best passage found answers, and that the strongest sentence's does;
    the likeness of the nearest passage, and of the two strongest sentences where neither they nor
    the question have their names; by how much the strongest leads the last of ``FEW``; the share of
    the question's words that one sentence holds, the rare ones counting for more, up to about half.
    All but the logits are 0 to 1.
    """

    answers: float
    strongest_answers: float
    passage_similarity: float
    nameless_similarity: float
    lead: float
    coverage: float

    @property
    def values(self) -> dict[str, float]:
        """By name, in the order of the weights."""
        return {name: getattr(self, name) for name in _WEIGHTS}


def signs(
    archive: Archive, question: str, evidence: Sequence[Evidence], hits: Sequence[Hit]
) -> Signs | None:
    """The signs of what was found; None when nothing was.

    Raises:
        ModelError: the encoder can't be loaded.
    """
    if not evidence:
        return None
    strongest, follower = evidence[0], evidence[min(FEW, len(evidence)) - 1]
    return Signs(
        answers=min(evidence, key=lambda item: item.behind).answers,
        strongest_answers=strongest.answers,
        passage_similarity=max(0.0, max(hit.similarity for hit in hits)),
        nameless_similarity=_nameless_similarity(archive, question, evidence[:_LIKEST]),
        lead=max(0.0, strongest.score - follower.score),  # names may go before strength
        coverage=_coverage(archive, question, evidence),
    )


def _nameless_similarity(archive: Archive, question: str, strongest: Sequence[Evidence]) -> float:
    language = asked_in(archive, question)
    likest = [item.text for item in strongest if item.article.language == language]
    if not likest:
        return _NAMELESS_ABROAD
    return max(0.0, nameless_likeness(archive.encoder, question, likest, language))


def _coverage(archive: Archive, question: str, evidence: Sequence[Evidence]) -> float:
    if evidence[0].article.language != asked_in(archive, question):
        return _COVERAGE_ABROAD
    return min(_HALF, max(item.coverage for item in evidence))


def confidence(
    archive: Archive,
    question: str,
    evidence: Sequence[Evidence],
    hits: Sequence[Hit],
    *,
    all_named: bool = True,
) -> float:
    """The probability (0 to 1) that the archive holds an answer.

    ``all_named`` says whether the strongest's article has every name in the question.

    Raises:
        ModelError: the encoder can't be loaded.
    """
    found = signs(archive, question, evidence, hits)
    if found is None:
        return 0.0
    foreign = evidence[0].foreign
    weights = _FOREIGN_WEIGHTS if foreign else _WEIGHTS
    total = sum(weight * found.values[name] for name, weight in weights.items())
    total += _FOREIGN_INTERCEPT if foreign else _INTERCEPT
    total += 0.0 if all_named else ABOUT_ANOTHER
    return sigmoid(total)


def refusal_text(question: Question, hits: Sequence[Hit]) -> str:
    """What a person reads when the archive does not say, in the question's language."""
    titles = dict.fromkeys(hit.passage.article.title for hit in hits)
    nearest = "; ".join(f"“{title}”" for title in list(titles)[:_NEAREST])
    if question.language == "es":
        return REFUSALS[1] + (f" Lo más cercano: {nearest}." if nearest else "")
    return REFUSALS[0] + (f" The nearest is: {nearest}." if nearest else "")


def searched_note(question: Question, articles: int, span: tuple[str, str] | None) -> str:
    """Where was looked, in one sentence: for how many articles, of what time, by what limits."""
    note = f"Searched {articles:,} article{'s' if articles != 1 else ''}"
    if span:
        note += f" published from {span[0]} to {span[1]}"
    note += f" for “{question.standalone}”"
    limits = [
        f"since {question.since}" if question.since else "",
        f"until {question.until}" if question.until else "",
        f"from {', '.join(question.sources)}" if question.sources else "",
    ]
    limited = [limit for limit in limits if limit]
    return f"{note} (only {', '.join(limited)})." if limited else f"{note}."
