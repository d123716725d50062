"""Which sentences of the passages found answer the question, and how surely.

Without a language model these sentences are the answer; with one they are what its claims are
pinned to. Every passage is read beside the question by the reader; a sentence is then scored by
what the reader makes of it, its likeness to the question when read under its article's title, the
share of the question's words that it holds, whether it offers the kind of thing asked for, and
how far its passage is behind the best one. The weights were fitted on which sentence answers, among
those of the six passages found (``python -m tests.bench.evidence``).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.article import Article
from qa.answer import Citation
from qa.question_kind import kind_of, offers
from qa.reader.reading import Read, Reader, Reading, Span
from vectorstore.analysis import content_words, with_other_spellings
from vectorstore.archive import Archive
from vectorstore.hit import Hit

_INTERCEPT = -3.52
_WEIGHTS = {
    "support": 0.023,
    "margin": 0.113,
    "answers": 0.134,
    "similarity": 3.36,
    "coverage": 0.51,
    "offers": 1.25,
    "behind": -0.34,
}


@dataclass(frozen=True)
class Evidence:
    """A sentence, ``article.text[start:end]``, with what was measured of it.

    ``support``, ``margin`` and ``answers`` are the reader's logits of the sentence, of the short
    answer in it and of its passage. The others are 0 to 1 but for ``behind``: by how much its
    passage's fused score trails the best one's. ``coverage`` is the share of the question's content
    words the sentence holds, each weighted by its rarity (idf). ``short`` is the reader's short
    answer, in the article's offsets.
    """

    article: Article
    start: int
    end: int
    support: float
    margin: float
    answers: float
    similarity: float
    coverage: float
    offers: bool
    behind: float
    short: Span | None
    hit: Hit

    @property
    def text(self) -> str:
        """The sentence."""
        return self.article.text[self.start : self.end]

    def citation(self, numbers: dict[tuple[str, int, int], int]) -> Citation:
        """It cited; ``numbers`` holds those given so far, and gets this one's."""
        key = (self.article.id, self.start, self.end)
        number = numbers.setdefault(key, len(numbers) + 1)
        return Citation(number, self.article, self.start, self.end)

    @property
    def values(self) -> dict[str, float]:
        """What the score is made of, by name."""
        return {name: float(getattr(self, name)) for name in _WEIGHTS}

    @property
    def score(self) -> float:
        """The probability (0 to 1) that the sentence answers."""
        total = sum(_WEIGHTS[name] * value for name, value in self.values.items())
        return 1 / (1 + math.exp(-(_INTERCEPT + total)))


def gather(archive: Archive, reader: Reader, question: str, hits: Sequence[Hit]) -> list[Evidence]:
    """Every sentence of the hits' passages, strongest first, ties by article and place.

    Raises:
        ModelError: the reader can't be loaded.
    """
    if not hits:
        return []
    asked = _Asked(archive, question, best=max(hit.score for hit in hits))
    vector = archive.encoder.encode_question(question)
    held = [archive.sentences.of(hit.passage) for hit in hits]
    passages = [hit.passage for hit in hits]
    found: list[Evidence] = []
    readings = reader.read(question, passages, [sentences.spans for sentences in held])
    for hit, sentences, reading in zip(hits, held, readings, strict=True):
        cosines = (sentences.vectors @ vector).tolist()
        for span, cosine, read in zip(sentences.spans, cosines, reading.sentences, strict=True):
            found.append(_evidence(hit, span, cosine, reading, read, asked))
    return sorted(found, key=lambda e: (-e.score, e.article.id, e.start))


class _Asked:
    """What every sentence is held against: the question, and the best passage's score.

    The question's content words are weighed by rarity, in the language of each article.
    """

    def __init__(self, archive: Archive, question: str, best: float) -> None:
        self._archive = archive
        self.best = best
        self.question = question
        self.kind = kind_of(question)
        self._weights: dict[str, dict[str, float]] = {}

    def coverage(self, text: str, language: str) -> float:
        weights = self._weights_in(language)
        held = set(content_words(with_other_spellings(text), language))
        total = sum(weights.values())
        return sum(w for word, w in weights.items() if word in held) / total if total else 0.0

    def _weights_in(self, language: str) -> dict[str, float]:
        if language not in self._weights:
            words = content_words(self.question, language)
            shares = self._archive.lexical.shares(words, language)
            self._weights[language] = {w: math.log(1 + 1 / (s + 0.001)) for w, s in shares.items()}
        return self._weights[language]


def _evidence(
    hit: Hit,
    span: Span,
    cosine: float,
    reading: Reading,
    read: Read,
    asked: _Asked,
) -> Evidence:
    article, (start, end) = hit.passage.article, span
    sentence = article.text[start:end]
    return Evidence(
        article=article,
        start=start,
        end=end,
        support=read.support,
        margin=read.margin,
        answers=reading.answers,
        similarity=max(0.0, cosine),
        coverage=asked.coverage(sentence, article.language),
        offers=offers(sentence, asked.kind, asked.question),
        behind=asked.best - hit.score,
        short=read.answer,
        hit=hit,
    )
