"""A page saved as plain text, and every format of which little more than the text is known."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ingest.article import Article, Published
from ingest.byline import Credit, credit_in
from ingest.clean import clean_text
from ingest.dateline import date_in_name, date_in_text, dateline
from ingest.record import article_from
from ingest.title import split_title

# What a page's title may have after that of the article.
_SITE = re.compile(r"(?:\s*(?:[|·•«»‹›]|::)\s.*|\s+[-–—]\s.*)?")


def read_plain(text: str, name: str) -> Article:
    """The article in ``text``, cleaned; raises ``BadInput`` when too little is left.

    The title, and a date or byline that stands alone right after it, are taken out of the text.
    """
    return article_of(text, name, {})


def article_of(
    text: str, name: str, given: Mapping[str, Any], published: Published | None = None
) -> Article:
    """The same, where the source also says a title, author, url or date: those it has win."""
    title, body = _title(_paragraphs(clean_text(text)), given.get("title") or "")
    credit, body = _credits(body)
    dates = (published, credit.published, dateline(body), date_in_text(body), date_in_name(name))
    found = next(filter(None, dates), None)
    record: dict[str, Any] = {
        **given,
        "text": clean_text("\n\n".join(body)),
        "title": title,
        "author": given.get("author") or credit.author,
        **({"published": found.value} if found else {}),
    }
    return article_from(record, name, found.found_in if found else "")


def _title(paragraphs: Sequence[str], given: str) -> tuple[str, list[str]]:
    """The title given or found, and the paragraphs without it."""
    if given and given in paragraphs[:3]:
        return given, [p for p in paragraphs[:3] if p != given] + list(paragraphs[3:])
    found, body = split_title(paragraphs)
    if given and not (found and _SITE.fullmatch(given.removeprefix(found))):
        return given, list(paragraphs)
    return found, body


def _credits(paragraphs: Sequence[str]) -> tuple[Credit, list[str]]:
    """Author, date, and the paragraphs after them."""
    known = Credit("", None)
    for start, paragraph in enumerate(paragraphs[:3]):
        found = credit_in(paragraph)
        if (
            found is None
            or (found.author and known.author)
            or (found.published and known.published)
        ):
            return known, list(paragraphs[start:])
        known = Credit(known.author or found.author, known.published or found.published)
    return known, list(paragraphs[3:])


def _paragraphs(text: str) -> list[str]:
    return text.split("\n\n") if text else []
