"""Both indexes brought to what the catalog says; each step can be cut off and done again."""

from typing import TYPE_CHECKING

from ingest.article import Passage
from ingest.split import embedding_text

if TYPE_CHECKING:
    from vectorstore.archive import Archive

PASSAGES = 1024  # in one step: what a crash can undo, and what is in memory


def sync(archive: "Archive") -> None:
    """Forget what is obsolete and index what is pending; does nothing when nothing is."""
    while gone := archive.catalog.obsolete(PASSAGES):
        archive.dense.delete(gone)
        with archive.lexical.writer() as writer:
            writer.delete(gone)
        with archive.catalog.transaction():
            archive.catalog.set_forgotten(gone)
    while passages := archive.catalog.pending(PASSAGES):
        _index(archive, passages)
    archive.lexical.reload()


def mend(archive: "Archive") -> None:
    """Index again what an index has lost (its folder was removed, say)."""
    if len(archive.dense) == len(archive.lexical) == archive.size()[1]:
        return
    known = archive.catalog.passage_ids()
    dense, lexical = set(archive.dense.ids()), set(archive.lexical.ids())
    with archive.catalog.transaction():
        archive.catalog.set_astray(known - (dense & lexical), (dense | lexical) - known)
    sync(archive)


def _index(archive: "Archive", passages: list[Passage]) -> None:
    vectors = archive.encoder.encode_passages([embedding_text(passage) for passage in passages])
    archive.dense.add(passages, vectors)
    with archive.lexical.writer() as writer:
        writer.add(passages)
    with archive.catalog.transaction():
        archive.catalog.set_indexed(passage.id for passage in passages)
