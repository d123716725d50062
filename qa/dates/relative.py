"""Words that mean a time by the day they were written on: "yesterday", "last year", "el lunes"."""

import re
from datetime import date, timedelta

from qa.dates.period import Period, month, months_later, one_day, week_of, year
from qa.dates.words import (
    ENGLISH_WEEKDAY,
    MONTH,
    NUMBER,
    OTHER_WEEKDAY,
    month_number,
    small_number,
    weekday_number,
)
from qa.dates.written import Found, apart

_NOT_A_DATE = rf"(?!,? (?:\d|{MONTH})| of | pr[oó]xim| que viene| siguiente| que vem)"
_NAMED = "".join(
    rf"(?<!{word} )"
    for word in ("Bloody", "Black", "Good", "Easter", "Palm", "Ash", "Holy", "Super", "Cyber")
)
_WEEKDAY = re.compile(
    rf"(?<!every )(?<!each )(?<!next ){_NAMED}"
    rf"\b(?![A-Z]\w+ (?:Times|Mail|Post|Telegraph|Express|Herald|Mirror|Tribune)\b)"
    rf"(?P<day>{ENGLISH_WEEKDAY}){_NOT_A_DATE}"
    rf"|\b(?:[Ee]l|[Ee]ste|[Dd]el|[Aa]l|[Nn]a|[Nn]esta|[Pp]asado) "
    rf"(?P<other>{OTHER_WEEKDAY}){_NOT_A_DATE}"
)
_DAYS = (
    (0, re.compile(r"\b(?:[Tt]onight|[Ee]sta noche|[Tt]his (?:morning|afternoon|evening))\b")),
    (1, re.compile(r"(?<!before )\b(?:[Yy]esterday|[Ll]ast night|[Aa]yer|[Aa]noche|[Oo]ntem)\b")),
)
_FIRST_YEAR = 1  # of the calendar
_UNIT = (
    r"(?:(?P<day>days?|d[ií]as?)|(?P<week>weeks?|semanas?)|(?P<month>months?|mes(?:es)?|mês)"
    r"|(?P<year>years?|años?|anos?))(?!\w)"
)
_THIS = re.compile(rf"\b(?:[Tt]his|[Ee]st[ae]|[Nn]?est[ae]) (?!days?|d[ií]as?){_UNIT}")
_LAST = re.compile(  # "the last year" may be the last of something, or the twelve months past
    rf"\b(?:(?<!the )(?<!The )(?<!his )(?<!her )(?<!its )(?<!their )[Ll]ast (?!days?){_UNIT}"
    r"(?! (?:of|in (?:office|power|prison|jail))\b)"
    rf"|(?:[Ee]l|[Ll]a|[Nn][oa]|[Oo]) {_UNIT.replace('?P<', '?P<p_')}"
    r" (?:pasad[oa]|passad[oa]))\b"
)
_AGO = re.compile(
    rf"(?<!than )(?<!over )(?<!almost )(?<!nearly )(?<!and )(?<!ty )(?<![.,-])"
    rf"\b(?P<count>{NUMBER}) {_UNIT} ago\b"
    rf"|(?<!desde )\b[Hh](?:ace|á) (?P<p_count>{NUMBER}) {_UNIT.replace('?P<', '?P<p_')}"
)
_MONTH = re.compile(
    rf"\b[Ll]ast (?P<last>{MONTH})(?! \d)|\b[Tt]his (?P<this>{MONTH})(?! \d)"
    rf"|\b(?:[Ee]l )?pasado (?:mes de )?(?P<pasado>{MONTH})"
    rf"|\b(?P<after>{MONTH}) (?:pasado|passado)\b"
)
_NOW = re.compile(
    r"\b(?:(?:[Rr]ight |[Ff]or )?[Nn]ow(?! known| called| that\b|-)|[Cc]urrently|[Aa]t present"
    r"|[Nn]owadays|[Ss]o far(?! this)|[Tt]o date|(?:hoy|(?<!\w )Hoy)(?: en día)?"
    r"|[Aa]ctualmente|[Aa]hora(?! que)"
    r"|[Ee]n la actualidad|[Pp]or ahora|[Hh]asta (?:ahora|el momento|la fecha)"
    r"|[Aa]tualmente|[Hh]oje(?: em dia)?|[Aa]gora)\b"
)


def by_the_day(text: str, told: Period) -> list[Found]:
    """What words like "yesterday" and "last year" mean in a text of that time.

    ``told`` is the article's date as exactly as it is known; words that need it more exactly
    than that are left alone. All of them look back: "next week" is left alone as well.
    """
    found: list[Found] = []
    if told.unit == "day":
        found += [(*m.span(), _weekday(m, told.first)) for m in _WEEKDAY.finditer(text)]
        for back, form in _DAYS:
            day = one_day(told.first - timedelta(days=back))
            found += [(*m.span(), day) for m in form.finditer(text)]
    forms: tuple[tuple[re.Pattern[str], int | None], ...] = ((_THIS, 0), (_LAST, 1), (_AGO, None))
    for form, count in forms:
        found += [
            (*m.span(), period) for m in form.finditer(text) if (period := _back(m, told, count))
        ]
    if told.unit != "year":
        found += [(*m.span(), _month(m, told.first)) for m in _MONTH.finditer(text)]
    return apart(found)


def words_for_now(text: str) -> list[tuple[int, int]]:
    """Where "now", "currently", "hasta ahora" and the like stand."""
    return [match.span() for match in _NOW.finditer(text)]


def _weekday(match: re.Match[str], told: date) -> Period:
    """The last one up to the day itself: a paper writes "on Monday" also on that Monday."""
    number = weekday_number(match["day"] or match["other"])
    back = (told.weekday() - number) % 7
    said_last = match.string[: match.start()].lower().endswith("last ")
    return one_day(told - timedelta(days=back or 7 * said_last))


def _back(match: re.Match[str], told: Period, back: int | None) -> Period | None:
    groups = {name.removeprefix("p_"): held for name, held in match.groupdict().items() if held}
    count = small_number(groups.pop("count")) if back is None else back
    unit = next(iter(groups))
    if told.first.year <= _FIRST_YEAR + count:
        return None
    if unit == "year":
        return year(told.first.year - count)
    if unit == "month":
        return months_later(told.first, -count) if told.unit != "year" else None
    if told.unit != "day":
        return None
    days = timedelta(days=count * (7 if unit == "week" else 1))
    return week_of(told.first - days, told.first) if unit == "week" else one_day(told.first - days)


def _month(match: re.Match[str], told: date) -> Period:
    """ "Last March" is the nearest one before this month; "this March" is this year's."""
    which = month_number(next(name for name in match.groups() if name))
    before = which >= told.month and match["this"] is None
    return month(told.year - before, which)
