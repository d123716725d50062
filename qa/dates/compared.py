"""Of a number asked for of a time: the figure of that time, not one that is held against it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer import Question
from qa.dates.mentions import Mention, mentions
from qa.dates.of_time import asked_span
from qa.dates.period import Period
from qa.dates.written import only_compared
from qa.evidence import Evidence
from qa.question_kind import kind_of
from qa.reader.reading import Span

_FIGURE = r"(?P<figure>\d[\d.,]*(?<![.,]))"
_ABOUT = (
    r"(?:(?:the|about|some|nearly|around|just|only|l[oa]s|un[oa]s|casi|cerca de|[oa]s|quase) )*"
)
_OF_TIME = r" (?:in|of|during|for|over|en|de|del|durante|em|n[oa]|do)\b[^.,;\d]{0,40}$"
_WITH = (
    r"(?:compared (?:with|to)|against|versus|vs\.?|than|frente a|comparaci[oó]n con"
    r"|comparad[oa]s? (?:con|com|a)|contra|ante|comparação (?:com|a)|(?:do )?que)"
)
_HELD_AGAINST = re.compile(  # what stands before the time of the other figure
    rf"\b{_WITH} {_ABOUT}(?:{_FIGURE}(?: [a-zà-öø-ÿ-]+){{0,3}}?|[a-zà-öø-ÿ-]+){_OF_TIME}"
    rf"|\b{_WITH}{_OF_TIME}"
    rf"|\b(?:from|desde) {_ABOUT}{_FIGURE.replace('figure', 'first')}{_OF_TIME}",
    re.I,
)
_BEFORE = 100  # characters in which it has to stand
_A_YEAR = 360  # days, about
_AS_WELL = 0.5  # of the strongest's probability to answer
_A_PART = re.compile(
    r"\b(?:half|quarter|months?|weeks?|semestre|trimestre|mitad|metade|mes(?:es)?|semanas)\b"
    r"[^.,;\d]{0,25}$",
    re.I,
)


def figure_of_then(item: Evidence, short: Span | None, question: Question) -> Span | None:
    """The short answer; or, where it is not of the time asked for, the figure that is, or None.

    "318, down from 402 in 2020" tells of 2020 the 402, whatever the reader holds for likelier.
    """
    span = _counted_in(question)
    if span is None or short is None:
        return short
    times = mentions(item.article, item.start, item.end)
    then = [_held_against(item, time) for time in times if time.period.overlaps(span)]
    other = [_held_against(item, time) for time in times if not time.period.overlaps(span)]
    if any(held and held.has(short) for held in other):
        return None
    if not then or not all(then):
        return short
    own = [held for held in then if held and held.figure]
    return next((short for held in own if held.has(short)), own[0].figure if own else None)


def whole_time_first(evidence: Sequence[Evidence], question: Question) -> list[Evidence]:
    """The evidence; where a number of a year is asked for and the strongest is of a part of it,
    what answers about as well and is of all of it goes before."""
    span = _counted_in(question)
    if not evidence or span is None or (span.last - span.first).days < _A_YEAR:
        return list(evidence)
    if not _is_of_a_part(evidence[0], span):
        return list(evidence)
    enough = _AS_WELL * evidence[0].score
    whole = [item for item in evidence if item.score >= enough and _is_of_all(item, span)]
    return [*whole, *(item for item in evidence if item not in whole)]


def _counted_in(question: Question) -> Period | None:
    return asked_span(question) if kind_of(question.standalone) == "number" else None


@dataclass(frozen=True)
class _Held:
    """That something is held against a time, and the figure of that time, if told."""

    figure: Span | None

    def has(self, short: Span) -> bool:
        return bool(self.figure and short[0] < self.figure[1] and self.figure[0] < short[1])


def _held_against(item: Evidence, mention: Mention) -> _Held | None:
    text = item.article.text[max(item.start, mention.start - _BEFORE) : mention.start]
    found = _HELD_AGAINST.search(text)
    if found is None:
        return None
    first = mention.start - len(text)
    name = "figure" if found["figure"] else "first"
    start, end = found.span(name)
    return _Held((first + start, first + end) if start >= 0 else None)


def _is_of_a_part(item: Evidence, span: Period) -> bool:
    """Whether all that it says of the time, with a date, is of a part of it."""
    times = _within(item, span)
    return bool(times) and not any(_is_all(item, time, span) for time in times)


def _is_of_all(item: Evidence, span: Period) -> bool:
    return any(_is_all(item, time, span) for time in _within(item, span))


def _within(item: Evidence, span: Period) -> list[Mention]:
    found = mentions(item.article, item.start, item.end)
    dated = (one for one in found if one.kind != "now" and one.period.overlaps(span))
    return [one for one in dated if one.kind != "relative" or one.period.unit != "day"]


def _is_all(item: Evidence, time: Mention, span: Period) -> bool:
    text = item.article.text
    if (time.period.first, time.period.last) != (span.first, span.last):
        return False
    before = text[item.start : time.start]
    return not (only_compared(text, time.start) or _A_PART.search(before))
