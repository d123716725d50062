"""Articles that are nearly the same text, linked: one of each cluster is the canonical one.

Two articles are linked when ``near`` says so of their texts; a cluster is whatever is linked, also
by way of others; its canonical article is the one dated earliest, then the first by id. So clusters
do not depend on the order of ingest. All of it is written in the transaction that stores the text.
"""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from vectorstore.near import band_keys, is_near

if TYPE_CHECKING:
    from vectorstore.catalog import Catalog

_COMPARED = 32  # of the articles that share most bands; more are linked by way of these

_CANDIDATES = """
SELECT article_id, text FROM (
    SELECT number, count(*) AS shared FROM band
    WHERE key IN (SELECT value FROM json_each(?1)) AND number <> ?2 GROUP BY number
) JOIN reading USING (number) JOIN article ON article.id = article_id
ORDER BY shared DESC, article_id LIMIT ?3
"""


def link(catalog: "Catalog", article_id: str, text: str) -> None:
    """Find the near-duplicates of an article whose text is new, and join its cluster."""
    keys = json.dumps(band_keys(text))
    query = "SELECT number FROM reading WHERE article_id = ?"
    number = int(catalog.run(query, article_id)[0]["number"])
    near = [
        row["article_id"]
        for row in catalog.run(_CANDIDATES, keys, number, _COMPARED)
        if is_near(text, row["text"])
    ]
    catalog.run("INSERT INTO band SELECT value, ? FROM json_each(?)", number, keys)
    for other in near:
        for pair in ((article_id, other), (other, article_id)):
            catalog.run("INSERT INTO near VALUES (?, ?)", *pair)
    if near:
        rows = catalog.run(
            "SELECT DISTINCT coalesce(original, article_id) FROM reading WHERE article_id IN "
            "(SELECT value FROM json_each(?))",
            json.dumps(near),
        )
        _name(catalog, {article_id, *near, *_members(catalog, [row[0] for row in rows])})


def unlink(catalog: "Catalog", article_id: str, text: str) -> None:
    """Take an article out of its cluster, which falls apart where only it held it together."""
    query = "SELECT number, original FROM reading WHERE article_id = ?"
    row = catalog.run(query, article_id)[0]
    catalog.run(
        "DELETE FROM band WHERE number = ? AND key IN (SELECT value FROM json_each(?))",
        *(row["number"], json.dumps(band_keys(text))),
    )
    if row["original"] is None:
        return
    left = set(_members(catalog, [row["original"]])) - {article_id}
    catalog.run("DELETE FROM near WHERE ? IN (one, other)", article_id)
    catalog.run("UPDATE reading SET original = NULL WHERE article_id = ?", article_id)
    while left:
        together = _reached(catalog, min(left))
        _name(catalog, together)
        left -= together


def originals(catalog: "Catalog", article_ids: Iterable[str]) -> dict[str, str]:
    """For each id the canonical article of its cluster: itself where it is alone."""
    found = {article_id: article_id for article_id in article_ids}
    if not catalog.has("reading"):
        return found
    rows = catalog.run(
        "SELECT article.id, coalesce(original, duplicate_of, article.id) FROM json_each(?) "
        "JOIN article ON article.id = value "
        "LEFT JOIN reading ON article_id = coalesce(duplicate_of, article.id)",
        json.dumps(list(found)),
    )
    return found | {row[0]: row[1] for row in rows}


def count_copies(catalog: "Catalog") -> int:
    """How many articles are near-duplicates, not exact ones, of another that is canonical."""
    if not catalog.has("reading"):
        return 0
    copies = "SELECT count(*) FROM reading WHERE original <> article_id"
    return int(catalog.run(copies)[0][0])


def _members(catalog: "Catalog", canonical: list[str]) -> Iterator[str]:
    """The articles of the clusters that these stand for."""
    query = "SELECT article_id FROM reading WHERE original IN (SELECT value FROM json_each(?))"
    yield from (row["article_id"] for row in catalog.run(query, json.dumps(canonical)))


def _reached(catalog: "Catalog", start: str) -> set[str]:
    rows = catalog.run(
        "WITH RECURSIVE reached (id) AS (VALUES (?) UNION "
        "SELECT other FROM near JOIN reached ON one = id) SELECT id FROM reached",
        start,
    )
    return {row["id"] for row in rows}


def _name(catalog: "Catalog", together: set[str]) -> None:
    """These are one cluster: choose its canonical article; one alone has none."""
    ids = json.dumps(sorted(together))
    rows = catalog.run(
        "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) "
        "ORDER BY published IS NULL, published, id LIMIT 1",
        ids,
    )
    canonical = rows[0]["id"] if len(together) > 1 else None
    catalog.run(
        "UPDATE reading SET original = ?1 WHERE original IS NOT ?1 AND article_id IN "
        "(SELECT value FROM json_each(?2))",
        *(canonical, ids),
    )
