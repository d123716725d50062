"""What of the evidence can tell of the time that a question asks about."""

import re
from collections.abc import Sequence

from ingest.article import Article, Passage
from qa.answer import Question
from qa.dates.mentions import Mention, mentions, period_of
from qa.dates.period import Period
from qa.dates.prefer import is_of
from qa.dates.written import only_compared
from qa.evidence import Evidence
from qa.question_kind import kind_of

_LONGEST = 366  # days; of a longer time hardly any sentence says that it is of another
_AS_EXACT = 11  # times as long: a week tells of a day in it, a month does not
_LEADS_IN = r"(?:\b(?:in|on|during|throughout|en|durante|em|no|el)(?: the| el| o)? )?"
_THE = re.compile(r"\b(?:the|that|el|la|los|las|o|a|os|as|['’]s) $", re.I)
_A_THING = re.compile(r" (?!(?:and|or|to|until|y|o|a|e|ou|at[eé]|hasta)\b)[a-zà-öø-ÿ]")
_SINCE = re.compile(r"\b(?:since|desde)(?: (?:the|early|late|mid|el|o|a))? ?-?$", re.I)


def of_the_time(evidence: Sequence[Evidence], question: Question) -> list[Evidence]:
    """The evidence, in its order, without what speaks of another time than a question's year,
    month or day: with its own date, or, where it has none, in a passage and article of another.

    A date far longer than what is asked for says neither that it is of that time nor that it isn't.
    All of it where no such time is asked for; nothing is known against an undated article.
    """
    span = asked_span(question)
    return [item for item in evidence if span is None or _tells_of(item, span)]


def apart_from_time(question: Question) -> str:
    """The standalone question, without the words for a time that ``of_the_time`` sees to.

    An article of March 2024 tells what happened then without saying so; of an undated one its words
    alone tell the time, so that it is to be held against the whole question, unless the passage
    ``tells_the_time``.
    """
    asked = question.standalone
    if question.time is None or asked_span(question) is None:
        return asked
    words = re.escape(question.time.words)
    return re.sub(rf",? *{_LEADS_IN}{words}", "", asked, count=1, flags=re.I).lstrip(" ,")


def tells_the_time(passage: Passage, question: Question) -> bool:
    """Whether what the passage says can be of the time asked for without its saying so.

    Its article has a date; or it names that time, and none that is later.
    """
    if passage.article.published or (span := asked_span(question)) is None:
        return True
    named = [one.period for one in mentions(passage.article, passage.start, passage.end)]
    return bool(named) and max(named, key=lambda period: period.last).overlaps(span)


def asked_span(question: Question) -> Period | None:
    """The year, month or day that a question asks of; None where it asks of none, or of longer."""
    time = question.time
    if time is None or time.use != "prefer" or time.since is None or time.until is None:
        return None
    if _of_a_thing(question.standalone, time.words):
        return None
    short = (time.until - time.since).days < _LONGEST
    return Period(time.since, time.until) if short else None


def _of_a_thing(asked: str, words: str) -> bool:
    """Whether the time only names a thing, as in "When did the 2012 truce end?": that was later."""
    before, _, after = asked.partition(words)
    names_it = _THE.search(before) and _A_THING.match(after)
    return bool(names_it) and kind_of(asked) in ("time", "reason")


def _tells_of(item: Evidence, span: Period) -> bool:
    found = mentions(item.article, item.start, item.end)
    written = [mention for mention in found if mention.kind == "written"]
    counted = [mention for mention in found if mention in written or _is_last_year(mention)]
    shared = [
        mention
        for mention in (counted if written else found)
        if _reaches(item.article, mention, span)
        and not only_compared(item.article.text, mention.start)
    ]
    if any(_is_exact(item.article, mention, span) for mention in shared):
        return True
    if written and not shared:
        return False
    return item.article.published is None or is_of(item.hit.passage, span)


def _is_last_year(mention: Mention) -> bool:
    """Or "this month" and the like; a day, as in "said on Monday", may be the speaker's alone."""
    return mention.kind == "relative" and mention.period.unit in ("month", "year")


def _is_exact(article: Article, mention: Mention, span: Period) -> bool:
    """Whether it tells of the span, and not of a time in which that was one of many."""
    return _goes_on(article, mention) or _days(mention.period) <= _AS_EXACT * _days(span)


def _reaches(article: Article, mention: Mention, span: Period) -> bool:
    """Whether it overlaps the span; "since 2011" goes on until the article was published."""
    if not _goes_on(article, mention):
        return mention.period.overlaps(span)
    last = period_of(article.published).last if article.published else mention.period.last
    return Period(mention.period.first, max(last, mention.period.last)).overlaps(span)


def _goes_on(article: Article, mention: Mention) -> bool:
    return bool(_SINCE.search(article.text, max(0, mention.start - 20), mention.start))


def _days(period: Period) -> int:
    return (period.last - period.first).days + 1
