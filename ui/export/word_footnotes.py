"""Footnotes for python-docx, which has none: a part of the package, and references to it.

See ECMA-376, part 1, 17.11. Ids -1 and 0 are the lines that separate the notes from the text.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_EMPTY = f"""<w:footnotes xmlns:w="{_MAIN}" xmlns:r="{_RELATED}">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>
</w:footnote></w:footnotes>"""


class FootnotesPart:
    """The footnotes of one Word document that is being written."""

    def __init__(self, word: "WordDocument") -> None:
        from docx.opc.packuri import PackURI
        from docx.opc.part import XmlPart
        from docx.oxml.parser import parse_xml

        package: Any = word.part.package
        self._notes: Any = parse_xml(_EMPTY)
        self._part = XmlPart(PackURI("/word/footnotes.xml"), _TYPE, self._notes, package)
        word.part.relate_to(self._part, f"{_RELATED}/footnotes")
        self._last = 0

    def add(self, text: str, link: str = "") -> int:
        """A new footnote, with a link at its end; returns its id."""
        self._last += 1
        paragraph = _new("w:p")
        paragraph.append(_run(_new("w:footnoteRef"), raised=True))
        paragraph.append(_run(_text(f" {text}")))
        if link:
            paragraph.append(_run(_text(" ")))
            paragraph.append(self._link(link))
        note = _new("w:footnote", id=str(self._last))
        note.append(paragraph)
        self._notes.append(note)
        return self._last

    def _link(self, address: str) -> Any:  # noqa: ANN401  (lxml's elements have no type)
        from docx.oxml.ns import qn

        link = _new("w:hyperlink")
        target = self._part.relate_to(address, f"{_RELATED}/hyperlink", is_external=True)
        link.set(qn("r:id"), target)
        link.append(_run(_text(address)))
        return link


def refer_to(paragraph: "Paragraph", footnote: int) -> None:
    """Put the footnote's number at the end of the paragraph."""
    paragraph._p.append(_run(_new("w:footnoteReference", id=str(footnote)), raised=True))


def _run(content: Any, *, raised: bool = False) -> Any:  # noqa: ANN401  (lxml's elements have no type)
    run = _new("w:r")
    if raised:
        looks = _new("w:rPr")
        looks.append(_new("w:vertAlign", val="superscript"))
        run.append(looks)
    run.append(content)
    return run


def _text(words: str) -> Any:  # noqa: ANN401  (lxml's elements have no type)
    text = _new("w:t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return text


def _new(tag: str, **attributes: str) -> Any:  # noqa: ANN401  (lxml's elements have no type)
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
