"""Both indexes brought to what the catalog says; each step can be cut off and done again."""

from typing import TYPE_CHECKING, Literal

from ingest.article import Passage
from ingest.split import embedding_text
from vectorstore.memory import give_back

if TYPE_CHECKING:
    from vectorstore.archive import Archive

Index = Literal["dense", "lexical"]
PASSAGES = 1024  # in one step: what a crash can undo, and what is in memory


def sync(archive: "Archive") -> None:
    """Forget what is obsolete and index what is pending; does nothing when nothing is."""
    archive.catalog.keep()  # an index never holds what the catalog could still lose
    while gone := archive.catalog.obsolete(PASSAGES):
        archive.dense.delete(gone)
        with archive.lexical.writer() as writer:
            writer.delete(gone)
        with archive.catalog.transaction():
            archive.catalog.set_forgotten(gone)
    passages, last = archive.catalog.pending(PASSAGES)
    while last:
        _index(archive, passages)
        passages, last = archive.catalog.pending(PASSAGES, last)
    archive.lexical.reload()


def mend(archive: "Archive") -> None:
    """``realign`` where an index has lost something (its folder was removed, say)."""
    if not len(archive.dense) == len(archive.lexical) == archive.size()[1]:
        realign(archive)


def realign(archive: "Archive") -> None:
    """Index again what an index has lost, and forget what the catalog does not know."""
    known = archive.catalog.passage_ids()
    dense, lexical = set(archive.dense.ids()), set(archive.lexical.ids())
    with archive.catalog.transaction():
        archive.catalog.set_astray(known - (dense & lexical), (dense | lexical) - known)
    sync(archive)


def refill(archive: "Archive", index: Index) -> None:
    """Put every passage into one index, which was emptied; cut off, ``mend`` does the rest."""
    ids = sorted(archive.catalog.passage_ids())
    for first in range(0, len(ids), PASSAGES):
        found = archive.catalog.passages(ids[first : first + PASSAGES])
        _FILL[index](archive, [passage for key, passage in found.items() if passage.id == key])


def _index(archive: "Archive", passages: list[Passage]) -> None:
    _fill_dense(archive, passages)
    _fill_lexical(archive, passages)
    with archive.catalog.transaction():
        archive.catalog.set_indexed(passage.id for passage in passages)


def _fill_dense(archive: "Archive", passages: list[Passage]) -> None:
    vectors = archive.encoder.encode_passages([embedding_text(passage) for passage in passages])
    archive.dense.add(passages, vectors)
    give_back()


def _fill_lexical(archive: "Archive", passages: list[Passage]) -> None:
    with archive.lexical.writer() as writer:
        writer.add(passages)
    give_back()


_FILL = {"dense": _fill_dense, "lexical": _fill_lexical}
