"""What an archive holds, counted."""

from dataclasses import dataclass
from pathlib import Path

from vectorstore.archive import Archive
from vectorstore.catalog import Catalog
from vectorstore.clusters import count_copies
from vectorstore.hit import Filters
from vectorstore.names.groups import name_groups

_NAMES = 1000


@dataclass(frozen=True)
class Status:
    """Counts over a whole archive; ``first`` and ``last`` are the ISO days, months or years
    that the articles give, None when all are undated.

    ``pending`` passages are in the catalog and not yet in both indexes (an interrupted run; the
    next ``dossier ingest`` completes it). Of the articles ``duplicates`` say the same as another,
    ``copies`` nearly the same, and ``originals`` are the rest. ``names`` are those that the
    articles, or a file, say are one, at most 1,000, the ones in most articles first.
    ``disk_bytes`` is the size of the folder.
    """

    archive: str
    encoder: str
    articles: int
    passages: int
    duplicates: int
    copies: int
    originals: int
    undated: int
    pending: int
    first: str | None
    last: str | None
    languages: dict[str, int]
    sources: dict[str, int]
    names: list[list[str]]
    disk_bytes: int


def status(archive: Archive) -> Status:
    """Count what the archive holds."""
    articles, passages = archive.size()
    duplicates = count(archive.catalog, "article WHERE duplicate_of IS NOT NULL")
    copies = count_copies(archive.catalog)
    span = date_span(archive.catalog)
    return Status(
        archive=str(archive.folder),
        encoder=archive.encoder.name,
        articles=articles,
        passages=passages,
        duplicates=duplicates,
        copies=copies,
        originals=articles - duplicates - copies,
        undated=count(archive.catalog, "article WHERE published IS NULL"),
        pending=count(archive.catalog, "passage WHERE indexed = 0"),
        first=span[0] if span else None,
        last=span[1] if span else None,
        languages=by(archive.catalog, "language"),
        sources=by(archive.catalog, "source"),
        names=name_groups(archive.catalog, _NAMES),
        disk_bytes=_disk_bytes(archive.folder),
    )


def date_span(catalog: Catalog) -> tuple[str, str] | None:
    """The earliest and latest publish date, as far as they are known."""
    return catalog.within(Filters())[1]


def count(catalog: Catalog, of: str) -> int:
    """How many rows there are of a table, with its conditions."""
    return int(catalog.run(f"SELECT count(*) FROM {of}")[0][0])


def by(catalog: Catalog, column: str) -> dict[str, int]:
    """How many articles there are of each value, most first; "" for none."""
    rows = catalog.run(
        f"SELECT coalesce({column}, '') AS name, count(*) AS n FROM article "
        f"GROUP BY name ORDER BY n DESC, name"
    )
    return {row["name"]: row["n"] for row in rows}


def _disk_bytes(folder: Path) -> int:
    return sum(_size(file) for file in folder.rglob("*"))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size if file.is_file() else 0
    except FileNotFoundError:  # a writer merges and removes files all the time
        return 0
