"""The time that a turn says, where need be by the time of the question before it."""

import re
from dataclasses import dataclass

from ingest.language import detect_language
from qa.dates.period import Period, month_names, months_later, year
from qa.dates.words import MONTH, month_number
from qa.dates.written import with_year

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_BEFORE = (
    r"(?:the )?(?:{en} before|previous {en}|prior {en})|(?:a|one) {en} (?:earlier|before)"
    r"|(?:el|un) {es} (?:anterior|previo|antes)|(?:n?o|um) {pt} (?:anterior|passado|antes)"
)
_AFTER = (
    r"(?:the )?(?:{en} after|following {en}|next {en})|(?:a|one) {en} (?:later|after)"
    r"|(?:el|un) {es} (?:siguiente|después)|(?:n?o|um) {pt} (?:seguinte|depois)"
)


def _steps(en: str, es: str, pt: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    forms = ((-1, _BEFORE), (1, _AFTER))
    return tuple(
        (by, re.compile(rf"\b(?:{form.format(en=en, es=es, pt=pt)})\b", re.I)) for by, form in forms
    )


_YEAR_STEPS = _steps("year", "año", "ano")
_MONTH_STEPS = _steps("month", "mes", "mês")
_MONTH_ALONE = re.compile(
    r"\b(?:in|by|before|after|since|until|during|en|antes de|después de|desde|hasta|durante|em|até"
    rf"|depois de) (?P<month>{MONTH})(?!,? (?:of |de |del )?\d)",
    re.I,
)
_IN = re.compile(r"(?:in|on|during|en|durante|em)(?: (?:the|el|o)?(?: ?(?:year|año|ano))?)?$", re.I)
_BY = re.compile(
    r"\b(?:between|from|in|on|at|by|of|during|before|after|since|until|till|through|up to|prior to"
    r"|as of|en|durante|desde|hasta|entre|de|del|antes del?|después del?|a partir del?|em|até"
    r"|depois de|no|na)(?: (?:the|early|late|mid|el|la|o|año|ano|year|(?:beginning|start|end) of"
    r"|(?:a )?(?:principios|inicios|finales|fines) de))*[ -]$",
    re.I,
)


@dataclass(frozen=True)
class Time:
    """A time in a text: of ``text[start:end]`` what stands before ``at`` is its preposition."""

    text: str
    start: int
    at: int
    end: int
    period: Period

    @property
    def by(self) -> str:
        """The preposition with the space behind it, or nothing."""
        return self.text[self.start : self.at]

    @property
    def date(self) -> str:
        """The date alone."""
        return self.text[self.at : self.end]


@dataclass(frozen=True)
class Said:
    """A time that a question says from ``start`` to ``end``: its preposition and its date."""

    start: int
    end: int
    by: str
    date: str

    @property
    def words(self) -> str:
        """Both."""
        return f"{self.by}{self.date}"


def time_in(text: str) -> Time | None:
    """The one date with its year, if there is one and no other.

    >>> (found := time_in("Who led it before 2016?")).by, found.date
    ('before ', '2016')
    """
    dates = with_year(text)
    if not dates:
        dates = [(*found.span(), year(int(found[0]))) for found in _YEAR.finditer(text)]
    if len(dates) != 1:
        return None
    at, end, period = dates[0]
    if _YEAR.search(f"{text[:at]} {text[end:]}"):
        return None
    by = _BY.search(text[:at])
    return Time(text, by.start() if by else at, at, end, period)


def time_said(asked: str, former: Time) -> Said | None:
    """The time asked for, by the former where it leaves that to it."""
    told = time_in(asked)
    if not told:
        return None if with_year(asked) else month_alone(asked, former) or step(asked, former)
    plain = not told.by or is_in(told.by)
    if plain and told.period.unit == "year" and former.period.unit in ("day", "month"):
        return Said(told.start, told.end, "", _YEAR.sub(told.date, former.date))
    return Said(told.start, told.end, told.by, told.date)


def month_alone(asked: str, former: Time) -> Said | None:
    """A month whose year is the former question's, as it is written with it."""
    if not (alone := _MONTH_ALONE.search(asked)):
        return None
    language = detect_language(former.text)
    name = month_names(language)[month_number(alone["month"]) - 1]
    of = "de " if language in ("es", "pt") else ""
    by = asked[alone.start() : alone.start("month")]
    return Said(*alone.span(), by, f"{name} {of}{former.period.first.year}")


def step(asked: str, former: Time) -> Said | None:
    """The month or year before or after the former question's."""
    period = former.period
    for months, form in _MONTH_STEPS if period.unit == "month" else ():
        if said := form.search(asked):
            later = months_later(period.first, months)
            return Said(*said.span(), "", later.shown(detect_language(former.text)))
    for years, form in _YEAR_STEPS:
        if said := form.search(asked):
            year_told = str((period.first if years < 0 else period.last).year + years)
            dated = period.unit in ("day", "month")
            date = _YEAR.sub(year_told, former.date) if dated else year_told
            return Said(*said.span(), "", date)
    return None


def is_in(by: str) -> bool:
    """Whether the preposition says no more than "in"."""
    return bool(_IN.match(by.strip()))
