"""Articles over time, in equal steps: a row for all, one for each of the larger sources."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from vectorstore.browse import MonthOfSource

_MOST_MONTHS = 240  # a longer span is counted by years
_MOST_SOURCES = 6  # with a row of their own


@dataclass(frozen=True)
class Row:
    """``counts`` of articles, one for each step; ``source`` is None for several together."""

    source: str | None
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Timeline:
    """``steps`` are months (``2016-03``) or years, without a gap; ``left_out`` articles are dated
    by year only and belong to no month.

    ``rest`` is how many smaller sources the last row counts together, 0 where there is none.
    """

    steps: tuple[str, ...] = ()
    rows: tuple[Row, ...] = field(default=())
    left_out: int = 0
    rest: int = 0


def timeline(found: Sequence[MonthOfSource]) -> Timeline:
    """Count into months, or into years where the span is long."""
    if not found:
        return Timeline()
    years = [entry.month[:4] for entry in found]
    months = [entry.month for entry in found if len(entry.month) == 7]
    by_year = not months or len(_months(min(months), max(months))) > _MOST_MONTHS
    steps = _years(min(years), max(years)) if by_year else _months(min(months), max(months))
    width = 4 if by_year else 7
    inside = [entry for entry in found if len(entry.month) >= width]
    left_out = sum(entry.articles for entry in found) - sum(entry.articles for entry in inside)
    sources = Counter[str]()
    for entry in inside:
        sources[entry.source] += entry.articles
    largest = [name for name, _ in sorted(sources.items(), key=lambda pair: (-pair[1], pair[0]))]
    named, rest = largest[:_MOST_SOURCES], largest[_MOST_SOURCES:]
    rows = [_row(None, steps, inside)]
    if len(sources) > 1:
        rows += [_row(name, steps, [e for e in inside if e.source == name]) for name in named]
    if rest:
        rows.append(_row(None, steps, [e for e in inside if e.source in set(rest)]))
    return Timeline(steps, tuple(rows), left_out, len(rest))


def _row(source: str | None, steps: tuple[str, ...], found: Sequence[MonthOfSource]) -> Row:
    width = len(steps[0])
    counts = Counter[str]()
    for entry in found:
        counts[entry.month[:width]] += entry.articles
    return Row(source, tuple(counts[step] for step in steps))


def _years(first: str, last: str) -> tuple[str, ...]:
    return tuple(f"{year:04}" for year in range(int(first), int(last) + 1))


def _months(first: str, last: str) -> tuple[str, ...]:
    start, end = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (first, last))
    return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1))
