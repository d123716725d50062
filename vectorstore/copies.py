"""Among what a search found, passages that say the same thing are one hit."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from vectorstore.catalog import within
from vectorstore.near import nearly_same
from vectorstore.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.article import Passage
    from vectorstore.catalog import Catalog
    from vectorstore.hit import Filters


def group(catalog: "Catalog", keys: "Sequence[str]") -> dict[str, set[str]]:
    """The passages (ids, best first) that are kept, with the articles whose passages they cover.

    A passage is covered by a better one of another article of its cluster that is nearly the same.
    """
    clusters = _clusters(catalog, keys)
    passages = catalog.passages(list(clusters))
    kept: dict[str, set[str]] = {}
    leaders: dict[str, list[tuple[str, Passage]]] = {}
    for key in keys:
        cluster, passage = clusters.get(key, ""), passages.get(key)
        if passage is None:
            kept[key] = set()
            continue
        better = next(
            (leader for leader, other in leaders.get(cluster, ()) if _covers(other, passage)), None
        )
        if better:
            kept[better].add(passage.article.id)
        else:
            kept[key] = set()
            leaders.setdefault(cluster, []).append((key, passage))
    return kept


def duplicates(catalog: "Catalog", article_ids: "Sequence[str]") -> dict[str, list[str]]:
    """The articles with exactly the text of these, where there are any."""
    rows = catalog.run(
        "SELECT duplicate_of, id FROM article WHERE duplicate_of IN "
        "(SELECT value FROM json_each(?))",
        json.dumps(list(article_ids)),
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["duplicate_of"], []).append(row["id"])
    return found


@remembered
def stand_ins(catalog: "Catalog", filters: "Filters") -> dict[str, str]:
    """For articles outside the limits the first of their exact duplicates that is within them."""
    if not filters:
        return {}
    condition, values = within(filters)
    rows = catalog.run(
        f"SELECT duplicate_of, id FROM article WHERE duplicate_of IS NOT NULL AND {condition} "
        "AND duplicate_of NOT IN (SELECT id FROM article WHERE id IN "
        f"(SELECT duplicate_of FROM article WHERE duplicate_of IS NOT NULL) AND {condition}) "
        "ORDER BY published DESC, id DESC",
        *values,
    )
    return {row[0]: row[1] for row in rows}


@remembered
def with_stand_ins(catalog: "Catalog", filters: "Filters") -> "Filters":
    """The same limits, which passages also pass that have an exact duplicate within them."""
    found = json.dumps(list(stand_ins(catalog, filters)))
    query = (
        "SELECT id FROM passage WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    return replace(filters, besides=tuple(row["id"] for row in catalog.run(query, found)))


def as_stand_in(catalog: "Catalog", passage: "Passage", filters: "Filters") -> "Passage":
    """The passage, of the exact duplicate that is within the limits where its article is not.

    Not where boilerplate was left out of the article: its places are others in the duplicate.
    """
    twin_id = stand_ins(catalog, filters).get(passage.article.id)
    twin = catalog.article(twin_id) if twin_id else None
    return replace(passage, article=twin) if twin and twin.text == passage.article.text else passage


def _covers(better: "Passage", passage: "Passage") -> bool:
    return better.article.id != passage.article.id and nearly_same(better.text, passage.text)


def _clusters(catalog: "Catalog", keys: "Sequence[str]") -> dict[str, str]:
    """The cluster of each passage that is in one of several articles."""
    if not catalog.has("reading"):
        return {}
    rows = catalog.run(
        "SELECT passage.id, original FROM passage JOIN reading USING (article_id) "
        "WHERE original IS NOT NULL AND passage.id IN (SELECT value FROM json_each(?))",
        json.dumps(list(keys)),
    )
    return {row[0]: row[1] for row in rows}
