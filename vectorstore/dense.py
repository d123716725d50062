"""The dense index: one vector a passage in a Chroma collection on disk (HNSW, cosine).

Only this file and ``connection`` know Chroma. Text stays in the catalog; Chroma holds vectors,
and the few numbers that a filter needs.

Chroma rewrites the files of its graph in place, and reads them without asking who writes: that
can end the process that reads. So a lock beside the folder is held while the index is opened, and
for each call that changes it; what searches an index that it has open needs none.
"""

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from ingest.article import Passage
from ingest.errors import ArchiveBusy
from vectorstore.connection import Connection, chroma_errors
from vectorstore.folder import damaged, writable
from vectorstore.hit import Filters, day_number

if TYPE_CHECKING:
    from chromadb import Collection

Found = TypeVar("Found")

_ROWS_PER_READ = 1000
_NEVER_FIRST, _NEVER_LAST = 9999_99_99, 0  # an undated article lies in no span of days
_TRIES = 5
_PATIENCE, _PAUSE = 30.0, 0.01  # seconds: for the lock, which is held for a second or two; of them
_NEARLY = 0.02


class DenseIndex:
    """Passages by their meaning. Opens Chroma when first used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder.with_name(f"{folder.name}.lock"))
        self._opening = threading.Lock()
        self._connection: Connection | None = None

    def __len__(self) -> int:
        return self._read(lambda passages: passages.count())

    def load(self) -> None:
        """Open Chroma and read its graph now; otherwise done when first used."""
        some = self._read(lambda passages: passages.get(limit=1, include=["embeddings"]))
        for vector in numpy.asarray(some["embeddings"], dtype=numpy.float32):
            self.search(vector, 1, Filters())

    def reload(self) -> None:
        """See what other processes have written; a search under way ends on the former state."""
        with self._opening:
            self._connection = None

    def clear(self) -> None:
        """Remove the whole index, whatever state it is in; it is made anew when next used."""
        with self._alone():
            self.reload()
            shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, passages: Sequence[Passage], vectors: NDArray[numpy.float32]) -> None:
        """Add, or replace, these passages; ``vectors`` has one row each.

        Raises:
            ArchiveBusy: other processes have been opening or writing the index for too long.
        """
        for rows in self._batches(len(passages)):
            self._change(partial(_put, passages[rows], vectors[rows]))

    def delete(self, ids: Sequence[str]) -> None:
        """Forget these passages; unknown ids do nothing.

        Raises:
            ArchiveBusy: other processes have been opening or writing the index for too long.
        """
        for rows in self._batches(len(ids)):
            self._change(partial(_drop, ids[rows]))

    def search(
        self, vector: NDArray[numpy.float32], k: int, filters: Filters
    ) -> list[tuple[str, float]]:
        """The nearest ``k`` passage ids with their cosines, nearest first."""
        found = self._read(
            lambda passages: passages.query(
                query_embeddings=vector[None, :],
                n_results=k,
                where=_where(filters),
                include=["distances"],
            )
        )
        distances = found["distances"] or [[]]
        hits = [(i, 1.0 - d) for i, d in zip(found["ids"][0], distances[0], strict=True)]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def similarities(self, vectors: NDArray[numpy.float32], ids: Sequence[str]) -> dict[str, float]:
        """The exact cosine of each of these passages to the nearest of ``vectors`` (or to the one).

        Unknown ids are left out.
        """
        stored = self.vectors(ids)
        if not stored:
            return {}
        cosines = numpy.stack(list(stored.values())) @ numpy.atleast_2d(vectors).T
        return dict(zip(stored, cosines.max(axis=1).tolist(), strict=True))

    def vectors(self, ids: Sequence[str]) -> dict[str, NDArray[numpy.float32]]:
        """The stored vectors of these passages; unknown ids are left out."""
        if not ids:
            return {}
        rows = self._read(lambda passages: passages.get(ids=list(ids), include=["embeddings"]))
        stored = numpy.asarray(rows["embeddings"], dtype=numpy.float32)
        return dict(zip(rows["ids"], stored, strict=True))

    def misfits(self, passages: Sequence[Passage], dimension: int) -> list[str]:
        """Ids of passages whose vector is no unit vector of ``dimension``, or whose date or source
        is not the one that filters go by; unknown ones are left out.
        """
        by_id = {passage.id: passage for passage in passages}
        if not by_id:
            return []
        rows = self._read(lambda p: p.get(ids=[*by_id], include=["embeddings", "metadatas"]))
        stored = numpy.asarray(rows["embeddings"], dtype=numpy.float32)
        lengths = numpy.linalg.norm(stored.reshape(-1, dimension), axis=1)
        facts = rows["metadatas"] or []
        return [
            key
            for key, length, held in zip(rows["ids"], lengths, facts, strict=True)
            if not abs(length - 1) < _NEARLY or held != _facts(by_id[key])
        ]

    def ids(self) -> Iterator[str]:
        """Every passage id in the index."""
        for offset in range(0, len(self), _ROWS_PER_READ):
            yield from self._page(offset)

    def _page(self, offset: int) -> list[str]:
        found = self._read(lambda p: p.get(limit=_ROWS_PER_READ, offset=offset, include=[]))
        return found["ids"]

    def _batches(self, count: int) -> Iterator[slice]:
        with self._told():
            size = self._open().batch
        return (slice(first, first + size) for first in range(0, count, size))

    def _read(self, ask: Callable[["Collection"], Found]) -> Found:
        """What ``ask`` finds; asked again where another process has just changed the index."""
        changed = chroma_errors().InternalError
        with self._told():
            for _ in range(_TRIES - 1):
                try:
                    return self._use(ask)
                except changed:
                    self.reload()
            return self._use(ask)

    def _change(self, change: Callable[["Collection"], None]) -> None:
        """Once more on the index as it is now where the one that was open has been removed."""
        with self._told(), self._alone():
            try:
                self._use(change)
            except chroma_errors().InternalError:
                self.reload()
                self._use(change)

    def _use(self, ask: Callable[["Collection"], Found]) -> Found:
        opened = self._open()  # a name, as it ends with the last: another thread may reload now
        with nullcontext() if opened.loaded else self._alone():  # there may be a graph by now
            return ask(opened.collection)

    def _open(self) -> Connection:
        opened = self._connection
        if opened and opened.loaded:
            return opened
        with self._alone(), self._opening:
            if self._connection is None or not self._connection.loaded:
                self._connection = Connection(self._folder)
            return self._connection

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other thread or process opens or changes the index; one that holds this may again."""
        if not writable(self._folder.parent):
            yield
            return
        try:
            self._lock.acquire(_PATIENCE, _PAUSE)
        except Timeout as error:
            raise ArchiveBusy(
                f"Another process keeps the index {self._folder} to itself. Try again later, or "
                f"end that process."
            ) from error
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def _told(self) -> Iterator[None]:
        failed = chroma_errors().ChromaError
        try:
            yield
        except (failed, OSError) as error:
            raise damaged(self._folder, error) from error


def _put(
    passages: Sequence[Passage], vectors: NDArray[numpy.float32], collection: "Collection"
) -> None:
    collection.upsert(
        ids=[passage.id for passage in passages],
        embeddings=vectors,
        metadatas=[_facts(passage) for passage in passages],
    )


def _drop(ids: Sequence[str], collection: "Collection") -> None:
    collection.delete(ids=list(ids))


def _facts(passage: Passage) -> dict[str, Any]:
    published = passage.article.published
    # every key every time: Chroma keeps the former value of a key that is left out
    return {
        "source": passage.article.source or "",
        "first_day": day_number(published.first_day) if published else _NEVER_FIRST,
        "last_day": day_number(published.last_day) if published else _NEVER_LAST,
    }


def _where(filters: Filters) -> Any:  # noqa: ANN401  (Chroma's own type is a recursive union)
    limits: list[dict[str, Any]] = []
    if filters.since:
        limits.append({"last_day": {"$gte": day_number(filters.since)}})
    if filters.until:
        limits.append({"first_day": {"$lte": day_number(filters.until)}})
    if filters.sources:
        limits.append({"source": {"$in": list(filters.sources)}})
    if len(limits) < 2:
        return limits[0] if limits else None
    return {"$and": limits}
