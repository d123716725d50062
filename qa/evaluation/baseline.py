"""A baseline: what a set's questions came to once, and the floors that must hold from then on."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from qa.evaluation.errors import EvaluationError
from qa.evaluation.questions import QuestionSet
from qa.evaluation.run import Outcome
from qa.evaluation.summary import summarise

FORMAT = 1


@dataclass(frozen=True)
class Past:
    """One question's former outcome."""

    right: bool
    abstained: bool
    confidence: float
    scores: Mapping[str, float]


@dataclass(frozen=True)
class Baseline:
    """The former outcomes of the set with this digest.

    ``floors`` are the least values of metrics (any may be taken out or lowered by hand);
    ``must`` are ids of questions that have to stay right.
    """

    set_name: str
    set_digest: str
    floors: dict[str, float]
    must: tuple[str, ...]
    outcomes: dict[str, Past]
    made_by: dict[str, Any] = field(default_factory=dict)


def make_baseline(
    questions: QuestionSet, outcomes: Sequence[Outcome], made_by: Mapping[str, Any], margin: float
) -> Baseline:
    """A new baseline; every floor is the metric's value less ``margin``."""
    values = summarise(outcomes).values
    return Baseline(
        set_name=questions.name,
        set_digest=questions.digest,
        floors={name: _floor(value - margin) for name, value in values.items()},
        must=tuple(q.id for q in questions.questions if q.must),
        outcomes={outcome.expected.id: past(outcome) for outcome in outcomes},
        made_by=dict(made_by),
    )


def raised(
    former: Baseline, new: Baseline, outcomes: Sequence[Outcome], *, allow_lower: bool
) -> Baseline:
    """The new outcomes with the former's choice of floors, each as high as it ever was.

    ``outcomes`` are those that ``new`` was made of: a floor that they still reach stays, although
    ``new`` stands a margin below them. With ``allow_lower`` the named questions are those of the
    new set; without it the former's stay named, as long as the set has them.

    Raises:
        EvaluationError: the set is another one, or a floor or a named question would be given up,
            and ``allow_lower`` is not set.
    """
    measured = summarise(outcomes).values
    held = {
        n: f for n, f in former.floors.items() if new.floors.get(n, f) < f <= measured.get(n, 0)
    }
    new = replace(new, floors=new.floors | held)
    if allow_lower:
        return new
    check_same_set(former, new.set_name, new.set_digest)
    lower = [
        f"{name} {former.floors[name]:.3f} -> {new.floors.get(name, 0):.3f}"
        for name in former.floors
        if new.floors.get(name, 0) < former.floors[name]
    ]
    named = [name for name in former.must if name in new.outcomes]
    lower += [f"{name} right -> wrong" for name in named if not new.outcomes[name].right]
    if lower:
        raise EvaluationError(
            f"The baseline is not changed, since it would fall: {'; '.join(lower)}. "
            f"Give --allow-lower if that is meant."
        )
    must = tuple(dict.fromkeys((*named, *new.must)))
    return replace(new, floors={name: new.floors[name] for name in former.floors}, must=must)


def check_same_set(baseline: Baseline, name: str, digest: str) -> None:
    """Refuse to compare outcomes of different sets.

    Raises:
        EvaluationError: the digests differ.
    """
    if baseline.set_digest != digest:
        raise EvaluationError(
            f"The baseline belongs to another set of questions: it was made of "
            f"{baseline.set_name} ({baseline.set_digest[:12]}), and {name} is now {digest[:12]}. "
            f"Make a new one with --update-baseline FILE --allow-lower."
        )


def past(outcome: Outcome) -> Past:
    """What a baseline keeps of an outcome."""
    answer = outcome.answer
    return Past(outcome.right, answer["abstained"], answer["confidence"], dict(outcome.scores))


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Keep it, with the folders it needs; made to be read in a diff: one question a line.

    Raises:
        EvaluationError: it can't be written.
    """
    rows = asdict(baseline)
    outcomes = rows.pop("outcomes")
    lines = [f"  {_line(name)}: {_line(row)}" for name, row in sorted(outcomes.items())]
    head = json.dumps({"format": FORMAT, **rows}, ensure_ascii=False, indent=1)
    body = ",\n".join(lines)
    text = f'{head[:-2]},\n "outcomes": {{\n{body}\n }}\n}}\n'
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EvaluationError(
            f"{path} can't be written ({error.strerror}). Choose another file."
        ) from error


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        EvaluationError: there is none, or it is not one of ours.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        if rows.pop("format") != FORMAT:
            raise ValueError("it has another format")
        outcomes = {name: Past(**row) for name, row in rows.pop("outcomes").items()}
        return Baseline(**{**rows, "must": tuple(rows["must"])}, outcomes=outcomes)
    except OSError as error:
        raise EvaluationError(
            f"{path}: the baseline can't be read ({error.strerror}). Make one with "
            f"--update-baseline {path}."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(
            f"{path}: this is no baseline of dossier eval ({error}). Make one with "
            f"--update-baseline."
        ) from error


def _floor(value: float) -> float:
    """To three places, downwards: a floor never stands above what was measured."""
    return max(0.0, math.floor(round(value * 1000, 6)) / 1000)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
