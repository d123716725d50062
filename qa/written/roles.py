"""Who did it to whom."""

import re
from itertools import combinations

from qa.capitals import CAPITAL
from qa.question_kind import names
from qa.tokens import tokens

_BEGINS = re.compile(rf"[{CAPITAL}][\w-]+")
_POSSESSIVE = re.compile(r"['’]s$")
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|got)\b[^,;]*\bby\b"
    r"|\b(?:fue(?:ron)?|es|son|sido|foi|foram|é|são)\b[^,;]*\bpor\b",
    re.I,
)
_OTHERWISE = re.compile(r"\b(?:him|them|with|con|com|who|que)\b|[.;]", re.I)
_VERB_FROM = 4  # letters


def roles_swapped(claim: str, quote: str) -> bool:
    """Whether of two names with the same verb between them, the other one acts.

    >>> roles_swapped("Ruiz killed Soto.", "Soto killed Ruiz.")
    True
    >>> roles_swapped("Ruiz was killed by Soto.", "Soto killed Ruiz.")
    False
    """
    shared = _names(claim) & _names(quote)
    ours, theirs = _in_order(claim, shared), _in_order(quote, shared)
    pairs = combinations([name for name in ours if name in theirs], 2)
    return any(_swapped(claim, quote, pair, shared) for pair in pairs)


def _swapped(claim: str, quote: str, pair: tuple[str, str], names_told: set[str]) -> bool:
    first, last = _in_order(quote, set(pair))
    said, told = _between(claim, *pair), _between(quote, first, last)
    if _OTHERWISE.search(said) or _OTHERWISE.search(told):
        return False
    words = {*tokens(said)}.intersection(tokens(told)).difference(tokens(" ".join(names_told)))
    turned = bool(_PASSIVE.search(said)) != bool(_PASSIVE.search(told))
    return any(len(word) >= _VERB_FROM for word in words) and (first == pair[0]) == turned


def _names(text: str) -> set[str]:
    begins = _BEGINS.match(text)
    return {_POSSESSIVE.sub("", name) for name in [*names(text), *([begins[0]] if begins else [])]}


def _in_order(text: str, wanted: set[str]) -> list[str]:
    places = {name: found.start() for name in wanted if (found := _stands(name, text))}
    return sorted(places, key=lambda name: (places[name], name))


def _between(text: str, one: str, other: str) -> str:
    first, last = _stands(one, text), _stands(other, text)
    return text[first.end() : last.start()] if first and last else ""


def _stands(name: str, text: str) -> re.Match[str] | None:
    return re.search(rf"\b{re.escape(name)}\b", text)
