"""Amounts told in words, all and none, and by, to and from how much something changed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from qa.counts import ORDINALS, with_digits

_SAME = {
    word: words.split()[0]
    for words in (
        "half mitad metade",
        "quarter quarters",
        "third thirds tercio terco tercer tercero tercera terceiro terceira",
        "twice double doubled doubles doubling doble duplico duplicaron dobro dobrou duplicou",
        "triple tripled triples tripling thrice triplico triplicaron triplicou",
        "halved halving",
        "dozens decenas docenas dezenas duzias",
        "hundreds cientos centenares centenas",
        "thousands miles milhares",
        "all every each entire todos todas",
        "most mayoria maioria",
        "only solo apenas somente",
        "none nobody ninguno ninguna nadie nenhum nenhuma ninguem",
        "first primer primero primera primeiro primeira",
        "second segundo segunda",
        *ORDINALS[3:],
    )
    for word in words.split()
}
_CHANGE = re.compile(
    r"\b(?:r[io]ses?|risen|fell|fall(?:s|en)?|drop(?:s|ped)?|declin\w+|increas\w+|decreas\w+|gr[eo]w"
    r"|grown|went (?:up|down)|reduc\w+|jump\w*|climb\w*)\b",
    re.I,
)
_STEPS = ("by", "to", "from")
_ABOUT = ("about", "around", "some", "nearly", "almost")


def tells_more(claim: str, told: str) -> bool:
    """Whether an amount in words, a place in an order, or all or none of the claim is not told.

    >>> tells_more("Killings doubled.", "Killings rose."), tells_more("Twice as many.", "Double.")
    (True, False)
    """
    return not set(_amounts(claim)) <= set(_amounts(told))


def steps_otherwise(claim: str, quote: str) -> bool:
    """Whether something changes by as much as, in the quote, it changes to or from.

    >>> steps_otherwise("The rate fell by 35 percent.", "The rate fell from 40 to 35 percent.")
    True
    """
    if not (_CHANGE.search(claim) and _CHANGE.search(quote)):
        return False
    told = set(_steps(quote))
    numbers = {number for _, number in told}
    return any(number in numbers and (step, number) not in told for step, number in _steps(claim))


def _amounts(text: str) -> Iterator[str]:
    words = with_digits(text)
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if word == "half" and after == "as":
            yield "halved"
        elif word == "times":
            yield {"2": "twice", "3": "triple"}.get(before, f"{before} times")
        elif word in _SAME:
            yield _SAME[word]


def _steps(text: str) -> Iterator[tuple[str, str]]:
    words = [word for word in with_digits(text) if word not in _ABOUT]
    return (two for two in pairwise(words) if two[0] in _STEPS and two[1][0].isdigit())
