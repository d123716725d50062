"""The likeliest stretch of tokens, from the logits of its start and its end."""

import numpy
from numpy.typing import NDArray

_LONGEST = 30  # tokens


def best_span(
    starts: NDArray[numpy.float32], ends: NDArray[numpy.float32]
) -> tuple[int, int, float]:
    """First token, last token and summed logit of the best span; of equals the first, shortest."""
    length = len(starts)
    first = numpy.arange(length)
    distance = first[None, :] - first[:, None]
    allowed = (distance >= 0) & (distance < _LONGEST)
    sums = numpy.where(allowed, starts[:, None] + ends[None, :], -numpy.inf)
    start, end = divmod(int(sums.argmax()), length)
    return start, end, float(sums[start, end])
