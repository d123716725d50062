"""What a search returns, and what it may be limited to."""

from dataclasses import dataclass

from ingest.article import Passage


@dataclass(frozen=True)
class Filters:
    """Limits on what a search may return; empty means no limit.

    ``since`` and ``until`` are ISO days, both included. An undated article never passes a date
    limit; one dated by month or year passes when that month or year overlaps the span.
    ``besides`` are passages (ids) that pass too: exact duplicates of theirs are within the limits.
    """

    since: str | None = None
    until: str | None = None
    sources: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.sources)


@dataclass(frozen=True)
class Hit:
    """A passage and why it was found.

    ``score`` is the fused score, comparable only within one search, higher is better.
    ``similarity`` is the cosine of question and passage (-1 to 1), on the default encoder's scale
    whichever is used; ``lexical`` the BM25 score.
    Ranks count from 1; None means that index did not return the passage among its candidates.
    ``copies`` are other articles that were found to say nearly the same here: near-duplicates, of
    which this passage scored best, and exact ones.
    """

    passage: Passage
    score: float
    similarity: float
    lexical: float
    dense_rank: int | None = None
    lexical_rank: int | None = None
    copies: tuple[str, ...] = ()


def day_number(day: str) -> int:
    """``2017-01-20`` as 20170120, so that days compare as numbers in either index."""
    return int(day.replace("-", ""))
