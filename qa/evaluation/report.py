"""One evaluation, whole: the set, what came of it, in figures, and against a baseline."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qa.evaluation.compare import Comparison
from qa.evaluation.questions import QuestionSet
from qa.evaluation.run import Outcome
from qa.evaluation.summary import Summary, summarise


@dataclass(frozen=True)
class Report:
    """``about`` tells of the index and settings (``qa.evaluation.records.about``)."""

    asked: QuestionSet
    about: Mapping[str, Any]
    outcomes: tuple[Outcome, ...]
    comparison: Comparison | None = None

    @property
    def summary(self) -> Summary:
        """The run in figures."""
        return summarise(self.outcomes)

    @property
    def problems(self) -> tuple[str, ...]:
        """What fails the run, one sentence each; without a baseline only named questions do."""
        if self.comparison:
            return self.comparison.problems
        return tuple(
            f"The named question {outcome.expected.id} was to stay right."
            for outcome in self.outcomes
            if outcome.expected.must and not outcome.right
        )

    def as_json(self) -> dict[str, Any]:
        """Plain values: the set, the figures, every question and the comparison."""
        return {
            "set": {
                "name": self.asked.name,
                "digest": self.asked.digest,
                "unconfirmed": self.asked.unconfirmed,
            },
            **self.about,
            **self.summary.as_json(),
            "outcomes": [_outcome(outcome) for outcome in self.outcomes],
            "comparison": self.comparison.as_json() if self.comparison else None,
            "problems": list(self.problems),
        }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.expected.id,
        "question": outcome.expected.question,
        "kind": outcome.expected.kind,
        "right": outcome.right,
        "faults": list(outcome.faults),
        "scores": dict(outcome.scores),
        "ranked": list(outcome.ranked),
        "text": outcome.answer["text"],
        "abstained": outcome.answer["abstained"],
        "confidence": outcome.answer["confidence"],
        "citations": outcome.answer["citations"],
        "seconds": outcome.seconds,
    }
