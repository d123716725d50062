"""Long times that a question asks for: "in the past year", "in the last three months", "the 1990s".

In an article "the last three months" may end on any day; in a question they end today.
"""

import re
from datetime import date, timedelta

from qa.dates.period import Period, months_later, year
from qa.dates.words import NUMBER, small_number
from qa.dates.written import Found, apart

_MANY = (
    rf"(?P<count>{NUMBER}) (?:(?P<days>days?|d[ií]as?)|(?P<weeks>weeks?|semanas?)"
    r"|(?P<months>months?|mes(?:es)?|mês)|(?P<years>years?|a[ñn]os?))"
)
_ONE = r"(?:(?P<week>week|semana)|(?P<month>month|mes|mês)|(?P<year>year|año|ano))"
_LAST = r"últim[oa]s?"
_SO_LONG = (
    rf"(?:{_MANY}|{_ONE})(?!\w)"
    r"(?! (?:of|before|when|that|under|in (?:office|power|prison|jail)|d[eoa]l?|antes|que)\b)"
)
_BACK = [
    re.compile(form, re.I)
    for form in (
        rf"\b(?:in|over|during|within) the (?:last|past) {_SO_LONG}",
        rf"\b(?:en|durante) (?:el|l[oa]s?) {_LAST} {_SO_LONG}",
        rf"\b(?:n|durante )[oa]s? {_LAST} {_SO_LONG}",
    )
]
_TENS = {
    "treinta": 1930, "cuarenta": 1940, "cincuenta": 1950, "sesenta": 1960, "setenta": 1970,
    "ochenta": 1980, "noventa": 1990, "trinta": 1930, "quarenta": 1940, "cinquenta": 1950,
    "sessenta": 1960, "oitenta": 1980,
}  # fmt: skip
_DECADE = re.compile(  # but "the 1800s" are a century
    r"\b(?P<one>1[5-9][1-9]0|20\d0)['’]?s\b"
    r"|\bd[ée]cada de (?:los años )?(?P<of>1[5-9][1-9]0|20\d0)\b"
    r"|\b(?:d[ée]cada de(?: los(?: años)?)?|(?<=\blos )años|(?<=\bnos )anos)"
    rf" (?P<tens>{'|'.join(_TENS)})\b",
    re.I,
)


def stretches(question: str, today: date) -> list[Found]:
    """Decades, and times that end ``today``."""
    back = [
        (*match.span(), period)
        for form in _BACK
        for match in form.finditer(question)
        if (period := _back(match, today))
    ]
    decades = [(*match.span(), _decade(match)) for match in _DECADE.finditer(question)]
    return apart([*back, *decades])


def _back(match: re.Match[str], today: date) -> Period | None:
    count = small_number(match["count"] or "one")
    try:
        if match["days"]:
            return Period(today - timedelta(days=count), today)
        if match["weeks"] or match["week"]:
            return Period(today - timedelta(weeks=count), today)
        months = 12 * count if match["years"] or match["year"] else count
        first = months_later(today, -months)
        return Period(first.first.replace(day=min(today.day, first.last.day)), today)
    except (ValueError, OverflowError):  # before the first year of the calendar
        return None


def _decade(match: re.Match[str]) -> Period:
    first = int(match["one"] or match["of"] or _TENS[match["tens"].lower()])
    return Period(year(first).first, year(first + 9).last)
