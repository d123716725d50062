"""Numbers with what they count, as far as a sentence's words tell it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from qa.tokens import tokens
from vectorstore.analysis import carries_meaning

_NUMBER_WORDS = (
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
)
_AS_DIGITS = {word: str(n) for words in _NUMBER_WORDS for n, word in enumerate(words, 2)}
_AS_DIGITS |= {"both": "2", "ambos": "2", "dozen": "12"}
_REACH = 3  # words after a number among which what it counts stands
_MULTIPLES = frozenset(("thousand", "million", "billion", "mil", "millon", "millones"))
_UNITS = re.compile(
    r"(?:second|minute|hour|day|week|month|year|decade|percent|kilo|kilogram|gram|tonne|ton"
    r"|kilomet(?:re|er)|mile|met(?:re|er)|hectare|acre|dollar|euro|peso"
    r"|segundo|minuto|hora|dia|semana|mese?|ano|decada|ciento|kilogramo|gramo|tonelada|kilometro"
    r"|milla|metro|hectarea|dolar)"
)


def numbers(text: str) -> set[str]:
    """The numbers of a text, in digits.

    >>> sorted(numbers("Two of the 5,300"))
    ['2', '5300']
    """
    return {word for word in _with_digits(text) if word[0].isdigit()}


def counts_otherwise(sentence: str, told: str) -> bool:
    """Whether a number of the sentence counts what, in the words told, another number counts, or
    measures in a unit that is not the one told.

    >>> counts_otherwise("He was free for three years.", "He was free for three months.")
    True
    >>> counts_otherwise("20 police and 50 soldiers died.", "50 police and 20 soldiers died.")
    True
    """
    said, known = _counted(sentence), _counted(told)
    numbers_of = defaultdict(set)
    for number, words in known.items():
        for word in words:
            numbers_of[word].add(number)
    for number, words in said.items():
        if number not in known or words & known[number]:
            continue
        if any(numbers_of[word] for word in words) or (_unit(words) and _unit(known[number])):
            return True
    return False


def _counted(text: str) -> dict[str, set[str]]:
    """For each number the words after it, up to the next number, without their plural's s."""
    found: dict[str, set[str]] = defaultdict(set)
    words = _with_digits(text)
    for place, word in enumerate(words):
        if word[0].isdigit():
            found[word] |= set(_counted_by(words[place + 1 : place + 1 + _REACH]))
    return found


def _counted_by(after: Sequence[str]) -> Iterator[str]:
    for word in after:
        if word[0].isdigit():
            return
        if word in _MULTIPLES:
            continue
        one = word.removesuffix("s")
        if carries_meaning(word) or _UNITS.fullmatch(one):
            yield one


def _unit(words: Iterable[str]) -> bool:
    return any(_UNITS.fullmatch(word) for word in words)


def _with_digits(text: str) -> list[str]:
    return [_AS_DIGITS.get(word, word) for word in tokens(text)]
