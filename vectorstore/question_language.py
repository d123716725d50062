"""Which language a question is in: by its words that are no names, or by articles that have them.

A name keeps its own small words: "La Paz riot" is English, and so may "la paz riot" be.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.language import detect_language
from vectorstore.analysis import OTHER, STEMMERS, content_words, question_words

if TYPE_CHECKING:
    from vectorstore.lexical import LexicalIndex

_ASKS_IN_SPANISH = re.compile(r"\s*[¿¡]")
_IN_NAMES = frozenset(
    ["el", "la", "los", "las", "lo", "de", "del", "y"]
    + ["e", "o", "a", "os", "as", "da", "do", "das", "dos"]
)
_FEW = 1  # of these words may be of a name alone


@lru_cache(maxsize=64)
def language_of(question: str) -> str | None:
    """By its words that are no names; None where none of them is of a grammar that is known.

    Without a question mark, those that also stand within names tell nothing: "la paz riot".
    """
    if _ASKS_IN_SPANISH.match(question):
        return "es"
    others = names_and_others(question.split())[1]
    language = detect_language(" ".join(others))
    if language not in STEMMERS:
        return language
    if "?" not in question:
        others = [word for word in others if word.lower() not in _IN_NAMES]
    words = " ".join(others)
    spoken = len(question_words(words, OTHER)) > len(content_words(words, language))
    return language if spoken else None


def language_of_keywords(index: "LexicalIndex", question: str, common: str) -> str:
    """The one in which the index holds most of its words that are no names.

    Where it holds as many in several, the archive's ``common`` one; but Spanish and Portuguese,
    which share many words, are told apart by the small ones. Where it holds none, these tell.
    """
    words = [word for word in names_and_others(question.split())[1] if _means_something(word)]
    held = {language: _held(index, words, language) for language in STEMMERS}
    best = [language for language in STEMMERS if held[language] == max(held.values())]
    told = detect_language(question)
    if not any(held.values()):
        small = [word for word in question.split() if word in _IN_NAMES]
        return told if words and len(small) > _FEW else common
    if told in best and "en" not in best:
        return told
    return common if common in best else best[0]


def names_and_others(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """A capital makes a name of a word; of the first one, all capitals or a name that follows.

    A letter alone is an article that begins a question ("O prefeito caiu?"). Small words between
    two with capitals are of the name that these make.

    >>> names_and_others("Hermanos del Sur leader".split())
    (['del', 'Sur'], ['Hermanos', 'leader'])
    """
    names: list[str] = []
    others: list[str] = []
    for place, word in enumerate(words):
        first = place == 0 and not _begins_name(words)
        named = (_is_name(word) and not first) or _joins(words, place)
        (names if named else others).append(word)
    return names, others


def _held(index: "LexicalIndex", words: Sequence[str], language: str) -> int:
    """How many of the words stand in passages of this language."""
    forms = [content_words(word, language) for word in words]
    shares = index.shares({form for word in forms for form in word}, language)
    return sum(any(shares[form] for form in word) for word in forms)


def _means_something(word: str) -> bool:
    """Whether it is neither a figure nor a word of any grammar."""
    return not word.isdigit() and all(content_words(word, language) for language in STEMMERS)


def _begins_name(words: Sequence[str]) -> bool:
    if len(words[0]) == 1:
        return False
    return words[0].isupper() or any(map(_is_name, words[1:2]))


def _joins(words: Sequence[str], place: int) -> bool:
    before, after = place, place
    while before >= 0 and words[before] in _IN_NAMES:
        before -= 1
    while after < len(words) and words[after] in _IN_NAMES:
        after += 1
    joined = words[max(before, 0)], words[min(after, len(words) - 1)]
    return words[place] in _IN_NAMES and all(map(_is_name, joined))


def _is_name(word: str) -> bool:
    return next((letter.isupper() for letter in word if letter.isalpha()), False)
