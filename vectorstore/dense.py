"""The dense index: one vector a passage in a Chroma collection on disk (HNSW, cosine).

Only this file and ``connection`` know Chroma. Text stays in the catalog; Chroma holds vectors,
and the few numbers that a filter needs.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy
from numpy.typing import NDArray

from ingest.article import Passage
from vectorstore.connection import Connection, chroma_errors
from vectorstore.folder import damaged
from vectorstore.hit import Filters, day_number

if TYPE_CHECKING:
    from chromadb import Collection

Found = TypeVar("Found")

_ROWS_PER_READ = 1000
_NEVER_FIRST, _NEVER_LAST = 9999_99_99, 0  # an undated article lies in no span of days
_TRIES = 5
_NEARLY = 0.02


class DenseIndex:
    """Passages by their meaning. Opens Chroma when first used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
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

    def add(self, passages: Sequence[Passage], vectors: NDArray[numpy.float32]) -> None:
        """Add, or replace, these passages; ``vectors`` has one row each."""
        opened = self._open()
        for first in range(0, len(passages), opened.batch):
            rows = passages[first : first + opened.batch]
            with self._told():
                opened.collection.upsert(
                    ids=[passage.id for passage in rows],
                    embeddings=vectors[first : first + opened.batch],
                    metadatas=[_facts(passage) for passage in rows],
                )

    def delete(self, ids: Sequence[str]) -> None:
        """Forget these passages; unknown ids do nothing."""
        opened = self._open()
        for first in range(0, len(ids), opened.batch):
            with self._told():
                opened.collection.delete(ids=list(ids[first : first + opened.batch]))

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

    def _read(self, ask: Callable[["Collection"], Found]) -> Found:
        """What ``ask`` finds; asked again where another process has just changed the index."""
        changed = chroma_errors().InternalError
        for _ in range(_TRIES - 1):
            opened = self._open()
            try:
                return ask(opened.collection)
            except changed:
                self.reload()
        with self._told():
            return ask(self._open().collection)

    def _open(self) -> Connection:
        with self._opening, self._told():
            if self._connection is None:
                self._connection = Connection(self._folder)
            return self._connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        failed = chroma_errors().ChromaError
        try:
            yield
        except (failed, OSError) as error:
            raise damaged(self._folder, error) from error


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
