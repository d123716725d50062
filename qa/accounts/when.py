"""Whether a number of a sentence is that of the whole of the time that is asked for."""

import re
from collections.abc import Sequence

from ingest.article import Article
from qa.dates.mentions import Mention, period_of
from qa.dates.period import Period
from qa.dates.words import MONTH

_PARTS = ("day", "week", "month")
_PART_OF_YEAR = re.compile(
    r"\b(?:(?:first|second|third|fourth|last) (?:half|quarter|(?:\w+ )?(?:days|weeks|months))"
    r"|(?:primer|segundo|tercer|cuarto|último)o? (?:semestre|trimestre)|primera mitad"
    r"|primeira metade|(?:primeros|últimos|primeiros) \w+ (?:d[ií]as|semanas|meses)"
    r"|so far this year|year to date|en lo que va del? (?:año|\d{4})|no acumulado do ano"
    r"|(?!(?:January|enero|janeiro) \w+ (?:December|diciembre|dezembro))"
    rf"{MONTH} (?:and|to|until|through|y|a|e|hasta|até) {MONTH})\b",
    re.I,
)
_AFTERMATH = 45  # days in which an article tells of a month or day without saying so


def may_be_of(asked: Period, text: str, times: Sequence[Mention], article: Article) -> bool:
    """Whether a sentence of these times may tell of the whole of the time asked for.

    A month's number is not a year's, nor one month's another's; the day on which it was told may be
    any.
    """
    if asked.unit == "year":
        told = [mention.period for mention in times if mention.kind == "written"]
        whole = any(p.first <= asked.first and asked.last <= p.last for p in told)
        return (whole or not told) and not _PART_OF_YEAR.search(text)
    if asked.unit not in _PARTS:
        return True
    told = [mention.period for mention in times if mention.period.unit in _PARTS]
    if told:
        return any(period.overlaps(asked) for period in told)
    published = period_of(article.published) if article.published else None
    return published is None or 0 <= (published.last - asked.first).days <= _AFTERMATH
