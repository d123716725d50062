"""A converted model at work: tokens by ``tokenizers``, arithmetic by OpenVINO, nothing else."""

import importlib
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy
from filelock import FileLock
from numpy.typing import NDArray

from vectorstore.folder import writable
from vectorstore.left_out import left_out

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_TOKENS_PER_BATCH = 2048  # padded tokens in one call: large enough to fill the cores
_WIDTHS = 16  # word-pieces

Given = dict[str, NDArray[numpy.int64]]
Vectors = NDArray[numpy.float32]


@dataclass(frozen=True)
class Encoding:
    """Texts that are being encoded in other threads."""

    count: int
    batches: Sequence[tuple[list[int], Future[Vectors]]]

    def vectors(self) -> Vectors:
        """One row a text, in order, when all are made."""
        return _in_order(self.count, ((rows, made.result()) for rows, made in self.batches))


class Runtime:
    """Encodes texts with the graph in ``folder``; loads each part when first used."""

    def __init__(self, folder: Path, max_tokens: int) -> None:
        self._folder = folder
        self._max_tokens = max_tokens

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text, in order; what exceeds the model's length is cut."""
        batches = self._batches(texts)
        return _in_order(len(texts), ((rows, self._graph(given)[0]) for rows, given in batches))

    def begin(self, texts: Sequence[str], pool: Executor) -> Encoding:
        """``encode`` in the threads of a pool, of which there are best as many as ``lanes``."""
        batches = [
            (rows, pool.submit(self._in_a_lane, given)) for rows, given in self._batches(texts)
        ]
        return Encoding(len(texts), batches)

    @property
    def lanes(self) -> int:
        """How many batches at a time keep all cores busy, each without waiting for another."""
        return self._lanes.requests

    def _batches(self, texts: Sequence[str]) -> Iterator[tuple[list[int], Given]]:
        encodings = [e.ids for e in self._tokenizer.encode_batch_fast(list(texts))]
        for rows in alike([len(ids) for ids in encodings]):
            ids, mask = padded([encodings[i] for i in rows])
            yield rows, {"input_ids": ids, "attention_mask": mask}

    def _in_a_lane(self, given: Given) -> Vectors:
        return self._lanes(given)[0]

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
    def _graph(self) -> "Graph":
        return Graph(self._folder)

    @cached_property
    def _lanes(self) -> "Graph":
        return Graph(self._folder, at_once=True)


def load_tokenizer(folder: Path) -> "Tokenizer":
    """The tokenizer kept beside a converted model, without padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    return tokenizer


class Graph:
    """The graph in a folder, compiled (the compiled form is kept beside it); threads may share it.

    A compiled model's own call refuses a second thread, so each has a request of its own. Nor may
    two threads be the first to use OpenVINO: one waits in its static initialisers for Python's
    lock, which the other holds while it waits for these. Of two processes that write the compiled
    form at once, one reads what the other has half written, and either may fail or crash.

    All cores work on one call; ``at_once``, each on a call of its own: none waits for another
    after every layer, so that little is lost where some core has other things to do.
    """

    _alone = threading.Lock()
    _used = False

    def __init__(self, folder: Path, *, at_once: bool = False) -> None:
        hint = "THROUGHPUT" if at_once else "LATENCY"
        with Graph._alone, _one_process(folder):
            core = _openvino().Core()
            core.set_property({"CACHE_DIR": str(folder / "compiled")})
            self._compiled = core.compile_model(
                folder / "model.xml", "CPU", {"PERFORMANCE_HINT": hint}
            )
        self._own = threading.local()

    @property
    def requests(self) -> int:
        """How many calls at a time make the most of the cores."""
        return int(self._compiled.get_property("OPTIMAL_NUMBER_OF_INFER_REQUESTS"))

    def __call__(self, given: Given) -> list[NDArray[numpy.float32]]:
        """The outputs, in order."""
        if Graph._used:
            return self._run(given)
        with Graph._alone:
            outputs = self._run(given)
            Graph._used = True
            return outputs

    def _run(self, given: Given) -> list[NDArray[numpy.float32]]:
        if not hasattr(self._own, "request"):
            self._own.request = self._compiled.create_infer_request()
        return list(self._own.request.infer(given).values())


def _one_process(folder: Path) -> AbstractContextManager[Any]:
    """While one process writes below the folder, others wait; nobody does where nobody can."""
    return FileLock(folder / "compiled.lock") if writable(folder) else nullcontext()


def _openvino() -> Any:  # noqa: ANN401  (a module)
    """OpenVINO; without its converter, which it does without and which doubles the time it takes.

    ``openvino.convert_model`` is then missing: convert with that of ``openvino.tools.ovc``.
    """
    with left_out("openvino.tools.ovc"):
        return importlib.import_module("openvino")


def _in_order(count: int, parts: Iterable[tuple[list[int], Vectors]]) -> Vectors:
    vectors: list[Vectors | None] = [None] * count
    for rows, part in parts:
        for row, vector in zip(rows, part, strict=True):
            vectors[row] = vector
    return numpy.array(vectors, dtype=numpy.float32)


def alike(lengths: Sequence[int]) -> list[list[int]]:
    """Rows of one width together, as many as fit in one padded batch.

    What a model makes of a row is then the same, whatever other rows there are.
    """
    of_width: dict[int, list[int]] = {}
    for row in sorted(range(len(lengths)), key=lambda row: lengths[row]):
        of_width.setdefault(_width(lengths[row]), []).append(row)
    batches = []
    for width, rows in of_width.items():
        most = max(1, _TOKENS_PER_BATCH // width)
        batches += [rows[first : first + most] for first in range(0, len(rows), most)]
    return batches


def _width(tokens: int) -> int:
    """A little wider than needed: code is compiled, and kept, for every new shape of a batch."""
    return -(-tokens // _WIDTHS) * _WIDTHS


def padded(
    rows: Sequence[Sequence[int]],
) -> tuple[NDArray[numpy.int64], NDArray[numpy.int64]]:
    """Rows of word-pieces as one array, and its mask: 1 where there is one."""
    width = _width(max(len(row) for row in rows))
    ids = numpy.zeros((len(rows), width), dtype=numpy.int64)
    mask = numpy.zeros((len(rows), width), dtype=numpy.int64)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = row
        mask[number, : len(row)] = 1
    return ids, mask
