"""Whether letters are a name's first letters, also in the order of another language."""

import re
from collections import Counter

_ACRONYM = re.compile(
    r"(?=(?:[^A-ZÑ]*[A-ZÑ]){2})[A-ZÑ][A-Za-zñÑ]{0,7}(?:-?[A-ZÑ]{1,3})?s?(?:-?\d{1,3})?"
)
SMALL = (  # words within a name, never its first
    "of", "the", "for", "and", "against", "in", "to", "on", "de", "del", "la", "las", "los", "el",
    "y", "e", "en", "da", "do", "dos", "das", "para", "contra", "a", "al",
)  # fmt: skip
_PARTLY = 0.5  # of the letters, where a name is translated and its acronym is not
_FEW = 2  # letters, which must all fit


def is_acronym(text: str) -> bool:
    """Whether it looks like letters that stand for a name.

    >>> is_acronym("CJNG"), is_acronym("MS-13"), is_acronym("Clan")
    (True, True, False)
    """
    return bool(_ACRONYM.fullmatch(text)) and sum(c.isupper() for c in text) * 2 >= sum(
        c.isalpha() for c in text
    )


def fitting_end(name: str, acronym: str) -> str | None:
    """The words at the end of a name that the acronym stands for best; None where none do.

    >>> fitting_end("Colombia's National Liberation Army", "ELN")
    'National Liberation Army'
    >>> fitting_end("Human Rights Ombudsman", "PDH")
    """
    letters = Counter(c.lower() for c in acronym if c.isupper())
    words = re.split(r"['’]s ", name)[-1].split()
    best, best_share = None, 0.0
    for first in range(len(words) - 1, -1, -1):
        if words[first].lower() in SMALL:
            continue
        some = words[first:]
        share = _share(some, letters)
        if share > best_share or (share and share == best_share and len(some) <= letters.total()):
            best, best_share = " ".join(some), share
    wanted = 1.0 if sum(letters.values()) <= _FEW else _PARTLY
    if (
        best is None
        or best_share < wanted
        or (len(best.split()) == 1 and not acronym[-1].isdigit())
    ):
        return None
    return best


def _share(words: list[str], letters: Counter[str]) -> float:
    """Of the letters, those that begin one of the words; nothing where the words are too many."""
    large = Counter(w[0].lower() for w in words if w.lower() not in SMALL)
    small = Counter(w[0].lower() for w in words if w.lower() in SMALL)
    count = letters.total()
    held = (letters & large).total()
    held += ((letters - large) & small).total()
    if large.total() > count + 1 or (held < count and abs(large.total() - count) > 1):
        return 0.0
    return held / count
