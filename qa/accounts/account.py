"""What one article says of the number that is asked for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.article import Article, Passage
from ingest.sentences import sentence_spans
from qa.accounts.figure import Figure, figures
from qa.accounts.measure import Counted, asked_measure, asked_whom, counted
from qa.accounts.same import holds, holds_name, names_of
from qa.capitals import CAPITAL
from qa.dates.mentions import Mention, mentions, period_of
from qa.dates.period import Period
from qa.dates.written import with_year

_SETTLES = re.compile(
    r"\b(?:correct(?:ed)?|revised|final|definitive|updated) (?:total|figure|toll|count|number)\b"
    r"|\b(?:saldo|cifra|total|balance|número) (?:definitiv[oa]|correct[oa]|final|revisad[oa])\b",
    re.I,
)
_PARTS = ("day", "week", "month")
_PART_OF_YEAR = re.compile(
    r"\b(?:(?:first|second|third|fourth|last) (?:half|quarter|(?:\w+ )?(?:days|weeks|months))"
    r"|(?:primer|segundo|tercer|cuarto|último)o? (?:semestre|trimestre)|primera mitad"
    r"|primeira metade|(?:primeros|últimos|primeiros) \w+ (?:d[ií]as|semanas|meses)"
    r"|so far this year)\b",
    re.I,
)
_PLACED = re.compile(  # "3,900 murders in Puerto Lindo"
    rf"(?: [a-zà-öø-ÿ]+){{0,2}}? (?i:in|at|en|em|no|na)(?: the| el| la)? "
    rf"(?P<place>[{CAPITAL}][\w’'-]+(?: (?:(?:de|del|da|do|of) )?[{CAPITAL}][\w’'-]+)*)"
)
_AFTERMATH = 45  # days in which an article tells of a month or day without saying so


@dataclass(frozen=True)
class Account:
    """The sentence ``article.text[start:end]`` gives a number, ``words``, for what is asked.

    ``settles``: it calls its number the final or correct one. ``years`` are those it names.
    """

    article: Article
    start: int
    end: int
    words: str
    figure: Figure
    whom: str | None
    years: frozenset[int]
    settles: bool

    @property
    def day(self) -> str:
        """When the article was published; empty when that is not known."""
        return self.article.last_day

    @property
    def likely_years(self) -> frozenset[int]:
        """The years it names, else the article's own."""
        own = frozenset({int(self.day[:4])}) if self.day else frozenset()
        return self.years or own


class Asked:
    """What a question wants counted, where and when; ``measure`` is None when it counts nothing."""

    def __init__(self, question: str) -> None:
        self.measure = asked_measure(question)
        self.whom = asked_whom(question)
        self.names = names_of(question, opens=False)
        self.periods = tuple(period for _, _, period in with_year(question))
        self.years = frozenset(period.first.year for period in self.periods)

    def account_of(self, passages: Sequence[Passage]) -> Account | None:
        """The best account that these passages, of one article, give."""
        article = passages[0].article
        if self.measure is None or not holds(article, self.names):
            return None
        found = [one for passage in passages for one in self._accounts(passage)]
        return min(found, key=lambda one: (not one.settles, one.start), default=None)

    def _accounts(self, passage: Passage) -> Iterable[Account]:
        article = passage.article
        for start, end in sentence_spans(passage.text, article.language):
            yield from self._in_sentence(article, passage.start + start, passage.start + end)

    def _in_sentence(self, article: Article, start: int, end: int) -> Iterable[Account]:
        text = article.text[start:end]
        settles = _SETTLES.search(text)
        found = counted(text, self.measure or "") or (
            _settled(text, settles.end()) if settles else []
        )
        told = [one for one in found if self.whom is None or self.whom == one.whom]
        told = [one for one in told if not self._is_elsewhere(text, one.end)]
        times = _times(article, start, end) if told else []  # slow to find
        years = frozenset(mention.period.first.year for mention in times)
        if self.years and years and not self.years & years:
            return
        if any(not _may_be_of(asked, text, times, article) for asked in self.periods):
            return
        for one in told:
            words = text[one.figure.start : one.end]
            yield Account(article, start, end, words, one.figure, one.whom, years, bool(settles))

    def _is_elsewhere(self, text: str, after: int) -> bool:
        """Whether a number of a whole month or year is that of a place not asked about."""
        if not self.names or not any(period.unit in ("month", "year") for period in self.periods):
            return False
        placed = _PLACED.match(text, after)
        if not placed:
            return False
        return not any(holds_name(placed["place"], name) for name in self.names)


def _settled(text: str, after: int) -> list[Counted]:
    """ "The correct total is 6,640": the number alone."""
    found = [
        figure for figure in figures(text) if 0 <= figure.start - after <= len(" is therefore ")
    ]
    return [Counted(figure, None, figure.end) for figure in found[:1]]


def _times(article: Article, start: int, end: int) -> list[Mention]:
    return [mention for mention in mentions(article, start, end) if mention.kind != "now"]


def _may_be_of(asked: Period, text: str, times: Sequence[Mention], article: Article) -> bool:
    """Whether a sentence of these times may tell of the whole of the time asked for.

    A month's number is not a year's, nor one month's another's; the day on which it was told may be
    any.
    """
    if asked.unit == "year":
        told = [mention.period for mention in times if mention.kind == "written"]
        of_part = told and all(period.unit in _PARTS for period in told)
        return not of_part and not _PART_OF_YEAR.search(text)
    if asked.unit not in _PARTS:
        return True
    told = [mention.period for mention in times if mention.period.unit in _PARTS]
    if told:
        return any(period.overlaps(asked) for period in told)
    published = period_of(article.published) if article.published else None
    return published is None or 0 <= (published.last - asked.first).days <= _AFTERMATH
