"""What web servers said to recognise their pages by, kept in the archive's catalog."""

import json

from ingest.web.rules import Known
from vectorstore.catalog import Catalog

_KNOWN = """
SELECT etag, last_modified, articles FROM fetched WHERE address = ? AND reader = ? AND NOT EXISTS (
    SELECT 1 FROM json_each(articles) AS one
    WHERE NOT EXISTS (SELECT 1 FROM article WHERE article.id = one.value)
)
"""
_KEEP = (
    "INSERT OR REPLACE INTO fetched (address, etag, last_modified, articles, reader) "
    "VALUES (?, ?, ?, ?, ?)"
)


class Visits:
    """Earlier visits, as far as ``reader``, the program that made articles of them, is the same."""

    def __init__(self, catalog: Catalog, reader: str) -> None:
        self._catalog = catalog
        self._reader = reader

    def known(self, address: str) -> Known | None:
        """What was remembered of an address; None once an article that came of it is gone."""
        rows = self._catalog.run(_KNOWN, address, self._reader)
        if not rows:
            return None
        row = rows[0]
        return Known(row["etag"], row["last_modified"], tuple(json.loads(row["articles"])))

    def remember(self, address: str, known: Known) -> None:
        """Remember it in the place of what was; call this when its articles are kept."""
        articles = json.dumps(known.articles)
        values = (address, known.etag, known.last_modified, articles, self._reader)
        with self._catalog.transaction():
            self._catalog.run(_KEEP, *values)
