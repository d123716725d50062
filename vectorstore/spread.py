"""Among the first hits, no article has many passages: others get a word in."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
MOST, FIRST = 3, 10


def spread(ranked: Sequence[T], article_of: Callable[[T], str]) -> list[T]:
    """The same, with what is too much of one article behind the first ten.

    >>> "".join(spread("aaaabbc", str))
    'aaabbca'
    """
    first: list[T] = []
    behind: list[T] = []
    held: Counter[str] = Counter()
    for at, one in enumerate(ranked):
        if len(first) == FIRST:
            return [*first, *behind, *ranked[at:]]
        article = article_of(one)
        held[article] += 1
        (first if held[article] <= MOST else behind).append(one)
    return [*first, *behind]
