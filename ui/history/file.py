"""The SQLite file of conversations, and how text is searched in it."""

import sqlite3
import unicodedata
from pathlib import Path

from ingest.accents import without_accents
from vectorstore.sqlite_file import closed_on_failure, make_tables


def fold(text: str) -> str:
    """``text`` as it is searched: without case and accents."""
    return without_accents(unicodedata.normalize("NFKC", text.casefold()))


def connect(path: Path | None) -> sqlite3.Connection:
    """The file, made if it is not there; only memory for None. Its SQL has a function ``fold``."""
    connection = sqlite3.connect(
        path or ":memory:", timeout=30, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    with closed_on_failure(connection):
        connection.create_function("fold", 1, fold, deterministic=True)
        make_tables(connection, "ui.history")
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection
