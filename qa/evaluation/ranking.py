"""How good a ranking is, by the measures of the field (binary relevance).

``ranked`` is a run: ids, best first, each once. ``relevant`` are the qrels: ids that count.
Every measure is between 0 and 1, and 0 when nothing is relevant. Definitions as in
Manning, Raghavan & Schuetze, *Introduction to Information Retrieval*, chapter 8; nDCG after
Jarvelin & Kekalainen (2002) with gain 1 and the discount log2(rank + 1).
"""

import math
from collections.abc import Collection, Sequence


def hit_at(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """1 if any of the first ``k`` is relevant, else 0.

    >>> hit_at(["b", "a"], {"a"}, 1), hit_at(["b", "a"], {"a"}, 2)
    (0.0, 1.0)
    """
    return float(any(item in relevant for item in ranked[:k]))


def recall_at(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """The share of the relevant ones that stand among the first ``k``.

    >>> recall_at(["a", "x", "b"], {"a", "b", "c", "d"}, 3)
    0.5
    """
    return _found(ranked, relevant, k) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """1 / rank of the first relevant one among the first ``k``, else 0; its mean is MRR@k.

    >>> reciprocal_rank(["x", "a"], {"a"}, 10)
    0.5
    """
    ranks = (rank for rank, item in enumerate(ranked[:k], 1) if item in relevant)
    first = next(ranks, None)
    return 1 / first if first else 0.0


def ndcg_at(ranked: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Discounted cumulative gain of the first ``k`` over the best that could be had.

    >>> ndcg_at(["x", "a"], {"a"}, 10) == 1 / math.log2(3)
    True
    """
    gain = sum(_discount(rank) for rank, item in enumerate(ranked[:k], 1) if item in relevant)
    best = sum(_discount(rank) for rank in range(1, min(k, len(relevant)) + 1))
    return gain / best if best else 0.0


def average_precision(ranked: Sequence[str], relevant: Collection[str]) -> float:
    """Mean, over the relevant ones, of the precision at the rank of each; its mean is MAP.

    >>> average_precision(["a", "x", "b"], {"a", "b"}) == (1 / 1 + 2 / 3) / 2
    True
    """
    found, total = 0, 0.0
    for rank, item in enumerate(ranked, 1):
        if item in relevant:
            found += 1
            total += found / rank
    return total / len(relevant) if relevant else 0.0


def _found(ranked: Sequence[str], relevant: Collection[str], k: int) -> int:
    return sum(item in relevant for item in ranked[:k])


def _discount(rank: int) -> float:
    return 1 / math.log2(rank + 1)
