"""What feeds and sitemaps have in common: XML that lists the addresses of pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any


@dataclass(frozen=True)
class Entry:
    """A page or a further sitemap that is listed; dates are as written there, or empty."""

    address: str
    published: str = ""
    changed: str = ""


def root_of(body: bytes) -> str:
    """The name of an XML document's outermost element, without namespace; empty if it is none."""
    if not body[:1000].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
        return ""
    return next((name_of(element) for element in _parsed(body, "start")), "")


def elements(body: bytes, *names: str) -> Iterator[Any]:
    """The elements with these names, in order; each is emptied when the next is asked for.

    Nothing outside the document is loaded, no entity of its own is expanded, and what is broken
    ends it.
    """
    for element in _parsed(body, "end", [f"{{*}}{name}" for name in names]):
        yield element
        element.clear()
        while (before := element.getprevious()) is not None:
            element.getparent().remove(before)


def words(element: Any, *names: str) -> str:  # noqa: ANN401 - lxml is untyped here
    """The text of the first child, by the order of ``names``, that has some."""
    for name in names:
        for child in element.iterchildren(f"{{*}}{name}"):
            if (child.text or "").strip():
                return str(child.text.strip())
    return ""


def name_of(element: Any) -> str:  # noqa: ANN401
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _parsed(body: bytes, event: str, tags: Sequence[str] | None = None) -> Iterator[Any]:
    from lxml import etree

    parser = etree.iterparse(
        BytesIO(body),
        events=(event,),
        tag=tags,
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        for _, element in parser:
            yield element
    except etree.XMLSyntaxError:
        return
