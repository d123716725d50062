"""What a turn that is no whole question adds to the former one, or changes in it.

"And in Chile?", "What about Chile?", "And the governor?".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.capitals import CAPITAL
from qa.conversation.name_spans import name_spans
from qa.countries import countries
from qa.people.shown import is_person
from qa.people.words import is_office

_PLACED = r"in|at|from|of|en|de|del|em|do|da|no|na"
_PLACED_BY = _PLACED.split("|")
_TURNED = r"for|about|by|to|against|with|con|com|por|sobre|para"
_ARTICLE = r"the|el|la|los|las|o|a|os|as"
_WORD = rf"[{CAPITAL}][\w’'-]*"
_NAME = rf"{_WORD}(?: (?:(?:of|of the|de la|de los|del?|da|do|dos|das) )?{_WORD})*"
_GIVEN = re.compile(
    rf"\W*(?:(?P<by>(?i:{_PLACED}|{_TURNED})) )?"
    rf"(?P<what>(?:(?:{_ARTICLE}) )?{_NAME}(?:(?:,| and| y| e) {_NAME})*)\W*"
)
_LEADS = re.compile(rf"(?:\b(?P<by>{_PLACED}|{_TURNED}) )?(?P<article>\b(?:{_ARTICLE}) )?$", re.I)
_WHO_IS = re.compile(
    r"^\W*(?i:who|qui[eé]n(?:es)?|quem) (?:is|was|are|were|es|era|fue|é|era|foi)"
    rf" (?P<office>(?:{_ARTICLE}) (?:[a-zà-öø-ÿ-]+ ){{1,4}}?)(?:{_PLACED}|for)"
    rf" (?=(?:(?:{_ARTICLE}) )?[{CAPITAL}])"
)
_AN_OFFICE = re.compile(rf"\W*(?P<office>(?:{_ARTICLE})(?: [a-zà-öø-ÿ-]+){{1,4}})\W*")


def names_only(added: str) -> bool:
    """Whether it is a name and nothing else, with or without a preposition."""
    return bool(_GIVEN.fullmatch(added))


def placed_name(added: str) -> bool:
    """Whether it is only a name with a preposition as places have: "In Chile?"."""
    given = _GIVEN.fullmatch(added)
    return bool(given and given["by"] and given["by"].lower() in _PLACED_BY)


def in_its_place(whole: str, added: str) -> str | None:
    """The former question with the name or office added in the place of the one that it has.

    >>> in_its_place("How many murders were there in Peru in 2016?", "Chile?")
    'How many murders were there in Chile in 2016?'
    >>> in_its_place("Who is the mayor of Lima?", "the governor?")
    'Who is the governor of Lima?'
    """
    if given := _GIVEN.fullmatch(added):
        place = _place_for(given["by"], given["what"], whole)
        return f"{whole[: place.start]}{given['what']}{whole[place.end :]}" if place else None
    office, formerly = _AN_OFFICE.fullmatch(added), _WHO_IS.match(whole)
    if office and formerly and any(map(is_office, office["office"].split())):
        start, end = formerly.span("office")
        return f"{whole[:start]}{office['office']} {whole[end:]}"
    return None


def appended(whole: str, added: str) -> str:
    """The former question and what was added to it."""
    return f"{whole.rstrip('?!. ')}: {added.lstrip('¿')}"


@dataclass(frozen=True)
class _Named:
    """Where a name stands, with its article, and the preposition before it."""

    by: str
    start: int
    end: int
    name: str


def _place_for(by: str | None, given: str, whole: str) -> _Named | None:
    """Where the one name stands that another with this preposition may take the place of."""
    places = list(_named(whole))
    if by:
        same = [place for place in places if place.by == by.lower()]
        near = [place for place in places if place.by in _PLACED_BY]
        places = same if same or by.lower() not in _PLACED_BY else near
    if len(places) != 1 or _is_of_another_kind(given, places[0]):
        return None
    return places[0]


def _named(whole: str) -> Iterator[_Named]:
    for start, end in name_spans(whole):
        if lead := _LEADS.search(whole[:start]):
            begin = lead.start("article") if lead["article"] else start
            yield _Named((lead["by"] or "").lower(), begin, end, whole[start:end])


def _is_of_another_kind(given: str, place: _Named) -> bool:
    """Whether a person would be where a place was, or a country where a person was."""
    if is_person(given, ""):
        return place.by in _PLACED_BY
    return given in countries() and is_person(place.name, "")
