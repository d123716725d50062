"""The names that articles, or a file, say are one: kept in the catalog, read a few rows at a time.

A pair lies in the table both ways. Pairs of an article go when it goes; those that a file gives
stay until another file is given, and may also say that two names are *not* one.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from vectorstore.names.key import key_of

if TYPE_CHECKING:
    from vectorstore.catalog import Catalog
    from vectorstore.names.patterns import Pair

TABLE = "other_name"
_LEARNED = "names"  # in built_with: which patterns and keys the pairs in the tables are of
_PATTERNS = "4"
_SOME = 100


def learn_names(catalog: "Catalog", article_id: str, title: str, text: str) -> None:
    """Note the pairs in an article, in the transaction that stores it."""
    from vectorstore.names.patterns import other_names

    catalog.run(f"DELETE FROM {TABLE} WHERE article_id = ?", article_id)
    for one, two in other_names(f"{title}\n{text}"):
        for name, other in ((one, two), (two, one)):
            catalog.run(
                f"INSERT OR IGNORE INTO {TABLE} VALUES (?, ?, ?, ?)",
                *(article_id, key_of(name), key_of(other), name),
            )


def learn_missing(catalog: "Catalog") -> None:
    """Learn from articles that a former program stored; cut off, it begins anew next time."""
    if catalog.built_with().get(_LEARNED) == _PATTERNS:
        return
    after = ""
    while rows := catalog.run(
        "SELECT id FROM article WHERE id > ? AND duplicate_of IS NULL ORDER BY id LIMIT ?",
        *(after, _SOME),
    ):
        with catalog.transaction():
            for row in rows:
                if article := catalog.article(row["id"]):
                    learn_names(catalog, article.id, article.title, article.text)
        after = rows[-1]["id"]
    give_names(catalog, _given(catalog, same=True), _given(catalog, same=False))  # keys as of now
    with catalog.transaction():
        catalog.set_built_with({_LEARNED: _PATTERNS})


def _given(catalog: "Catalog", *, same: bool) -> list["Pair"]:
    rows = catalog.run(
        "SELECT one.name, other.name FROM given_name one JOIN given_name other "
        "ON other.key = one.other_key AND other.other_key = one.key WHERE one.same = ?",
        int(same),
    )
    return [(row[0], row[1]) for row in rows]


def give_names(catalog: "Catalog", same: Iterable["Pair"], apart: Iterable["Pair"] = ()) -> None:
    """Set the pairs that are given by hand, in place of those given before."""
    with catalog.transaction():
        catalog.run("DELETE FROM given_name")
        for pairs, is_same in ((same, 1), (apart, 0)):
            for one, two in pairs:
                for name, other in ((one, two), (two, one)):
                    catalog.run(
                        "INSERT OR REPLACE INTO given_name VALUES (?, ?, ?, ?)",
                        *(key_of(name), key_of(other), name, is_same),
                    )
