"""Words of which one says the opposite of the other."""

import re

_PAIRS = (
    (r"resign\w*|stepp?(?:ed|ing)? down|quit", r"dismiss\w*|fired|sacked|oust\w*|removed"),
    (r"renunci\w+|dimiti\w+|dimisi\w+", r"destitu\w+|despidi\w+|despedid\w+|cesad\w+"),
    (r"convict\w*|found guilty", r"acquit\w*|cleared|absolved"),
    (r"conden\w+", r"absuelt\w+|absolvi\w+"),
    (
        r"r[io]ses?|risen|rising|increas\w*|gr[eo]w(?:s|n|ing|th)?",
        r"fell|fall(?:s|en|ing)|(?<!the )(?<!this )(?<!in )fall|declin\w*|drop(?:s|p\w+)?"
        r"|decreas\w*",
    ),
    (
        r"subi\w+|aument\w+|crec\w+",  # no "bajo" (under), no Baja California
        r"baj(?:ó|aron|aban?|ando|ad[oa]s?|ar)|ca[yí]\w+|disminu\w+|reduj\w+",
    ),
    (r"releas\w*|freed", r"remain\w* in (?:prison|custody|jail)|still (?:jailed|imprisoned|held)"),
    (r"surrender\w*|turned (?:him|her)self in", r"captured|arrested|caught"),
    (r"accept\w*|agreed", r"reject\w*|refus\w*"),
)
_MORE_PAIRS = (  # not of questions: "before" in one may well be answered by "after"
    (r"before|antes", r"after|después|tras"),
    (r"(?:took|takes?|taking|taken) office", r"(?:left|leaves?|leaving) office"),
    (r"won|win|victory", r"lost|lose|(?:was|were|been|his|her|their) defeat\w*"),
    (r"surviv\w*", r"died|killed|murdered"),
    (r"well|bien", r"badly|poorly|mal"),
    (r"more than|over|más de", r"less than|fewer than|under|menos de"),
    (r"first|primer[oa]?", r"last|últim[oa]"),
    (r"open(?:ed|s|ing)?|reopen\w*|abri\w+|reabri\w+", r"clos(?:ed|es|ing)|cerr\w+"),
    (r"will|must", r"(?-i:may)|might|could"),
    (r"later", r"earlier"),
    (r"largest|biggest|highest", r"smallest|lowest"),
    (r"grant(?:ed|s)?|approve[ds]?", r"reject(?:ed|s)?|refuse[ds]?"),
    (r"admit(?:s|ted)?|confess(?:ed|es)?", r"den(?:y|ied|ies)"),
    (r"promis(?:es?|ed)", r"refuse[ds]?"),
    (r"prais(?:es?|ed)", r"blam(?:es?|ed)"),
    (r"lift(?:ed|s|ing)?|levant\w+", r"impos(?:ed|es|ing)|impuso|impus\w+"),
)


def _both_ways(pairs: tuple[tuple[str, str], ...]) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [
        (re.compile(rf"\b(?:{one})\b", re.I), re.compile(rf"\b(?:{other})\b", re.I))
        for pair in pairs
        for one, other in (pair, pair[::-1])
    ]


PAIRS = _both_ways(_PAIRS)
"""Verbs that tell how an event ended; each pair stands in it both ways round."""

_ALL = PAIRS + _both_ways(_MORE_PAIRS)


def says_the_opposite(sentence: str, told: str) -> bool:
    """Whether the sentence has a word whose opposite, and not the word itself, is told.

    >>> says_the_opposite("Murders rose.", "Murders fell by a fifth.")
    True
    """
    return any(
        one.search(sentence)
        and not other.search(sentence)
        and other.search(told)
        and not one.search(told)
        for one, other in _ALL
    )
