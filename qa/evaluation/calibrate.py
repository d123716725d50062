"""Fitting a calibration: the refusal threshold and what the confidence should read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from qa.calibration import Calibration, logit
from qa.evaluation.errors import EvaluationError
from qa.evaluation.refusals import (
    auroc,
    expected_calibration_error,
    refusal_precision,
    refusal_recall,
)
from qa.evaluation.thresholds import best, curve

LEAST = 5  # questions of either sort
_FOLDS = 5
_STEPS = 100


@dataclass(frozen=True)
class Quality:
    """How refusing and the confidence do on a set (``qa.evaluation.refusals``)."""

    precision: float
    recall: float
    answered: float
    auroc: float
    ece: float


@dataclass(frozen=True)
class Fit:
    """A calibration, and how it does: before, on the set it was fitted on, and cross-validated.

    ``cross_validated`` judges each fifth of the questions by a calibration fitted on the others:
    that is what to expect of questions like these.
    """

    calibration: Calibration
    before: Quality
    after: Quality
    cross_validated: Quality


def fit(
    raw: Sequence[float],
    answerable: Sequence[bool],
    fitted_on: str,
    refuse_below: float,
    least_precision: float | None = None,
) -> Fit:
    """The calibration of raw confidences; ``refuse_below`` is the threshold used so far.

    The threshold is the one of the highest balanced share, or with ``least_precision`` the one
    that refuses most among those whose refusals are that precise (``thresholds.best``).

    Raises:
        EvaluationError: a sort of question is too rare, or the confidence does not tell them apart.
    """
    positives = sum(answerable)
    if min(positives, len(raw) - positives) < LEAST:
        raise EvaluationError(
            f"A calibration needs at least {LEAST} answerable and {LEAST} unanswerable questions; "
            f"the set has {positives} and {len(raw) - positives}. Add more of the rarer sort."
        )
    made = _calibration(raw, answerable, fitted_on, least_precision)
    shown = [made.apply(value) for value in raw]
    return Fit(
        made,
        before=_quality(raw, [value < refuse_below for value in raw], answerable),
        after=_quality(shown, [value < made.refuse_below for value in shown], answerable),
        cross_validated=_cross_validated(raw, answerable, least_precision),
    )


def platt(raw: Sequence[float], answerable: Sequence[bool]) -> tuple[float, float]:
    """Slope and intercept of a logistic regression of ``answerable`` on ``logit(raw)``.

    Targets are Platt's, (n + 1) / (n + 2) and 1 / (n + 2), which keep a set that is told apart
    without a fault from steep certainty [Platt 1999; Lin, Lin & Weng 2007]; solved by Newton.
    """
    known = numpy.array(answerable, dtype=bool)
    positives, negatives = int(known.sum()), int((~known).sum())
    target = numpy.where(known, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    features = numpy.column_stack([[logit(value) for value in raw], numpy.ones(len(raw))])
    weights: NDArray[numpy.float64] = numpy.zeros(2)
    for _ in range(_STEPS):
        guess = 1 / (1 + numpy.exp(-features @ weights))
        slope = features.T @ (guess - target)
        curvature = (features * (guess * (1 - guess))[:, None]).T @ features
        step = numpy.linalg.solve(curvature + 1e-9 * numpy.eye(2), slope)
        weights = weights - step
        if float(abs(step).max()) < 1e-9:
            break
    return float(weights[0]), float(weights[1])


def _calibration(
    raw: Sequence[float],
    answerable: Sequence[bool],
    fitted_on: str,
    least_precision: float | None,
) -> Calibration:
    slope, intercept = platt(raw, answerable)
    if slope <= 0:
        raise EvaluationError(
            "The confidence is no higher for this set's answerable questions than for the others, "
            "so no threshold can be fitted on it. See that 'answerable' is right for each, or add "
            "more of both sorts."
        )
    point = best(curve(raw, answerable), least_precision)
    rough = Calibration(slope, intercept, 0.0, fitted_on)
    threshold = rough.apply(point.threshold) if point.refused else 0.0
    return Calibration(round(slope, 6), round(intercept, 6), round(threshold, 6), fitted_on)


def _cross_validated(
    raw: Sequence[float], answerable: Sequence[bool], least_precision: float | None
) -> Quality:
    shown: list[float] = [0.0] * len(raw)
    refused: list[bool] = [False] * len(raw)
    for held_out, others in _folds(answerable):
        made = _calibration(
            [raw[i] for i in others], [answerable[i] for i in others], "", least_precision
        )
        for i in held_out:
            shown[i] = made.apply(raw[i])
            refused[i] = shown[i] < made.refuse_below
    return _quality(shown, refused, answerable)


def _folds(answerable: Sequence[bool]) -> Iterator[tuple[list[int], list[int]]]:
    """(held out, others) for each fifth, with either sort spread evenly."""
    order = sorted(range(len(answerable)), key=lambda i: (answerable[i], i))
    for fold in range(_FOLDS):
        held_out = order[fold::_FOLDS]
        yield held_out, [i for i in order if i not in set(held_out)]


def _quality(
    shown: Sequence[float], refused: Sequence[bool], answerable: Sequence[bool]
) -> Quality:
    kept = [not r for r, known in zip(refused, answerable, strict=True) if known]
    return Quality(
        precision=refusal_precision(refused, answerable),
        recall=refusal_recall(refused, answerable),
        answered=sum(kept) / len(kept),
        auroc=auroc(shown, answerable),
        ece=expected_calibration_error(shown, answerable),
    )
