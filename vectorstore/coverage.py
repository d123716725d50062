"""How much of what a question asks for a text holds: its content words, weighed by rarity."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ingest.article import Passage
from ingest.sentences import sentence_spans
from vectorstore.analysis import (
    analyzer,
    content_words,
    settled_language,
    with_other_spellings,
)

if TYPE_CHECKING:
    from vectorstore.archive import Archive

_IN_ONE_SENTENCE = 0.7  # no development set loses by it; half or double gain less


class RareWords:
    """A question's content words with their rarity, in the language of whatever is held to it."""

    def __init__(self, archive: "Archive", question: str) -> None:
        self._archive = archive
        self._question = question
        self._weights: dict[str, dict[str, float]] = {}

    def coverage(self, text: str, language: str) -> float:
        """The share (0 to 1) of the question's words, by rarity, that a text holds."""
        return self._share(self._weights_in(language), _words(text, language))

    def bonus(self, passage: Passage) -> float:
        """What a passage's fused score gains (0 to 0.7) by what the best of its sentences holds.

        BM25 counts words wherever in the passage they lie, and however often.
        """
        language = passage.article.language
        weights = self._weights_in(language)
        spans = sentence_spans(passage.text, language)
        sentences = (_words(passage.text[start:end], language) for start, end in spans)
        best = max((self._share(weights, words) for words in sentences), default=0.0)
        return _IN_ONE_SENTENCE * best

    def _share(self, weights: Mapping[str, float], held: set[str]) -> float:
        total = sum(weights.values())
        return sum(w for word, w in weights.items() if word in held) / total if total else 0.0

    def _weights_in(self, language: str) -> dict[str, float]:
        if language not in self._weights:
            words = content_words(self._question, language)
            shares = self._archive.lexical.shares(words, language)
            self._weights[language] = {w: math.log(1 + 1 / (s + 0.001)) for w, s in shares.items()}
        return self._weights[language]


def _words(text: str, language: str) -> set[str]:
    return set(analyzer(settled_language(language)).analyze(with_other_spellings(text)))
