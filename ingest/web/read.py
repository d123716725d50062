"""From a web address to articles: of a page, or of all that a feed or sitemap lists."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.article import Article, Rejected
from ingest.errors import BadInput
from ingest.normalise import printable
from ingest.web.document import article_of
from ingest.web.feed import ROOTS, feed_entries
from ingest.web.fetch import Response, unpacked
from ingest.web.listing import Entry, root_of
from ingest.web.rules import Known
from ingest.web.sitemap import INDEX, PAGES, sitemap_entries
from ingest.web.web import Web, joined

_GZIP = b"\x1f\x8b"
_DEEPEST = 3  # an index of sitemaps in an index in an index
_SECRET = re.compile(r"(?<=//)[^/?#]*@")


def read_address(address: str, web: Web) -> Iterator[Article | Rejected]:
    """Yield the article at ``address``, or those of the feed or sitemap that is there.

    What is listed is fetched page by page as it is asked for, ``web.rules.pages`` at most. A page
    that is as it was known to be yields nothing; ``web.memory`` is told. Nothing is raised for
    what can't be read: it is yielded as ``Rejected``, by its address.
    """
    yield from _Reading(address, web).articles()


class _Reading:
    """One address and what it leads to."""

    def __init__(self, address: str, web: Web) -> None:
        self._address = address
        self._web = web
        self._left = web.rules.pages
        self._sitemaps_left = web.rules.pages
        self._seen: set[str] = set()
        self._is_cut = False

    def articles(self) -> Iterator[Article | Rejected]:
        try:
            found = self._visit(self._address)
            if isinstance(found, Response):
                listing = _is_listing(found)
                yield from self._listed(found) if listing else self._article(found)
        except BadInput as error:
            yield self._rejected(self._address, str(error))

    def _visit(self, address: str) -> Response | Known:
        found = self._web.visit(address)
        if isinstance(found, Known):
            self._web.memory.unchanged(len(found.articles))
        elif found.body.startswith(_GZIP):
            return replace(found, body=unpacked([found.body], self._web.rules.largest))
        return found

    def _article(self, response: Response, listed: str = "") -> Iterator[Article]:
        article = article_of(response, listed)
        yield article
        self._web.remember(response, [article.id])

    def _listed(self, first: Response) -> Iterator[Article | Rejected]:
        self._seen.add(str(first.url))
        for document in self._documents(first):
            if isinstance(document, Rejected):
                yield document
            else:
                yield from self._pages(document)
            if self._is_cut:
                return
        if len(self._seen) == 1:
            yield self._rejected(self._address, "it lists no pages; check the address")

    def _documents(self, response: Response, depth: int = 1) -> Iterator[Response | Rejected]:
        """The feed or sitemap itself, or those that an index of sitemaps leads to."""
        if root_of(response.body) != INDEX:
            yield response
            return
        for entry in self._new(sitemap_entries(response.body)):
            if not self._sitemaps_left:
                yield self._cut()
                return
            self._sitemaps_left -= 1
            try:
                sitemap = self._visit(str(joined(response.url, entry.address)))
                if isinstance(sitemap, Known):
                    continue
                if root_of(sitemap.body) not in _inside(depth):
                    raise BadInput("not a sitemap of pages, though listed as one; tell the site")
            except BadInput as error:
                yield self._rejected(entry.address, str(error))
            else:
                yield from self._documents(sitemap, depth + 1)

    def _pages(self, document: Response) -> Iterator[Article | Rejected]:
        is_feed = root_of(document.body) in ROOTS
        entries = list(self._new((feed_entries if is_feed else sitemap_entries)(document.body)))
        some = entries[: self._left]
        self._left -= len(some)
        self._web.memory.expected(len(some))
        kept: list[str] = []
        failed = False
        for entry in some:
            for item in self._page(entry, document, kept):
                failed = failed or isinstance(item, Rejected)
                yield item
        if some != entries:
            yield self._cut()
        elif not failed:
            self._web.remember(document, kept)

    def _page(
        self, entry: Entry, document: Response, kept: list[str]
    ) -> Iterator[Article | Rejected]:
        try:
            address = joined(document.url, entry.address)
            found = self._visit(str(address))
            if isinstance(found, Known):
                kept += found.articles
                return
            if _is_listing(found):
                raise BadInput("a feed or sitemap inside another; ingest it by itself")
            if found.url.path == "/" != address.path:
                raise BadInput("it leads to a front page now; the article is probably gone")
            for article in self._article(found, entry.published):
                kept.append(article.id)
                yield article
        except BadInput as error:
            yield self._rejected(entry.address, str(error))

    def _new(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            if entry.address not in self._seen:
                self._seen.add(entry.address)
                yield entry

    def _cut(self) -> Rejected:
        self._is_cut = True
        limit = self._web.rules.pages
        reason = (
            f"it lists more than {limit} pages and the rest was not read; set DOSSIER_FEED_PAGES "
            "higher, or ingest its parts"
        )
        return self._rejected(self._address, reason)

    def _rejected(self, address: str, reason: str) -> Rejected:
        return Rejected(printable(_SECRET.sub("", address.strip()))[:500], reason)


def _inside(depth: int) -> set[str]:
    return {PAGES, INDEX} if depth < _DEEPEST else {PAGES}


def _is_listing(response: Response) -> bool:
    return root_of(response.body) in {*ROOTS, PAGES, INDEX}
