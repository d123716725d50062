"""A question as it was understood, and an answer with the exact words it rests on."""

from dataclasses import dataclass, field

from ingest.article import Article
from vectorstore.hit import Filters, Hit


@dataclass(frozen=True)
class Question:
    """``text`` as asked; ``standalone`` the same made understandable without the history."""

    text: str
    standalone: str
    since: str | None = None
    until: str | None = None
    sources: tuple[str, ...] = ()
    language: str = "en"

    @property
    def filters(self) -> Filters:
        """What the search may return."""
        return Filters(self.since, self.until, self.sources)


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


@dataclass(frozen=True)
class Claim:
    """One sentence of the answer (without markers) and the citations it rests on.

    ``support`` is between 0 and 1: how well the cited words carry the sentence.
    """

    text: str
    citations: tuple[Citation, ...]
    support: float

    @property
    def marked(self) -> str:
        """The sentence followed by its markers: ``"… 5,300 murders. [1][2]"``."""
        return f"{self.text} " + "".join(f"[{citation.number}]" for citation in self.citations)


@dataclass(frozen=True)
class Answer:
    """What the archive says, or that it does not say.

    ``text`` is what a person reads, with ``[n]`` markers that match ``citations``. When
    ``abstained`` there are no claims and no citations, and ``hits`` are the nearest passages.
    ``confidence`` is between 0 and 1: how likely the archive holds the answer. ``notes`` are
    plain sentences about the making of the answer (what was searched, what was dropped and why).
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
