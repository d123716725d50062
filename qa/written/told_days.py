"""Whether the days that a sentence names are those of the words it rests on."""

from collections.abc import Iterable, Sequence
from datetime import date

from qa.dates.mentions import mentions, period_of
from qa.dates.written import Found, apart, with_year, without_year
from qa.evidence import Evidence
from qa.tokens import holds


def without_told_days(sentence: str, items: Sequence[Evidence]) -> str | None:
    """The sentence without the days that the items tell in other words ("on Friday").

    None if they speak of no such day and month: the day on which an article was published is not
    told by it.
    """
    told = {day for item in items for day in _told(item)}
    for start, end, day in reversed(_days(_written(sentence, items[0]))):
        if (day.month, day.day) not in {(one.month, one.day) for one in told}:
            return None
        if day in told and not any(holds(item.text, sentence[start:end]) for item in items):
            sentence = sentence[:start] + sentence[end:]
    return sentence


def _told(item: Evidence) -> list[date]:
    meant = mentions(item.article, item.start, item.end)
    found = [(one.start, one.end, one.period) for one in meant]
    return [day for *_, day in _days([*found, *_written(item.text, item)])]


def _written(text: str, item: Evidence) -> list[Found]:
    published = item.article.published
    last = period_of(published).last if published else date.today()
    return apart([*with_year(text), *without_year(text, last, None)])


def _days(found: Iterable[Found]) -> list[tuple[int, int, date]]:
    return [(start, end, period.first) for start, end, period in found if period.unit == "day"]
