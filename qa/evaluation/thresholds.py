"""What each threshold of refusing would come to, and which is best."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """Refusing below ``threshold``: how many, and how well (``qa.evaluation.refusals``).

    ``answered`` is the share of answerable questions that are answered.
    """

    threshold: float
    refused: int
    precision: float
    recall: float
    answered: float

    @property
    def balanced(self) -> float:
        """The mean of the two shares treated rightly: answerable answered, others refused."""
        return (self.recall + self.answered) / 2


def curve(confident: Sequence[float], answerable: Sequence[bool]) -> list[Point]:
    """A point for refusing nothing and one for each threshold that changes anything, ascending.

    A threshold lies midway between two neighbouring confidences.
    """
    rows = sorted(zip(confident, answerable, strict=True))
    positives = sum(answerable)
    negatives = len(rows) - positives
    points = [Point(0.0, 0, 0.0, 0.0, 1.0)]
    rightly = 0
    for count, (value, known) in enumerate(rows, 1):
        rightly += not known
        after = rows[count][0] if count < len(rows) else 1.0
        if after > value:
            points.append(
                Point(
                    threshold=(value + after) / 2,
                    refused=count,
                    precision=rightly / count,
                    recall=rightly / negatives if negatives else 0.0,
                    answered=1 - (count - rightly) / positives if positives else 0.0,
                )
            )
    return points


def best(points: Sequence[Point], least_precision: float | None = None) -> Point:
    """The point with the highest balanced share, the lower threshold where two are equal.

    With ``least_precision``: the highest recall among those whose refusals are that precise; if
    none is, the most precise one.
    """
    if least_precision is None:
        return max(points, key=lambda p: (p.balanced, -p.threshold))
    precise = [p for p in points if p.refused and p.precision >= least_precision]
    if precise:
        return max(precise, key=lambda p: (p.recall, -p.threshold))
    return max(points, key=lambda p: (p.precision, p.recall))
