"""The times that an article's sentence speaks of, each with the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.article import Article, Published
from qa.dates.period import Period, day, month, year
from qa.dates.relative import by_the_day, words_for_now
from qa.dates.tense import is_another, tense
from qa.dates.words import ENGLISH_WEEKDAY, OTHER_WEEKDAY
from qa.dates.written import Found, apart, with_year, without_year
from qa.dates.year_of import in_its_year

Kind = Literal["written", "partial", "relative", "now"]

_HALF_A_YEAR = 183  # days
_LAST = re.compile(r"\b(?:last|pasado|passada?)\b", re.I)  # Monday, martes
_WEEKDAY = re.compile(rf"\b(?:{ENGLISH_WEEKDAY}|{OTHER_WEEKDAY})")
_HABIT = re.compile(
    r"\b(?:every|each|always|usually|everyone|cada|todos los|todas las|siempre)\b", re.I
)
_OPENING = len("Early in ")  # a year that opens the sentence is the year of all in it
_QUOTED = re.compile(r"“[^”]*”?|«[^»]*»?|\"[^\"]*\"?")


@dataclass(frozen=True)
class Mention:
    """``article.text[start:end]`` speaks of ``period``.

    ``kind``: the date is *written* with its year, *partial* (a day or month without one),
    *relative* ("yesterday") or a word for the article's own time (*now*). All but the first are
    resolved against the article's date.
    """

    start: int
    end: int
    period: Period
    kind: Kind


def period_of(published: Published) -> Period:
    """When an article was published, as a period.

    Raises:
        ValueError: its date is no real day.
    """
    parts = [int(part) for part in published.value.split("-")]
    return (year, month, day)[len(parts) - 1](*parts)


def mentions(article: Article, start: int, end: int) -> list[Mention]:
    """The times that the sentence ``article.text[start:end]`` speaks of, in order.

    Left alone is what can't be told for certain: relative words in an undated article, in direct
    speech (their day is the speaker's), of habits ("every Friday") and of days to come; a month
    that may be of the year told before it as well as of the article's.
    """
    text = article.text[start:end]
    written = with_year(text)
    found: list[tuple[Found, Kind]] = [(one, "written") for one in written]
    if article.published and not _HABIT.search(text):
        found += _resolved(article, start, text, written, period_of(article.published))
    kinds: dict[Found, Kind] = {}
    for one, kind in found:
        kinds.setdefault(one, kind)
    return [
        Mention(start + first, start + last, period, kinds[first, last, period])
        for first, last, period in apart([one for one, _ in found])
    ]


def _resolved(
    article: Article, start: int, text: str, written: Sequence[Found], told: Period
) -> list[tuple[Found, Kind]]:
    relative = by_the_day(text, told)
    partial = [] if told.unit == "year" else _partial(article, start, text, written, relative, told)
    ends = [one[1] for one in (*written, *relative, *partial)]
    found: list[tuple[Found, Kind]] = [
        *((one, "partial") for one in partial if _is_behind(text, one, ends, _is_far(one, told))),
        *((one, "relative") for one in relative if _looks_back(text, one, ends)),
        *(((first, last, told), "now") for first, last in words_for_now(text)),
    ]
    speech = _speech(article, start)
    return [(one, kind) for one, kind in found if not any(a <= one[0] < z for a, z in speech)]


def _partial(
    article: Article,
    start: int,
    text: str,
    written: Sequence[Found],
    relative: Sequence[Found],
    told: Period,
) -> list[Found]:
    opening = next(
        (p.first.year for at, _, p in written if p.unit == "year" and at <= _OPENING), None
    )
    # "arrested in March and released in November 2016" may mean March 2016
    dated = max((at for at, _, p in written if p.unit != "year"), default=-1)
    found = [one for one in without_year(text, told.last, opening) if one[0] > dated]
    years = sorted([*written, *(one for one in relative if one[2].unit == "year")])
    before = article.text[_paragraph(article, start)[0] : start] if found else ""
    return in_its_year(found, text, years, before, told)


def _looks_back(text: str, one: Found, ends: Sequence[int]) -> bool:
    """Whether the relative words are of something past; a weekday only where a verb says so."""
    if _WEEKDAY.search(text, *one[:2]) and not _LAST.search(text, max(0, one[0] - 5), one[1] + 8):
        return _is_behind(text, one, ends, by_its_verb=True)
    return tense(text[: one[1]], *one[:2], _after(one, ends)) != "to come"


def _is_behind(text: str, one: Found, ends: Sequence[int], by_its_verb: bool) -> bool:
    """Whether the date lies behind the article, as far as the words beside it tell.

    ``by_its_verb``: only if a verb says so; else unless one says that it is to come.
    """
    how = tense(text, *one[:2], _after(one, ends))
    told = how == "past" or (how == "open" and not by_its_verb)
    return told and not is_another(text, *one[:2])


def _after(one: Found, ends: Sequence[int]) -> int:
    return max((end for end in ends if end <= one[0]), default=0)


def _is_far(one: Found, told: Period) -> bool:
    """Whether the next day or month of the name is nearer to the article than this one."""
    return (told.last - one[2].last).days >= _HALF_A_YEAR


def _speech(article: Article, start: int) -> list[tuple[int, int]]:
    """Where direct speech stands in the sentence's paragraph, counted from the sentence on."""
    opening, closing = _paragraph(article, start)
    return [
        (m.start() + opening - start, m.end() + opening - start)
        for m in _QUOTED.finditer(article.text[opening:closing])
    ]


def _paragraph(article: Article, start: int) -> tuple[int, int]:
    """Where the sentence's paragraph begins and ends."""
    closing = article.text.find("\n\n", start)
    opening = article.text.rfind("\n\n", 0, start) + 1
    return opening, closing if closing >= 0 else len(article.text)
