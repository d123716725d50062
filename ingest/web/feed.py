"""The pages that an RSS or Atom feed lists."""

from collections.abc import Iterator
from typing import Any

from ingest.web.listing import Entry, elements, words

ROOTS = {"rss", "feed", "RDF"}
_DATES = ("pubDate", "published", "date", "issued")  # never the day of an update


def feed_entries(body: bytes) -> Iterator[Entry]:
    """The entries of a feed (RSS 0.9 to 2.0, Atom), in its order; one without a link is left out.

    An address may be relative to the feed's.
    """
    for item in elements(body, "item", "entry"):
        address = words(item, "origLink") or _link(item) or _permanent_id(item)
        if address:
            yield Entry(address, words(item, *_DATES))


def _link(item: Any) -> str:  # noqa: ANN401 - lxml is untyped here
    for link in item.iterchildren("{*}link"):
        address = link.get("href") if link.get("rel", "alternate") == "alternate" else ""
        if found := (address or link.text or "").strip():
            return str(found)
    return ""


def _permanent_id(item: Any) -> str:  # noqa: ANN401
    for element in item.iterchildren("{*}guid", "{*}id"):
        words_in_it = (element.text or "").strip()
        if element.get("isPermaLink") != "false" and words_in_it.startswith("http"):
            return str(words_in_it)
    return ""
