"""Whether a metric really changed between two runs over the same questions.

The paired bootstrap [Efron & Tibshirani 1993, chapters 13 and 16; Sakai 2006]: questions are drawn
with replacement, both runs are measured on the same draw, and the middle 95 % of the differences
is the interval. A metric *fell* when its fall is beyond what the largest of all metrics' falls
would be by chance in all but ``FALSE_ALARMS`` of unchanged runs. That is read off the bootstrap's
distribution of the greatest standardised deviation [Westfall & Young 1993; Romano & Wolf 2005], so
that looking at many metrics raises no more alarms than looking at one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

DRAWS = 2000
FALSE_ALARMS = 0.01
_SEED = 20061001

Floats = NDArray[numpy.float64]
Scores = Mapping[str, float]


@dataclass(frozen=True)
class Change:
    """A metric before and now, the 95 % interval of the difference, and whether it fell."""

    before: float
    now: float
    low: float
    high: float
    fell: bool

    @property
    def difference(self) -> float:
        """Now less before."""
        return self.now - self.before


def changes(
    before: Sequence[Scores], now: Sequence[Scores], draws: int = DRAWS
) -> dict[str, Change]:
    """The change of every metric that both runs have; the two list the same questions in order.

    The same input gives the same intervals: the draws are seeded.
    """
    names = list(dict.fromkeys(name for scores in before for name in scores))
    names = [name for name in names if any(name in scores for scores in now)]
    if not names:
        return {}
    weights = _draws(len(before), draws)
    old, new = _table(before, names), _table(now, names)
    observed = _means(new) - _means(old)
    drawn = _means(new, weights) - _means(old, weights)
    drawn = numpy.where(numpy.isnan(drawn), observed, drawn)  # no question drawn that has it
    low, high = numpy.percentile(drawn, [2.5, 97.5], axis=0)
    fell = _fell(observed, drawn)
    columns = zip(_means(old), _means(new), low, high, fell, strict=True)
    return {
        name: Change(float(b), float(n), float(lo), float(hi), bool(f))
        for name, (b, n, lo, hi, f) in zip(names, columns, strict=True)
    }


def _draws(count: int, draws: int) -> Floats:
    """How often each question is in each draw: one row a draw, each adding up to ``count``."""
    generator = numpy.random.default_rng(_SEED)
    drawn = generator.multinomial(count, numpy.full(count, 1 / count), size=draws)
    return drawn.astype(numpy.float64)


def _table(scored: Sequence[Scores], names: Sequence[str]) -> Floats:
    """One row a question, one column a metric; NaN where the question does not have it."""
    return numpy.array([[scores.get(name, numpy.nan) for name in names] for scores in scored])


def _means(table: Floats, weights: Floats | None = None) -> Floats:
    """The metrics, on the whole set or (one row each) on draws; NaN where nothing was drawn."""
    held = ~numpy.isnan(table)
    values = numpy.where(held, table, 0.0)
    weights = numpy.ones(len(table)) if weights is None else weights
    with numpy.errstate(invalid="ignore"):
        means: Floats = (weights @ values) / (weights @ held)
    return means


def _fell(observed: Floats, drawn: Floats) -> NDArray[numpy.bool_]:
    spread = numpy.std(drawn, axis=0)
    scale = numpy.where(spread > 1e-9, spread, numpy.inf)
    greatest = numpy.max((observed - drawn) / scale, axis=1)
    limit = numpy.quantile(greatest, 1 - FALSE_ALARMS)
    fell: NDArray[numpy.bool_] = (observed < 0) & (-observed / scale > limit)
    return fell
