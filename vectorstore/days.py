"""Days as a person gives them for a limit."""

import re
from datetime import date
from typing import Literal

from ingest.article import Precision, Published
from ingest.errors import SettingsError

_SHAPE = re.compile(r"\d{4}(-\d{2}){0,2}")
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


def as_span(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """The first ISO day of ``since`` and the last of ``until``.

    >>> as_span("2016", "2016-02")
    ('2016-01-01', '2016-02-29')

    Raises:
        SettingsError: one is no day, month or year, or the first is later than the last.
    """
    first, last = as_day(since, "first"), as_day(until, "last")
    if first and last and first > last:
        raise SettingsError(
            f"Since {since} is later than until {until}, so that nothing lies between. "
            f"Exchange them."
        )
    return first, last


def as_day(given: str | None, edge: Literal["first", "last"]) -> str | None:
    """``2016``, ``2016-03`` or ``2016-03-05`` as the first or last ISO day it means.

    >>> as_day("2016-02", "last")
    '2016-02-29'

    Raises:
        SettingsError: it is none of these, or there is no such day.
    """
    if not given:
        return None
    try:
        if not _SHAPE.fullmatch(given):
            raise ValueError
        published = Published(given, _PRECISIONS[len(given)], "given")
        day = published.first_day if edge == "first" else published.last_day
        return date.fromisoformat(day).isoformat()
    except (ValueError, KeyError) as error:
        raise SettingsError(
            f"{given!r} is not a date. Write it as 2016-03-05, 2016-03 or 2016."
        ) from error
