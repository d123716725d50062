"""One opened Chroma folder, private to who opened it.

Chroma keeps the graph of a collection in memory for the life of the process and shares it among
all clients of a folder. Once another process has written, such a graph fails on what it does not
know, or loses vectors by writing them over. So each opening here has a system of its own, which
ends with the last thread that uses it.
"""

import threading
import weakref
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

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
_HNSW: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "ef_construction": 256,
    "ef_search": 512,
    "max_neighbors": 32,
}


class Connection:
    """The collection as it is on disk now; ``batch`` is how many rows one call may change."""

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


@cache
def chroma_errors() -> ModuleType:
    """Chroma's errors; with them all of Chroma is imported."""
    with left_out("httpx._main"):  # the command line of what Chroma asks a server with
        from chromadb import errors
    return errors


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
