"""Which answers differ between two runs, and because of what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qa.evaluation.records import Record

_Row = Mapping[str, Any]


@dataclass(frozen=True)
class Changed:
    """A question answered otherwise than before; ``reasons`` are sentences, likeliest first."""

    id: str
    question: str
    before: str
    now: str
    was_right: bool
    is_right: bool
    reasons: tuple[str, ...]


def setting_changes(old: Record, new: Record) -> list[str]:
    """What was set otherwise: ``passages 8 -> 12``."""
    before = {**old.about["settings"], "encoder": old.about["encoder"]}
    now = {**new.about["settings"], "encoder": new.about["encoder"]}
    names = sorted(before.keys() | now.keys())
    return [
        f"{name} {before.get(name)} -> {now.get(name)}"
        for name in names
        if before.get(name) != now.get(name)
    ]


def changed_answers(old: Record, new: Record) -> Iterator[Changed]:
    """The questions of both runs whose answer's text or citations differ, by id."""
    for name in sorted(old.answers.keys() & new.answers.keys()):
        before, now = old.answers[name], new.answers[name]
        if _told(before) != _told(now):
            yield Changed(
                id=name,
                question=now["answer"]["question"],
                before=before["answer"]["text"],
                now=now["answer"]["text"],
                was_right=before["right"],
                is_right=now["right"],
                reasons=tuple(_reasons(old, new, before, now)),
            )


def _reasons(old: Record, new: Record, before: _Row, now: _Row) -> Iterator[str]:
    if before["expected"]["question"] != now["expected"]["question"]:
        yield "The question itself was changed."
    yield from _article_reasons(old, new, before, now)
    moved = _moved(before, now)
    if moved:
        yield moved
    settings = setting_changes(old, new)
    if settings:
        yield f"Other settings: {'; '.join(settings)}."
    if before["answer"]["abstained"] != now["answer"]["abstained"]:
        yield (
            f"Its confidence went from {before['answer']['confidence']:.3f} to "
            f"{now['answer']['confidence']:.3f}."
        )
    if not moved and not settings and _spans(before) == _spans(now):
        yield "The same passages were read under the same settings: the program answers otherwise."


def _article_reasons(old: Record, new: Record, before: _Row, now: _Row) -> Iterator[str]:
    """Articles that were read by either run and that only one has, or has otherwise."""
    read = dict.fromkeys(h["article_id"] for row in (now, before) for h in row["answer"]["hits"])
    if not old.articles or not new.articles:
        return
    sorts: dict[str, list[str]] = {"New": [], "Removed": [], "Changed": []}
    for name in read:
        if name not in old.articles:
            sorts["New"].append(name)
        elif name not in new.articles:
            sorts["Removed"].append(name)
        elif old.articles[name] != new.articles[name]:
            sorts["Changed"].append(name)
    for sort, names in sorts.items():
        if names:
            yield f"{sort} article{'s' if len(names) > 1 else ''}: {', '.join(names)}."


def _moved(before: _Row, now: _Row) -> str | None:
    """Which passages took the place of which."""
    came = [span for span in _spans(now) if span not in _spans(before)]
    went = [span for span in _spans(before) if span not in _spans(now)]
    if came or went:
        parts = [f"found {_listed(came)}"] if came else []
        return f"Other passages: {'; '.join(parts + ([f'lost {_listed(went)}'] if went else []))}."
    return "The same passages came in another order." if _spans(before) != _spans(now) else None


def _listed(spans: list[tuple[str, int, int]]) -> str:
    names = [f"{name} [{start}:{end}]" for name, start, end in spans]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def _spans(row: _Row) -> list[tuple[str, int, int]]:
    return [(h["article_id"], h["start"], h["end"]) for h in row["answer"]["hits"]]


def _told(row: _Row) -> tuple[object, ...]:
    answer = row["answer"]
    cited = [(c["article_id"], c["start"], c["end"]) for c in answer["citations"]]
    return answer["text"] if not answer["abstained"] else "", answer["abstained"], cited
