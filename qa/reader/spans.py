"""The likeliest stretch of tokens, from the logits of its start and its end."""

import re

import numpy
from numpy.typing import NDArray

_LONGEST = 30  # tokens
_LENGTH_COSTS = 0.03  # logits a token: of two as likely, the shorter
_WORD = re.compile(r"[$£€]?\d+(?:[.,]\d+)*%?|\w+(?:[-'’]\w+)*")
_AROUND = 40  # characters


def best_span(
    starts: NDArray[numpy.float32], ends: NDArray[numpy.float32]
) -> tuple[int, int, float]:
    """First token, last token and summed logit of the best span; of equals the first, shortest."""
    length = len(starts)
    first = numpy.arange(length)
    distance = first[None, :] - first[:, None]
    allowed = (distance >= 0) & (distance < _LONGEST)
    sums = numpy.where(allowed, starts[:, None] + ends[None, :], -numpy.inf)
    start, end = divmod(int((sums - _LENGTH_COSTS * distance).argmax()), length)
    return start, end, float(sums[start, end])


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
