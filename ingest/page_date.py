"""When a web page says that its article was published."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ingest.article import Published
from ingest.byline import credit_in
from ingest.dateline import date_in_address
from ingest.dates import parse_published

_META = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date", "parsely-pub-date",
    "sailthru.date", "og:published_time", "citation_publication_date", "publication_date",
)  # fmt: skip
_SHOWN = re.compile(
    r"byline|dateline|publi[sc]|posted|timestamp"
    r"|(?:^|[-_ ])(?:date|time|pubdate|fecha|data|meta)(?:$|[-_ ])",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"comment|related|relacion|sidebar|foot|widget|nav|teaser|card"
    r"|promo|event|calendar|copyright|recommend|popular|latest|list",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updat|modif|actualiz|atualiz", re.IGNORECASE)
_ASIDE = {"aside", "footer", "nav"}
_UNSET = "1970-01-01"  # what a clock at zero says


def page_date(
    tree: Any,  # noqa: ANN401 - lxml is untyped here
    given: Mapping[str, str],
    in_json: str,
    url: str,
) -> Published | None:
    """The date by JSON-LD (``in_json``), else meta tags, the address, the line under the title.

    ``given`` holds the page's meta tags. Of the dates that stand on the page one is taken only if
    it is marked as the publication's, outside lists and margins, and there is no other such one.
    """
    dates = [_stated(in_json, "json-ld")]
    dates += [_stated(given.get(name, ""), "meta") for name in _META]
    dates += [_sole(_microdata(tree), "meta"), date_in_address(url), _sole(_shown(tree), "byline")]
    return next(filter(None, dates), None)


def _stated(value: str, found_in: str) -> Published | None:
    published = parse_published(value, found_in)
    return None if published and published.value == _UNSET else published


def _sole(dates: Iterator[Published | None], found_in: str) -> Published | None:
    found = {(date.value, date.precision) for date in dates if date}
    if len(found) != 1:
        return None
    value, precision = found.pop()
    return Published(value, precision, found_in)


def _microdata(tree: Any) -> Iterator[Published | None]:  # noqa: ANN401
    for element in tree.iter():
        marked = (element.get("itemprop") or "").strip().lower() == "datepublished"
        marked = marked or (element.tag == "time" and element.get("pubdate") is not None)
        if marked and not _is_aside(element):
            yield _date_of(element)


def _shown(tree: Any) -> Iterator[Published | None]:  # noqa: ANN401
    for element in tree.iter("time", "span", "div", "p", "li", "small"):
        if _SHOWN.search(_names(element)) and not (_is_change(element) or _is_aside(element)):
            yield _date_of(element)


def _date_of(element: Any) -> Published | None:  # noqa: ANN401
    stated = _stated(element.get("datetime") or element.get("content") or "", "meta")
    if stated:
        return stated
    words = " ".join("".join(element.itertext()).split()) if len(element) < 20 else ""
    credit = credit_in(words)
    return credit.published if credit else None


def _is_change(element: Any) -> bool:  # noqa: ANN401
    return any(
        around.tag != "body" and _CHANGED.search(_names(around))
        for around in (element, *element.iterancestors())
    )


def _is_aside(element: Any) -> bool:  # noqa: ANN401
    return any(
        around.tag in _ASIDE or (_OTHERS.search(_names(around)) and not _holds_title(around))
        for around in (element, *element.iterancestors())
    )


def _holds_title(element: Any) -> bool:  # noqa: ANN401
    """Whether it is the whole page, which may be named for its margin: "content-sidebar-wrap"."""
    return element.tag == "body" or element.find(".//h1") is not None


def _names(element: Any) -> str:  # noqa: ANN401
    return " ".join(element.get(name) or "" for name in ("class", "id", "rel", "itemtype"))
