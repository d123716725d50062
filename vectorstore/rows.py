"""Between catalog rows and the frozen types."""

import hashlib
import json
import sqlite3
from typing import Any, cast

from ingest.article import Article, Passage, Precision, Published

ARTICLE_COLUMNS = (
    "id, title, text, url, source, author, published, precision, found_in, language, path, "
    "title_derived, metadata, digest"
)


def article_values(article: Article) -> tuple[Any, ...]:
    """The values of ``ARTICLE_COLUMNS``, in order."""
    published = article.published
    dated = (published.value, published.precision, published.found_in) if published else (None,) * 3
    return (
        article.id,
        article.title,
        article.text,
        article.url,
        article.source,
        article.author,
        *dated,
        article.language,
        article.path,
        int(article.title_derived),
        metadata_as_json(article),
        article.digest,
    )


def metadata_as_json(article: Article) -> str:
    """The value of the column ``metadata``."""
    return json.dumps(dict(article.metadata), sort_keys=True, ensure_ascii=False)


def article_from(row: sqlite3.Row) -> Article:
    """The article of a row that has ``ARTICLE_COLUMNS``."""
    published = None
    if row["published"]:
        precision = cast(Precision, row["precision"])
        published = Published(row["published"], precision, row["found_in"])
    return Article(
        id=row["id"],
        title=row["title"],
        text=row["text"],
        url=row["url"],
        source=row["source"],
        author=row["author"],
        published=published,
        language=row["language"],
        path=row["path"],
        title_derived=bool(row["title_derived"]),
        metadata=json.loads(row["metadata"]),
    )


def passages_from(rows: list[sqlite3.Row]) -> list[Passage]:
    """Passages of joined rows (article columns, ``start``, ``end``); articles are shared."""
    articles: dict[str, Article] = {}
    for row in rows:
        if row["id"] not in articles:
            articles[row["id"]] = article_from(row)
    return [Passage(articles[row["id"]], row["start"], row["end"]) for row in rows]


def fingerprint(article: Article) -> str:
    """Changes when anything about the article changes, not only its text."""
    return hashlib.sha256(repr(article_values(article)).encode()).hexdigest()
