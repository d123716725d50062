"""One SQLite file, shared between threads; what goes wrong with it is one line."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import ArchiveError
from vectorstore.remembered import Memory, remembered
from vectorstore.sqlite_file import closed_on_failure, make_tables

_NUMBERS = 2**31  # so many are not negative in the 32 bits of SQLite's user_version


class Database:
    """Safe to share between threads; readers are never blocked by the writer."""

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        self._lock = threading.RLock()
        self._path = path
        self.memory = Memory()
        self._kept: int | None = None  # of total_changes; None where each transaction waits itself
        with self._told():
            self._connection = _connect(path, writable)

    def close(self) -> None:
        """Close the file; the catalog can't be used after."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the changes inside are kept, or none."""
        with self._lock, self._told():
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._undo()
                raise

    def _undo(self) -> None:
        """Take back what an open transaction has changed, if one is open."""
        with self._lock:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def changes(self) -> int:
        """A number that changes when another process has changed the catalog."""
        return int(self.run("PRAGMA data_version")[0][0])

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Transactions inside wait for no disk; they are on it after ``keep`` and at the end.

        A failure of the program loses none of them in any case, one of the machine the last.
        """
        self.run("PRAGMA synchronous = NORMAL")
        self._kept = self._connection.total_changes
        try:
            yield
        finally:
            self._undo()  # Ctrl-C can fall between a beginning and what watches over it
            self.keep()
            self._kept = None
            self.run("PRAGMA synchronous = FULL")

    def keep(self) -> None:
        """Wait until every transaction so far is on the disk; does nothing when nothing changed."""
        changed = self._connection.total_changes
        if self._kept in (None, changed):
            return
        self.run("PRAGMA synchronous = FULL")
        self.announce()  # one that writes waits for itself and all before it
        self.run("PRAGMA synchronous = NORMAL")
        self._kept = changed

    def announce(self) -> None:
        """Write, though nothing is to be changed: others take it for a change.

        It changes a number that SQLite keeps for the program, and this one has no other use for.
        """
        with self.transaction():
            number = int(self.run("PRAGMA user_version")[0][0])
            self.run(f"PRAGMA user_version = {(number + 1) % _NUMBERS}")

    def state(self) -> tuple[int, int] | None:
        """Equal only where nothing has changed in between; None inside a transaction."""
        with self._lock:
            changing = self._connection.in_transaction
            return None if changing else (self.changes(), self._connection.total_changes)

    @remembered
    def has(self, table: str) -> bool:
        """False for a table of a later program, in an archive that can't be written."""
        return bool(self.run("SELECT 1 FROM sqlite_master WHERE name = ?", table))

    def run(self, statement: str, *values: object) -> list[sqlite3.Row]:
        """Run one statement: the rows it gives."""
        with self._lock, self._told():
            return self._connection.execute(statement, values).fetchall()

    def run_all(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """The same statement for each row of values."""
        with self._lock, self._told():
            self._connection.executemany(statement, rows)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except sqlite3.OperationalError as error:
            raise ArchiveError(
                f"The catalog {self._path} can't be used now ({error}). See that nothing else "
                f"holds it and that the disk is not full, and try again."
            ) from error
        except sqlite3.DatabaseError as error:
            raise _damaged(self._path, error) from error


def _connect(path: Path, writable: bool) -> sqlite3.Connection:
    # immutable reads no -wal file; what a crash left there is not to be missed
    left = path.with_name(f"{path.name}-wal")
    fixed = "" if left.exists() and left.stat().st_size else "&immutable=1"
    mode = "mode=rwc" if writable else f"mode=ro{fixed}"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{mode}",
        uri=True,
        timeout=30,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.row_factory = sqlite3.Row
    if writable:
        with closed_on_failure(connection):
            make_tables(connection, "vectorstore")
    return connection


def _damaged(path: Path, error: Exception) -> ArchiveError:
    return ArchiveError(
        f"The catalog {path} is damaged ({error}). Put back a copy of the folder {path.parent}, "
        f"or remove it and ingest its articles again."
    )
