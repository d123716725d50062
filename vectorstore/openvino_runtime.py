"""A converted model at work: tokens by ``tokenizers``, arithmetic by OpenVINO, nothing else."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_TOKENS_PER_BATCH = 2048  # padded tokens in one call: large enough to fill the cores


class Runtime:
    """Encodes texts with the graph in ``folder``; loads each part when first used."""

    def __init__(self, folder: Path, max_tokens: int) -> None:
        self._folder = folder
        self._max_tokens = max_tokens

    def encode(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        """Unit vectors, one row a text, in order; what exceeds the model's length is cut."""
        encodings = [e.ids for e in self._tokenizer.encode_batch_fast(list(texts))]
        order = sorted(range(len(encodings)), key=lambda i: len(encodings[i]))
        pending = []
        for rows in alike(order, [len(ids) for ids in encodings]):
            pending.append((rows, padded([encodings[i] for i in rows])))
        vectors: list[NDArray[numpy.float32] | None] = [None] * len(encodings)
        for rows, (ids, mask) in pending:
            result = self._compiled({"input_ids": ids, "attention_mask": mask})[0]
            for row, vector in zip(rows, result, strict=True):
                vectors[row] = vector
        return numpy.array(vectors, dtype=numpy.float32)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word-pieces of each text as the model would read it alone, special ones included."""
        return [len(e.ids) for e in self._counter.encode_batch_fast(list(texts))]

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        tokenizer = load_tokenizer(self._folder)
        tokenizer.enable_truncation(self._max_tokens)
        return tokenizer

    @cached_property
    def _counter(self) -> "Tokenizer":
        tokenizer = load_tokenizer(self._folder)
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _compiled(self) -> Any:  # noqa: ANN401  (openvino carries no types)
        return compile_graph(self._folder)


def load_tokenizer(folder: Path) -> "Tokenizer":
    """The tokenizer kept beside a converted model, without padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    return tokenizer


def compile_graph(folder: Path) -> Any:  # noqa: ANN401  (openvino carries no types)
    """The graph in ``folder``, ready to be called; the compiled form is kept beside it."""
    import openvino

    core = openvino.Core()
    core.set_property({"CACHE_DIR": str(folder / "compiled")})
    return core.compile_model(folder / "model.xml", "CPU")


def alike(order: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    """Rows of similar length together, as many as fit in one padded batch."""
    batches: list[list[int]] = [[]]
    for row in order:  # ascending length: the last row decides the padding
        if batches[-1] and (len(batches[-1]) + 1) * lengths[row] > _TOKENS_PER_BATCH:
            batches.append([])
        batches[-1].append(row)
    return [batch for batch in batches if batch]


def padded(
    rows: Sequence[Sequence[int]],
) -> tuple[NDArray[numpy.int64], NDArray[numpy.int64]]:
    """Rows of word-pieces as one array, and its mask: 1 where there is one."""
    width = max(len(row) for row in rows)
    ids = numpy.zeros((len(rows), width), dtype=numpy.int64)
    mask = numpy.zeros((len(rows), width), dtype=numpy.int64)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = row
        mask[number, : len(row)] = 1
    return ids, mask
