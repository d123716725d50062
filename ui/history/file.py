"""The SQLite file of conversations, and how text is searched in it."""

import sqlite3
import unicodedata
from importlib.resources import files
from pathlib import Path


def fold(text: str) -> str:
    """``text`` as it is searched: without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def connect(path: Path | None) -> sqlite3.Connection:
    """The file, made if it is not there; only memory for None. Its SQL has a function ``fold``."""
    connection = sqlite3.connect(
        path or ":memory:", timeout=30, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    try:
        connection.create_function("fold", 1, fold, deterministic=True)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        schema = files("ui.history").joinpath("schema.sql")
        connection.executescript(schema.read_text(encoding="utf-8"))
    except BaseException:
        connection.close()
        raise
    return connection
