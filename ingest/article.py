"""What an archive is made of: articles, and the passages they are split into."""

import hashlib
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True)
class Published:
    """When an article was published, as exactly as is known.

    ``value`` is ISO 8601, as long as the precision: ``2017-01-20``, ``2017-01`` or ``2017``.
    ``found_in`` says where the date was read ("metadata", "json-ld", "url", "dateline", ...);
    it is never the day of ingestion.
    """

    value: str
    precision: Precision
    found_in: str

    @property
    def first_day(self) -> str:
        """The earliest day it can mean, as ``YYYY-MM-DD``."""
        return (self.value + "-01-01")[:10]

    @property
    def last_day(self) -> str:
        """The latest day it can mean, as ``YYYY-MM-DD``."""
        if self.precision == "day":
            return self.value
        year, month = (int(part) for part in (self.value + "-12")[:7].split("-"))
        return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class Article:
    """One cleaned article. ``text`` never changes for a given digest; all offsets refer to it.

    ``id`` is the given id, else the canonical URL, else the path below the ingested root.
    ``path`` is where it was read, below that root. ``title_derived`` marks a title that was made
    from the first sentence because the source had none. ``metadata`` keeps what else was given.
    """

    id: str
    title: str
    text: str
    url: str | None = None
    source: str | None = None
    author: str | None = None
    published: Published | None = None
    language: str = "en"
    path: str = ""
    title_derived: bool = False
    metadata: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def last_day(self) -> str:
        """The latest ISO day that it can have been published on; empty when that is not known."""
        return self.published.last_day if self.published else ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Passage:
    """A stretch of an article: ``text`` IS ``article.text[start:end]``, exactly."""

    article: Article
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words themselves, a slice of the article."""
        return self.article.text[self.start : self.end]

    @cached_property
    def id(self) -> str:
        """The same for the same words at the same place of the same article, run after run."""
        key = f"{self.article.id}\0{self.article.digest}\0{self.start}\0{self.end}"
        return hashlib.sha256(key.encode()).hexdigest()[:24]

    @property
    def heading(self) -> str:
        """Title and date, which are embedded and indexed in front of the text."""
        published = self.article.published
        return f"{self.article.title} ({published})" if published else self.article.title


@dataclass(frozen=True)
class Rejected:
    """A file, or one record of it, that did not become an article, and why."""

    path: str
    reason: str

    @property
    def is_record(self) -> bool:
        """Whether it is one record, ``path:number``, of a file that was read on after it."""
        return bool(re.search(r":\d+\Z", self.path))
