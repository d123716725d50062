"""A question as it was understood, and an answer with the exact words it rests on."""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from ingest.article import Article
from qa.dates.gloss import Gloss, Kind, pieces, with_glosses
from qa.dates.question import AskedTime
from vectorstore.hit import Filters, Hit

_LIKE_A_MARKER = re.compile(r"\[(\d{1,3})\]")
DOUBTFUL = 0.5  # confidence under which an answer is told with what speaks against it


@dataclass(frozen=True)
class Question:
    """``text`` as asked; ``standalone`` the same made understandable without the history.

    ``since``, ``until`` and ``as_of`` are what the caller set; ``time`` is what the question's own
    words say of time, and None where they say nothing or were not to be read.
    """

    text: str
    standalone: str
    since: str | None = None
    until: str | None = None
    sources: tuple[str, ...] = ()
    language: str = "en"
    as_of: str | None = None
    time: AskedTime | None = None

    @property
    def filters(self) -> Filters:
        """What the search may return: within the caller's limits and the question's own."""
        own = self.time if self.time and self.time.use in ("filter", "as_of") else None
        since = [self.since, str(own.since) if own and own.since else None]
        until = [self.until, self.as_of, str(own.until) if own and own.until else None]
        return Filters(
            max(filter(None, since), default=None),
            min(filter(None, until), default=None),
            self.sources,
        )

    @property
    def known_by(self) -> str | None:
        """The last day that counts when it is asked what was known then, as an ISO day."""
        own = str(self.time.until) if self.time and self.time.use == "as_of" else None
        return min(filter(None, (self.as_of, own)), default=None)


@dataclass(frozen=True)
class Citation:
    """Exact words of an article: ``quote == article.text[start:end]``, checked when made.

    ``number`` is the n of the answer's marker ``[n]``.

    Raises:
        ValueError: the span is empty or lies outside the article's text.
    """

    number: int
    article: Article
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(f"span {self.start}:{self.end} is not inside {self.article.id}")

    @property
    def quote(self) -> str:
        """The cited words, a slice of the article."""
        return self.article.text[self.start : self.end]

    def overlaps(self, article_id: str, start: int, end: int) -> bool:
        """Whether it has characters in common with that stretch of the article."""
        return self.article.id == article_id and self.start < end and start < self.end


@dataclass(frozen=True)
class Claim:
    """One sentence of the answer (without markers) and the citations it rests on.

    ``support`` is between 0 and 1: how well the cited words carry the sentence. ``glosses`` say
    what its relative words mean ("last year": 2015); they stand beside the text, not in it.
    ``short`` is the place in ``text`` of the words that alone would answer.
    """

    text: str
    citations: tuple[Citation, ...]
    support: float
    glosses: tuple[Gloss, ...] = ()
    short: tuple[int, int] | None = None

    @property
    def short_answer(self) -> str | None:
        """The words that alone would answer, with their glosses, if one thing was asked for."""
        if self.short is None:
            return None
        start, end = self.short
        inside = (gloss for gloss in self.glosses if start < gloss.place <= end)
        made = [replace(gloss, place=gloss.place - start) for gloss in inside]
        return with_glosses(self.text[start:end], made)

    @property
    def shown(self) -> str:
        """The sentence with its glosses in brackets: ``"… fell last year [2015]."``."""
        return with_glosses(self.text, self.glosses)

    @property
    def pieces(self) -> list[tuple[str, Kind]]:
        """What is shown, in pieces: plain, the short answer ("strong"), and glosses."""
        return pieces(self.text, self.glosses, self.short)

    @property
    def published(self) -> str | None:
        """The date of the article that is cited first."""
        told = self.citations[0].article.published if self.citations else None
        return str(told) if told else None

    @property
    def marked(self) -> str:
        """The sentence followed by its markers: ``"… 5,300 murders. [1][2]"``.

        What looks like a marker in the article's own words is put in round brackets.
        """
        own = _LIKE_A_MARKER.sub(r"(\1)", self.text)
        told = with_glosses(own, self.glosses)
        return f"{told} " + "".join(f"[{citation.number}]" for citation in self.citations)


@dataclass(frozen=True)
class Told:
    """What one article says of a thing that articles differ on, in its own words (``value``).

    It ``stands`` unless a newer account of them says otherwise.
    """

    value: str
    citation: Citation
    stands: bool = True

    @property
    def source(self) -> str | None:
        """Who published the article."""
        return self.citation.article.source

    @property
    def published(self) -> str | None:
        """When it was published."""
        told = self.citation.article.published
        return str(told) if told else None


Difference = Literal["disagree", "later", "corrected"]


@dataclass(frozen=True)
class Disagreement:
    """Values that articles give for the same thing, oldest first; near-duplicates count once.

    *later*: the newest is what was known later; *corrected*: it corrects the older ones;
    *disagree*: they stand against each other.
    """

    kind: Difference
    values: tuple[Told, ...]

    @property
    def standing(self) -> Told | None:
        """The newest value, where it takes the place of an older one."""
        return None if all(told.stands for told in self.values) else self.values[-1]


@dataclass(frozen=True)
class Answer:
    """What the archive says, or that it does not say.

    ``text`` is what a person reads, with ``[n]`` markers that match ``citations``. When
    ``abstained`` there are no claims and no citations, and ``hits`` are the nearest passages.
    ``confidence`` is between 0 and 1: how likely the archive holds the answer. ``notes`` are
    plain sentences about the making of the answer (what was searched, what was dropped and why).
    ``disagreements`` are values of the claims that other articles give differently; ``later`` is
    what newer articles say of the matter, where the claims may be out of date. Both stand in
    ``text``, and what they cite in ``citations``. ``unsaid`` are those of several questions asked
    in one that the archive does not answer, while it answers another.
    """

    question: Question
    text: str
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    abstained: bool = False
    confidence: float = 0.0
    hits: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = field(default=())
    seconds: float = 0.0
    disagreements: tuple[Disagreement, ...] = ()
    later: tuple[Claim, ...] = ()
    unsaid: tuple[str, ...] = ()

    @property
    def short_answer(self) -> str | None:
        """The words that alone would answer; of several claims, those of the best supported.

        Where a newer article corrects them, the newer's.
        """
        for newest in (one.standing for one in self.disagreements):
            if newest is not None:
                return newest.value
        told = [claim for claim in self.claims if claim.short]
        return max(told, key=lambda claim: claim.support).short_answer if told else None
