"""A page saved as plain text."""

import re
from collections.abc import Sequence
from typing import Any

from ingest.article import Article, Published
from ingest.clean import clean_text
from ingest.dateline import date_in_name, dateline, standing_date
from ingest.record import article_from
from ingest.title import split_title

_BYLINE = re.compile(
    r"(?:By|BY|Por|POR|Escrito por|Written by)\s+"
    r"(?P<author>[^\W\d_a-z][\w.'’-]*(?:,? (?:[^\W\d_a-z][\w.'’-]*|and|with|y|e|con|com|d[aeo]s?"
    r"|del|la|van|von|[|&])){1,8})(?<!\w\w\.)"
)


def read_plain(text: str, name: str) -> Article:
    """The article in ``text``, cleaned; raises ``BadInput`` when too little is left.

    The title, and a date or byline that stands alone right after it, are taken out of the text.
    """
    title, body = split_title(_paragraphs(clean_text(text)))
    author, published, body = _credits(body)
    published = published or dateline(body) or date_in_name(name)
    record: dict[str, Any] = {
        "text": clean_text("\n\n".join(body)),
        "title": title,
        "author": author,
    }
    if published:
        record["published"] = published.value
    return article_from(record, name, published.found_in if published else "")


def _credits(paragraphs: Sequence[str]) -> tuple[str, Published | None, list[str]]:
    """Author, date, and the paragraphs after them."""
    author, published = "", None
    for start, paragraph in enumerate(paragraphs[:3]):
        byline = _BYLINE.fullmatch(paragraph)
        date = standing_date(paragraph)
        if not (byline and not author) and not (date and not published):
            return author, published, list(paragraphs[start:])
        author = author or (byline["author"] if byline else "")
        published = published or date
    return author, published, list(paragraphs[3:])


def _paragraphs(text: str) -> list[str]:
    return text.split("\n\n") if text else []
