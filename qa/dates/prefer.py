"""What was found, put in order by the time that the question asks for.

Fused scores are sums of standardised scores, so a difference of 1 is a clear lead and the best
passage is often 3 or more ahead of the rest: a time can decide between passages that are about the
same thing, and can't lift one that is about another.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol, TypeVar

from ingest.article import Article, Passage
from qa.dates.mentions import period_of
from qa.dates.period import Period
from qa.dates.question import AskedTime
from qa.dates.relative import by_the_day
from qa.dates.written import only_compared, with_year, without_year
from vectorstore.hit import Hit

_OF_THE_TIME = ((31, 2.4), (366, 1.2))  # for a time of at most so many days
_OF_A_LONG_TIME = 0.6
_TOO_EARLY = -1.5  # it was published before that time began, so it can't tell of it
_NEWEST = 1.5
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_A_YEAR = timedelta(days=366)  # a date without its year is at most that old
_AFTERMATH = timedelta(days=45)
_LEAST = 60  # passages that are looked at, so that those of the right time are among them


class Scored(Protocol):
    """Anything found that has an article and a score."""

    @property
    def article(self) -> Article:
        """Where it stands."""

    @property
    def score(self) -> float:
        """How well it answers; higher is better."""


Found = TypeVar("Found", bound=Scored)


def to_look_at(wanted: int, asked: AskedTime | None) -> int:
    """How many passages to find where ``wanted`` of the right time are wanted."""
    return max(2 * wanted, _LEAST) if asked and asked.use in ("prefer", "latest") else wanted


def in_time(hits: Sequence[Hit], asked: AskedTime | None) -> list[Hit]:
    """The hits with scores that count the time asked for, best first, ties by passage id.

    *prefer* adds to passages that name a day, month or year within the time, or whose article is
    of it or of the weeks after it, and takes from articles that are older than it; *latest* adds
    by how new an article is among those found.
    """
    if asked is None or asked.use not in ("prefer", "latest"):
        return list(hits)
    if asked.use == "latest":
        added = _newness([hit.passage.article for hit in hits])
        scored = [replace(hit, score=hit.score + added[hit.passage.article.id]) for hit in hits]
    else:
        span = Period(asked.since or date.min, asked.until or date.max)
        scored = [replace(hit, score=hit.score + _bonus(hit.passage, span)) for hit in hits]
    return sorted(scored, key=lambda hit: (-hit.score, hit.passage.id))


def newest_first(
    found: Sequence[Found], within: float, fits: Callable[[Found], bool] = lambda one: True
) -> list[Found]:
    """The found with the newest article's in front, among those that fit and come ``within`` the
    best.

    The others keep their order behind them; articles of the same day keep theirs.
    """
    if not found:
        return []

    def place(one: Found) -> tuple[bool, str]:
        leads = one.score >= found[0].score - within and fits(one)
        return leads, one.article.last_day if leads else ""

    return sorted(found, key=place, reverse=True)


def known_by(article: Article, day: str) -> bool:
    """Whether it is certain that the article was published by that ISO day."""
    return article.published is not None and article.published.last_day <= day


def is_of(passage: Passage, span: Period) -> bool:
    """Whether it speaks of a time, or its article is of that time or of the weeks after it."""
    published = passage.article.published
    told = period_of(published) if published else None
    is_of_it = told is not None and told.overlaps(Period(span.first, _after(span, _AFTERMATH)))
    return is_of_it or _speaks_of(passage, span)


def _bonus(passage: Passage, span: Period) -> float:
    published = passage.article.published
    if published and period_of(published).last < span.first:
        return _TOO_EARLY
    return _worth(span) if is_of(passage, span) else 0.0


def _worth(span: Period) -> float:
    """More for a short time: few passages of an archive are of one month."""
    days = (span.last - span.first).days + 1
    return next((worth for most, worth in _OF_THE_TIME if days <= most), _OF_A_LONG_TIME)


def _speaks_of(passage: Passage, span: Period) -> bool:
    """Whether a date in the passage lies within the time, or is it; read without its sentences."""
    text, published = passage.text, passage.article.published
    years = {int(year) for year in _YEAR.findall(text)}
    found = with_year(text) if any(span.first.year <= y <= span.last.year for y in years) else []
    found = [one for one in found if not only_compared(text, one[0])]
    if published and published.precision != "year":
        told = period_of(published)
        if span.first <= told.first <= _after(span, _A_YEAR):
            found += [*without_year(text, told.last, None), *by_the_day(text, told)]
    return any(span.first <= p.first and p.last <= span.last for _, _, p in found)


def _after(span: Period, days: timedelta) -> date:
    return span.last + min(days, date.max - span.last)


def _newness(articles: Sequence[Article]) -> dict[str, float]:
    """From 0 for the oldest day to ``_NEWEST`` for the newest; 0 for the undated."""
    days = sorted({article.last_day for article in articles} - {""})
    share = {day: place / max(1, len(days) - 1) for place, day in enumerate(days)}
    return {a.id: _NEWEST * share.get(a.last_day, 0.0) for a in articles}
