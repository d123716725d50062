"""Articles from web addresses: what earlier visits left is used, and progress is estimated."""

from collections.abc import Iterator

from ingest.article import Article, Rejected
from ingest.web.read import read_address
from ingest.web.rules import EVERYWHERE, Memory, Rules
from ingest.web.web import Web
from vectorstore.catalog import Catalog
from vectorstore.visits import Visits


def web_rules(pages: int, *, allow_private: bool) -> Rules:
    """The usual rules with ``pages`` of one feed at most, and private networks or not."""
    return Rules(inside=EVERYWHERE if allow_private else (), pages=pages)


class WebIntake:
    """One run's visits. With ``reread`` every page is asked for as if for the first time.

    ``unchanged`` counts the articles that servers said are as they were.
    """

    def __init__(self, catalog: Catalog, reader: str, rules: Rules, *, reread: bool) -> None:
        visits = Visits(catalog, reader)
        known = (lambda address: None) if reread else visits.known
        self._web = Web(rules, Memory(known, visits.remember, self._unchanged, self._expect))
        self._expected = self._done = self._bytes = 0
        self.unchanged = 0

    def read(self, address: str) -> Iterator[Article | Rejected]:
        """What ``ingest.web.read_address`` yields; resume it only when the article is kept."""
        for item in read_address(address, self._web):
            self._done += 1
            if isinstance(item, Article):
                self._bytes += len(item.text.encode())
            yield item

    @property
    def progress(self) -> tuple[int, int]:
        """Bytes of text so far, and in all if the pages still expected are as long as those."""
        expected = max(self._expected, self._done)
        return self._bytes, self._bytes * expected // max(self._done, 1)

    def _unchanged(self, articles: int) -> None:
        self.unchanged += articles
        self._done += articles

    def _expect(self, pages: int) -> None:
        self._expected += pages
