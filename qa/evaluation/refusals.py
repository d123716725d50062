"""How well a system tells what it can't answer, and how far its confidence can be believed.

``confident`` are confidences (0 to 1) that an archive holds the answer; ``answerable`` says
whether it does, in the same order.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True)
class Bin:
    """The questions whose confidence lies in ``[low, high)``: their mean, and what is true."""

    low: float
    high: float
    count: int
    confidence: float
    share: float


def refusal_recall(refused: Sequence[bool], answerable: Sequence[bool]) -> float:
    """Of the unanswerable questions, the share refused; 0 when there are none.

    >>> refusal_recall([True, False, True], [False, False, True])
    0.5
    """
    among = [r for r, known in zip(refused, answerable, strict=True) if not known]
    return sum(among) / len(among) if among else 0.0


def refusal_precision(refused: Sequence[bool], answerable: Sequence[bool]) -> float:
    """Of the refusals, the share that is right; 0 when there are none.

    >>> refusal_precision([True, False, True], [False, False, True])
    0.5
    """
    among = [not known for r, known in zip(refused, answerable, strict=True) if r]
    return sum(among) / len(among) if among else 0.0


def auroc(confident: Sequence[float], answerable: Sequence[bool]) -> float:
    """The chance that an answerable question is more confident than an unanswerable one.

    Area under the ROC curve as the Mann-Whitney U statistic, ties counted half [Hanley & McNeil
    1982]; 0.5 is guessing, and what is returned when all are of one sort.

    >>> auroc([0.9, 0.4, 0.4, 0.1], [True, True, False, False])
    0.875
    """
    positives, negatives = sum(answerable), len(answerable) - sum(answerable)
    if not positives or not negatives:
        return 0.5
    ranks = _mean_ranks(confident)
    total = sum(rank for rank, known in zip(ranks, answerable, strict=True) if known)
    return (total - positives * (positives + 1) / 2) / (positives * negatives)


def expected_calibration_error(confident: Sequence[float], answerable: Sequence[bool]) -> float:
    """Mean distance of confidence and truth over ten equal bins, weighed by their counts.

    ECE = sum over bins of n_b / n * |share_b - confidence_b| [Naeini et al. 2015; Guo et al. 2017].

    >>> round(expected_calibration_error([0.95, 0.95, 0.15, 0.15], [True, True, False, True]), 6)
    0.2
    """
    total = len(confident)
    return sum(
        b.count / total * abs(b.share - b.confidence) for b in reliability(confident, answerable)
    )


def reliability(confident: Sequence[float], answerable: Sequence[bool]) -> list[Bin]:
    """The bins of a reliability diagram that hold any question, lowest first."""
    filled: dict[int, list[tuple[float, bool]]] = {}
    for value, known in zip(confident, answerable, strict=True):
        filled.setdefault(min(int(value * BINS), BINS - 1), []).append((value, known))
    return [
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(held),
            sum(value for value, _ in held) / len(held),
            sum(known for _, known in held) / len(held),
        )
        for number, held in sorted(filled.items())
    ]


def percentile(values: Sequence[float], share: float) -> float:
    """The least value that at least ``share`` of the values do not exceed (nearest rank).

    >>> percentile([0.1, 0.2, 0.3, 0.4], 0.5), percentile([0.1, 0.2, 0.3, 0.4], 0.95)
    (0.2, 0.4)
    """
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def _mean_ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, lowest first; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for place in order[first : last + 1]:
            ranks[place] = (first + last) / 2 + 1
        first = last + 1
    return ranks
