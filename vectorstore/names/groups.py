"""Which names are one, by the pairs in the catalog.

Letters, or a nickname, may stand for several: CPS for a prosecution service and a kind of dialling.
Two names of more words that have such a one in common are one only where an article says both of
it, or where they have a word in common themselves.
"""

import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from vectorstore.names.table import TABLE

if TYPE_CHECKING:
    from vectorstore.catalog import Catalog

_MOST = 8  # keys of one name
_BEGINNING = 4  # letters that words begin with alike: Liberation, Liberación


def others_of(catalog: "Catalog", key: str) -> list[str]:
    """The keys of the same name: those beside it and those beside them.

    Only the first where all would be many: letters that stand for several names make one of all.
    """
    direct = _beside(catalog, key) - {key}
    further = {other for link in direct for other in _through(catalog, key, link)}
    all_of_them = (direct | further) - {key} - apart_from(catalog, key)
    return sorted(direct if len(all_of_them) > _MOST else all_of_them)[:_MOST]


def _through(catalog: "Catalog", key: str, link: str) -> set[str]:
    """What else the name beside it is called, as far as that is it too."""
    others = _beside(catalog, link) - {key}
    if " " in link and " " not in key:
        return others
    sure = {other for other in others if " " in link and " " not in other}
    together = _told_together(catalog, key, link)
    return sure | {other for other in others if other in together or _share_a_word(key, other)}


def _told_together(catalog: "Catalog", key: str, link: str) -> set[str]:
    """What an article, or a file, says beside the same word as it says the key."""
    rows = catalog.run(
        f"SELECT b.key FROM {TABLE} a JOIN {TABLE} b USING (article_id, other_key) "
        "WHERE a.key = ? AND other_key = ? UNION "
        "SELECT key FROM given_name WHERE same AND other_key = ? UNION "
        f"SELECT key FROM {TABLE} WHERE other_key = ? AND EXISTS "
        "(SELECT 1 FROM given_name WHERE same AND key = ? AND other_key = ?)",
        *(key, link, link, link, key, link),
    )
    return {row["key"] for row in rows}


def _share_a_word(one: str, other: str) -> bool:
    beginnings = [
        {word[:_BEGINNING] for word in name.split() if len(word) >= _BEGINNING}
        for name in (one, other)
    ]
    return bool(beginnings[0] & beginnings[1])


def written(catalog: "Catalog", keys: Collection[str]) -> dict[str, str]:
    """Each key as most articles write it."""
    rows = catalog.run(
        "WITH these AS (SELECT value FROM json_each(?)) "
        f"SELECT key, name, count(*) AS n FROM (SELECT key, name FROM {TABLE} WHERE key IN these "
        "UNION ALL SELECT key, name FROM given_name WHERE key IN these) "
        "GROUP BY key, name ORDER BY n, name",
        json.dumps(list(keys)),
    )
    return {row["key"]: row["name"] for row in rows}


def name_groups(catalog: "Catalog", most: int) -> list[list[str]]:
    """Names that are one, as they are written; the ones that most articles give first."""
    if not catalog.has(TABLE):
        return []
    rows = catalog.run(
        f"SELECT key FROM (SELECT key FROM {TABLE} UNION ALL SELECT key FROM given_name "
        "WHERE same) GROUP BY key ORDER BY count(*) DESC, length(key) DESC, key"
    )
    groups: list[list[str]] = []
    seen: set[str] = set()
    for key in (row["key"] for row in rows):
        if len(groups) >= most:
            break
        for others in [] if key in seen else _meanings(catalog, key):
            names = written(catalog, [key, *others])
            groups.append([names[one] for one in (key, *others)])
            seen |= {key, *others}
    return groups[:most]


def _meanings(catalog: "Catalog", key: str) -> Iterator[list[str]]:
    """The other keys, those of one name together: letters may stand for several."""
    rest = others_of(catalog, key)
    while rest:
        same = {rest[0], *others_of(catalog, rest[0])}
        yield [one for one in rest if one in same]
        rest = [one for one in rest if one not in same]


def _beside(catalog: "Catalog", key: str) -> set[str]:
    rows = catalog.run(
        f"SELECT other_key FROM {TABLE} WHERE key = ? UNION "
        "SELECT other_key FROM given_name WHERE same AND key = ? EXCEPT "
        "SELECT other_key FROM given_name WHERE NOT same AND key = ?",
        *(key, key, key),
    )
    return {row["other_key"] for row in rows}


def apart_from(catalog: "Catalog", key: str) -> set[str]:
    """The keys that a file says are not the same name."""
    rows = catalog.run("SELECT other_key FROM given_name WHERE key = ? AND NOT same", key)
    return {row["other_key"] for row in rows}
