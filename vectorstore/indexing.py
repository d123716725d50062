"""What waits in the catalog put into both indexes, encoded while more articles are stored.

The catalog and the indexes are written by one thread, as if nothing else went on; only the
encoder's arithmetic is done meanwhile.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ingest.article import Passage
from ingest.split import embedding_text
from vectorstore.memory import give_back
from vectorstore.openvino_runtime import Encoding, Vectors

if TYPE_CHECKING:
    from vectorstore.archive import Archive

PASSAGES = 1024  # in one step: what a crash can undo, and half of what is in memory
_FEW = 64  # are encoded without more ado


class Indexing:
    """Brings the indexes to what the catalog says; each step can be cut off and done again.

    Leaving the context ends what was begun; what was not is pending still.
    """

    def __init__(self, archive: "Archive") -> None:
        self._archive = archive
        self._pool: ThreadPoolExecutor | None = None  # once there is much to encode
        self._begun: tuple[list[Passage], Encoding] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def go_on(self) -> None:
        """Begin to encode what fills a step; index what has been encoded meanwhile."""
        self._archive.catalog.keep()  # an index never holds what the catalog could still lose
        before = self._begun
        while len(passages := self._next()) == PASSAGES:
            self._begin(passages)
        if self._begun is before:
            self._end()  # else it could be put into an index after it was to be forgotten
        self._forget()

    def finish(self) -> None:
        """Index all that is pending, forget what is obsolete; does nothing when nothing is."""
        self._archive.catalog.keep()
        self._end()
        for passages in self._pending():
            self._begin(passages)
        self._end()
        self._forget()
        self._archive.lexical.reload()

    def _next(self) -> list[Passage]:
        """Of what is pending, a step that has not been begun, or what there is of one."""
        begun = {passage.id for passage in self._begun[0]} if self._begun else set()
        passages, _ = self._archive.catalog.pending(PASSAGES + len(begun))
        return [passage for passage in passages if passage.id not in begun][:PASSAGES]

    def _pending(self) -> Iterator[list[Passage]]:
        passages, last = self._archive.catalog.pending(PASSAGES)
        while last:
            yield passages
            passages, last = self._archive.catalog.pending(PASSAGES, last)

    def _forget(self) -> None:
        """Take out of the indexes what is obsolete, which nothing is that is being encoded."""
        catalog = self._archive.catalog
        while gone := catalog.obsolete(PASSAGES):
            self._archive.dense.delete(gone)
            with self._archive.lexical.writer() as writer:
                writer.delete(gone)
            with catalog.transaction():
                catalog.set_forgotten(gone)

    def _begin(self, passages: list[Passage]) -> None:
        texts = [embedding_text(passage) for passage in passages]
        encoder = self._archive.encoder
        if self._pool is None:
            if len(texts) < _FEW:
                _index(self._archive, passages, encoder.encode_passages(texts))
                return
            self._pool = ThreadPoolExecutor(encoder.lanes, "encoding")
        encoding = encoder.begin(texts, self._pool)
        self._end()  # while the next are being encoded
        self._begun = passages, encoding

    def _end(self) -> None:
        begun, self._begun = self._begun, None
        if begun:
            passages, encoding = begun
            _index(self._archive, passages, encoding.vectors())


def _index(archive: "Archive", passages: list[Passage], vectors: Vectors) -> None:
    fill_dense(archive, passages, vectors)
    fill_lexical(archive, passages)
    now = archive.catalog.passages([passage.id for passage in passages])
    unchanged = [p.id for p in passages if now.get(p.id) == p]  # the rest is pending as it is now
    with archive.catalog.transaction():
        archive.catalog.set_indexed(unchanged)


def fill_dense(archive: "Archive", passages: list[Passage], vectors: Vectors) -> None:
    """Put these into the index of meanings alone."""
    archive.dense.add(passages, vectors)
    give_back()


def fill_lexical(archive: "Archive", passages: list[Passage]) -> None:
    """Put these into the index of words alone."""
    with archive.lexical.writer() as writer:
        writer.add(passages)
    give_back()
