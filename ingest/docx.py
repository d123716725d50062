"""Word documents (.docx), read as the XML that they are."""

from collections.abc import Iterator
from typing import Any

from ingest.article import Article
from ingest.content import Content
from ingest.packed import member, open_zip, parse_xml
from ingest.plain import article_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BREAKS = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {_W + "moveFrom", _W + "del", _FALLBACK}  # deleted with changes tracked; written twice
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def read_docx(content: Content) -> Iterator[Article]:
    """The article in a Word document, as it reads with all changes accepted; its notes come last.

    Its title is the paragraph styled so, else the document's property. The file's own dates say
    when it was edited, not when it was published, and are not used. Raises ``BadInput``.
    """
    with open_zip(content) as archive:
        parts = [parse_xml(member(content, archive, "word/document.xml"))]
        others = [name for name in _NOTES if name in archive.NameToInfo]
        parts += [parse_xml(member(content, archive, name)) for name in others]
        given = {}
        if "docProps/core.xml" in archive.NameToInfo:
            given = _properties(parse_xml(member(content, archive, "docProps/core.xml")))
    styles = parts[0].iter(_W + "pStyle")
    styled = [_words(s.getparent().getparent()) for s in styles if s.get(_W + "val") == "Title"]
    given["title"] = " ".join(styled[0].split()) if styled else given.get("title", "")
    text = "\n\n".join(words for part in parts for words in _paragraphs(part))
    yield article_of(text, content.name, given)


def _properties(root: Any) -> dict[str, str]:  # noqa: ANN401 - lxml is untyped here
    names = {"title": "title", "creator": "author", "language": "language"}
    return {names[name]: (root.findtext(_DC + name) or "").strip() for name in names}


def _paragraphs(root: Any) -> Iterator[str]:  # noqa: ANN401
    """The words of each paragraph, and of each row of a table of single paragraphs."""
    rows: set[Any] = set()
    for paragraph in root.iter(_W + "p"):
        if next(paragraph.iterancestors(*_LEFT_OUT), None) is not None:
            continue
        row = next(paragraph.iterancestors(_W + "tr"), None)
        if row is None or len(list(row.iter(_W + "p"))) > len(row.findall(_W + "tc")):
            yield _words(paragraph)
        elif row not in rows:
            rows.add(row)
            yield " | ".join(_words(cell) for cell in row.iter(_W + "p"))


def _words(paragraph: Any) -> str:  # noqa: ANN401
    """The text of a paragraph without that of paragraphs inside it (text boxes)."""
    words: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == _W + "t":
            words.append(element.text or "")
        elif element.tag in _BREAKS:
            words.append(_BREAKS[element.tag])
        elif element.tag != _W + "p" and element.tag not in _LEFT_OUT:
            stack += reversed(element)
    return "".join(words)
