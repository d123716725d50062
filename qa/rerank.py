"""The passages found, put in order by a cross-encoder that reads each beside the question."""

from collections.abc import Sequence
from dataclasses import replace

from qa.reader.reading import Reader
from vectorstore.hit import Hit
from vectorstore.spread import spread

DEPTH = 30  # passages that it reads


def reranked(reranker: Reader, question: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits as the cross-encoder orders them; they share out the scores that they had.

    So a score goes on meaning how far a hit is behind the best, whatever the model's scale.

    Raises:
        ModelError: the cross-encoder can't be loaded.
    """
    readings = reranker.read(question, [hit.passage for hit in hits], [()] * len(hits))
    told = {hit.passage.id: read.answers for hit, read in zip(hits, readings, strict=True)}
    order = sorted(hits, key=lambda hit: (-told[hit.passage.id], hit.passage.id))
    order = spread(order, lambda hit: hit.passage.article.id)
    scores = sorted((hit.score for hit in hits), reverse=True)
    return [replace(hit, score=score) for hit, score in zip(order, scores, strict=True)]
