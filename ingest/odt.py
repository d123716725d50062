"""OpenDocument texts (.odt), read as the XML that they are."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ingest.article import Article
from ingest.content import Content
from ingest.errors import BadInput
from ingest.packed import LOCKED, member, open_zip, parse_xml
from ingest.plain import article_of

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PARAGRAPHS = {_TEXT + "p", _TEXT + "h"}
_SPACES = {_TEXT + "s": " ", _TEXT + "tab": " ", _TEXT + "line-break": "\n"}
_LEFT_OUT = {_TEXT + "tracked-changes", _TEXT + "note-citation", _OFFICE + "annotation"}


def read_odt(content: Content) -> Iterator[Article]:
    """The article in an OpenDocument text; its dates are of the file and are not used.

    Its title is the paragraph styled so, else the document's property. Raises ``BadInput``.
    """
    with open_zip(content) as archive:
        if b"encryption-data" in member(content, archive, "META-INF/manifest.xml"):
            raise BadInput(LOCKED)
        root = parse_xml(member(content, archive, "content.xml"))
        given = {}
        if "meta.xml" in archive.NameToInfo:
            given = _properties(parse_xml(member(content, archive, "meta.xml")))
    titles = _title_styles(root)
    paragraphs = list(_paragraphs(root))
    styled = [" ".join(words.split()) for style, words in paragraphs if style in titles]
    given["title"] = next(filter(None, styled), given.get("title", ""))
    yield article_of("\n\n".join(words for _, words in paragraphs), content.name, given)


def _properties(root: Any) -> dict[str, str]:  # noqa: ANN401 - lxml is untyped here
    names = {"title": "title", "creator": "author", "language": "language"}
    found = {names[name]: next(root.iter(_DC + name), None) for name in names}
    return {name: (e.text or "").strip() for name, e in found.items() if e is not None}


def _title_styles(root: Any) -> set[str]:  # noqa: ANN401
    """The names of the title's style and of those that only vary it."""
    styles = root.iter(_STYLE + "style")
    parents = {
        style.get(_STYLE + "name"): style.get(_STYLE + "parent-style-name") for style in styles
    }
    return {"Title", *(name for name, parent in parents.items() if parent == "Title")}


def _paragraphs(root: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """(style, words) of each paragraph, and of each row of a table of single paragraphs."""
    for row, group in groupby(_outermost(root), key=lambda paragraph: paragraph[2]):
        if row is None:
            yield from ((style, words) for style, words, _ in group)
        else:
            yield "", " | ".join(words for _, words, _ in group)


def _outermost(root: Any) -> Iterator[tuple[str, str, Any]]:  # noqa: ANN401
    """(style, words, row) of each paragraph; those inside one, as in a note, come after it."""
    from lxml import etree

    opened: list[tuple[str, list[str]]] = []
    closed: list[tuple[str, str, Any]] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element.tag in _PARAGRAPHS and event == "start":
            opened.append((element.get(_TEXT + "style-name", ""), []))
        elif element.tag in _PARAGRAPHS:
            style, words = opened.pop()
            closed.append((style, "".join(words), _row(element)))
        if element.tag in _LEFT_OUT and event == "start":
            walk.skip_subtree()
        elif opened:
            opened[-1][1].append(_words(event, element))
        elif closed:
            yield closed.pop()
            yield from closed
            closed = []


def _row(paragraph: Any) -> Any:  # noqa: ANN401
    """The row of the table that it stands in, if each cell of that holds one paragraph."""
    row = next(paragraph.iterancestors(_TABLE + "table-row"), None)
    if row is None or len(list(row.iter(*_PARAGRAPHS))) != len(row.findall(_TABLE + "table-cell")):
        return None
    return row


def _words(event: str, element: Any) -> str:  # noqa: ANN401
    if event == "end":
        return element.tail or ""
    return _SPACES.get(element.tag, "") + (element.text or "")
