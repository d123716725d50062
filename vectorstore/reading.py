"""What of an article is compared with others: its paragraphs as read, its words as cleaned."""

from typing import TYPE_CHECKING

from ingest.article import Article, Passage
from ingest.boilerplate import paragraphs_in
from vectorstore.boilerplate import cleaned, enter_blocks, leave_blocks, site_of
from vectorstore.clusters import link, unlink
from vectorstore.names.table import learn_names
from vectorstore.rows import metadata_as_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from vectorstore.catalog import Catalog

    Split = Callable[[Article], list[Passage]]

_SOME = 100


def enter(catalog: "Catalog", as_read: Article, text: str) -> None:
    """Note a searched article that was stored with this text, in the same transaction."""
    site, paragraphs = site_of(as_read), paragraphs_in(as_read.text)
    words = sum(block.words for block in paragraphs)
    row = catalog.run(
        "INSERT INTO reading (article_id, site, words) VALUES (?, ?, ?) RETURNING number",
        *(as_read.id, site, words),
    )[0]
    enter_blocks(catalog, row["number"], site, paragraphs)
    link(catalog, as_read.id, text)
    learn_names(catalog, as_read.id, as_read.title, text)


def leave(catalog: "Catalog", article_id: str) -> None:
    """Forget an article that is about to be removed; does nothing for one that is not searched."""
    rows = catalog.run("SELECT number, site FROM reading WHERE article_id = ?", article_id)
    article = catalog.article(article_id) if rows else None
    if not article:
        return
    leave_blocks(catalog, rows[0]["number"], rows[0]["site"], catalog.whole(article))
    unlink(catalog, article_id, article.text)
    catalog.run("DELETE FROM reading WHERE article_id = ?", article_id)


def enter_missing(catalog: "Catalog") -> None:
    """Note the articles that a former program stored; does nothing when there are none."""
    while rows := catalog.run(
        "SELECT id FROM article LEFT JOIN reading ON article_id = id "
        "WHERE number IS NULL AND id NOT IN "  # by an index alone, so that no text is read
        f"(SELECT id FROM article WHERE duplicate_of IS NOT NULL) LIMIT {_SOME}"
    ):
        with catalog.transaction():
            for row in rows:
                if article := catalog.article(row["id"]):
                    enter(catalog, article, article.text)


def clean_again(catalog: "Catalog", split: "Split") -> None:
    """Bring the articles in ``redo`` to what is boilerplate now, a transaction each."""
    while rows := catalog.run(f"SELECT article_id FROM redo ORDER BY article_id LIMIT {_SOME}"):
        for row in rows:
            with catalog.transaction():
                _clean_one(catalog, row["article_id"], split)
                catalog.run("DELETE FROM redo WHERE article_id = ?", row["article_id"])


def _clean_one(catalog: "Catalog", article_id: str, split: "Split") -> None:
    stored = catalog.article(article_id)
    searched = catalog.run("SELECT 1 FROM reading WHERE article_id = ?", article_id)
    if not searched or not stored:
        return
    as_read = catalog.whole(stored)
    article = cleaned(catalog, as_read)
    if article.text == stored.text:
        return
    unlink(catalog, article_id, stored.text)
    catalog.take_out_passages(article_id)
    catalog.run(
        "UPDATE article SET text = ?, metadata = ? WHERE id = ?",
        *(article.text, metadata_as_json(article), article_id),
    )
    catalog.keep_as_read(article, as_read)
    catalog.put_passages(article_id, split(article))
    link(catalog, article_id, article.text)
    learn_names(catalog, article_id, article.title, article.text)
