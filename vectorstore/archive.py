"""An archive: one folder that holds the catalog, the dense index and the lexical index.

The catalog is changed first, in one transaction an article; ``Indexing`` then brings both
indexes to what the catalog says. A crash between the two is completed by the next writer.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.article import Article
from ingest.errors import ArchiveBusy, ArchiveError, NoArchive, WrongEncoder
from ingest.normalise import one_line
from vectorstore.analysis import ANALYSIS
from vectorstore.boilerplate import keep_all, keeps_all
from vectorstore.catalog import Catalog
from vectorstore.clusters import originals
from vectorstore.convert import DEFAULT_CACHE, DEFAULT_ENCODER
from vectorstore.counts import Counts
from vectorstore.dense import DenseIndex
from vectorstore.encoder import Encoder
from vectorstore.encoder_name import full_name, is_built_with
from vectorstore.folder import make, read_only, writable
from vectorstore.hit import Filters, Hit
from vectorstore.indexing import PASSAGES, Indexing
from vectorstore.lexical import LexicalIndex
from vectorstore.memory import be_sparing
from vectorstore.names.table import learn_missing
from vectorstore.reading import enter_missing
from vectorstore.search import search
from vectorstore.sentence_vectors import SentenceVectors
from vectorstore.sqlite_file import closed_on_failure
from vectorstore.storing import Storing
from vectorstore.sync import mend, refill, sync
from vectorstore.versions import Version, former_versions

LAYOUT = "1"
_TRIES = 3  # searches, while another process writes
_CATALOG = "catalog.sqlite"


class Archive:
    """Open, or with ``create`` make, the archive in ``folder``.

    ``encoder`` names the embedding model; None takes what the archive was built with. Opening
    reads a few rows; models and indexes load when first used, but for a folder that is not the
    one by whose name the archive knows its model: its weights tell whether it is the same.

    Raises:
        NoArchive: there is none and ``create`` is not set.
        WrongEncoder: it was built with another embedding model.
        ReadOnlyArchive: ``create`` is set and the folder can't be written.
    """

    def __init__(
        self,
        folder: Path | str,
        encoder: str | None = None,
        *,
        create: bool = False,
        cache: Path = DEFAULT_CACHE,
    ) -> None:
        self.folder = Path(folder)
        if create:
            make(self.folder)
        elif not (self.folder / _CATALOG).is_file():
            raise NoArchive(
                f"There is no archive at {self.folder}. Make one with: dossier ingest PATH "
                f"--archive {self.folder}"
            )
        self._catalog = Catalog(self.folder / _CATALOG, writable=writable(self.folder))
        with closed_on_failure(self._catalog):
            self.encoder = self._settled_encoder(encoder, cache)
        self._storing = Storing(self._catalog, self.encoder)
        self._lock = FileLock(self.folder / "writer.lock")
        self._seen = self._catalog.changes()
        self._weights_checked = False

    def add(self, articles: Iterable[Article]) -> Counts:
        """Store articles that are new or changed and make them searchable.

        Streams: no more than a batch is in memory. Adding twice equals adding once. An article
        whose text is already here under another id is its duplicate: of such the earliest dated is
        searched, then one with a source, then the first by id; the rest are kept and set aside.
        Paragraphs that recur across the articles of a site are left out, also of those stored
        before; the same articles in any order end as the same texts.

        Raises:
            ArchiveBusy: another process is writing.
            ReadOnlyArchive: the folder can't be written.
        """
        counts, started = Counts(), time.perf_counter()
        with self.writing(), self._catalog.hurried(), Indexing(self) as indexing:
            self._remember_encoder()
            indexing.finish()
            mend(self)
            self._renew_words()
            enter_missing(self._catalog)
            learn_missing(self._catalog)
            waiting = 0
            for article in articles:
                waiting += self._storing.store(article, counts)
                if waiting >= PASSAGES:
                    self._storing.settle(grown=True)
                    indexing.go_on()
                    waiting = 0
            self._storing.settle()
            indexing.finish()
        counts.articles, counts.passages = self.size()
        counts.seconds = round(time.perf_counter() - started, 3)
        return counts

    def remove(self, article_id: str) -> bool:
        """Remove an article from the catalog and both indexes; False if it is not there.

        If another article was set aside as its duplicate, that one takes its place.
        """
        return bool(self.remove_all([article_id]))

    def remove_all(self, article_ids: Iterable[str]) -> list[str]:
        """``remove`` several at once; returns those that were there."""
        with self.writing():
            removed = [article_id for article_id in article_ids if self.discard(article_id)]
            self._settle()
        return removed

    def discard(self, article_id: str) -> bool:
        """``remove`` while ``writing``; the indexes forget at the end of the next ``add``."""
        return self._storing.discard(article_id)

    def renew(self, article_id: str) -> None:
        """Store an article as it is once more, with passages made anew; while ``writing``."""
        self._storing.renew(article_id)

    @contextmanager
    def writing(self, *, wait: bool = False) -> Iterator[None]:
        """Be the one writer, for several changes in a row; with ``wait``, after another has ended.

        Raises:
            ArchiveBusy: another process is writing.
            ReadOnlyArchive: the folder can't be written.
        """
        if not writable(self.folder):
            raise read_only(self.folder)
        try:
            self._lock.acquire(timeout=-1 if wait else 0)
        except Timeout as error:
            raise ArchiveBusy(
                f"Another process is writing to {self.folder}. Try again when it has finished, or "
                f"have ingest wait for it: --wait."
            ) from error
        try:
            be_sparing()
            self._notice_changes()
            yield
        finally:
            self._lock.release()

    def search(self, question: str, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """The best ``k`` passages, best first: dense and lexical, fused by standardised scores."""
        found: list[Hit] = []
        for _ in range(_TRIES):
            self._notice_changes()
            self.check_weights()
            found = search(self, one_line(question), k, filters or Filters())
            if found or self._catalog.changes() == self._seen:
                break  # else another process may have written anew all that the indexes gave
        return found

    def article(self, article_id: str) -> Article | None:
        """The article with this id, or None."""
        return self._catalog.article(article_id)

    def articles(self) -> Iterator[Article]:
        """Every article, by id, one at a time."""
        return self._catalog.articles()

    def originals(self, article_ids: Iterable[str]) -> dict[str, str]:
        """For each id the canonical article of its near-duplicates: itself where it has none."""
        return originals(self._catalog, article_ids)

    def keep_boilerplate(self, keep: bool = True, *, wait: bool = False) -> None:
        """Put back all that was left out, for good; with False, leave it out again.

        With ``wait``, after another writer has ended.

        Raises:
            ArchiveBusy: another process is writing.
            ReadOnlyArchive: the folder can't be written.
        """
        with self.writing(wait=wait):
            self._remember_encoder()
            if keeps_all(self._catalog) != keep:
                with self._catalog.transaction():
                    keep_all(self._catalog, keep)
            self._settle()

    def versions(self, article_id: str) -> list[Version]:
        """What the article was before its text or title was changed, oldest first."""
        return former_versions(self._catalog, article_id)

    def size(self) -> tuple[int, int]:
        """How many articles and how many passages there are."""
        return self.catalog.size()

    @property
    def catalog(self) -> Catalog:
        """The source of truth."""
        return self._catalog

    @cached_property
    def dense(self) -> DenseIndex:
        """Passages by meaning."""
        return DenseIndex(self.folder / "dense")

    @cached_property
    def lexical(self) -> LexicalIndex:
        """Passages by words."""
        return LexicalIndex(self.folder / "lexical")

    @cached_property
    def sentences(self) -> SentenceVectors:
        """Sentences of passages with their vectors."""
        return SentenceVectors(self.encoder)

    def close(self) -> None:
        """Release the catalog's file."""
        self._catalog.close()

    def _settle(self) -> None:
        """Learn boilerplate, clean what it changes, and bring both indexes to that."""
        self._storing.settle()
        sync(self)

    def _notice_changes(self) -> None:
        """See what another process has written since."""
        changes = self._catalog.changes()
        if changes != self._seen:
            self._seen = changes
            self.lexical.reload()
            self.dense.reload()

    def _settled_encoder(self, asked: str | None, cache: Path) -> Encoder:
        built = self._catalog.built_with().get("encoder", DEFAULT_ENCODER)
        encoder = Encoder(full_name(asked) if asked else built, cache)
        self._refuse_another(encoder)
        return encoder

    def _refuse_another(self, encoder: Encoder) -> None:
        built = self._catalog.built_with()
        if built and built["layout"] != LAYOUT:
            raise ArchiveError(
                f"The archive at {self.folder} has layout {built['layout']}, this program reads "
                f"{LAYOUT}. Ingest its files into a new archive."
            )
        if built and not is_built_with(encoder, built):
            raise WrongEncoder(
                f"The archive at {self.folder} was built with the encoder {built['encoder']!r}, "
                f"not {encoder.name!r}. Unset DOSSIER_ENCODER, or ingest into a new archive."
            )

    def _remember_encoder(self) -> None:
        """The first to add decides, once its model has been seen to load."""
        self._refuse_another(self.encoder)
        if not self._catalog.built_with():
            facts = {"encoder": self.encoder.name, "weights": self.encoder.weights}
            with self._catalog.transaction():
                self._catalog.set_built_with({**facts, "layout": LAYOUT})
        self.check_weights()

    def _renew_words(self) -> None:
        """Put all into the lexical index once more where a former program analysed the words."""
        if self._catalog.built_with().get("analysis") != ANALYSIS:
            refill(self, "lexical")
            with self._catalog.transaction():
                self._catalog.set_built_with({"analysis": ANALYSIS})

    def check_weights(self) -> None:
        """The name may stand for another model by now: a folder that was trained further.

        Raises:
            WrongEncoder: it is not the model that the archive was built with.
        """
        if self._weights_checked:
            return
        built = self._catalog.built_with().get("weights", self.encoder.weights)
        if built != self.encoder.weights:
            raise WrongEncoder(
                f"The model {self.encoder.name!r} is not the one that the archive at "
                f"{self.folder} was built with. Put the former one back, or ingest into a new "
                f"archive."
            )
        self._weights_checked = True
