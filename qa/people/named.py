"""People named in a text, by whole names."""

import re
from collections.abc import Iterator
from functools import cache

from qa.capitals import CAPITAL
from qa.countries import countries
from qa.dates.words import ENGLISH_DAY_OR_MONTH
from qa.people.first_names import FIRST_NAMES
from qa.people.words import is_office, is_role

_LETTER = "a-zà-öø-ÿ"
NAME = (  # "O'Neil", "McDonald", "Jean-Pierre", "Paz" of "Paz's"
    rf"[{CAPITAL}](?:[{_LETTER}]|[’'](?=\w\w)|(?<=[{_LETTER}’'])[{CAPITAL}]|-[{CAPITAL}]?)+(?!\w)"
)
_JOINED = r"(?:de la |de los |del |de |da |das |dos |van |von )?"
_PERSON = re.compile(rf"\b{NAME}(?: (?:{_JOINED}|[{CAPITAL}]\.? ){NAME}){{1,6}}")
_LONGEST = 4  # words of a name, without what joins them
_BEFORE_NAMES = re.compile(
    rf"^(?:(?:{ENGLISH_DAY_OR_MONTH}|Although|Though|But|And|Yet|When|While|After|Before|As|If"
    r"|Since|However|In|On|At|From|For|With|By|To|Under|This|That|Pero|Cuando|Aunque|En|Mas|Quando"
    r"|Em) )+"
)
_NO_PERSON = re.compile(
    r"\b(?:Police|Policía|Ministry|Ministerio|Cartel|Cártel|Party|Partido|University|Court|Corte"
    r"|Department|Government|Congress|Army|Navy|Bank|Company|Office|State|States|United|City|Street"
    r"|North|South|East|West|San|Santa|Costa|Puerto|El|La|Los|Las|The|Mara|Supreme|National|Nacional"
    r"|Service|Council|Committee|Commission|Association|Group|League|Premiership|Cup|Club|Union|Agency"
    r"|Institute|Network|Movement|Front|Force|Forces|Command|House|Dems|Prosecutions|Ireland|Korea"
    r"|Hospital|School|College|Stadium|Airport|Hurricane|Operation|Parliament|Senate|Treasury"
    r"|Britain|England|Scotland|Wales|America|Labour|Tory|Conservatives?|Democrats?|Radio|Television"
    rf"|{ENGLISH_DAY_OR_MONTH})\b"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|inside|outside|en|em|cerca de)(?: the| el| la| los)? $", re.I
)
_PLACE_AFTER = re.compile(
    r"^ (?:prison|jail|penitentiary|street|avenue|airport|province|district|state|neighbou?rhood"
    r"|complex|bridge|river|market|stadium|hospital|school|case|trial|affair)\b",
    re.I,
)
_BESIDE = 20


def people_named(text: str) -> list[str]:
    """Whole names of people, without their titles, in the order of the text.

    >>> people_named("Director Howard Cotto of El Salvador spoke in San Pedro Sula.")
    ['Howard Cotto']
    """
    return [name for _, name in whole_names(text)]


def whole_names(text: str) -> Iterator[tuple[int, str]]:
    """Where a name of two words or more stands that may be a person's, and that name.

    >>> list(whole_names("Prime Minister Ana Ruiz's son"))
    [(15, 'Ana Ruiz')]
    """
    for match in _PERSON.finditer(text):
        name = _untitled(name_alone(match[0]))
        before = text[max(0, match.start() - _BESIDE) : match.start()]
        after = text[match.end() : match.end() + _BESIDE]
        place = _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after)
        if " " in name and not place and not is_thing(name) and not _is_no_name(name):
            yield match.end() - len(name), name


def name_alone(capitalised: str) -> str:
    """Without the words that only stand before a name: "On Monday Ana Ruiz"."""
    return _BEFORE_NAMES.sub("", capitalised)


def _untitled(name: str) -> str:
    """Without "Education Secretary" and the like, if two words of a name are left behind it."""
    words = name.split()
    titles = [at for at, word in enumerate(words[:-2]) if is_role(word)]
    return " ".join(words[titles[-1] + 1 :]) if titles else name


def _is_no_name(name: str) -> bool:
    """Whether it is an office ("European Commissioner"), or too long for a name."""
    words = [word for word in name.split() if word[0].isupper()]
    return len(words) > _LONGEST or (is_office(words[-1]) and words[0] not in FIRST_NAMES)


def is_thing(name: str) -> bool:
    """Whether a name is surely a country's, a language's, a town's or an institution's."""
    return bool(_NO_PERSON.search(name)) or name in _places()


@cache
def _places() -> frozenset[str]:
    from babel import Locale

    english = Locale("en")
    towns = (str(zone).rpartition("/")[2].replace("_", " ") for zone in english.time_zones)
    return countries() | {*english.languages.values(), *towns}
