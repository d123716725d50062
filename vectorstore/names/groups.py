"""Which names are one, by the pairs in the catalog."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from vectorstore.names.table import TABLE

if TYPE_CHECKING:
    from vectorstore.catalog import Catalog

_MOST = 8  # keys of one name


def others_of(catalog: "Catalog", key: str) -> list[str]:
    """The keys of the same name: those beside it and those beside them.

    Only the first where all would be many: letters that stand for several names make one of all.
    """
    direct = _beside(catalog, [key]) - {key}
    all_of_them = (direct | _beside(catalog, direct)) - {key} - _apart_from(catalog, key)
    return sorted(direct if len(all_of_them) > _MOST else all_of_them)[:_MOST]


def written(catalog: "Catalog", keys: Collection[str]) -> dict[str, str]:
    """Each key as most articles write it."""
    if not keys:
        return {}
    marks = ", ".join("?" * len(keys))
    rows = catalog.select(
        f"SELECT key, name, count(*) AS n FROM (SELECT key, name FROM {TABLE} WHERE key IN "
        f"({marks}) UNION ALL SELECT key, name FROM given_name WHERE key IN ({marks})) "
        "GROUP BY key, name ORDER BY n, name",
        *(*keys, *keys),
    )
    return {row["key"]: row["name"] for row in rows}


def name_groups(catalog: "Catalog", most: int) -> list[list[str]]:
    """Names that are one, as they are written; the ones that most articles give first."""
    if not catalog.has(TABLE):
        return []
    rows = catalog.select(
        f"SELECT key FROM (SELECT key FROM {TABLE} UNION ALL SELECT key FROM given_name "
        "WHERE same) GROUP BY key ORDER BY count(*) DESC, length(key) DESC, key"
    )
    groups: list[list[str]] = []
    seen: set[str] = set()
    for key in (row["key"] for row in rows):
        if len(groups) == most:
            break
        others = [] if key in seen else others_of(catalog, key)
        if others:
            names = written(catalog, [key, *others])
            groups.append([names[one] for one in (key, *others)])
        seen |= {key, *others}
    return groups


def _beside(catalog: "Catalog", keys: Collection[str]) -> set[str]:
    marks = ", ".join("?" * len(keys))
    rows = catalog.select(
        f"SELECT key, other_key FROM {TABLE} WHERE key IN ({marks}) UNION "
        f"SELECT key, other_key FROM given_name WHERE same AND key IN ({marks}) EXCEPT "
        "SELECT key, other_key FROM given_name WHERE NOT same",
        *(*keys, *keys),
    )
    return {row["other_key"] for row in rows}


def _apart_from(catalog: "Catalog", key: str) -> set[str]:
    rows = catalog.select("SELECT other_key FROM given_name WHERE key = ? AND NOT same", key)
    return {row["other_key"] for row in rows}
