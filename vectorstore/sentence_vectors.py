"""The sentences of passages with their vectors, kept while the archive is open.

A passage that one question brought up is often brought up by the next. Each passage is encoded in
a call of its own, so that a sentence's vector never depends on what else was found.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

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

    def of(self, passage: Passage) -> Sentences:
        """The sentences of one passage, in order; encoded unless they are still held."""
        key = (passage.id, passage.article.title)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        found = self._encoded(passage)
        with self._lock:
            self._held[key] = found
            if len(self._held) > _MOST_PASSAGES:
                self._held.popitem(last=False)
        return found

    def _encoded(self, passage: Passage) -> Sentences:
        article = passage.article
        spans = tuple(
            (passage.start + start, passage.start + end)
            for start, end in sentence_spans(passage.text, article.language)
        )
        texts = [f"{article.title}\n{article.text[start:end]}" for start, end in spans]
        return Sentences(spans, self._encoder.encode_passages(texts))
