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
from vectorstore.names.asked import names_asked

if TYPE_CHECKING:
    from vectorstore.archive import Archive

_IN_ONE_SENTENCE = 0.7  # no development set loses by it; half or double gain less


class RareWords:
    """A question's content words with their rarity, in the language of whatever is held to it."""

    def __init__(self, archive: "Archive", question: str) -> None:
        self._archive = archive
        self._question = question
        self._names = names_asked(archive.catalog, question)
        self._weights: dict[str, dict[str, float]] = {}
        self._name_words: dict[str, list[tuple[list[str], list[list[str]]]]] = {}

    def coverage(self, text: str, language: str) -> float:
        """The share (0 to 1) of the question's words, by rarity, that a text holds."""
        return self._share(self._weights_in(language), self._held(text, language))

    def bonus(self, passage: Passage) -> float:
        """What a passage's fused score gains (0 to 0.7) by what the best of its sentences holds.

        BM25 counts words wherever in the passage they lie, and however often.
        """
        language, text = passage.article.language, passage.text
        weights = self._weights_in(language)
        if not weights:
            return 0.0
        spans = sentence_spans(text, language)
        return _IN_ONE_SENTENCE * max(
            (self._share(weights, self._held(text[start:end], language)) for start, end in spans),
            default=0.0,
        )

    def _share(self, weights: Mapping[str, float], held: set[str]) -> float:
        total = sum(weights.values())
        return sum(w for word, w in weights.items() if word in held) / total if total else 0.0

    def _held(self, text: str, language: str) -> set[str]:
        """The words of a text; where it has another name for one asked, those of that one too."""
        settled = settled_language(language)
        held = set(analyzer(settled).analyze(with_other_spellings(text)))
        for words, others in self._names_in(settled) if self._names else ():
            if any(other and held.issuperset(other) for other in others):
                held.update(words)
        return held

    def _names_in(self, language: str) -> list[tuple[list[str], list[list[str]]]]:
        """The words of each name asked, and of what else it is called."""
        if language not in self._name_words:
            self._name_words[language] = [
                (name.words(language), name.other_words(language)) for name in self._names
            ]
        return self._name_words[language]

    def _weights_in(self, language: str) -> dict[str, float]:
        if language not in self._weights:
            words = content_words(self._question, language)
            shares = self._archive.lexical.shares(words, language)
            self._weights[language] = {w: math.log(1 + 1 / (s + 0.001)) for w, s in shares.items()}
        return self._weights[language]
