"""The year of a day or month that is written without one, as far as it is certain."""

import re
from collections.abc import Sequence

from qa.dates.period import Period, day, month
from qa.dates.written import Found, only_compared, with_year

_SAYS_ITS_YEAR = re.compile(
    r",? (?:"
    r"(?P<that>(?:of |in )?(?:that(?: same)?|the same) year"
    r"|(?:de |en )?(?:ese|aquel)(?: mismo)? año|del mismo año"
    r"|(?:d|n)(?:esse|aquele|o mesmo) ano)"
    r"|(?P<last>(?:of )?last year|del año pasado|do ano passado)"
    r"|(?P<this>(?:of )?this year|del presente año|de este año|deste ano)"
    r"|(?:of |in )?(?:next year|the (?:year (?:before|after)|(?:next|previous|following) year)"
    r"|(?:a|one) year (?:earlier|later|before))"
    r"|d?el (?:próximo año|año (?:próximo|que viene|anterior|siguiente))"
    r"|[dn]o (?:próximo ano|ano (?:que vem|anterior|seguinte))"
    r")\b",
    re.I,
)
_SINCE = re.compile(r"\b(?:since|desde)\b[^,.;]{0,40}$", re.I)


def in_its_year(
    found: Sequence[Found], text: str, dated: Sequence[Found], before: str, told: Period
) -> list[Found]:
    """Those of ``found``, resolved against an article of the time ``told``, whose year is certain.

    After "arrested on 9 July 2021" a September may be of 2021 or of the article's year: a year
    ``dated`` in the sentence, or written ``before`` it in its paragraph, must not be another.
    """
    return [
        (start, end, meant)
        for start, end, period in found
        if (meant := _meant(text, start, end, period, _given(text, start, dated, before), told))
    ]


def _meant(
    text: str, start: int, end: int, period: Period, given: int | None, told: Period
) -> Period | None:
    this = told.first.year
    if said := _SAYS_ITS_YEAR.match(text, end):
        number = (
            given if said["that"] else this - 1 if said["last"] else this if said["this"] else 0
        )
        meant = _in_year(number, period) if number else None
        return meant if meant and meant.first <= told.last else None
    return period if given in (None, this, period.first.year) or given > this else None


def _given(text: str, start: int, dated: Sequence[Found], before: str) -> int | None:
    """The year that was told last before it."""
    here = [one for one in dated if one[0] < start]
    years = _told(text, here) or _told(before, with_year(before))
    return years[-1] if years else None


def _told(text: str, dated: Sequence[Found]) -> list[int]:
    """The years that something happened in, not those that it is held against or goes on since."""
    return [
        period.last.year
        for at, _, period in dated
        if not only_compared(text, at) and not _SINCE.search(text, 0, at)
    ]


def _in_year(number: int, period: Period) -> Period | None:
    try:
        only = period.first
        return (
            month(number, only.month)
            if period.unit == "month"
            else day(number, only.month, only.day)
        )
    except ValueError:  # the 29th of February
        return None
