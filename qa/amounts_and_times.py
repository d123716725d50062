"""What some words may be by the looks of them: a number, a count, a time."""

import re

from qa.dates.period import month_names
from qa.dates.words import ENGLISH_DAY_OR_MONTH, MONTH, OTHER_WEEKDAY

_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty"
    "|fifty|sixty|seventy|eighty|ninety|dozens?|scores?|hundreds?"
    "|thousands?|millions?|half|third|quarter|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
    "|docenas?|decenas?|cien|cientos|mil|miles|millones|mitad|tercio|dois|quatro|sete|oito|nove|dez"
)
_NUMBER = re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b", re.I)
_MANY_OF = r" (?:people|men|women|(?-i:[a-z]{4,}s))\b"
_COUNT = re.compile(  # no year (but "2005 soldiers"), "800m", "17-year-old" or "19-13"
    rf"(?<![\w.,-])(?!(?:1[5-9]|20)\d\d(?![.,]?\d)(?!{_MANY_OF}))"
    rf"\d+(?:[.,]\d+)*(?:(?:k|m|mn|bn)(?={_MANY_OF}))?(?![a-z\d]|-year-old|-\d)"
    rf"|\b(?:{_NUMBER_WORDS})\b",
    re.I,
)
_MONTHS = "|".join(name for language in ("en", "es", "pt") for name in month_names(language))
_AMOUNT = re.compile(
    r"\b(?:no|none|one|all|both|few|several|many|most|some|ning[uú]n[oa]?|nenhum[a]?|un[oa]?|um|uma"
    r"|todos|todas|amb[oa]s|vari[oa]s|poc[oa]s|much[oa]s|muit[oa]s)\b",
    re.I,
)
_TIME = re.compile(
    r"\b(?:1[5-9]|20)\d\d(?:s|\b)|\b(?:ago|anteayer|ayer|yesterday|ontem|hace \w+|h[aá] \w+ anos)\b"
    r"|(?:\b(?:in|by|since|from|until|around|before|after|en|el|desde|hasta|hacia|em|at[eé])|_)"
    r" (?:the year |el año |about |around |~)?(?:\d{4}\b(?!,\d)|\d{3}(?=[,;:.)](?!\d)|$))"
    r"|\b\d{3,4}[-–]\d{2,4}\b"
    r"|\b\d[\d,.]*(?:st|nd|rd|th)? (?:(?-i:BCE?|CE|AD|BP)\b|[ad]\. ?C\.)"
    rf"|\b\d{{1,2}}:\d\d\b|\b(?:{_MONTHS}|century|siglo|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b",
    re.I,
)
_MOMENT = re.compile(
    r"\d|\b(?:now|today|tonight|then|never|always|once|soon|late|early|when|while|after|before|until"
    r"|during|since|beginning|start|end|seconds?|minutes?|hours?|dawn|dusk|noon|midday|midnight|mornings?"
    r"|afternoons?|evenings?|nights?|days?|weeks?|weekends?|months?|years?|decades?|centur(?:y|ies)|eras?"
    r"|ages?|period|reign|war|spring|summer|autumn|winter|season|easter|christmas|hoy|ahora|nunca|siempre"
    r"|cuando|mientras|despu[eé]s|antes|tras|durante|desde|hasta|comienzos?|principios?|inicios?|fin(?:es"
    r"|ales)?|minutos?|horas?|madrugada|mañana|tarde|noches?|d[ií]as?|semanas?|mes(?:es)?|años?|siglos?"
    r"|[eé]poca|era|guerra|primavera|verano|otoño|invierno|navidad|hoje|agora|quando|depois|at[eé]|fim"
    r"|manhã|noites?|anos?|s[eé]culos?|inverno|verão|outono|natal)\b",
    re.I,
)
_ONLY_A_TIME = re.compile(  # "Julio" and "Domingo" are people: where they are times, they are small
    rf"(?i:(?:\b(?:\d{{1,2}}(?:st|nd|rd|th)?|\d{{4}}|{ENGLISH_DAY_OR_MONTH}|on|in|at|the|of|since|early|late"
    r"|last|next|this|today|yesterday|morning|evening|afternoon|night|week|month|year)\b[\s,]*)+)"
    rf"|(?:\b(?:\d{{1,2}}|\d{{4}}|{MONTH}|{OTHER_WEEKDAY}|[Ee][lnm]|de|del|[Dd]esde|[Hh]oy|[Aa]yer|[Hh]oje"
    r"|[Oo]ntem)\b[\s,]*)+"
)


def has_number(text: str) -> bool:
    """Whether there is a number in it, of whatever."""
    return bool(_NUMBER.search(text))


def has_count(text: str) -> bool:
    """Whether there is a number in it that can tell how many there are of something."""
    return bool(_COUNT.search(text))


def has_time(text: str) -> bool:
    """Whether there is a date, a year or a time of the day in it."""
    return bool(_TIME.search(text))


def is_amount(words: str) -> bool:
    """Whether the words can tell how much."""
    return has_number(words) or bool(_AMOUNT.search(words))


def is_count(words: str) -> bool:
    """Whether the words can tell how many.

    >>> is_count("some 1,920"), is_count("2005"), is_count("800m")
    (True, False, False)
    """
    return has_count(words) or bool(_AMOUNT.search(words))


def is_moment(words: str) -> bool:
    """Whether the words can tell when.

    >>> is_moment("1349"), is_moment("the end of the war"), is_moment("the confusion")
    (True, True, False)
    """
    return has_time(words) or bool(_MOMENT.search(words))


def is_only_a_time(words: str) -> bool:
    """Whether the words tell when, and nothing else.

    >>> is_only_a_time("on Wednesday"), is_only_a_time("12 May 2005"), is_only_a_time("Ann May")
    (True, True, False)
    >>> is_only_a_time("el 3 de julio"), is_only_a_time("Julio")
    (True, False)
    """
    return bool(_ONLY_A_TIME.fullmatch(words.strip()))
