"""The times that an article's sentence speaks of, each with the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.article import Article, Published
from qa.dates.period import Period, day, month, year
from qa.dates.relative import by_the_day, words_for_now
from qa.dates.written import Found, apart, with_year, without_year

Kind = Literal["written", "partial", "relative", "now"]

_TO_COME = re.compile(
    r"\b(?:will|shall|due|scheduled|expected|plans? to|(?:is|are|was|were) to|would|next|próxim[oa]"
    r"|set (?:to|for)|slated|ahead of|deadline|expires?|going to|must|begins?|starts?|opens?"
    r"|ser[áa]n?|prev[éê]n?|previst[oa]s?|fijad[oa]s?|programad[oa]s?|marcad[oa]s?|vence|har[áa]n?"
    r"|ir[áa]n?|vai|vão|vamos a|van? a|\w{2,}r(?:á|án|ão))\b[^,;]{0,50}$",
    re.I,
)
_HALF_A_YEAR = 183  # days
_PAST = re.compile(  # "The hearing is on 12 May" in a text of June is next year's
    r"\b(?:was|were|had|did|said|told|took|fell|rose|broke|won|lost|shot|met|left|came|went|found|held"
    r"|led|sent|got|made|began|became|gave|saw|kept|stole|struck|fled|hid|wrote|spoke|fought|\w{2,}ed"
    r"|fue(?:ron)?|era[mn]?|hab[ií]an?|hizo|hubo|dijo|foi|foram|tinham?|houve|disse|fez"
    r"|\w{2,}(?:ó|aron|ieron|eron|aba[mn]?|ía[mn]?|aram|eram|iram|ou))\b",
    re.I,
)
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
    speech (their day is the speaker's), of habits ("every Friday") and of plans.
    """
    text = article.text[start:end]
    written = with_year(text)
    found = [(one, "written") for one in written]
    if article.published and not _HABIT.search(text):
        found += _resolved(text, written, period_of(article.published), _speech(article, start))
    apart_ones = apart([one for one, _ in found])
    kinds: dict[Found, str] = {}
    for one, kind in found:
        kinds.setdefault(one, kind)
    return [
        Mention(start + first, start + last, period, kinds[first, last, period])  # type: ignore[arg-type]
        for first, last, period in apart_ones
    ]


def _resolved(
    text: str, written: Sequence[Found], told: Period, speech: Sequence[tuple[int, int]]
) -> list[tuple[Found, str]]:
    given = next(
        (p.first.year for at, _, p in written if p.unit == "year" and at <= _OPENING), None
    )
    # "arrested in March and released in November 2016" may mean March 2016
    dated = max((at for at, _, p in written if p.unit != "year"), default=-1)
    partial = [] if told.unit == "year" else without_year(text, told.last, given)
    partial = [
        one for one in partial if one[0] > dated and (_is_near(one[2], told) or _PAST.search(text))
    ]
    relative = by_the_day(text, told)
    now = [(first, last, told) for first, last in words_for_now(text)]
    found = [
        *((one, "partial") for one in partial if not _TO_COME.search(text[: one[0]])),
        *((one, "relative") for one in relative if not _TO_COME.search(text[: one[0]])),
        *((one, "now") for one in now),
    ]
    return [(one, kind) for one, kind in found if not any(a <= one[0] < z for a, z in speech)]


def _is_near(period: Period, told: Period) -> bool:
    """Whether the day or month is nearer behind the article than its next one is before it."""
    return (told.last - period.last).days < _HALF_A_YEAR


def _speech(article: Article, start: int) -> list[tuple[int, int]]:
    """Where direct speech stands in the sentence's paragraph, counted from the sentence on."""
    opening = article.text.rfind("\n\n", 0, start) + 1
    closing = article.text.find("\n\n", start)
    paragraph = article.text[opening : closing if closing >= 0 else None]
    return [
        (m.start() + opening - start, m.end() + opening - start)
        for m in _QUOTED.finditer(paragraph)
    ]
