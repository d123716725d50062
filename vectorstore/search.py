"""One search: candidates of both indexes, every candidate scored by both, fused, read back."""

from typing import TYPE_CHECKING

from vectorstore.copies import duplicates, group
from vectorstore.hit import Filters, Hit
from vectorstore.weigh import asked_in, weighed

if TYPE_CHECKING:
    from vectorstore.archive import Archive

CANDIDATES = 100  # taken from each index; more changes no development set by a third decimal


def search(
    archive: "Archive", question: str, k: int, filters: Filters, further: int = 0
) -> list[Hit]:
    """The best ``k`` passages, best first, ties by passage id; copies count as one.

    Where copies leave fewer than ``k``, it searches again, ``further`` down in each index.
    """
    depth = max(CANDIDATES, k) + further
    vector = archive.encoder.encode_question(question)
    dense = dict(archive.dense.search(vector, depth, filters))
    lexical = dict(archive.lexical.search(question, depth, filters))
    dense_ranks = {key: rank for rank, key in enumerate(dense, 1)}
    lexical_ranks = {key: rank for rank, key in enumerate(lexical, 1)}
    dense |= archive.dense.similarities(vector, [key for key in lexical if key not in dense])
    lexical |= archive.lexical.scores(question, [key for key in dense if key not in lexical])
    lexical = {key: lexical[key] for key in dense}
    scores = weighed(archive, question, dense, lexical)
    groups = group(archive.catalog, list(scores))
    covered = len(scores) - len(groups)
    if covered > further and len(groups) < k and depth < archive.size()[1]:
        return search(archive, question, k, filters, covered)
    ranked = list(groups.items())[:k]
    passages = archive.catalog.passages([key for key, _ in ranked])
    asked = asked_in(archive, question)
    exact = duplicates(archive.catalog, [one.article.id for one in passages.values()])
    return [
        Hit(
            passages[key],
            scores[key],
            similarity=archive.encoder.comparable(
                dense[key], asked, passages[key].article.language
            ),
            lexical=lexical[key],
            dense_rank=dense_ranks.get(key),
            lexical_rank=lexical_ranks.get(key),
            copies=tuple(sorted({*copies, *exact.get(passages[key].article.id, ())})),
        )
        for key, copies in ranked
        if key in passages
    ]
