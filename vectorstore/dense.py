"""The dense index: one vector a passage in a Chroma collection on disk (HNSW, cosine).

The only file that knows Chroma. Text stays in the catalog; Chroma holds vectors, and the few
numbers that a filter needs.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy
from numpy.typing import NDArray

from ingest.article import Passage
from vectorstore.hit import Filters, day_number

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

Found = TypeVar("Found")

_COLLECTION = "passages"
_ROWS_PER_READ = 1000
_NEVER_FIRST, _NEVER_LAST = 9999_99_99, 0  # an undated article lies in no span of days
_TRIES = 5
_HNSW: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "ef_construction": 128,
    "ef_search": 128,
    "max_neighbors": 16,
}


class DenseIndex:
    """Passages by their meaning. Opens Chroma when first used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __len__(self) -> int:
        return self._read(lambda passages: passages.count())

    def reload(self) -> None:
        """See what other processes have written.

        Chroma keeps a graph that it has read in memory for the life of the process, shared by
        all clients of a folder; a graph behind its own tables makes it fail, and lose vectors
        when it writes. A search that another thread has begun ends on the former graph.
        """
        from chromadb.api.shared_system_client import SharedSystemClient

        SharedSystemClient.clear_system_cache()
        self.__dict__.pop("_collection", None)
        self.__dict__.pop("_client", None)

    def add(self, passages: Sequence[Passage], vectors: NDArray[numpy.float32]) -> None:
        """Add, or replace, these passages; ``vectors`` has one row each."""
        step = self._client.get_max_batch_size()
        for first in range(0, len(passages), step):
            rows = passages[first : first + step]
            self._collection.upsert(
                ids=[passage.id for passage in rows],
                embeddings=vectors[first : first + step],
                metadatas=[_facts(passage) for passage in rows],
            )

    def delete(self, ids: Sequence[str]) -> None:
        """Forget these passages; unknown ids do nothing."""
        step = self._client.get_max_batch_size()
        for first in range(0, len(ids), step):
            self._collection.delete(ids=list(ids[first : first + step]))

    def search(
        self, vector: NDArray[numpy.float32], k: int, filters: Filters
    ) -> list[tuple[str, float]]:
        """The nearest ``k`` passage ids with their cosines, nearest first."""
        count = min(k, len(self))
        if count == 0:
            return []
        found = self._read(
            lambda passages: passages.query(
                query_embeddings=vector[None, :],
                n_results=count,
                where=_where(filters),
                include=["distances"],
            )
        )
        distances = found["distances"] or [[]]
        hits = [(i, 1.0 - d) for i, d in zip(found["ids"][0], distances[0], strict=True)]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def similarities(self, vector: NDArray[numpy.float32], ids: Sequence[str]) -> dict[str, float]:
        """The exact cosines of these passages to ``vector``; unknown ids are left out."""
        if not ids:
            return {}
        rows = self._read(lambda passages: passages.get(ids=list(ids), include=["embeddings"]))
        stored = numpy.asarray(rows["embeddings"], dtype=numpy.float32)
        cosines = (stored @ vector).tolist() if len(stored) else []
        return dict(zip(rows["ids"], cosines, strict=True))

    def ids(self) -> Iterator[str]:
        """Every passage id in the index."""
        for offset in range(0, len(self), _ROWS_PER_READ):
            yield from self._collection.get(limit=_ROWS_PER_READ, offset=offset, include=[])["ids"]

    def _read(self, ask: Callable[["Collection"], Found]) -> Found:
        """What ``ask`` finds; asked again where another process has just changed the index."""
        from chromadb.errors import InternalError

        for _ in range(_TRIES - 1):
            try:
                return ask(self._collection)
            except InternalError:
                self.reload()
        return ask(self._collection)

    @cached_property
    def _client(self) -> "ClientAPI":
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        return chromadb.PersistentClient(str(self._folder), settings=settings)

    @cached_property
    def _collection(self) -> "Collection":
        # without embedding_function=None Chroma attaches one that wants to download a model
        return self._client.get_or_create_collection(
            _COLLECTION, embedding_function=None, configuration={"hnsw": _HNSW}
        )


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
