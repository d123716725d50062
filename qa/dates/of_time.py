"""What of the evidence can tell of the time that a question asks about."""

from collections.abc import Sequence

from qa.dates.mentions import mentions
from qa.dates.period import Period
from qa.dates.prefer import is_of
from qa.dates.question import AskedTime
from qa.evidence import Evidence

_LONGEST = 366  # days; of a longer time hardly any sentence says that it is of another


def of_the_time(evidence: Sequence[Evidence], asked: AskedTime | None) -> list[Evidence]:
    """The evidence, in its order, without what speaks of another time than a question's year,
    month or day: with its own date, or, where it has none, in a passage and article of another.

    All of it where no such time is asked for; nothing is known against an undated article.
    """
    if asked is None or asked.use != "prefer" or asked.since is None or asked.until is None:
        return list(evidence)
    span = Period(asked.since, asked.until)
    if (span.last - span.first).days >= _LONGEST:
        return list(evidence)
    return [item for item in evidence if _tells_of(item, span)]


def _tells_of(item: Evidence, span: Period) -> bool:
    found = mentions(item.article, item.start, item.end)
    if any(mention.period.overlaps(span) for mention in found):
        return True
    if any(mention.kind == "written" for mention in found):
        return False
    return item.article.published is None or is_of(item.hit.passage, span)
