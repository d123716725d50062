"""The files that articles came from, so that a file is read only when it has changed.

A file is known by where it lies, links resolved. An article is claimed for its file before it is
stored, and the file counts as read once all of them are in the catalog: what a crash interrupts is
read again, and what it has left is known to have come of the file.
"""

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path

from ingest.files import SourceFile
from vectorstore.catalog import Catalog

_SETTLED_NS = 2_000_000_000  # a younger file may change again within one tick of the clock
_AT_ONCE = 500


@dataclass(frozen=True)
class Stamp:
    """A file as it was when its bytes were read; ``settled``: long enough after it was changed."""

    size: int
    mtime_ns: int
    digest: str
    settled: bool = True

    def holds(self, path: Path) -> bool:
        """Whether nobody has written to the file since; raises OSError."""
        found = path.stat()
        return (found.st_size, found.st_mtime_ns) == (self.size, self.mtime_ns)


_NOT_WHOLE = Stamp(0, 0, "")


class KnownFiles:
    """The files of one catalog; ``reader`` names the program that makes articles of them.

    ``distrusted`` are files that have to be read again although they have not changed.
    """

    def __init__(self, catalog: Catalog, reader: str) -> None:
        self._catalog = catalog
        self._reader = reader
        self.distrusted: list[Path] = []

    def unchanged(self, source: SourceFile) -> int | None:
        """How many articles a file gave, where it would give the same again; None: read it.

        A file with another time and the same bytes is unchanged, one that failed never is.
        """
        key = file_key(source.path)
        rows = self._catalog.run(
            "SELECT size, mtime_ns, file.digest, count(*) AS given, count(article.id) AS held "
            "FROM file JOIN file_article USING (path) "
            "LEFT JOIN article ON article.id = article_id "
            "WHERE file.path = ? AND file.digest <> '' AND reader = ? GROUP BY file.path",
            *(key, self._reader),
        )
        if not rows or rows[0]["given"] != rows[0]["held"]:
            return None
        known = Stamp(*rows[0][:3])
        return rows[0]["given"] if self._still(source.path, key, known) else None

    def named(self, source: SourceFile) -> SourceFile:
        """The file under the name that it is known by, else under one that no other file has.

        So one file makes one article, whichever folder around it is ingested, and two files of
        the same name below different folders make two.
        """
        rows = self._catalog.run("SELECT name FROM file WHERE path = ?", file_key(source.path))
        if rows:
            return replace(source, name=rows[0]["name"])
        name, real = source.name, source.path.resolve()
        above = [part for part in real.parts[: -len(Path(name).parts)] if part != real.anchor]
        while above and self._taken(name):
            name = f"{above.pop()}/{name}"
        return replace(source, name=name)

    def next_reading(self, source: SourceFile) -> int:
        """The number of the reading that begins, for ``keep`` and ``lost``."""
        rows = self._catalog.run("SELECT reading FROM file WHERE path = ?", file_key(source.path))
        return rows[0]["reading"] + 1 if rows else 1

    def keep(
        self, source: SourceFile, reading: int, article_ids: Iterable[str], stamp: Stamp | None
    ) -> None:
        """These articles came of the file; with a ``stamp`` it was read whole, without a fault."""
        key, kept = file_key(source.path), stamp or _NOT_WHOLE
        with self._catalog.transaction():
            self._catalog.run(
                "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET "
                "size = excluded.size, mtime_ns = excluded.mtime_ns, digest = excluded.digest, "
                "reader = excluded.reader, reading = excluded.reading",
                *(key, source.name, kept.size, kept.mtime_ns if kept.settled else 0),
                *(kept.digest, self._reader, reading),
            )
            for article_id in article_ids:
                claim = "INSERT OR REPLACE INTO file_article VALUES (?, ?, ?)"
                self._catalog.run(claim, key, article_id, reading)

    def lost(self, source: SourceFile, reading: int) -> Iterator[str]:
        """Articles that the file gave before this reading and no longer gives; it lets them go."""
        yield from self._released("path = ? AND reading < ?", file_key(source.path), reading)

    def gone(self, root: Path) -> Iterator[Path]:
        """Known files below ``root`` that are no longer there."""
        below = file_key(root).rstrip(b"/") + b"/"
        after, end = below, below[:-1] + b"0"  # the byte after the slash
        while rows := self._catalog.run(
            f"SELECT path FROM file WHERE path > ? AND path < ? ORDER BY path LIMIT {_AT_ONCE}",
            *(after, end),
        ):
            yield from (path for row in rows if is_gone(path := Path(os.fsdecode(row["path"]))))
            after = rows[-1]["path"]

    def drop(self, path: Path) -> Iterator[str]:
        """Forget a file; yields the articles that only it had given."""
        yield from self._released("path = ?", os.fsencode(path))
        with self._catalog.transaction():
            self._catalog.run("DELETE FROM file WHERE path = ?", os.fsencode(path))

    def _released(self, which: str, *values: object) -> Iterator[str]:
        """Let go of claims; yields each article that no other file which is still there gave.

        A claim is let go after the article was dealt with, so that a crash loses none of them.
        """
        query = f"SELECT path, article_id FROM file_article WHERE {which} LIMIT {_AT_ONCE}"
        while rows := self._catalog.run(query, *values):
            for path, article_id in rows:
                others = self._others(article_id, path)
                if not others:
                    yield article_id
                self._distrust(others)
            with self._catalog.transaction():
                for row in rows:
                    self._catalog.run(
                        "DELETE FROM file_article WHERE path = ? AND article_id = ?", *row
                    )

    def givers(self, article_id: str, besides: bytes) -> list[bytes]:
        """The other files (keys) that have given an article."""
        rows = self._catalog.run(
            "SELECT path FROM file_article WHERE article_id = ? AND path <> ?", article_id, besides
        )
        return [row["path"] for row in rows]

    def _others(self, article_id: str, besides: bytes) -> list[Path]:
        paths = [Path(os.fsdecode(key)) for key in self.givers(article_id, besides)]
        return [path for path in paths if not is_gone(path)]

    def _distrust(self, paths: Iterable[Path]) -> None:
        """The article that these gave may have the text of another file: they are read again."""
        with self._catalog.transaction():
            for path in paths:
                key = os.fsencode(path)
                self._catalog.run("UPDATE file SET digest = '' WHERE path = ?", key)
                self.distrusted.append(path)

    def _taken(self, name: str) -> bool:
        rows = self._catalog.run("SELECT path FROM file WHERE name = ?", name)
        return any(not is_gone(Path(os.fsdecode(row["path"]))) for row in rows)

    def _still(self, path: Path, key: bytes, known: Stamp) -> bool:
        try:
            if known.holds(path):
                return True
            now = stamp_of(path)
        except OSError:
            return False
        if now.digest != known.digest:
            return False
        with self._catalog.transaction():
            mtime_ns = now.mtime_ns if now.settled else 0
            self._catalog.run("UPDATE file SET mtime_ns = ? WHERE path = ?", mtime_ns, key)
        return True


def stamp_of(path: Path) -> Stamp:
    """The file as it is now; raises OSError."""
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        digest = file_digest(file, "sha256").hexdigest()
    settled = time.time_ns() - status.st_mtime_ns > _SETTLED_NS
    return Stamp(status.st_size, status.st_mtime_ns, digest, settled)


def is_gone(path: Path) -> bool:
    """Whether there is certainly no such file: not merely one that can't be looked at."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def file_key(path: Path) -> bytes:
    """By which the catalog knows a file."""
    return os.fsencode(path.resolve())
