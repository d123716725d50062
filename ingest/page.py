"""A web page saved as HTML."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.article import Article, Published
from ingest.clean import clean_text
from ingest.dateline import date_in_name
from ingest.dates import parse_published
from ingest.errors import BadInput
from ingest.normalise import one_line
from ingest.record import article_from

_DATE_NAMES = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date", "parsely-pub-date",
    "sailthru.date", "og:published_time", "citation_publication_date", "publication_date",
)  # fmt: skip
_IN_JSON = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,40})"')
_NO_TEXT = "no article was found in the page; save the article itself, or its text as .txt"


def read_page(text: str, name: str) -> Article:
    """The article in an HTML page, without what stands around it; nothing is fetched.

    Its id is ``<meta name="dossier:id">``, else the canonical URL. The date is the one that the
    page's metadata or address gives, never one found in the words. Raises ``BadInput``.
    """
    from trafilatura import load_html

    tree = load_html(text)
    if tree is None:
        raise BadInput(_NO_TEXT)
    given = _meta(tree)
    language = tree.get("lang") or ""
    dates = list(_dates(tree, given))
    document = _extracted(tree)
    record = {
        "id": given.get("dossier:id", ""),
        "url": document.url or "",
        "title": one_line(document.title or ""),
        "author": document.author or "",
        "source": document.sitename or "",
        "language": language,
    }
    record["text"] = _body(document.text or "", record["title"])
    dates.append(_in_address(record["url"]) or date_in_name(name))
    published = next(filter(None, dates), None)
    if published:
        record["published"] = published.value
    return article_from(record, name, published.found_in if published else "")


def _extracted(tree: Any) -> Any:  # noqa: ANN401 - lxml and trafilatura are untyped here
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        document = None
    if document is None:
        raise BadInput(_NO_TEXT)
    return document


def _body(text: str, title: str) -> str:
    """The words of the page, a line a paragraph, without the title above them."""
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and one_line(lines[0]) == title:
        del lines[0]
    return clean_text("\n\n".join(lines))


def _meta(tree: Any) -> dict[str, str]:  # noqa: ANN401
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        for key in ("name", "property", "itemprop"):
            if element.get(key) and element.get("content"):
                named.setdefault(element.get(key).strip().lower(), element.get("content").strip())
    return named


def _dates(tree: Any, given: dict[str, str]) -> Iterator[Published | None]:  # noqa: ANN401
    for element in tree.iter("script"):
        if element.get("type") == "application/ld+json":
            for value in _IN_JSON.findall(element.text or ""):
                yield parse_published(value, "json-ld")
    for name in _DATE_NAMES:
        yield parse_published(given.get(name, ""), "meta")
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished":
            yield parse_published(element.get("datetime") or "", "meta")


def _in_address(url: str) -> Published | None:
    found = date_in_name(url)
    return Published(found.value, found.precision, "url") if found else None
