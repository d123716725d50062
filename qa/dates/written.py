"""Dates that are written with their year, and days and months that leave it to the reader.

``dateparser.search`` was tried for this and takes "a 34-year sentence" for 2034 and "a second"
for a time of day; these rules accept less and are meant to be always right.
"""

import re
from collections.abc import Callable
from datetime import date

from qa.dates.period import Period, day, month, year
from qa.dates.words import MONTH, month_number

Found = tuple[int, int, Period]  # where it stands (start, end), and what it means

_RECENT = r"(?:1[5-9]\d\d|20[0-4]\d)"
_DAY = r"(?P<day>[0-3]?\d(?:st|nd|rd|th|º|°)?)(?!\w)"
_YEAR = r"(?P<year>1[0-9]\d\d|20[0-4]\d)(?![\w%]|[.,]\d|-\w)"
_NAME = rf"(?P<month>{MONTH})"
_OF = r"(?:,| of| de| del)?"
_FREE = r"(?<![\w.,$€£/-])"
_IN = (
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]efore|[Aa]fter|[Tt]hrough|[Bb]y|[Ff]rom|[Ee]arly"
    r"|[Ll]ate|mid|[Oo]f|[Yy]ear|[Ee]nds?|[Ee]n|[Dd]esde|[Hh]asta|[Dd]urante|[Dd]el?|año|[Ee]m|[Aa]té"
    r"|[Aa]ntes de|ano)[ -]"
)
_WITH_YEAR = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_FREE}(?P<year>\d{{4}})-(?P<number>\d\d)-(?P<day>\d\d)(?!\w)",
        rf"{_NAME} {_DAY},? {_YEAR}",
        rf"{_FREE}{_DAY}(?: of| de)? {_NAME}{_OF} {_YEAR}",
        rf"{_NAME}{_OF} {_YEAR}",
    )
]
_TO = r"(?:and|to|until|through|y|a|al|e|hasta|até)"
_MONTH_SPAN = re.compile(
    rf"(?P<one>{MONTH})(?:{_OF} (?P<start>{_RECENT}))? {_TO} (?P<other>{MONTH}){_OF} {_YEAR}"
)
_FIRST, _LAST = (rf"(?P<{name}>[0-3]?\d(?:st|nd|rd|th|º|°)?)" for name in "ab")
_DAY_SPANS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<one>{MONTH}) {_FIRST} {_TO} (?P<other>{MONTH}) {_LAST},? {_YEAR}",
        rf"(?P<one>{MONTH}) {_FIRST}(?: ?[-–] ?| {_TO} ){_LAST},? {_YEAR}",
        rf"{_FREE}{_FIRST}(?: of| de)? (?P<one>{MONTH}) {_TO} (?:el )?{_LAST}(?: of| de)?"
        rf" (?P<other>{MONTH}){_OF} {_YEAR}",
        rf"{_FREE}{_FIRST}(?: ?[-–] ?| {_TO} )(?:el )?{_LAST}(?: of| de)?"
        rf" (?P<one>{MONTH}){_OF} {_YEAR}",
    )
]
_YEAR_SPAN = re.compile(
    r"\b(?:[Ff]rom|[Bb]etween|[Ee]ntre|[Dd]e|[Dd]esde) "
    rf"(?P<one>{_RECENT})"
    rf" {_TO} (?P<other>{_RECENT})(?!\w|[.,]\d)"
    rf"|{_FREE}(?P<dash>{_RECENT})[-–](?P<end>{_RECENT})(?![\w-])"
)
_BARE = [
    re.compile(rf"(?:{_IN})(?:mid-)?{_YEAR}"),
    re.compile(
        r"(?:\b[Tt]he|['’]s?|\b[Ee]l|\b[Ll]as?|\b[Ll]os|\b[Oo]|^) ?"
        r"(?P<year>19\d\d|20[0-4]\d)(?= [A-Za-z])"
    ),
    re.compile(
        rf"(?:^|[(]|, |\b(?:and|or|for|than|y|o|e|en|to|a|para|que) ){_YEAR}(?=[).,;:?!]|$)"
    ),
]
_COUNTED = re.compile(
    r" (?:people|men|women|inmates|detainees|troops|migrants|personas|policías|hombres|mujeres"
    r"|reclusos|presos|detenidos|soldados|migrantes|pessoas|homens|mulheres|\w+(?:ers|iers|tons)"
    r"|kilo(?:gram)?s?|kg|tonnes?|tons|toneladas|quilos|grams|gramos|pounds|libras|d[oó]lares|dollars|pesos|euros|soles|reais|bol[ií]vares|homes"
    r"|hectares|hect[aá]reas|km|kil[oó]metros|quil[oó]metros|met(?:er|re)s|metros|miles|millas|barrels"
    r"|barriles|barris|lit(?:er|re)s|litros|plants|plantas|rounds|bullets|balas|cartuchos)\b"
)
_COUNTS = re.compile(
    r"\b(?:m[aá]s|mais|menos|cerca|alrededor|perto|more|less|fewer) (?:de|than) $", re.I
)

_WITHOUT_YEAR = [
    re.compile(form)
    for form in (
        rf"{_NAME} {_DAY}(?!,? \d{{4}}|[.,]\d)",
        rf"{_FREE}{_DAY}(?: of| de)? {_NAME}(?!{_OF} \d{{4}})",
        rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]y|[Oo]f|[Ee]n|[Dd]esde|[Hh]asta|[Dd]urante|[Ee]m"
        rf"|[Dd]e|[Aa]té)(?: early| late| mid)? {_NAME}"
        rf"(?!{_OF} \d|,? \d{{4}})(?! (?:and|y|to|a|e) {MONTH})",
    )
]

_COMPARED = re.compile(
    r"(?:\bthan|\bcompared (?:with|to)"
    r"|\b(?:más|menos|mayor|menor|superior|inferior)\b[^.,;]{0,40} que"
    r"|\brespecto (?:a|al|de|del)|\bfrente (?:a|al)|\bdo que|\bem relação (?:a|ao))"
    r"(?: (?:in|during|for|the|year|el|la|al|año|en|em|o|ano|de))* $",
    re.I,
)
_GOES_ON = re.compile(r"[^.;?!]{0,25}, (?:when|cuando|quando)\b", re.I)
_BEFORE = 80  # characters in which something is held against a date


def with_year(text: str) -> list[Found]:
    """Every date that is written with its year, in order and without overlap."""
    spans = [found for form in _DAY_SPANS for found in _each(form, text, _days)]
    spans += [*_each(_MONTH_SPAN, text, _months), *_each(_YEAR_SPAN, text, _years)]
    dated = [found for form in _WITH_YEAR for found in _each(form, text, _dated)]
    bare = [found for form in _BARE for found in _each(form, text, _bare)]
    return apart([*spans, *dated, *bare])


def only_compared(text: str, at: int) -> bool:
    """Whether something is held against the date that begins there, as in "68 more than in 2021".

    "Against 38 in 2021" tells what 2021 had, and so does "more than in 2021, when 38 were".
    """
    compared = _COMPARED.search(text, max(0, at - _BEFORE), at)
    return bool(compared) and not _GOES_ON.match(text, at)


def without_year(text: str, last: date, given: int | None) -> list[Found]:
    """Days and months whose year is not told: of the year ``given``, else the last up to ``last``.

    A news article that names no year means the nearest one behind it.
    """
    return apart(
        [
            found
            for form in _WITHOUT_YEAR
            for found in _each(form, text, lambda match: _nearest(match, last, given))
        ]
    )


def apart(found: list[Found]) -> list[Found]:
    """In order; of two that overlap, the one that was given first."""
    kept: list[Found] = []
    for one in found:
        if all(one[1] <= start or end <= one[0] for start, end, _ in kept):
            kept.append(one)
    return sorted(kept)


def _each(
    form: re.Pattern[str], text: str, meaning: Callable[[re.Match[str]], Period | None]
) -> list[Found]:
    found = []
    for match in form.finditer(text):
        period = meaning(match)
        if period:
            names = [name for name in form.groupindex if match[name]]
            start = min(match.start(name) for name in names)
            end = max(match.end(name) for name in names)
            found.append((start, end, period))
    return found


def _dated(match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    number = groups.get("number")  # "00" is none, as in "0000-00-00"
    which = month_number(groups["month"]) if number is None else int(number)
    return _day_or_month(int(groups["year"]), which, groups.get("day"))


def _day_or_month(number: int, which: int, of_month: str | None) -> Period | None:
    try:
        return day(number, which, _number(of_month)) if of_month else month(number, which)
    except ValueError:
        return None


def _number(ordinal: str) -> int:
    return int(re.sub(r"\D", "", ordinal))


def _months(match: re.Match[str]) -> Period | None:
    number = int(match["year"])
    one = month(int(match["start"] or number), month_number(match["one"]))
    other = month(number, month_number(match["other"]))
    return Period(one.first, other.last) if one.first < other.first else None


def _days(match: re.Match[str]) -> Period | None:
    groups, number = match.groupdict(), int(match["year"])
    one = month_number(match["one"])
    other = month_number(groups["other"]) if groups.get("other") else one
    begins, ends = (
        _day_or_month(number, which, match[name]) for which, name in ((one, "a"), (other, "b"))
    )
    if begins and ends and begins.first < ends.first:
        return Period(begins.first, ends.last)
    return None


def _years(match: re.Match[str]) -> Period | None:
    one, other = (int(given) for given in match.groups() if given)
    return Period(year(one).first, year(other).last) if one < other else None


def _bare(match: re.Match[str]) -> Period | None:
    text = match.string
    counted = _COUNTED.match(text, match.end("year")) or _COUNTS.search(text[: match.start("year")])
    return None if counted else year(int(match["year"]))


def _nearest(match: re.Match[str], last: date, given: int | None) -> Period | None:
    groups = match.groupdict()
    which, of_month = month_number(groups["month"]), groups.get("day")
    if given is not None:
        return _day_or_month(given, which, of_month)
    candidates = (_day_or_month(last.year - back, which, of_month) for back in (0, 1))
    return next((period for period in candidates if period and period.first <= last), None)
