"""Both indexes brought to what the catalog says; each step can be cut off and done again."""

from typing import TYPE_CHECKING, Literal

from ingest.split import embedding_text
from vectorstore.indexing import PASSAGES, Indexing, fill_dense, fill_lexical

if TYPE_CHECKING:
    from vectorstore.archive import Archive

Index = Literal["dense", "lexical"]


def sync(archive: "Archive") -> None:
    """Forget what is obsolete and index what is pending; does nothing when nothing is."""
    with Indexing(archive) as indexing:
        indexing.finish()


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
        passages = [passage for key, passage in found.items() if passage.id == key]
        if index == "lexical":
            fill_lexical(archive, passages)
        else:
            texts = [embedding_text(passage) for passage in passages]
            fill_dense(archive, passages, archive.encoder.encode_passages(texts))
