"""Whether a number of a sentence is that of the place that is asked about."""

import re
from collections.abc import Iterable

from qa.accounts.same import holds_name
from qa.capitals import CAPITAL
from qa.dates.words import ENGLISH_WEEKDAY, MONTH

_NAME = (
    rf"(?!{MONTH}|{ENGLISH_WEEKDAY})[{CAPITAL}][\w’'-]+"
    rf"(?: (?:(?:de|del|da|do|of) (?:la |los )?)?[{CAPITAL}][\w’'-]+)*"
)
_KIND = r"(?:(?: [a-zà-öø-ÿ-]+){1,4} (?:of|de|del|da|do))"  # "in the port of Hestad"
_IN = rf"(?<!\w)(?i:in|at|en|em|no|na)(?: the| el| la)?{_KIND}? "
_HAD = r" (?i:had|saw|suffered|registered|recorded|tuvo|sufrió|registró|teve|sofreu|registrou)\b"
_AGENCY = r"(?!Polic|Políc|Authorit|Official|Prosecut|Hospital)"
_PLACED = re.compile(rf"{_IN}(?P<place>{_NAME})|(?<!\w){_AGENCY}(?P<had>{_NAME}){_HAD}")
_ASKED = re.compile(
    rf"{_IN}{_NAME}"
    r"(?=[?,.;)]|$| (?i:in|on|at|during|between|last|this|since|en|durante|entre|em)\b)"
)
_CLAUSE = re.compile(r"[,;:—]|\.\s|(?<=\s)(?:and|while|whereas|y|e|mientras|enquanto)(?=\s)")


def asks_of_a_place(question: str) -> bool:
    """Whether it asks what was so in a place, not of a thing that is called after one.

    >>> asks_of_a_place("How many died in Quilca?"), asks_of_a_place("How many in the Quilca fire?")
    (True, False)
    """
    return bool(_ASKED.search(question))


def elsewhere(text: str, start: int, end: int, names: Iterable[str]) -> str | None:
    """The place that the number ``text[start:end]`` is of, where it has none of the names.

    Its place is told behind it, in the same clause, else before it. "The attack on the Rojas school
    in Altavela" is of what is asked for where either is.
    """
    names = list(names)
    closes = _CLAUSE.search(text, end)
    behind = list(_places(text, end, closes.start() if closes else len(text)))
    if behind:
        held = any(_holds(place, names) for _, place in behind)
        return None if held else behind[0][1]
    for at, place in reversed(list(_places(text, 0, start))):
        opens = max((m.end() for m in _CLAUSE.finditer(text, 0, at)), default=0)
        held = _holds(text[opens:at], names) or _holds(place, names)
        return None if held else place
    return None


def _places(text: str, start: int, end: int) -> Iterable[tuple[int, str]]:
    for match in _PLACED.finditer(text, start, end):
        yield match.start(), match["place"] or match["had"]


def _holds(text: str, names: Iterable[str]) -> bool:
    return any(holds_name(text, name) for name in names)
