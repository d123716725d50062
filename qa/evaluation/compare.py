"""A run against a baseline: what got better, what broke, and whether that fails the run."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from qa.evaluation.baseline import Baseline, Past, check_same_set, past
from qa.evaluation.bootstrap import Change, changes
from qa.evaluation.questions import QuestionSet
from qa.evaluation.run import Outcome
from qa.evaluation.summary import summarise


@dataclass(frozen=True)
class BrokenFloor:
    """A metric that is below its floor."""

    metric: str
    floor: float
    value: float


@dataclass(frozen=True)
class Comparison:
    """``gains`` and ``losses`` are ids of questions wrong before and right now, and the reverse.

    ``slips`` are questions as right or wrong as before of which some metric fell.
    """

    gains: tuple[str, ...]
    losses: tuple[str, ...]
    slips: dict[str, tuple[str, ...]]
    changes: dict[str, Change]
    broken_floors: tuple[BrokenFloor, ...]
    broken_questions: tuple[str, ...]

    @property
    def problems(self) -> tuple[str, ...]:
        """What fails the run, one sentence each; none when it holds."""
        floors = (
            f"{b.metric} is {b.value:.4f}, below its floor {b.floor:.3f}."
            for b in self.broken_floors
        )
        named = (f"The named question {name} was to stay right." for name in self.broken_questions)
        fallen = (
            f"{name} fell from {change.before:.4f} to {change.now:.4f} (95 % interval of the "
            f"difference {change.low:+.4f} to {change.high:+.4f})."
            for name, change in self.changes.items()
            if change.fell
        )
        return (*floors, *named, *fallen)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {**asdict(self), "problems": list(self.problems)}


def compare(baseline: Baseline, questions: QuestionSet, outcomes: Sequence[Outcome]) -> Comparison:
    """The run against the baseline of the same set.

    Raises:
        EvaluationError: the baseline was made of other questions.
    """
    check_same_set(baseline, questions.name, questions.digest)
    now = {outcome.expected.id: past(outcome) for outcome in outcomes}
    before = baseline.outcomes
    named = dict.fromkeys((*baseline.must, *(q.id for q in questions.questions if q.must)))
    return Comparison(
        gains=tuple(name for name in now if now[name].right and not before[name].right),
        losses=tuple(name for name in now if before[name].right and not now[name].right),
        slips=_slips(before, now),
        changes=changes([before[n].scores for n in now], [now[n].scores for n in now]),
        broken_floors=tuple(_broken_floors(baseline, summarise(outcomes).values)),
        broken_questions=tuple(n for n in named if n in now and not now[n].right),
    )


def _broken_floors(baseline: Baseline, values: dict[str, float]) -> list[BrokenFloor]:
    found = {name: values.get(name, 0.0) for name in baseline.floors}
    return [
        BrokenFloor(name, floor, found[name])
        for name, floor in baseline.floors.items()
        if round(found[name], 6) < floor
    ]


def _slips(before: dict[str, Past], now: dict[str, Past]) -> dict[str, tuple[str, ...]]:
    slips = {}
    for name, outcome in now.items():
        former = before[name]
        fell = [m for m, value in outcome.scores.items() if value < former.scores.get(m, value)]
        if fell and former.right == outcome.right:
            slips[name] = tuple(fell)
    return slips
