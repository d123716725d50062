"""What one article says of the number that is asked for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.article import Article, Passage
from ingest.sentences import sentence_spans
from qa.accounts.correction import correction_in, takes_back
from qa.accounts.figure import Figure, figures
from qa.accounts.measure import Counted, asked_measure, asked_whom, counted
from qa.accounts.place import asks_of_a_place, elsewhere
from qa.accounts.same import holds, names_of
from qa.accounts.when import may_be_of
from qa.dates.mentions import Mention, mentions
from qa.dates.period import Period
from qa.dates.written import with_year

_SETTLES = re.compile(
    r"\b(?:correct(?:ed)?|revised|final|definitive|updated) (?:total|figure|toll|count|number)\b"
    r"|\b(?:saldo|cifra|total|balance|número) (?:definitiv[oa]|correct[oa]|final|revisad[oa])\b",
    re.I,
)


@dataclass(frozen=True)
class Account:
    """The sentence ``article.text[start:end]`` gives a number, ``words``, for what is asked.

    ``settles``: it calls its number the final or correct one; ``corrects``: it stands in the
    correction of an earlier article. It names ``years``, and ``dates``: days and months; and
    that its number is of a place ``elsewhere``, which may hold the one that is asked about.
    """

    article: Article
    start: int
    end: int
    words: str
    figure: Figure
    whom: str | None
    years: frozenset[int]
    settles: bool
    corrects: bool = False
    dates: tuple[Period, ...] = ()
    elsewhere: str | None = None

    @property
    def day(self) -> str:
        """When the article was published; empty when that is not known."""
        return self.article.last_day

    @property
    def likely_years(self) -> frozenset[int]:
        """The years it names, else the article's own."""
        own = frozenset({int(self.day[:4])}) if self.day else frozenset()
        return self.years or own

    def differs(self, other: "Account") -> bool:
        """Whether not both can stand, or one takes the place of the other."""
        return not self.figure.agrees(other.figure) or self.outgrows(other) or other.outgrows(self)

    def outgrows(self, older: "Account") -> bool:
        """Whether it is newer and larger than a number that was told as the least."""
        one, least = self.figure, older.figure
        grown = least.bound == "least" and one.bound in ("exact", "least")
        is_newer = bool(older.day) and older.day < self.day
        return is_newer and grown and one.value > least.value and not one.is_near(least)


class Asked:
    """What a question wants counted, where and when; ``measure`` is None when it counts nothing."""

    def __init__(self, question: str) -> None:
        self.measure = asked_measure(question)
        self.whom = asked_whom(question)
        self.names = names_of(question, opens=False)
        self.of_a_place = asks_of_a_place(question)
        self.periods = tuple(period for _, _, period in with_year(question))
        self.of_a_time = any(period.unit in ("month", "year") for period in self.periods)
        self.years = frozenset(period.first.year for period in self.periods)

    def account_of(self, passages: Sequence[Passage]) -> Account | None:
        """The best account that these passages, of one article, give."""
        article = passages[0].article
        if self.measure is None or not holds(article, self.names):
            return None
        found = [one for passage in passages for one in self._accounts(passage)]
        note = correction_in(article)
        if note is not None:
            found = _as_corrected(found, note)
        return min(
            found, key=lambda one: (not one.settles, bool(one.elsewhere), one.start), default=None
        )

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
        places = {one: self._elsewhere(text, one) for one in told}
        told = [one for one in told if not (places[one] and self.of_a_time)]
        times = _times(article, start, end) if told else []  # slow to find
        years = frozenset(mention.period.first.year for mention in times)
        if self.years and years and not self.years & years:
            return
        if any(not may_be_of(asked, text, times, article) for asked in self.periods):
            return
        for one in told:
            words = text[one.figure.start : one.end]
            yield Account(
                article,
                start,
                end,
                words,
                one.figure,
                one.whom,
                years,
                settles=bool(settles),
                dates=tuple(m.period for m in times if m.period.unit in ("day", "month")),
                elsewhere=places[one],
            )

    def _elsewhere(self, text: str, one: Counted) -> str | None:
        """The place that the number is of, where it is not the one asked about."""
        if not self.names or not (self.of_a_time or self.of_a_place):
            return None
        return elsewhere(text, one.figure.start, one.end, self.names)


def _as_corrected(found: Sequence[Account], note: int) -> list[Account]:
    """Without what is only told as said before; of the note that begins there its last word."""
    in_note = [one for one in found if one.start >= note]
    kept = [one for one in found if not _takes_back(one, note)]
    told = [one for one in kept if one.start >= note]
    if len(told) == len(in_note) and len({one.figure.value for one in told}) > 1:
        return [one for one in kept if one.settles]  # which is the old one isn't certain
    settled = [one for one in told if one.settles] or told[-1:]
    return [replace(one, settles=True, corrects=True) for one in settled] or kept


def _takes_back(one: Account, note: int) -> bool:
    before = one.article.text[one.start : one.start + one.figure.start]
    return takes_back(before, corrects=one.start >= note)


def _settled(text: str, after: int) -> list[Counted]:
    """ "The correct total is 6,640": the number alone."""
    found = [
        figure for figure in figures(text) if 0 <= figure.start - after <= len(" is therefore ")
    ]
    return [Counted(figure, None, figure.end) for figure in found[:1]]


def _times(article: Article, start: int, end: int) -> list[Mention]:
    return [mention for mention in mentions(article, start, end) if mention.kind != "now"]
