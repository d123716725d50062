"""What a chat model wrote, held against the passages: pinned to exact words, or refused.

A sentence is kept only if words of its passages support it (``support.py``): one sentence of theirs
or two that are read as one, in which its numbers, days, names and quotations stand. A sentence that
its own passages do not support but another does is given that one. Everything else is refused, with
the reason.
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
from qa.people.pronouns import points_back
from qa.question_kind import names
from qa.reader.reading import Reader
from qa.tokens import holds, holds_tokens, tokens
from qa.written.plain_words import is_plain
from qa.written.support import Support, read_with
from qa.written.told_days import without_told_days
from vectorstore.analysis import content_words
from vectorstore.archive import Archive
from vectorstore.hit import Hit

# More than supports a sentence in measuring: of the labelled pairs 7 of 10 true ones reach it, and
# 1 of 15 false ones. What is left out is told, what is wrong is believed.
_KEPT_FROM = 0.8
_LOOKED_AT = 4  # sentences of the passages that may bear a written one
_LONGEST = 1000  # characters
_QUOTED = re.compile(r"[“\"«]([^”\"»]{2,})[”\"»]")
_US = re.compile(r"\bUS(?=\$)")  # as in US$60
_NUMBER = re.compile(r"\d[\d.,]*")
_CAPITALS = re.compile(rf"[{CAPITAL}][\w’'-]+(?: (?:de |del |da |do |la )*[{CAPITAL}][\w’'-]+)*")
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
        if len(sentence) > _LONGEST:
            return "it is too long for a sentence"
        if not is_plain(sentence):
            return "it holds more than plain words"
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
        pairs = (two for two in combinations(evidence, 2) if self._read_as_one(sentence, two))
        twos = [(self._support(sentence, two), two) for two in pairs]
        score, two = max(twos, key=lambda each: each[0], default=(0.0, ()))
        return self._claim(sentence, two, score) if score >= _KEPT_FROM else None

    def _claim(self, sentence: str, items: Sequence[Evidence], score: float) -> Claim:
        return Claim(
            sentence, tuple(item.citation(self._numbers) for item in items), min(1.0, score)
        )

    def _read_as_one(self, sentence: str, two: tuple[Evidence, Evidence]) -> bool:
        """Whether two sentences follow one another, or the later one points back; and the one with
        most of the sentence's words tells its days and whom it names first, or points back."""
        first, last = sorted(two, key=lambda item: item.start)
        article = first.article
        if article.id != last.article.id:
            return False
        if article.text[first.end : last.start].strip() and not points_back(last.text):
            return False
        said = set(content_words(sentence, article.language))
        shared = [len(said & set(content_words(item.text, article.language))) for item in two]
        fullest = two[shared.index(max(shared))]
        if without_told_days(sentence, [fullest]) is None:
            return False
        named = self._whole_names(sentence)[:1]
        told = set(tokens(fullest.text))
        return points_back(fullest.text) or all(name & told for name in named)

    def _whole_names(self, sentence: str) -> list[set[str]]:
        """The words of each name, in order, and of a first word that can only be one."""
        known = set(names(sentence))
        first = _FIRST_WORD.match(sentence)
        if first and self._is_name(first[1]):
            known.add(first[1])
        runs = (run[0].split() for run in _CAPITALS.finditer(sentence))
        return [_words_of(run) for run in runs if known.intersection(run)]

    def _support(self, sentence: str, items: Sequence[Evidence]) -> float:
        quote = " ".join(item.text for item in items)
        context = read_with([item.article for item in items])
        said, told = without_told_days(_US.sub("", sentence), items), f"{quote} {context}"
        if said is None or not self._quoted(said, items):
            return 0.0
        if not _named(said, told) or self._begins_with_another(said, told):
            return 0.0
        return Support(self.archive.encoder.likeness).of_text(
            said, quote, context, items[0].article.language
        )

    def _quoted(self, sentence: str, items: Sequence[Evidence]) -> bool:
        """Whether each quotation stands in an item that speaks of everyone named beside it."""
        people = self._whole_names(_QUOTED.sub(" ", sentence))
        return all(
            any(
                holds(item.text, words) and all(name & set(tokens(item.text)) for name in people)
                for item in items
            )
            for words in _QUOTED.findall(sentence)
        )

    def _begins_with_another(self, sentence: str, told: str) -> bool:
        """Whether its first word is a country, or what the passages write as a name, and untold."""
        first = _FIRST_WORD.match(sentence)
        if not first or first[1] in told:
            return False
        return self._is_name(first[1])

    def _is_name(self, word: str) -> bool:
        """Whether a word that begins a sentence is a country, or a name in the passages."""
        if word in countries():
            return True
        inside = re.search(rf"[\w,;] {re.escape(word)}\b", self._texts)
        return bool(inside) and not re.search(rf"\b{re.escape(word.lower())}\b", self._texts)

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


def _words_of(name: Sequence[str]) -> set[str]:
    """Those that can tell whose it is, without "de", "la" and what is left of "'s"."""
    capitals = " ".join(word for word in name if word[0].isupper())
    return {word for word in tokens(capitals) if len(word) > 1}


def _named(sentence: str, told: str) -> bool:
    """Whether every name of the sentence is told."""
    known = set(tokens(told))
    return all(token in known for name in names(sentence) for token in tokens(name))
