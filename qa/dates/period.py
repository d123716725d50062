"""A stretch of days, as exactly as words tell it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "year", "span"]

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
    " dezembro",
}
_OF = {"es": " de ", "pt": " de "}
_TO = {"es": "a", "pt": "a"}


@dataclass(frozen=True, order=True)
class Period:
    """From ``first`` to ``last``, both included."""

    first: date
    last: date
    unit: Unit = "span"

    @property
    def iso(self) -> str:
        """``2016``, ``2016-03`` or ``2016-03-05``; a week is a month, or its year if it is in two.

        A longer span is told by the longest unit that it fits in, else as ``2009/2014``.
        """
        first, last = self.first.isoformat(), self.last.isoformat()
        if self.unit == "day":
            return first
        if self.unit != "year" and first[:7] == last[:7]:
            return first[:7]
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}/{last[:4]}"

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        """How exact ``iso`` is."""
        return "day" if self.unit == "day" else "month" if len(self.iso) == 7 else "year"

    def overlaps(self, other: "Period") -> bool:
        """Whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def shown(self, language: str = "en") -> str:
        """As a person writes it.

        >>> day(2016, 3, 5).shown("es")
        '5 de marzo de 2016'
        """
        if self.unit in ("day", "month", "year"):
            return _written(self.first, self.unit, language)
        last = _written(self.last, "day", language)
        if self.iso == self.first.isoformat()[:7]:
            return f"{self.first.day}–{last}"
        return f"{_written(self.first, 'day', language)} {_TO.get(language, 'to')} {last}"


def year(number: int) -> Period:
    """A whole year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def month(number: int, which: int) -> Period:
    """A month (1 to 12) of a year."""
    return Period(
        date(number, which, 1), date(number, which, monthrange(number, which)[1]), "month"
    )


def day(number: int, which: int, of_month: int) -> Period:
    """One day.

    Raises:
        ValueError: there is no such day.
    """
    only = date(number, which, of_month)
    return Period(only, only, "day")


def one_day(only: date) -> Period:
    """``only``, as a period."""
    return Period(only, only, "day")


def week_of(some: date, last: date) -> Period:
    """The week of a day from its Monday on, up to its Sunday or ``last``."""
    monday = some - timedelta(days=some.weekday())
    return Period(monday, min(monday + timedelta(days=6), last), "week")


def months_later(some: date, count: int) -> Period:
    """The month that lies ``count`` months after the month of ``some``."""
    total = some.year * 12 + some.month - 1 + count
    return month(total // 12, total % 12 + 1)


def month_names(language: str) -> tuple[str, ...]:
    """January to December; in English where the language is unknown."""
    return tuple(_MONTHS.get(language, _MONTHS["en"]).split())


def _written(some: date, unit: Unit, language: str) -> str:
    of = _OF.get(language, " ")
    name = month_names(language)[some.month - 1]
    parts = {"year": [], "month": [name]}.get(unit, [str(some.day), name])
    return of.join([*parts, str(some.year)])
