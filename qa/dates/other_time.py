"""The former question at another time: "And in 2015?", "And in April?", "And the year before?"."""

import re

from ingest.language import detect_language
from qa.dates.period import Period, month_names, months_later
from qa.dates.words import MONTH, month_number
from qa.dates.written import with_year
from vectorstore.analysis import content_words

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
_MONTH_ALONE = re.compile(rf"\b(?:in|en|em) (?P<month>{MONTH})(?!,? (?:of |de |del )?\d)", re.I)


def at_another_time(asked: str, before: str) -> str | None:
    """The former question about the time that is asked for now, if that is all that changed.

    >>> at_another_time("And in April?", "How many were killed in March 2016?")
    'How many were killed in April 2016?'
    """
    return _other_date(asked, before) or _other_year(asked, before)


def _other_date(asked: str, before: str) -> str | None:
    """Another day or month in the place of the one date that the former question has."""
    dates, said = with_year(before), with_year(asked)
    if len(dates) != 1 or len(said) > 1:
        return None
    start, end, period = dates[0]
    language = detect_language(before)
    if said:
        first, last, told = said[0]
        new = asked[first:last] if told.unit in ("day", "month") else ""
    else:
        first, last, new = _month_of(asked, period, language)
    if not new or not _adds_nothing(f"{asked[:first]} {asked[last:]}", before):
        return None
    return f"{before[:start]}{new}{before[end:]}"


def _month_of(asked: str, period: Period, language: str) -> tuple[int, int, str]:
    """Where a month stands whose year is the former question's, and as it is written with it."""
    if alone := _MONTH_ALONE.search(asked):
        name = month_names(language)[month_number(alone["month"]) - 1]
        of = "de " if language in ("es", "pt") else ""
        return *alone.span("month"), f"{name} {of}{period.first.year}"
    if period.unit == "month":
        for by, form in _MONTH_STEPS:
            if said := form.search(asked):
                return *said.span(), months_later(period.first, by).shown(language)
    return 0, 0, ""


def _other_year(asked: str, before: str) -> str | None:
    years = _YEAR.findall(before)
    if not years:
        return None
    language = detect_language(asked)
    for by, form in _YEAR_STEPS:
        if not (said := form.search(asked)):
            continue
        year = str(int(years[-1]) + by)
        if _adds_nothing(f"{asked[: said.start()]} {asked[said.end() :]}", before):
            return _YEAR.sub(year, before)
        if by < 0 and not asked[said.end() :].strip(" ?.!"):  # another question of that year
            return f"{asked[: said.start()]}{'en' if language == 'es' else 'in'} {year}?"
        return None
    named = _YEAR.findall(asked)
    alone = len(named) == 1 and not content_words(_YEAR.sub("", asked), language)
    return _YEAR.sub(named[0], before) if alone else None


def _adds_nothing(rest: str, before: str) -> bool:
    """Whether these words of a question all stand in the former one."""
    language = detect_language(rest)
    return set(content_words(rest, language)) <= set(content_words(before, language))
