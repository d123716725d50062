"""The catalog held against itself: SQLite's own checks, texts, digests, offsets."""

from collections.abc import Iterator
from itertools import pairwise
from sqlite3 import DatabaseError

from ingest.article import Article, Passage
from ingest.errors import ArchiveError
from vectorstore.catalog import Catalog
from vectorstore.rows import fingerprint

_AT_ONCE = 500
_MOST_FAULTS = 20


def damage(catalog: Catalog) -> list[str]:
    """What SQLite finds wrong with the file, a line each; empty if nothing is."""
    try:
        rows = catalog.run(f"PRAGMA integrity_check({_MOST_FAULTS})")
    except ArchiveError as error:
        return [str(error.__cause__ or error)]
    return [row[0] for row in rows if row[0] != "ok"]


def orphans(catalog: Catalog) -> dict[str, int]:
    """For each table, how many of its rows refer to what is not there."""
    counts: dict[str, int] = {}
    for row in catalog.run("PRAGMA foreign_key_check"):
        counts[row["table"]] = counts.get(row["table"], 0) + 1
    lost = "SELECT count(*) FROM article WHERE duplicate_of NOT IN (SELECT id FROM article)"
    if number := catalog.run(lost)[0][0]:
        counts["article"] = number
    return counts


def misfit_articles(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Each article that is not as it was stored: its id, and ``text`` or ``passages``.

    ``text``: it can't be read, or does not have its digest. ``passages``: they are not slices of
    the text, in order, that leave no word out.
    """
    after: tuple[str, ...] = ()
    while rows := catalog.run(
        "SELECT id, digest, fingerprint, duplicate_of FROM article "
        f"{'WHERE id > ?' if after else ''} ORDER BY id LIMIT {_AT_ONCE}",
        *after,
    ):
        for row in rows:
            if not _as_stored(catalog, row["id"], row["digest"], row["fingerprint"]):
                yield row["id"], "text"
            elif not _split_well(catalog, row["id"], searched=row["duplicate_of"] is None):
                yield row["id"], "passages"
        after = (rows[-1]["id"],)


def _as_stored(catalog: Catalog, article_id: str, digest: str, mark: str) -> bool:
    try:
        article = catalog.as_read(article_id)
    except (ArchiveError, ValueError, TypeError, DatabaseError):
        return False
    return article is not None and (article.digest, fingerprint(article)) == (digest, mark)


def _split_well(catalog: Catalog, article_id: str, *, searched: bool) -> bool:
    article = catalog.article(article_id)
    rows = catalog.run(
        'SELECT id, start, "end" FROM passage WHERE article_id = ? ORDER BY start', article_id
    )
    if article is None or not searched:
        return not rows
    right = all(row["id"] == Passage(article, row["start"], row["end"]).id for row in rows)
    return right and _covers(article, [(row["start"], row["end"]) for row in rows])


def _covers(article: Article, spans: list[tuple[int, int]]) -> bool:
    size = len(article.text)
    edges = [(0, 0), *spans, (size, size)]
    return all(start < end <= size for start, end in spans) and all(
        before <= after and not article.text[before:after].strip()
        for (_, before), (after, _) in pairwise(edges)
    )
