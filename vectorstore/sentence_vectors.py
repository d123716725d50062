"""The sentences of passages with their vectors, kept while the archive is open.

A passage that one question brought up is often brought up by the next.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy
from numpy.typing import NDArray

from ingest.article import Passage
from ingest.sentences import sentence_spans
from vectorstore.encoder import Encoder

_MOST_PASSAGES = 4096  # about 40 MB


@dataclass(frozen=True)
class Sentences:
    """``spans[i]`` is a sentence of the article's text, ``vectors[i]`` it under its title."""

    spans: tuple[tuple[int, int], ...]
    vectors: NDArray[numpy.float32]


class SentenceVectors:
    """Sentences of the most recently asked-for passages; safe to share between threads."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._held: OrderedDict[tuple[str, str], Sentences] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, passages: Sequence[Passage]) -> list[Sentences]:
        """The sentences of each passage, in order; encoded, together, unless still held."""
        with self._lock:
            known = {key: self._held[key] for key in map(_key, passages) if key in self._held}
        new = {_key(passage): passage for passage in passages if _key(passage) not in known}
        known |= zip(new, self._encoded(list(new.values())), strict=True)
        with self._lock:
            for key in map(_key, passages):
                self._held[key] = known[key]
                self._held.move_to_end(key)
            while len(self._held) > _MOST_PASSAGES:
                self._held.popitem(last=False)
        return [known[key] for key in map(_key, passages)]

    def _encoded(self, passages: Sequence[Passage]) -> Iterator[Sentences]:
        spans = [_spans(passage) for passage in passages]
        texts = [
            f"{passage.article.title}\n{passage.article.text[start:end]}"
            for passage, some in zip(passages, spans, strict=True)
            for start, end in some
        ]
        vectors = self._encoder.encode_passages(texts)
        ends = accumulate(map(len, spans))
        for some, end in zip(spans, ends, strict=True):
            yield Sentences(some, vectors[end - len(some) : end].copy())


def _key(passage: Passage) -> tuple[str, str]:
    return passage.id, passage.article.title


def _spans(passage: Passage) -> tuple[tuple[int, int], ...]:
    found = sentence_spans(passage.text, passage.article.language)
    return tuple((passage.start + start, passage.start + end) for start, end in found)
