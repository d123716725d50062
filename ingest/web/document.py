"""From what a server sent to an article."""

from dataclasses import replace

from ingest.article import Article, Published, Rejected
from ingest.content import in_memory
from ingest.dates import parse_published
from ingest.decode import decode
from ingest.errors import BadInput
from ingest.own_address import own_address
from ingest.read import read_content
from ingest.web.fetch import Response

_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORDS = {
    "": ".html",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/xml": ".html",  # XHTML; feeds and sitemaps are told before
    "text/xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_FILES = {
    "application/pdf": ".pdf",
    _OFFICE: ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}


def article_of(response: Response, listed: str = "") -> Article:
    """The article in a page or document; its id, path and URL are the page's own address.

    That is the canonical one if it is on the same site, else where the page was found: neither
    a page nor a document can stand in for one of another site. ``listed`` is the date that a
    feed gives, for a page that has none. Raises ``BadInput``.
    """
    found = _read(response)
    url, original = own_address(found.url or "", str(response.url))
    return replace(
        found,
        id=url,
        url=url,
        path=url,
        source=found.source or response.url.host.removeprefix("www."),
        published=_published(found.published, listed),
        metadata={**found.metadata, **({"canonical": original} if original else {})},
    )


def _read(response: Response) -> Article:
    kind = response.media_type
    suffix = _WORDS.get(kind) or _FILES.get(kind)
    if not suffix:
        raise BadInput(
            f"its content is {kind}, not a page, feed or sitemap; download it and ingest the file"
        )
    held = _as_utf8(response) if kind in _WORDS else response.body
    url = str(response.url)
    found = next(read_content(in_memory(held, url, suffix, url)))
    if isinstance(found, Rejected):
        raise BadInput(found.reason)
    return found


def _as_utf8(response: Response) -> bytes:
    """Read by its mark, as UTF-8, as the header says or as the page does, in this order."""
    return decode(response.body, html=True, header=f"charset={response.charset}").encode()


def _published(found: Published | None, listed: str) -> Published | None:
    if found and found.found_in == "file name":
        return replace(found, found_in="url")
    return found or parse_published(listed, "feed")
