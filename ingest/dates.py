"""Dates as publishers write them, read no more exactly than they were written."""

import datetime
import re

from ingest.accents import without_accents
from ingest.article import Precision, Published

_NAMES = (
    "january enero janeiro ene jan", "february febrero fevereiro feb fev",
    "march marzo marco mar", "april abril abr apr", "may mayo maio mai",
    "june junio junho jun", "july julio julho jul", "august agosto ago aug",
    "september septiembre setiembre setembro sept sep set", "october octubre outubro oct out",
    "november noviembre novembro nov", "december diciembre dezembro dec dic dez",
)  # fmt: skip
_MONTHS = {name: month for month, row in enumerate(_NAMES, 1) for name in row.split()}
MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|º|°|ª|o)?"
_YEAR = r"(?P<year>\d{4})"
WRITTEN = (
    rf"{_DAY}(?: de|\.)? {MONTH}(?: del?|,)? {_YEAR}",
    rf"{MONTH} {_DAY}(?:,| del?)? {_YEAR}",
    rf"{_DAY}(?P<mark>[-/]){MONTH}(?P=mark){_YEAR}",
)
_CLOCK = r"(?:(?:,|T| at| a las?| as| [-–|])? ?\d{1,2}[:h]\d{2}.{0,30})?"
_WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mie|jue|vie|sab|dom|seg|ter|qua|qui|sex)"
    r"[a-z]{0,6}(?:-feira)?\.?,? )?"
)
_FORMS = [
    re.compile(_WEEKDAY + form + _CLOCK, re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep){_DAY}",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        rf"{_YEAR}[-/](?P<month>\d{{1,2}})",
        rf"{MONTH}(?: del?|,)? {_YEAR}",
        *WRITTEN,
        _YEAR,
    )
]
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})" + _CLOCK)


def parse_published(value: str, found_in: str) -> Published | None:
    """Read a date in ISO 8601 or in English, Spanish or Portuguese words; None if it is none.

    Only what is certain is kept: ``03/04/2017`` may be March or April, so it gives the year
    2017; ``20/01/2017`` can only be the 20th. The day is the publisher's, whatever the time
    zone. Years before 1800 and days after tomorrow are not believed.
    """
    text = fold(value)
    for form in _FORMS:
        if match := form.fullmatch(text):
            return from_match(match, found_in)
    match = _NUMERIC.fullmatch(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if first == second or max(first, second) > 12:
        day, month = (first, second) if second <= 12 else (second, first)
        return _published(year, month, day, found_in)
    return _published(year, None, None, found_in)


def from_match(match: re.Match[str], found_in: str) -> Published | None:
    """The date in a match that has the groups year, and month or name, and day."""
    groups = match.groupdict()
    month = groups.get("month") or _MONTHS.get((groups.get("name") or "").lower())
    day = groups.get("day")
    return _published(
        int(groups["year"]), int(month) if month else None, int(day) if day else None, found_in
    )


def fold(text: str) -> str:
    """``text`` without accents, trimmed, single-spaced: what the patterns here are written for."""
    return " ".join(without_accents(text).split())


def _published(year: int, month: int | None, day: int | None, found_in: str) -> Published | None:
    if day and not month:
        return None
    try:
        first = datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    tomorrow = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)
    if year < 1800 or first > tomorrow:
        return None
    precision: Precision = "day" if day else "month" if month else "year"
    length = {"day": 10, "month": 7, "year": 4}[precision]
    return Published(first.isoformat()[:length], precision, found_in)
