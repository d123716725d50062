"""Where to break a row of units so that the parts are few, alike in size, and end well."""

import math
from collections.abc import Sequence

_BLOCK = 2000


def partition(sizes: Sequence[int], penalties: Sequence[float], room: int) -> list[int]:
    """The ends of the parts (exclusive indices) that a row of units is broken into.

    Every part holds at most ``room``, or is a single unit. There are as few parts as possible;
    among those the sum of (size / room)² plus ``penalties[i]``, paid for a break after unit
    ``i``, is least, which balances the sizes. Rows over 2,000 units are broken in blocks.
    """
    ends: list[int] = []
    start = 0
    while start < len(sizes):
        stop = start + _BLOCK
        found = _best_ends(sizes[start:stop], penalties[start:stop], room)
        if stop < len(sizes) and len(found) > 1:
            found.pop()  # the last part of a block goes on in the next
        ends += [start + end for end in found]
        start = ends[-1]
    return ends


def _best_ends(sizes: Sequence[int], penalties: Sequence[float], room: int) -> list[int]:
    """Dynamic programming over the end of the last part; cost is (parts, penalty)."""
    best: list[tuple[int, float]] = [(0, 0.0)]
    begins: list[int] = []
    for end in range(1, len(sizes) + 1):
        cost, begin = _last_part(end, sizes, best, room)
        paid = penalties[end - 1] if end < len(sizes) else 0.0
        best.append((cost[0], cost[1] + paid))
        begins.append(begin)
    ends = [len(sizes)]
    while begins[ends[-1] - 1]:
        ends.append(begins[ends[-1] - 1])
    return ends[::-1]


def _last_part(
    end: int, sizes: Sequence[int], best: Sequence[tuple[int, float]], room: int
) -> tuple[tuple[int, float], int]:
    """The least cost of breaking the first ``end`` units, and where the last part begins."""
    least, at = (len(sizes) + 1, math.inf), end - 1
    size = 0
    for begin in range(end - 1, -1, -1):
        size += sizes[begin]
        if size > room and begin < end - 1:
            break
        parts, penalty = best[begin]
        cost = (parts + 1, penalty + (size / room) ** 2)
        if cost < least:
            least, at = cost, begin
    return least, at
