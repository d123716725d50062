"""What happened when: the dated sentences about someone or something, in order, each cited.

No language model takes part. A sentence is an event when it is about the subject and names its
day, month or year, or says it in words that its article's date resolves ("on Tuesday").
"""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.article import Article, Passage
from ingest.sentences import sentence_spans
from qa.accounts.around import around
from qa.answer import Citation, Question
from qa.counts import numbers
from qa.dates.gloss import glosses, with_glosses
from qa.dates.mentions import Mention, mentions
from qa.dates.period import Period
from qa.events.subject import Subject
from qa.opposites import says_the_opposite
from qa.overlap import overlap
from qa.sources import unknown_sources_note
from qa.waiting import waiting_note
from vectorstore.archive import Archive

_LOOKED_AT = 60  # passages
_EXACT = ("day", "week", "month", "year")
_TELLS_WHEN = re.compile(
    r"(?<!\bof )(?<!\bde )(?<!\bdel )(?<!\bthe )(?<!\bel )(?<!\bla )(?<!['’]s )$", re.I
)
_SAID = re.compile(  # "... was killed in March, police said on Monday"
    r"\b(?:said|says|told|confirmed|announced|reported|added|stated|declared|dijo|dijeron|inform[oó]"
    r"|informaron|confirm[oó]|anunci[oó]|declar[oó]|disse|disseram|informou|confirmou|anunciou"
    r"|declarou)(?: [\w’'-]+){0,4}?(?: on| in| el| na| no| em)? ?$",
    re.I,
)
_BEFORE = 80  # characters in which it is told that it was said
_SAME = 0.5  # word overlap from which two sentences of one date tell the same


@dataclass(frozen=True)
class Event:
    """A sentence and when it happened.

    ``date`` is ISO 8601, as long as the precision. ``text`` is the sentence with what its relative
    words mean in brackets; ``words`` say the date. The first citation is the sentence itself,
    further ones tell the same of the same date.
    """

    date: str
    precision: Literal["day", "month", "year"]
    text: str
    words: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Timeline:
    """Events about what was asked, oldest first."""

    about: str
    events: tuple[Event, ...]
    notes: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True)
class _Dated:
    article: Article
    start: int
    end: int
    mention: Mention
    rank: int


def make_timeline(archive: Archive, question: Question, most: int) -> Timeline:
    """Up to ``most`` events about the question or name, from the passages that were found first."""
    started = time.perf_counter()
    about = question.standalone
    hits = archive.search(about, _LOOKED_AT, question.filters)
    passages = around(archive, question, hits)
    found = sorted(_dated(archive, about, passages), key=lambda one: (one.rank, one.start))
    events = _numbered(_merged(archive, found)[:most])
    read = len({passage.article.id for passage in passages})
    note = f"Read {len(passages)} passages of {read} articles for “{about}”."
    notes = [
        *waiting_note(archive, question.filters),
        *unknown_sources_note(archive, question.sources),
    ]
    return Timeline(about, tuple(events), (note, *notes), round(time.perf_counter() - started, 4))


def _dated(archive: Archive, about: str, passages: Sequence[Passage]) -> Iterator[_Dated]:
    subject = Subject(archive, about)
    about_it: dict[str, bool] = {}
    for rank, passage in enumerate(passages):
        article = passage.article
        if article.id not in about_it:
            about_it[article.id] = subject.is_of(article)
        is_of = about_it[article.id]
        for start, end in sentence_spans(passage.text, article.language):
            first, last = passage.start + start, passage.start + end
            sentence = article.text[first:last]
            if not is_of and not subject.is_told(article, sentence):
                continue
            mention = _main(article, mentions(article, first, last))
            if mention is None or (is_of and not subject.is_in(article, sentence, mention)):
                continue
            yield _Dated(article, first, last, mention, rank + (0 if is_of else len(passages)))


def _main(article: Article, found: Sequence[Mention]) -> Mention | None:
    """The most exact date of a sentence, of equal ones the first.

    A stretch of years is none, and a year or month that only names a thing ("the 2012 truce"). The
    day on which it was said is its date only where it has no other.
    """
    exact = [
        mention
        for mention in found
        if mention.kind != "now"
        and mention.period.unit in _EXACT
        and (mention.period.unit == "day" or _TELLS_WHEN.search(article.text, 0, mention.start))
    ]

    def place(mention: Mention) -> tuple[bool, int]:
        said = mention.kind == "relative" and _SAID.search(
            article.text, max(0, mention.start - _BEFORE), mention.start
        )
        return bool(said), _EXACT.index(mention.period.unit)

    return min(exact, key=place, default=None)


def _merged(archive: Archive, found: Sequence[_Dated]) -> list[list[_Dated]]:
    """Sentences that tell the same of the same date together, and near-duplicates once."""
    originals = archive.originals({one.article.id for one in found})
    groups: list[list[_Dated]] = []
    for one in found:
        same = next((group for group in groups if _tell_the_same(group[0], one)), None)
        if same is None:
            groups.append([one])
        elif originals[one.article.id] not in {originals[o.article.id] for o in same}:
            same.append(one)
    return groups


def _tell_the_same(one: _Dated, other: _Dated) -> bool:
    if one.mention.period != other.mention.period:
        return False
    first, second = (o.article.text[o.start : o.end] for o in (one, other))
    if overlap(first, second) < _SAME or says_the_opposite(first, second):
        return False
    one_told, other_told = numbers(first), numbers(second)
    return one_told <= other_told or other_told <= one_told


def _numbered(groups: Sequence[Sequence[_Dated]]) -> Iterator[Event]:
    number = 0
    for group in sorted(groups, key=lambda group: _order(group[0].mention.period, group[0])):
        citations = []
        for one in group:
            number += 1
            citations.append(Citation(number, one.article, one.start, one.end))
        yield _event(group[0], tuple(citations))


def _order(period: Period, one: _Dated) -> tuple[object, ...]:
    return period.first, period.last, one.article.id, one.start


def _event(one: _Dated, citations: tuple[Citation, ...]) -> Event:
    text, period = one.article.text, one.mention.period
    return Event(
        date=period.iso,
        precision=period.precision,
        text=with_glosses(text[one.start : one.end], glosses(one.article, one.start, one.end)),
        words=text[one.mention.start : one.mention.end],
        citations=citations,
    )
