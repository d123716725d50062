"""The pages that a sitemap lists, and the sitemaps that an index of them does."""

from collections.abc import Sequence
from typing import Any

from ingest.web.listing import Entry, elements, words

PAGES, INDEX = "urlset", "sitemapindex"


def sitemap_entries(body: bytes) -> Sequence[Entry]:
    """The pages of a sitemap, or the sitemaps of an index: those changed last first.

    Entries without a date come after, in the order given. Only a news sitemap says when a page
    was published.
    """
    entries = [_entry(element) for element in elements(body, "url", "sitemap")]
    named = [entry for entry in entries if entry.address]
    return sorted(named, key=lambda entry: entry.changed, reverse=True)


def _entry(element: Any) -> Entry:  # noqa: ANN401 - lxml is untyped here
    published = next(
        (words(news, "publication_date") for news in element.iterchildren("{*}news")), ""
    )
    return Entry(words(element, "loc"), published, words(element, "lastmod") or published)
