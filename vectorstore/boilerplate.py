"""Paragraphs that recur across the articles of one site are boilerplate and left out.

A site is *stale* until its boilerplate was learned of the articles that it has now (learning.py),
and an article is listed in *redo* until its text follows from what was learned (reading.py).
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.article import Article
from ingest.boilerplate import Paragraph, paragraphs_in, without
from ingest.record import host_of

if TYPE_CHECKING:
    from vectorstore.catalog import Catalog

MOST_OF_A_TEXT = 0.6  # where boilerplate would be more, it is left in: the page is something else


@dataclass(frozen=True)
class Boilerplate:
    """A paragraph left out of the articles of a site; ``articles`` had it when it was learned.

    ``kept_in`` is the article that keeps it: a paragraph which does not speak to the reader and
    is not on nearly every page may be a fact, so the earliest article goes on saying it.
    """

    site: str
    text: str
    articles: int
    kept_in: str | None = None


def site_of(article: Article) -> str:
    """Whose boilerplate it may have: its source, else the host of its address, else ""."""
    return (article.source or host_of(article.url or "")).casefold()


def enter_blocks(
    catalog: "Catalog", number: int, site: str, paragraphs: Sequence[Paragraph]
) -> None:
    """Note which paragraphs an article as it was read has."""
    words = {key: block.words for key, block in by_key(site, paragraphs).items()}
    catalog.run(
        "INSERT INTO block SELECT key, ?, value FROM json_each(?)", number, json.dumps(words)
    )
    mark_stale(catalog, site)


def leave_blocks(catalog: "Catalog", number: int, site: str, article: Article) -> None:
    """Forget the paragraphs of an article that is taken out."""
    catalog.run(
        "DELETE FROM block WHERE number = ? AND key IN (SELECT value FROM json_each(?))",
        *(number, json.dumps(list(by_key(site, paragraphs_in(article.text))))),
    )
    mark_stale(catalog, site)


def mark_stale(catalog: "Catalog", site: str) -> None:
    """What was learned of a site has to be learned again."""
    catalog.run(
        "INSERT INTO site VALUES (?, 1, 0) ON CONFLICT (name) DO UPDATE SET stale = 1", site
    )


def cleaned(catalog: "Catalog", article: Article) -> Article:
    """An article without the boilerplate of its site, unless that is most of it."""
    site = site_of(article)
    rows = catalog.run(
        "SELECT key FROM boilerplate WHERE site = ? AND kept_in IS NOT ?", site, article.id
    )
    learned = {row["key"] for row in rows}
    if not learned:
        return article
    blocks = paragraphs_in(article.text)
    out = [block for block in blocks if block.form and _key(site, block.form) in learned]
    if sum(block.words for block in out) > MOST_OF_A_TEXT * sum(block.words for block in blocks):
        return article
    return without(article, {block.form for block in out})


def keep_all(catalog: "Catalog", keep: bool) -> None:
    """Whether nothing is left out from now on; every site becomes stale."""
    catalog.set_built_with({"boilerplate": "kept" if keep else "left out"})
    catalog.run("UPDATE site SET stale = 1")


def keeps_all(catalog: "Catalog") -> bool:
    """Whether this archive was told to leave nothing out."""
    return catalog.built_with().get("boilerplate") == "kept"


def left_out(catalog: "Catalog", limit: int = 20) -> list[Boilerplate]:
    """What is left out, that of most articles first."""
    if not catalog.has("boilerplate"):
        return []
    rows = catalog.run(
        "SELECT site, text, articles, kept_in FROM boilerplate "
        "ORDER BY articles DESC, site, text LIMIT ?",
        limit,
    )
    return [Boilerplate(*row) for row in rows]


def by_key(site: str, paragraphs: Iterable[Paragraph]) -> dict[int, Paragraph]:
    """Those of an article's paragraphs that may be boilerplate of the site, by their keys."""
    return {_key(site, paragraph.form): paragraph for paragraph in paragraphs if paragraph.form}


def keys_of(site: str) -> tuple[int, int]:
    """The least and the greatest key of a site, so that its paragraphs lie together."""
    digest = hashlib.blake2b(site.encode(), digest_size=2).digest()
    first = int.from_bytes(digest, "big", signed=True) << 48
    return first, first + (1 << 48) - 1


def _key(site: str, form: str) -> int:
    """64 bits, in the range that the site has."""
    digest = hashlib.blake2b(f"{site}\0{form}".encode(), digest_size=6).digest()
    return keys_of(site)[0] + int.from_bytes(digest, "big")
