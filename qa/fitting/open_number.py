"""Numbers that no word ties to a unit, so that they may be in the one that a question wants."""

import re

from qa.fitting.unit import units_missed

_BARE = re.compile(  # "fell from 61 to 53 in 2022", "It was 54.3."
    r"\b(?:to|at|from|was|is|about|around|nearly|over|than"
    r"|(?:fue|era|es|foi|é) de|[aá]|en|era|fue|es|foi|é|em|para|casi|quase)"
    r" \d{1,3}(?:[.,]\d\d?)?"
    r"(?![\w:%/–-]|[.,]\d|st\b|nd\b|rd\b)(?=\W*$|[.;!?)]| (?:in|from|to|a year|en|desde|em) )",
    re.I,
)
_PIECES = re.compile(  # of a drug, by the piece
    r"\d[\d.,]* (?:(?!and\b|y\b|e\b)\w+ )?"
    r"(?:packages?|packets?|parcels|bricks|bags|sacks|bales|blocks|doses"
    r"|pills|tablets|plants|litres|gallons|barrels|containers|shipments|paquetes?|ladrillos|bolsas"
    r"|sacos|fardos|bloques|dosis|pastillas|plantas|litros|galones|pacotes|tijolos|comprimidos"
    r"|porções|p[eé]s)\b",
    re.I,
)
_BARE_IN = ("rate", "part")


def may_tell_unit(question: str, sentence: str) -> bool:
    """Whether a number of the sentence may be in the unit that the question wants, if any.

    >>> may_tell_unit("What was the murder rate?", "It fell from 61 to 53 in a year.")
    True
    >>> may_tell_unit("What was the murder rate?", "5,300 people were murdered.")
    False
    """
    return all(
        (unit in _BARE_IN and _BARE.search(sentence))
        or (unit == "mass" and _PIECES.search(sentence))
        for unit in units_missed(question, sentence)
    )
