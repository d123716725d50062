"""What a file holds, wherever it lies: on disk, inside an archive, attached to a message."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ingest.errors import BadInput, DossierError, first_line

MAX_PACKED = 100_000_000  # of a file that lies inside another and is read whole
MAX_NESTING = 4
_RATIO = 100  # text rarely shrinks to a twentieth; what shrinks to a hundredth is no text
_ALWAYS = 200_000_000
_BUFFER = 65_536
_BOMB = f"unpacks to over {_RATIO} times its size, as a bomb does; unpack it and look what it is"


class Readable(Protocol):
    """Anything that gives its next bytes."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes; none at the end."""


@dataclass
class Budget:
    """How many bytes may still be unpacked from one file, however deep they lie."""

    left: int

    @classmethod
    def of(cls, size: int) -> "Budget":
        """What a file of ``size`` bytes may unpack to."""
        return cls(max(_ALWAYS, _RATIO * size))

    def spend(self, size: int) -> None:
        """Take ``size`` bytes off; raises ``BadInput`` when there are not so many."""
        self.left -= size
        if self.left < 0:
            raise BadInput(_BOMB)


@dataclass(frozen=True)
class Content:
    """Bytes to read, once, from the start of ``file``.

    ``name`` is the file's name below the ingested root, followed by ``/`` and the name inside for
    each archive around it. ``suffix`` says how to read it, as ``.html``. ``url`` is where it was
    taken from, if that is known. ``nesting`` counts the archives around it; nothing that lies in
    one is ever written to disk.
    """

    name: str
    file: "io.BufferedReader[Any]"
    budget: Budget
    suffix: str
    url: str = ""
    nesting: int = 0

    @property
    def head(self) -> bytes:
        """The first bytes, at most 4,096, without taking them away."""
        return self.file.peek(4096)[:4096]

    def whole(self, limit: int) -> bytes:
        """All bytes; raises ``BadInput`` if they are over ``limit``."""
        held = self.file.read(limit + 1)
        if len(held) > limit:
            raise BadInput(f"larger than {limit // 10**6} MB; split it into one file an article")
        return held

    def random_access(self) -> "io.BufferedReader[Any]":
        """The bytes as a file that can be read in any order, in memory if it is no real one."""
        if isinstance(self.file.raw, io.FileIO | io.BytesIO):
            return self.file
        return buffered(self.whole(MAX_PACKED))

    def inner(
        self, name: str, suffix: str, file: Readable, packed: Callable[[], int] | None = None
    ) -> "Content":
        """A file inside this one. ``packed`` tells how many bytes it took of this one so far.

        Reading it raises ``BadInput`` when it is damaged, locked or a bomb; making it, when too
        many archives lie in one another.
        """
        if self.nesting >= MAX_NESTING:
            raise BadInput("archives too deep in one another; unpack it and ingest the files")
        unpacked = io.BufferedReader(_Unpacked(file, self.budget, packed), _BUFFER)
        return Content(name, unpacked, self.budget, suffix, nesting=self.nesting + 1)


@dataclass
class _Unpacked(io.RawIOBase):
    """A stream that is watched while it is unpacked."""

    stream: Readable
    budget: Budget
    packed: Callable[[], int] | None
    size: int = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """How many bytes were read."""
        return self.size

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        """Fill ``buffer``, as far as there are bytes."""
        with damaged("compressed file"):
            held = self.stream.read(len(buffer))
        self.size += len(held)
        self.budget.spend(len(held))
        if self.packed and self.size > max(_ALWAYS // 10, _RATIO * self.packed()):
            raise BadInput(_BOMB)
        buffer[: len(held)] = held
        return len(held)


def suffix_of(name: str) -> str:
    """The end of a name, in lower case: ``.html``."""
    return Path(name).suffix.lower()


@contextmanager
def opened(path: Path, name: str) -> Iterator[Content]:
    """The content of a file on disk, which is shown as ``name``; raises ``OSError``."""
    with io.FileIO(path) as raw, io.BufferedReader(raw, _BUFFER) as file:
        yield Content(name, file, Budget.of(path.stat().st_size), suffix_of(path.name))


def in_memory(held: bytes, name: str, suffix: str, url: str = "") -> Content:
    """Content that is in memory already, such as a page that was fetched from ``url``."""
    return Content(name, buffered(held), Budget.of(len(held)), suffix, url)


def buffered(held: bytes) -> "io.BufferedReader[Any]":
    """Bytes in memory as a file to be read from its start."""
    return io.BufferedReader(io.BytesIO(held), _BUFFER)


@contextmanager
def damaged(kind: str) -> Iterator[None]:
    """Make whatever a library raises over hostile bytes a ``BadInput`` that says so."""
    try:
        yield
    except (DossierError, MemoryError):
        raise
    except Exception as error:
        reason = first_line(error)
        raise BadInput(
            f"damaged, cut off or no {kind} ({reason}); make it anew and ingest again"
        ) from error
