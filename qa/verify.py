"""What a chat model wrote, held against the passages: pinned to exact words, or refused.

A sentence is kept only if words of its passages support it: its numbers, names and quotations
are there, they negate no more and no less, and they are like it. A sentence that its own passages
do not support but another does is given that one. Everything else is refused, with the reason.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from qa.answer import Claim
from qa.capitals import CAPITAL
from qa.countries import countries
from qa.evidence import Evidence, gather
from qa.question_kind import names
from qa.reader.reading import Reader
from qa.support import Support
from qa.tokens import holds, holds_tokens, tokens
from vectorstore.archive import Archive
from vectorstore.hit import Hit

# More than supports a sentence in measuring: of the labelled pairs 7 of 10 true ones reach it, and
# 1 of 15 false ones. What is left out is told, what is wrong is believed.
_KEPT_FROM = 0.8
_LOOKED_AT = 4  # sentences of the passages that may bear a written one
_QUOTED = re.compile(r"[“\"«]([^”\"»]{8,})[”\"»]")
_NUMBER = re.compile(r"\d[\d.,]*")
_FIRST_WORD = re.compile(rf"\W*([{CAPITAL}]\w+)")


@dataclass
class Verifier:
    """Verifies the sentences of one answer; citations are numbered as they come."""

    archive: Archive
    reader: Reader
    hits: Sequence[Hit]
    _numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def verify(self, sentence: str, marked: Sequence[int]) -> Claim | str:
        """The claim with what it rests on, or the reason why it is left out."""
        if not marked:
            return "it cites nothing"
        cited = [self.hits[n - 1] for n in marked if 1 <= n <= len(self.hits)]
        if not cited:
            return "it cites passages that do not exist"
        return (
            self._borne_by(cited, sentence)
            or self._borne_by(self.hits, sentence)
            or self._why(sentence, cited)
        )

    def _borne_by(self, hits: Sequence[Hit], sentence: str) -> Claim | None:
        """The claim, if sentences of these passages bear it: one of each article, or two as one."""
        evidence = gather(self.archive, self.reader, sentence, hits)[:_LOOKED_AT]
        alone = [(self._support(sentence, [item]), item) for item in evidence]
        bearing = sorted((e for e in alone if e[0] >= _KEPT_FROM), key=lambda e: -e[0])
        if bearing:
            by_article = {item.article.id: item for _, item in reversed(bearing)}
            items = [item for _, item in bearing if item in by_article.values()]
            return self._claim(sentence, items, bearing[0][0])
        twos = [(self._support(sentence, two), two) for two in combinations(evidence, 2)]
        score, two = max(twos, key=lambda each: each[0], default=(0.0, ()))
        return self._claim(sentence, two, score) if score >= _KEPT_FROM else None

    def _claim(self, sentence: str, items: Sequence[Evidence], score: float) -> Claim:
        return Claim(
            sentence, tuple(item.citation(self._numbers) for item in items), min(1.0, score)
        )

    def _support(self, sentence: str, items: Sequence[Evidence]) -> float:
        quote = " ".join(item.text for item in items)
        context = " ".join(item.hit.passage.heading for item in items)
        told = f"{quote} {context}"
        if not _named(sentence, told) or self._begins_with_another(sentence, told):
            return 0.0
        if not _quoted(sentence, items):
            return 0.0
        return Support(self.archive.encoder.likeness).of_text(
            sentence, quote, context, items[0].article.language
        )

    def _begins_with_another(self, sentence: str, told: str) -> bool:
        """Whether its first word is a country, or what the passages write as a name, and untold."""
        first = _FIRST_WORD.match(sentence)
        if not first or first[1] in told:
            return False
        if first[1] in countries():
            return True
        inside = re.search(rf"[\w,;] {re.escape(first[1])}\b", self._texts)
        return bool(inside) and not re.search(rf"\b{re.escape(first[1].lower())}\b", self._texts)

    @cached_property
    def _texts(self) -> str:
        return " ".join(hit.passage.text for hit in self.hits)

    def _why(self, sentence: str, cited: Sequence[Hit]) -> str:
        told = tokens(" ".join(f"{hit.passage.heading}\n{hit.passage.text}" for hit in cited))
        strange = [
            n.rstrip(".,") for n in _NUMBER.findall(sentence) if not holds_tokens(told, tokens(n))
        ]
        if strange:
            return f"its passages do not hold the number {strange[0]}"
        unknown = [name for name in names(sentence) if not holds_tokens(told, tokens(name))]
        if unknown:
            return f"its passages do not name {unknown[0]}"
        return "its passages do not support it"


def _named(sentence: str, told: str) -> bool:
    """Whether every name of the sentence is told."""
    known = set(tokens(told))
    return all(token in known for name in names(sentence) for token in tokens(name))


def _quoted(sentence: str, items: Sequence[Evidence]) -> bool:
    """Whether what the sentence puts in quotation marks stands in the articles word for word."""
    return all(
        any(holds(item.article.text, words) for item in items)
        for words in _QUOTED.findall(sentence)
    )
