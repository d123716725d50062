"""Which sentences of the passages found bear on the question, and how strongly.

Without a language model these sentences are the answer; with one they are what its claims are
pinned to. A sentence is scored by four things: its likeness to the question when read under its
article's title, the share of the question's words that it holds, whether it offers the kind of
thing asked for, and how far its passage is behind the best one. The weights are a logistic
regression's on which sentence answers, among those of the six passages found (XQuAD and CLAPNQ
development questions), scaled so that the first three add up to 1.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.article import Article, Passage
from qa.question_kind import kind_of, offers
from vectorstore.analysis import content_words, with_other_spellings
from vectorstore.archive import Archive
from vectorstore.hit import Hit

_SIMILARITY, _COVERAGE, _OFFERS, _BEHIND = 0.49, 0.32, 0.19, -0.07


@dataclass(frozen=True)
class Evidence:
    """A sentence, ``article.text[start:end]``, with what was measured of it (each 0 to 1).

    ``behind`` is not between 0 and 1: by how much its passage's fused score trails the best one's.
    ``coverage`` is the share of the question's content words the sentence holds, each weighted by
    its rarity (idf); ``passage_coverage`` the same for its whole passage with title.
    """

    article: Article
    start: int
    end: int
    similarity: float
    coverage: float
    passage_coverage: float
    offers: bool
    behind: float
    hit: Hit

    @property
    def text(self) -> str:
        """The sentence."""
        return self.article.text[self.start : self.end]

    @property
    def score(self) -> float:
        """How strongly the sentence bears on the question (0 to 1)."""
        total = (
            _SIMILARITY * self.similarity
            + _COVERAGE * self.coverage
            + _OFFERS * self.offers
            + _BEHIND * self.behind
        )
        return max(0.0, total)


def gather(archive: Archive, question: str, hits: Sequence[Hit]) -> list[Evidence]:
    """Every sentence of the hits' passages, strongest first, ties by article and place."""
    if not hits:
        return []
    asked = _Asked(archive, question, best=max(hit.score for hit in hits))
    vector = archive.encoder.encode_question(question)
    found: list[Evidence] = []
    for hit in hits:
        held = archive.sentences.of(hit.passage)
        around = asked.passage_coverage(hit.passage)
        for span, cosine in zip(held.spans, held.vectors @ vector, strict=True):
            found.append(_evidence(hit, span, max(0.0, float(cosine)), around, asked))
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

    def passage_coverage(self, passage: Passage) -> float:
        text = f"{passage.heading}\n{passage.text}"
        return self.coverage(text, passage.article.language)

    def _weights_in(self, language: str) -> dict[str, float]:
        if language not in self._weights:
            words = content_words(self.question, language)
            shares = self._archive.lexical.shares(words, language)
            self._weights[language] = {w: math.log(1 + 1 / (s + 0.001)) for w, s in shares.items()}
        return self._weights[language]


def _evidence(
    hit: Hit, span: tuple[int, int], similarity: float, passage_coverage: float, asked: _Asked
) -> Evidence:
    article, (start, end) = hit.passage.article, span
    sentence = article.text[start:end]
    return Evidence(
        article=article,
        start=start,
        end=end,
        similarity=similarity,
        coverage=asked.coverage(sentence, article.language),
        passage_coverage=passage_coverage,
        offers=offers(sentence, asked.kind, asked.question),
        behind=asked.best - hit.score,
        hit=hit,
    )
