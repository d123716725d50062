"""Articles as they stand on a shelf: listed page by page, limited and counted, without their texts.

What a list shows of an article is read from its row; no more than one page is in memory.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vectorstore.catalog import Catalog

if TYPE_CHECKING:
    import sqlite3

Sort = Literal["", "undated", "duplicate"]
Facet = Literal["source", "language", "section"]

_SECTION = "json_extract(metadata, '$.section')"
_FACETS = {"source": "source", "language": "language", "section": _SECTION}
_BEGINNING = 240  # characters of the text that a list shows
_COLUMNS = (
    f"id, title, source, author, published, language, {_SECTION} AS section, path, url, "
    f"substr(text, 1, {_BEGINNING}) AS beginning, duplicate_of"
)


@dataclass(frozen=True)
class Selection:
    """Which articles are meant; empty means all.

    ``since`` and ``until`` are ISO days, both included; as in a search an undated article never
    passes them, and one dated by month or year does when that overlaps the span. ``source``,
    ``language`` and ``section`` name one each. ``sort`` takes only undated articles, or only
    those that are set aside as another's duplicate.
    """

    since: str | None = None
    until: str | None = None
    source: str | None = None
    language: str | None = None
    section: str | None = None
    sort: Sort = ""


@dataclass(frozen=True)
class Listed:
    """What a list shows of an article; ``beginning`` is how its text begins."""

    id: str
    title: str
    source: str | None
    author: str | None
    published: str | None
    language: str
    section: str | None
    path: str
    url: str | None
    beginning: str
    duplicate_of: str | None


@dataclass(frozen=True)
class MonthOfSource:
    """How many articles a source has in a month; ``month`` is a year where no more is known."""

    month: str
    source: str
    articles: int


def listed(catalog: Catalog, selection: Selection, first: int, most: int) -> list[Listed]:
    """At most ``most`` articles from the ``first`` on (from 0): newest first, undated ones last."""
    where, values = _where(selection)
    rows = catalog.run(
        f"SELECT {_COLUMNS} FROM article {where} "
        "ORDER BY published DESC NULLS LAST, id LIMIT ? OFFSET ?",
        *(*values, most, first),
    )
    return [_listed(row) for row in rows]


def counted(catalog: Catalog, selection: Selection) -> int:
    """How many articles the selection takes."""
    where, values = _where(selection)
    return int(catalog.run(f"SELECT count(*) FROM article {where}", *values)[0][0])


def among(catalog: Catalog, ids: list[str], selection: Selection) -> list[Listed]:
    """Those of ``ids`` that the selection takes, in the order given."""
    where, values = _where(selection)
    these = f"{where} {'AND' if where else 'WHERE'} id IN (SELECT value FROM json_each(?))"
    rows = catalog.run(f"SELECT {_COLUMNS} FROM article {these}", *values, json.dumps(ids))
    found = {row["id"]: _listed(row) for row in rows}
    return [found[key] for key in ids if key in found]


def by_month(catalog: Catalog, selection: Selection) -> list[MonthOfSource]:
    """Dated articles by month and source, oldest first; the source is empty where none is known."""
    where, values = _where(selection)
    dated = f"{where} {'AND' if where else 'WHERE'} published IS NOT NULL"
    rows = catalog.run(
        "SELECT substr(published, 1, 7) AS month, coalesce(source, '') AS name, count(*) AS n "
        f"FROM article {dated} GROUP BY month, name ORDER BY month, name",
        *values,
    )
    return [MonthOfSource(row["month"], row["name"], row["n"]) for row in rows]


def values_of(catalog: Catalog, facet: Facet) -> dict[str, int]:
    """Every source, language or section with its number of articles, most articles first."""
    column = _FACETS[facet]
    rows = catalog.run(
        f"SELECT {column} AS name, count(*) AS n FROM article WHERE {column} IS NOT NULL "
        f"GROUP BY name ORDER BY n DESC, name"
    )
    return {str(row["name"]): row["n"] for row in rows}


def path_in_use(catalog: Catalog, path: str) -> bool:
    """Whether an article was read from the file at this path."""
    return bool(catalog.run("SELECT 1 FROM article WHERE path = ? LIMIT 1", path))


def _where(selection: Selection) -> tuple[str, list[object]]:
    """The condition, and the values that are bound in it."""
    limits = {
        "published >= substr(?, 1, length(published))": selection.since,
        "published <= substr(?, 1, length(published))": selection.until,
        "source = ?": selection.source,
        "language = ?": selection.language,
        f"{_SECTION} = ?": selection.section,
    }
    conditions = [condition for condition, value in limits.items() if value]
    if selection.sort:
        undated = selection.sort == "undated"
        conditions.append("published IS NULL" if undated else "duplicate_of IS NOT NULL")
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    return where, [value for value in limits.values() if value]


def _listed(row: "sqlite3.Row") -> Listed:
    section = row["section"]
    return Listed(**{**dict(row), "section": None if section is None else str(section)})
