"""Which paragraphs of a site's articles are boilerplate.

That follows from the articles as they were read, whatever their order: learning again after any
change gives the same as learning once.
"""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.boilerplate import paragraphs_in, speaks_to_the_reader
from vectorstore.boilerplate import MOST_OF_A_TEXT, Boilerplate, by_key, keeps_all, keys_of

if TYPE_CHECKING:
    from vectorstore.catalog import Catalog

_LEAST_ARTICLES = 5
_SHARE_ADDRESSED = 0.1  # of a site's articles have a paragraph that speaks to the reader
_SHARE_PLAIN = 0.5  # have any other
_SHARE_EVERYWHERE = 0.9  # have it: no article says it, the page does
_GROWTH = 1.3  # of a site since it was learned, before it is learned again in the same run

_FROM = "block JOIN reading USING (number)"
_OF_SITE = "reading.site = ?1 AND block.key BETWEEN ?2 AND ?3"
_READ = f"{_FROM} WHERE {_OF_SITE}"


def stale_sites(catalog: "Catalog", *, grown: bool = False) -> list[str]:
    """Sites to learn again; with ``grown`` only those that have many more articles by now."""
    rows = catalog.run(
        "SELECT name FROM site WHERE stale = 1 AND (NOT ?1 OR (SELECT count(*) FROM reading WHERE "
        "reading.site = name) >= ?2 * articles) ORDER BY name",
        *(grown, _GROWTH),
    )
    return [row["name"] for row in rows]


def learn(catalog: "Catalog", site: str) -> None:
    """Learn the boilerplate of a site; articles that it changes are listed in ``redo``."""
    count = catalog.run("SELECT count(*) FROM reading WHERE site = ?", site)[0][0]
    now = {} if keeps_all(catalog) else dict(_learned(catalog, site, count))
    rows = catalog.run("SELECT key, kept_in FROM boilerplate WHERE site = ?", site)
    before = {(row["key"], row["kept_in"]) for row in rows}
    changed = before ^ {(key, one.kept_in) for key, one in now.items()}
    catalog.run(
        "INSERT OR IGNORE INTO redo SELECT article_id FROM block JOIN reading USING (number) "
        "WHERE key IN (SELECT value FROM json_each(?))",
        json.dumps([key for key, _ in changed]),
    )
    catalog.run("DELETE FROM boilerplate WHERE site = ?", site)
    for key, one in now.items():
        values = (site, key, one.text, one.articles, one.kept_in)
        catalog.run("INSERT INTO boilerplate VALUES (?, ?, ?, ?, ?)", *values)
    catalog.run("UPDATE site SET stale = 0, articles = ? WHERE name = ?", count, site)


def _learned(catalog: "Catalog", site: str, count: int) -> Iterator[tuple[int, Boilerplate]]:
    recurring = _recurring(catalog, site, count)
    for key, articles in _in_articles_of_their_own(catalog, site, recurring):
        text = _text(catalog, site, key)
        addressed = speaks_to_the_reader(text)
        if not text or articles < (_SHARE_ADDRESSED if addressed else _SHARE_PLAIN) * count:
            continue
        everywhere = addressed or articles >= _SHARE_EVERYWHERE * count
        kept_in = None if everywhere else _earliest(catalog, site, key)
        yield key, Boilerplate(site, text, articles, kept_in)


def _recurring(catalog: "Catalog", site: str, count: int) -> list[int]:
    """The paragraphs that enough articles have: never more than some hundreds."""
    rows = catalog.run(
        f"SELECT key FROM {_READ} GROUP BY key HAVING count(*) >= ?4",
        *(site, *keys_of(site), max(_LEAST_ARTICLES, _SHARE_ADDRESSED * count)),
    )
    return [row["key"] for row in rows]


def _in_articles_of_their_own(
    catalog: "Catalog", site: str, recurring: list[int]
) -> list[tuple[int, int]]:
    """(paragraph, articles), counting no article that has little else: those are copies."""
    rows = catalog.run(
        "WITH shared AS (SELECT number, key, block.words AS size, reading.words AS whole "
        f"FROM {_READ} AND key IN (SELECT value FROM json_each(?4))), copies AS "
        "(SELECT number FROM shared GROUP BY number HAVING sum(size) > ?5 * max(whole)) "
        "SELECT key, count(*) FROM shared WHERE number NOT IN copies GROUP BY key "
        "HAVING count(*) >= ?6 ORDER BY key",
        *(site, *keys_of(site), json.dumps(recurring), MOST_OF_A_TEXT, _LEAST_ARTICLES),
    )
    return [(row[0], row[1]) for row in rows]


def _text(catalog: "Catalog", site: str, key: int) -> str:
    """The paragraph as the first article by id has it; empty if a former program noted it."""
    rows = catalog.run(
        f"SELECT min(article_id) AS first FROM {_READ} AND key = ?4", site, *keys_of(site), key
    )
    article = catalog.as_read(rows[0]["first"])
    block = by_key(site, paragraphs_in(article.text)).get(key) if article else None
    return article.text[block.start : block.end] if article and block else ""


def _earliest(catalog: "Catalog", site: str, key: int) -> str:
    rows = catalog.run(
        f"SELECT article.id FROM {_FROM} JOIN article ON id = article_id WHERE {_OF_SITE} "
        "AND key = ?4 ORDER BY published IS NULL, published, article.id LIMIT 1",
        *(site, *keys_of(site), key),
    )
    return str(rows[0]["id"])
