"""One opened Chroma folder, private to who opened it.

Chroma keeps the graph of a collection in memory for the life of the process and shares it among
all clients of a folder. Once another process has written, such a graph fails on what it does not
know, or loses vectors by writing them over. So each opening here has a system of its own, which
ends with the last thread that uses it.
"""

import importlib
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from vectorstore.folder import stand_in, writable
from vectorstore.left_out import left_out

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.config import System

_COLLECTION = "passages"
_OPENING = threading.Lock()
# Half of this finds 97 % of the ten nearest at 10,000 passages (``python -m tests.bench.scale``).
# What was added since the graph was last written, each process puts into it anew when it opens it:
# a third of a millisecond a passage, of which by default there are up to a thousand.
_HNSW: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "ef_construction": 256,
    "ef_search": 512,
    "max_neighbors": 32,
    "sync_threshold": 100,
}


class Connection:
    """The collection as it is on disk now; ``batch`` is how many rows one call may change.

    Opening reads the graph, and writes into it what a writer that was cut off has left: nobody
    else may open or write the folder meanwhile. ``loaded`` is False where there was no graph to
    read yet, so that a later call may do so.
    """

    def __init__(self, folder: Path) -> None:
        if folder.is_dir() and not writable(folder):
            self._scratch = stand_in(folder, tables="chroma.sqlite3")
            folder = Path(self._scratch.name)
        with _OPENING:
            client, system = _connect(folder)
        weakref.finalize(self, system.stop)
        # without embedding_function=None Chroma attaches one that wants to download a model
        self.collection: Collection = client.get_or_create_collection(
            _COLLECTION, embedding_function=None, configuration={"hnsw": _HNSW}
        )
        self.batch = client.get_max_batch_size()
        self.loaded = bool(self.collection.get(limit=1, include=["embeddings"])["ids"])


@cache
def chroma_errors() -> ModuleType:
    """Chroma's errors; with them all of Chroma is imported."""
    with left_out("httpx._main"), _signatures_trusted():  # the command line of its web client
        from chromadb import errors
    return errors


@contextmanager
def _signatures_trusted() -> Iterator[None]:
    """Methods of Chroma that override others are marked so (PEP 698), but not compared with them.

    Chroma's own authors are served by that, and it is a fifth of the time its import takes.
    """
    try:
        library = importlib.import_module("overrides")
    except ImportError:  # a later Chroma may do without it
        yield
        return
    checking = {name: getattr(library, name) for name in ("override", "overrides")}
    for name in checking:
        setattr(library, name, _marked)
    try:
        yield
    finally:
        for name, check in checking.items():
            setattr(library, name, check)


def _marked(method: Any = None, **_: bool) -> Any:  # noqa: ANN401  (used as decorator, or to make one)
    if method is None:
        return _marked
    method.__override__ = True
    return method


def _connect(folder: Path) -> "tuple[ClientAPI, System]":
    from chromadb.api import ServerAPI
    from chromadb.api.client import Client
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings, System

    system = System(
        Settings(is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False)
    )
    system.instance(ServerAPI)  # type: ignore[type-abstract]  # Chroma resolves it
    system.start()
    try:
        return Client.from_system(system), system
    finally:
        SharedSystemClient.clear_system_cache()  # nobody else is to be given this one
