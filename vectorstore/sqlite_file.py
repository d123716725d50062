"""What every SQLite file of an archive needs when it is opened."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Protocol


class _Closable(Protocol):
    def close(self) -> None: ...


@contextmanager
def closed_on_failure(opened: _Closable) -> Iterator[None]:
    """Close it if what is done within fails or is interrupted."""
    try:
        yield
    except BaseException:
        opened.close()
        raise


def make_tables(connection: sqlite3.Connection, package: str) -> None:
    """Those of ``schema.sql`` in ``package`` that are missing, in a file that is written ahead."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    schema = files(package).joinpath("schema.sql")
    connection.executescript(schema.read_text(encoding="utf-8"))
