"""A run in figures: the mean of each metric, overall and by groups of questions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qa.evaluation.refusals import auroc, expected_calibration_error, percentile
from qa.evaluation.run import Outcome
from qa.evaluation.scores import METRICS


@dataclass(frozen=True)
class Mean:
    """A metric over a set: the mean over the ``count`` questions that have it."""

    value: float
    count: int


@dataclass(frozen=True)
class Summary:
    """A run in figures. ``groups`` are keyed by what they group by, then by the group's name.

    ``auroc`` and ``ece`` tell how well the confidence separates answerable questions from others
    and how far it can be believed (``qa.evaluation.refusals``); None where the set is all of one
    sort. ``p50`` and ``p95`` are seconds an answer took.
    """

    questions: int
    metrics: dict[str, Mean]
    groups: dict[str, dict[str, dict[str, Mean]]]
    auroc: float | None
    ece: float | None
    p50: float
    p95: float

    @property
    def values(self) -> dict[str, float]:
        """Every metric's value by name; what floors are set on."""
        found = {name: mean.value for name, mean in self.metrics.items()}
        return found | ({"auroc": self.auroc} if self.auroc is not None else {})

    def as_json(self) -> dict[str, Any]:
        """Plain values, rounded to four places."""
        groups = {
            by: {name: _plain(means) for name, means in found.items()}
            for by, found in self.groups.items()
        }
        return {
            "questions": self.questions,
            "metrics": {name: round(value, 4) for name, value in self.values.items()},
            "counts": {name: mean.count for name, mean in self.metrics.items()},
            "groups": groups,
            "ece": None if self.ece is None else round(self.ece, 4),
            "seconds": {"p50": round(self.p50, 4), "p95": round(self.p95, 4)},
        }


GROUPS: dict[str, Callable[[Outcome], str]] = {
    "kind": lambda outcome: outcome.expected.kind,
    "language": lambda outcome: outcome.expected.lang,
    "relevant articles": lambda outcome: _several(len(outcome.expected.relevant)),
}


def summarise(outcomes: Sequence[Outcome]) -> Summary:
    """The whole run's figures."""
    confident = [float(outcome.answer["confidence"]) for outcome in outcomes]
    known = [outcome.expected.answerable for outcome in outcomes]
    seconds = [outcome.seconds for outcome in outcomes]
    both = any(known) and not all(known)
    return Summary(
        questions=len(outcomes),
        metrics=means(outcome.scores for outcome in outcomes),
        groups={by: _grouped(outcomes, name_of) for by, name_of in GROUPS.items()},
        auroc=auroc(confident, known) if both else None,
        ece=expected_calibration_error(confident, known) if both else None,
        p50=percentile(seconds, 0.5),
        p95=percentile(seconds, 0.95),
    )


def means(scored: Iterable[Mapping[str, float]]) -> dict[str, Mean]:
    """The mean of each metric over the questions that have it, in the order of ``METRICS``."""
    held: dict[str, list[float]] = {}
    for scores in scored:
        for name, value in scores.items():
            held.setdefault(name, []).append(value)
    return {
        name: Mean(sum(held[name]) / len(held[name]), len(held[name]))
        for name in METRICS
        if name in held
    }


def _grouped(
    outcomes: Sequence[Outcome], name_of: Callable[[Outcome], str]
) -> dict[str, dict[str, Mean]]:
    groups: dict[str, list[Mapping[str, float]]] = {}
    for outcome in outcomes:
        groups.setdefault(name_of(outcome), []).append(outcome.scores)
    return {name: means(scored) for name, scored in sorted(groups.items())}


def _plain(found: dict[str, Mean]) -> dict[str, Any]:
    counted = {"questions": found["right"].count} if "right" in found else {}
    return counted | {name: round(mean.value, 4) for name, mean in found.items()}


def _several(count: int) -> str:
    return str(count) if count < 3 else "3 or more"
