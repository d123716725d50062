"""Text to vectors, by whatever model the archive was built with."""

from collections.abc import Sequence
from concurrent.futures import Executor
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy

from ingest.language import detect_language
from vectorstore.convert import (
    DEFAULT_CACHE,
    DEFAULT_ENCODER,
    EncoderFacts,
    converted_folder,
    is_converted,
    load_original,
    read_facts,
)
from vectorstore.openvino_runtime import Encoding, Runtime, Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_DEFAULT_STRANGERS, _DEFAULT_MATCHES = 0.08, 0.64  # as ``vectorstore.measured`` finds them


class Encoder:
    """A sentence-transformers model by name or folder; loads when first used.

    Vectors are of unit length, so a dot product is a cosine.

    Raises:
        ModelError: (when first used) the model can't be found or loaded.
    """

    def __init__(self, name: str = DEFAULT_ENCODER, cache: Path = DEFAULT_CACHE) -> None:
        self.name = name
        self.cache = cache
        self._asked = lru_cache(maxsize=64)(self._encode_question)

    @property
    def prepared(self) -> bool:
        """Whether the model has been converted on this machine before."""
        return is_converted(self.name, self.cache)

    def prepare(self) -> None:
        """Load, and the first time convert, the model; otherwise done when first used."""
        _ = self._facts

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._facts.dimension

    @property
    def max_tokens(self) -> int:
        """Word-pieces the model reads; what is beyond them it never sees."""
        return self._facts.max_tokens

    @property
    def weights(self) -> str:
        """A digest of the model's parameters: the same model, wherever it lies, has the same."""
        return self._facts.weights

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in order."""
        return self._encode(self._as_passages(texts))

    def begin(self, texts: Sequence[str], pool: Executor) -> Encoding:
        """``encode_passages``, with the same vectors, in threads of a pool that has ``lanes``."""
        read = self._as_passages(texts)
        if self._facts.converted:
            return self._runtime.begin(read, pool)
        return Encoding(len(read), [([*range(len(read))], pool.submit(self._encode, read))])

    @property
    def lanes(self) -> int:
        """How many threads make the most of the cores."""
        return self._runtime.lanes if self._facts.converted else 1

    def encode_question(self, text: str) -> Vectors:
        """One vector; the last few are remembered, as an answer asks for its own twice."""
        return self._asked(text)

    def knows(self, language: str) -> bool:
        """Whether the model has learned this language (ISO 639-1), by what was measured of it."""
        return self._facts.measured.knows(language)

    def kinship(self, asked: str, told: str) -> float:
        """How much nearer any question is to any text because of the languages they are in."""
        return self._facts.measured.kinship_of(asked, told)

    def comparable(self, cosine: float, asked: str, told: str) -> float:
        """A cosine of texts in these languages on the default encoder's scale, in English.

        What is compared with fixed numbers was fitted on that one's, which stay as they are.
        """
        if self.name == DEFAULT_ENCODER:
            return cosine
        return self._facts.measured.on_scale(
            cosine - self.kinship(asked, told), _DEFAULT_STRANGERS, _DEFAULT_MATCHES
        )

    def likeness(self, one: str, other: str) -> float:
        """How alike two texts are, both read as passages: their cosine, made ``comparable``."""
        first, second = self.encode_passages([one, other])
        cosine = float(first @ second)
        if self.name == DEFAULT_ENCODER:
            return cosine
        return self.comparable(cosine, detect_language(one), detect_language(other))

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word-pieces of each text as the model reads it, prompt and special tokens included."""
        return self._runtime.count_tokens(self._as_passages(texts))

    def _as_passages(self, texts: Sequence[str]) -> list[str]:
        return [self._facts.passage_prompt + text for text in texts]

    def _encode_question(self, text: str) -> Vectors:
        vector: Vectors = self._encode([self._facts.query_prompt + text])[0]
        return vector

    def _encode(self, texts: list[str]) -> Vectors:
        if not texts:
            return numpy.empty((0, self.dimension), dtype=numpy.float32)
        if self._facts.converted:
            return self._runtime.encode(texts)
        vectors: Vectors = self._original.encode(texts, normalize_embeddings=True)
        return vectors

    @cached_property
    def _folder(self) -> Path:
        return converted_folder(self.name, self.cache)

    @cached_property
    def _facts(self) -> EncoderFacts:
        return read_facts(self._folder)

    @cached_property
    def _runtime(self) -> Runtime:
        return Runtime(self._folder, self.max_tokens)

    @cached_property
    def _original(self) -> "SentenceTransformer":
        return load_original(self.name)
