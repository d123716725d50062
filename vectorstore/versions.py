"""What an article was before it was corrected: the digest and title of each former version."""

from dataclasses import dataclass
from datetime import UTC, datetime

from ingest.article import Article
from vectorstore.catalog import Catalog


@dataclass(frozen=True)
class Version:
    """A text and title that an article had; ``seen`` (ISO 8601, UTC) is when it came in."""

    article_id: str
    digest: str
    title: str
    seen: str


def keep_version(catalog: Catalog, article: Article) -> None:
    """Remember the version that is being stored, in the same transaction."""
    catalog.run(
        "INSERT INTO version (article_id, digest, title, seen) SELECT ?1, ?2, ?3, ?4 WHERE "
        "(?2, ?3) IS NOT (SELECT digest, title FROM version WHERE article_id = ?1 "
        "ORDER BY id DESC LIMIT 1)",
        *(article.id, article.digest, article.title, datetime.now(UTC).isoformat("T", "seconds")),
    )


def former_versions(catalog: Catalog, article_id: str) -> list[Version]:
    """What the article was before, oldest first; empty for one that was never changed."""
    if not catalog.has("version"):
        return []
    rows = catalog.run(
        "SELECT article_id, digest, title, seen FROM version WHERE article_id = ? ORDER BY id",
        article_id,
    )
    return [Version(*row) for row in rows[:-1]]


def forget_versions(catalog: Catalog, article_id: str) -> None:
    """An article that was removed leaves no trace of what it was."""
    catalog.run("DELETE FROM version WHERE article_id = ?", article_id)
