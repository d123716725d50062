"""What can be mended in a catalog without the files that its articles came from."""

from contextlib import suppress

from ingest.errors import ArchiveError
from vectorstore.catalog import Catalog


def reindex(catalog: Catalog) -> None:
    """Make SQLite's own indexes anew; what else is damaged stays so."""
    catalog.run("REINDEX")
    with suppress(ArchiveError):
        catalog.run("VACUUM")  # frees the pages that nothing uses now


def drop_orphans(catalog: Catalog) -> None:
    """Remove rows that refer to what is not there; duplicates of nothing come to be searched."""
    lost = "FROM passage WHERE article_id NOT IN (SELECT id FROM article)"
    with catalog.transaction():
        catalog.run(f"INSERT OR IGNORE INTO obsolete SELECT id {lost}")
        for row in catalog.run("SELECT name FROM sqlite_master WHERE type = 'table'"):
            for key in catalog.run(f'PRAGMA foreign_key_list("{row["name"]}")'):
                catalog.run(
                    f'DELETE FROM "{row["name"]}" WHERE "{key["from"]}" NOT IN '
                    f'(SELECT "{key["to"]}" FROM "{key["table"]}")'
                )
        catalog.run(
            "UPDATE article SET duplicate_of = NULL "
            "WHERE duplicate_of NOT IN (SELECT id FROM article)"
        )


def read_again(catalog: Catalog, article_id: str) -> None:
    """Have the next ingest of its files or addresses replace an article, as if all had changed."""
    with catalog.transaction():
        catalog.run("UPDATE article SET fingerprint = '' WHERE id = ?", article_id)
        catalog.run(
            "UPDATE file SET digest = '' WHERE path IN "
            "(SELECT path FROM file_article WHERE article_id = ?)",
            article_id,
        )
        catalog.run(
            "DELETE FROM fetched WHERE EXISTS (SELECT 1 FROM json_each(articles) WHERE value = ?)",
            article_id,
        )
