"""A web page saved as HTML."""

from typing import Any

from ingest.article import Article
from ingest.errors import BadInput
from ingest.jsonld import described
from ingest.normalise import one_line
from ingest.own_address import named_address, own_address
from ingest.page_date import page_date
from ingest.page_marks import mend_marks
from ingest.plain import article_of
from ingest.web.address import is_web_address

_NO_TEXT = "no article was found in the page; save the article itself, or its text as .txt"
_MAX_TAGS = 200_000  # a real page has a few thousand; a tree of more takes gigabytes
_SECTION = ("article:section", "section", "parsely-section", "sailthru.section")
_DESCRIPTION = ("og:description", "description", "twitter:description")
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")


def read_page(text: str, name: str, url: str = "") -> Article:
    """The article in an HTML page, without what stands around it; nothing is fetched.

    Its id is ``<meta name="dossier:id">``, else the canonical URL; the address of a front page is
    believed only of that page. Where ``url`` says at which web address it was found, that is its
    id, or the canonical URL if it is on the same site. JSON-LD goes before OpenGraph and other
    meta tags, and these before what stands on the page; section, description, day of change and
    an original on another site are kept as metadata. Raises ``BadInput``.
    """
    from trafilatura import load_html

    if text.count("<") > _MAX_TAGS:
        raise BadInput(f"a page of over {_MAX_TAGS:,} tags; save the article itself as .txt")
    tree = load_html(text)
    if tree is None:
        raise BadInput(_NO_TEXT)
    given = _meta(tree)
    language = tree.get("lang") or ""
    named = named_address(url, _canonical(tree), given.get("og:url"))
    address = named or url
    in_json = described(tree, address, given.get("og:title", ""))
    published = page_date(tree, given, in_json.get("published", ""), address)
    mend_marks(tree)
    document = _extracted(tree)
    absolute = named_address(url, document.url, named if "://" in named else "")
    own, original = own_address(absolute, url)
    record = {
        "id": "" if is_web_address(url) else given.get("dossier:id", ""),
        "url": own,
        "canonical": original,
        "title": one_line(document.title or in_json.get("title", "")),
        "author": in_json.get("author") or document.author or "",
        "source": in_json.get("source") or document.sitename or "",
        "language": language or in_json.get("language", ""),
        "section": in_json.get("section") or _first(given, _SECTION),
        "description": _first(given, _DESCRIPTION),
        "modified": in_json.get("modified") or _first(given, _MODIFIED),
    }
    known = {key: value for key, value in record.items() if value}
    return article_of(_body(document.text or ""), name, known, published)


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


def _body(text: str) -> str:
    """The words of the page, each line a paragraph."""
    return "\n\n".join(line for line in text.split("\n") if line.strip())


def _meta(tree: Any) -> dict[str, str]:  # noqa: ANN401
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        for key in ("name", "property", "itemprop", "http-equiv"):
            name, content = (element.get(key) or "").strip().lower(), element.get("content")
            if name and content and (key, name) != ("itemprop", "datepublished"):
                named.setdefault(name, content.strip())
    return named


def _canonical(tree: Any) -> str:  # noqa: ANN401
    links = (link for link in tree.iter("link") if link.get("rel", "").lower() == "canonical")
    return next((link.get("href", "").strip() for link in links), "")


def _first(given: dict[str, str], names: tuple[str, ...]) -> str:
    return next((given[name] for name in names if given.get(name)), "")
