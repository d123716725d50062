"""Articles into the catalog and out of it, a transaction each; the indexes follow by ``sync``."""

from ingest.article import Article, Passage
from ingest.split import split
from vectorstore.boilerplate import cleaned
from vectorstore.catalog import Catalog
from vectorstore.counts import Counts
from vectorstore.encoder import Encoder
from vectorstore.learning import learn, stale_sites
from vectorstore.reading import clean_again, enter
from vectorstore.versions import forget_versions, keep_version


class Storing:
    """What an archive's one writer does to its catalog."""

    def __init__(self, catalog: Catalog, encoder: Encoder) -> None:
        self._catalog = catalog
        self._encoder = encoder

    def store(self, article: Article, counts: Counts) -> int:
        """Store one article; returns how many passages wait to be indexed."""
        held = self._catalog.holds(article)
        if held:
            counts.unchanged += 1
            return 0
        with self._catalog.transaction():
            waiting = self._take_out(article) if held is False else 0
            twin = self._catalog.twin_of(article)
            former = self._catalog.as_read(twin) if twin else None
            if former and _goes_before(article, former):
                waiting += self._put_before(former, article)
            else:
                waiting += self._put(article, twin)
        if twin:
            counts.duplicates += 1
        elif held is None:
            counts.added += 1
        else:
            counts.updated += 1
        return waiting

    def discard(self, article_id: str) -> bool:
        """Remove an article, its duplicate in its place; False if it is not there."""
        if self._catalog.article(article_id) is None:
            return False
        with self._catalog.transaction():
            self._catalog.remove(article_id)
            forget_versions(self._catalog, article_id)
            self._put_heir(article_id)
        return True

    def renew(self, article_id: str) -> None:
        """Store an article as it is once more, with passages made anew."""
        article = self._catalog.as_read(article_id)
        if article is not None:
            with self._catalog.transaction():
                self._catalog.remove(article_id)
                self._put(article, self._catalog.twin_of(article))

    def settle(self, *, grown: bool = False) -> None:
        """Learn boilerplate, and clean what that changes."""
        for site in stale_sites(self._catalog, grown=grown):
            with self._catalog.transaction():
                learn(self._catalog, site)
        clean_again(self._catalog, self._split)

    def _put(self, article: Article, twin: str | None = None) -> int:
        kept = article if twin else cleaned(self._catalog, article)
        passages = [] if twin else self._split(kept)
        self._catalog.put(kept, passages, twin, article)
        keep_version(self._catalog, article)
        if not twin:
            enter(self._catalog, article, kept.text)
        return len(passages)

    def _put_before(self, former: Article, article: Article) -> int:
        """Put an article in the place of its twin, which becomes its duplicate."""
        self._catalog.remove(former.id)
        self._catalog.hand_on(former.id, article.id)
        waiting = self._put(article)
        self._put(former, article.id)
        return waiting

    def _split(self, article: Article) -> list[Passage]:
        return split(article, self._encoder.count_tokens, min(256, self._encoder.max_tokens))

    def _take_out(self, new: Article) -> int:
        """Take out the former version; its duplicates stay so where the new one stands for them."""
        former, heir = self._catalog.as_read(new.id), self._catalog.first_duplicate(new.id)
        self._catalog.remove(new.id)
        same = former is not None and former.digest == new.digest
        stands = same and (heir is None or _goes_before(new, heir))
        return 0 if stands else self._put_heir(new.id)

    def _put_heir(self, article_id: str) -> int:
        heir = self._catalog.heir(article_id)
        return self._put(heir) if heir else 0


def _goes_before(article: Article, twin: Article) -> bool:
    """Whether it is searched instead of an article with the same text, whichever came first."""
    return _place(article) < _place(twin)


def _place(article: Article) -> tuple[bool, str, bool, str]:
    """Dated ones first, the earliest of them, then those with a source, then by id."""
    published = article.published
    return (published is None, published.value if published else "", not article.source, article.id)
