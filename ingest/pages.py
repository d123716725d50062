"""Which page of a paged document a place in its text is on."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.article import Article

_STARTS = re.compile(r"0(?: [0-9]{1,9})*")


@dataclass(frozen=True)
class Placed:
    """A paragraph, and where in it pages begin: ``{page number: offset in the paragraph}``."""

    text: str
    starts: Mapping[int, int]


def page_of(article: Article, offset: int) -> int | None:
    """The page that ``article.text[offset]`` is on, counted from 1; None if it has no pages."""
    return bisect_right(starts_of(article), offset) or None


def starts_of(article: Article) -> list[int]:
    """Where its pages begin; empty if it has none, or its source calls something else "pages"."""
    told = article.metadata.get("pages", "")
    return [int(start) for start in told.split()] if _STARTS.fullmatch(told) else []


def page_starts(text: str, paragraphs: Sequence[Placed], pages: int) -> str:
    """Where each page begins in ``text``, as ``metadata["pages"]`` keeps it: ``"0 1834 3920"``.

    ``text`` is made of some of ``paragraphs`` in their order, a blank line apart. A page of which
    nothing is left begins where the next one does.
    """
    found: dict[int, int] = {}
    offset = 0
    kept = iter(text.split("\n\n"))
    wanted = next(kept, None)
    for paragraph in paragraphs:
        taken = paragraph.text == wanted
        for page, start in paragraph.starts.items():
            found[page] = offset + (start if taken else 0)
        if taken and wanted is not None:
            offset += len(wanted) + 2
            wanted = next(kept, None)
    ends = len(text)
    starts: list[int] = []
    for page in range(pages, 0, -1):
        ends = min(found.get(page, ends), ends)
        starts.append(ends)
    return " ".join(map(str, [0, *starts[-2::-1]]))
