"""Names of months, weekdays and small numbers in English, Spanish and Portuguese, as patterns."""

import re

_MONTH_ROWS = (
    r"January|Jan\.|enero|janeiro", r"February|Feb\.|febrero|fevereiro",
    r"March|marzo|março", r"April|Apr\.|abril", r"May|mayo|maio",
    r"June|junio|junho", r"July|julio|julho", r"August|Aug\.|agosto",
    r"September|Sept?\.|sep?tiembre|setembro", r"October|Oct\.|octubre|outubro",
    r"November|Nov\.|noviembre|novembro", r"December|Dec\.|diciembre|dezembro",
)  # fmt: skip
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OTHER_DAYS = (
    "lunes|segunda-feira", "martes|terça-feira", "miércoles|quarta-feira", "jueves|quinta-feira",
    "viernes|sexta-feira", "sábado", "domingo",
)  # fmt: skip
_NUMBER_ROWS = (
    r"an?|one|una?|uma?", r"two|dos|dois|duas", r"three|tres|três", r"four|cuatro|quatro",
    r"five|cinco", r"six|seis", r"seven|siete|sete", r"eight|ocho|oito", r"nine|nueve|nove",
    r"ten|diez|dez",
)  # fmt: skip
ENGLISH_MONTHS = "|".join(row.partition("|")[0] for row in _MONTH_ROWS)
ENGLISH_DAY_OR_MONTH = rf"(?:(?:{'|'.join(_ENGLISH_DAYS)})s?|{ENGLISH_MONTHS})"
MONTH = rf"(?:{'|'.join(_MONTH_ROWS)})(?!\w)"
ENGLISH_WEEKDAY = rf"(?:{'|'.join(_ENGLISH_DAYS)})(?!\w)"
OTHER_WEEKDAY = rf"(?:{'|'.join(_OTHER_DAYS)})(?!\w)"
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBER_ROWS)})(?!\w)"


def month_number(name: str) -> int:
    """1 to 12."""
    return _row(_MONTH_ROWS, name)


def weekday_number(name: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return _row(_ENGLISH_DAYS if name in _ENGLISH_DAYS else _OTHER_DAYS, name) - 1


def small_number(words: str) -> int:
    """The number that ``NUMBER`` matched."""
    return int(words) if words.isdigit() else _row(_NUMBER_ROWS, words.lower())


def _row(rows: tuple[str, ...], name: str) -> int:
    return next(place for place, row in enumerate(rows, 1) if re.fullmatch(row, name, re.I))
