"""The likeliest stretches of tokens, from the logits of their starts and ends."""

import re

import numpy
from numpy.typing import NDArray

_LONGEST = 30  # tokens
_LENGTH_COSTS = 0.03  # logits a token: of two as likely, the shorter
_WORD = re.compile(r"[$£€]?\d+(?:[.,]\d+)*%?|\w+(?:[-'’]\w+)*")
_AROUND = 40  # characters


def best_spans(
    starts: NDArray[numpy.float32], ends: NDArray[numpy.float32], most: int = 1
) -> list[tuple[int, int, float]]:
    """First token, last token and summed logit of the best spans, none of which overlap.

    Best first; of equals the first, shortest. There is one at least, where there are tokens.
    """
    length = len(starts)
    place = numpy.arange(length)
    distance = place[None, :] - place[:, None]
    allowed = (distance >= 0) & (distance < _LONGEST)
    sums = numpy.where(allowed, starts[:, None] + ends[None, :], -numpy.inf)
    values = sums - _LENGTH_COSTS * distance
    found: list[tuple[int, int, float]] = []
    while len(found) < most:
        start, end = divmod(int(values.argmax()), length)
        if values[start, end] == -numpy.inf:
            break
        found.append((start, end, float(sums[start, end])))
        values[: end + 1, start:] = -numpy.inf  # starts no later than it ends, and the reverse
    return found


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch, widened to the whole words and numbers that it cuts.

    >>> whole_words("of 6,657 homicides", 5, 8)
    (3, 8)
    """
    base = max(0, start - _AROUND)
    for word in _WORD.finditer(text, base, end + _AROUND):
        if word.start() < start < word.end():
            start = word.start()
        if word.start() < end < word.end():
            end = word.end()
    return start, end
