"""A wrong answer told to a person who reads a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from ingest.normalise import printable
from qa.evaluation.run import Outcome

_SHOWN = 5  # passages
_CUT = 110  # characters of each


def explain(outcome: Outcome) -> str:
    """What was asked, why it is wrong, expected, answered, cited and retrieved; several lines."""
    return "\n".join(map(printable, _lines(outcome)))


def _lines(outcome: Outcome) -> Iterator[str]:
    expected, answer = outcome.expected, outcome.answer
    yield f"{expected.id}: {expected.question}"
    for question, told in expected.history:
        yield f"  asked before  {question} — {told}"
    for fault in outcome.faults:
        yield f"  why           {fault}"
    for line in _expected(outcome):
        yield f"  expected      {line}"
    sort = "refused" if answer["abstained"] else "answered"
    lines = answer["text"].split("\n")
    yield f"  {sort:<13} {lines[0]} (confidence {answer['confidence']:.2f})"
    yield from (f"  {'':<13} {line}" for line in lines[1:])
    for citation in answer["citations"]:
        yield f"  cited         [{citation['number']}] {_place(citation)}"
    for number, hit in enumerate(answer["hits"][:_SHOWN], 1):
        mark = "*" if hit["article_id"] in expected.relevant else " "
        yield f"  retrieved {number:>2} {mark} {_place(hit)} {_cut(hit['text'])}"


def _expected(outcome: Outcome) -> Iterator[str]:
    expected = outcome.expected
    if not expected.answerable:
        yield "that it is refused"
    if expected.answers:
        yield f"any of: {'; '.join(expected.answers)}"
    if expected.required:
        yield f"all of: {'; '.join(expected.required)}"
    if expected.relevant:
        yield f"in: {', '.join(expected.relevant)} (marked * below)"


def _place(found: Mapping[str, Any]) -> str:
    return f"{found['article_id']} [{found['start']}:{found['end']}]"


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _CUT else f"{flat[: _CUT - 1]}…"
