"""What a name is looked up by: the same for its spellings with other accents, case or hyphens."""

import re
from collections.abc import Sequence

from ingest.accents import without_accents
from vectorstore.analysis import HYPHENED_NAME

_WORD = re.compile(r"\w+")
_APART = re.compile(r"\b([a-z]{1,4}) (\d{1,3})\b")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?\b")
_ARTICLES = frozenset(["the", "el", "la", "los", "las", "lo", "o", "a", "os", "as"])


def key_of(name: str) -> str:
    """The name's words, folded, with no article before them.

    >>> key_of("La Mara Salvatrucha"), key_of("MS-13"), key_of("MS 13"), key_of("Cártel del Sur")
    ('mara salvatrucha', 'ms13', 'ms13', 'cartel del sur')
    """
    return key_of_words(words_of(name))


def key_of_words(words: Sequence[str]) -> str:
    """The key of a name whose ``words_of`` these are."""
    first = 0
    while first < len(words) - 1 and words[first] in _ARTICLES:
        first += 1
    return _APART.sub(r"\1\2", " ".join(words[first:]))


def words_of(text: str) -> list[str]:
    """The words of a text as they stand in keys."""
    return [folded(text[start:end]) for start, end in word_spans(text)]


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand; MS-13 is one, and a possessive is none."""
    spans: list[tuple[int, int]] = []
    after = 0
    silent = {place.start() for place in _POSSESSIVE.finditer(text)}
    joined = {place.start(): place.end() for place in HYPHENED_NAME.finditer(text)}
    for word in _WORD.finditer(text):
        if word.start() < after or word.start() - 1 in silent:
            continue
        after = joined.get(word.start(), word.end())
        spans.append((word.start(), after))
    return spans


def folded(word: str) -> str:
    """Without case, accents and hyphens."""
    return without_accents(re.sub(r"[-‐‑–]", "", word).casefold())
