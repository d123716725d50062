"""PDF, by PDFium: the text of each page, its title, and where the pages begin."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ingest.article import Article
from ingest.content import Content, damaged
from ingest.decode import MAX_BYTES
from ingest.errors import BadInput
from ingest.normalise import one_line
from ingest.pages import page_starts
from ingest.pdf_lines import Line, paragraphs
from ingest.plain import article_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_NO_TITLE = re.compile(
    r"(?:untitled|document|microsoft word - .*|(?:https?|file|about):.*"
    r"|.*\.(?:docx?|odt|indd|pdf|html?))",
    re.IGNORECASE,
)
_LOCKED = "protected with a password; save a copy without one and ingest that"
_PICTURES = "no text in it, only pictures of pages; recognise its text (ocrmypdf) and ingest that"


def read_pdf(content: Content) -> Iterator[Article]:
    """The article in a PDF; ``metadata["pages"]`` says where its pages begin, see ``page_of``.

    Running heads and feet leave the text and wrapped lines are joined. The date is one that
    stands in the text or the file's name, never the one at which the file was made. Raises
    ``BadInput``.
    """
    pages, given = _pages(content)
    placed = paragraphs(pages)
    if not placed:
        raise BadInput(_PICTURES)
    article = article_of("\n\n".join(paragraph.text for paragraph in placed), content.name, given)
    starts = page_starts(article.text, placed, len(pages))
    yield replace(article, metadata={**article.metadata, "pages": starts})


def _pages(content: Content) -> tuple[list[list[Line]], dict[str, str]]:
    import pypdfium2

    with damaged("PDF"):
        try:
            document = pypdfium2.PdfDocument(content.random_access())
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise BadInput(_LOCKED) from None
            raise
        try:
            return _lines_of(document), _given(document)
        finally:
            document.close()


def _given(document: "PdfDocument") -> dict[str, str]:
    title, author = (one_line(document.get_metadata_value(key)) for key in ("Title", "Author"))
    return {"title": "" if _NO_TITLE.fullmatch(title) else title, "author": author}


def _lines_of(document: "PdfDocument") -> list[list[Line]]:
    pages: list[list[Line]] = []
    size = 0
    for number in range(len(document)):
        page = document[number]
        try:
            pages.append(list(_lines(page)))
        finally:
            page.close()
        size += sum(len(line.text) for line in pages[-1])
        if size > MAX_BYTES:
            raise BadInput(f"over {MAX_BYTES // 10**6} MB of text; split it into several files")
    return pages


def _lines(page: "PdfPage") -> Iterator[Line]:
    from pypdfium2 import raw

    height = page.get_height() or 1
    text_page = page.get_textpage()
    try:
        start = 0
        for line in text_page.get_text_range(errors="replace").split("\r\n"):
            if line.strip():
                first, last = (
                    raw.FPDFText_GetCharIndexFromTextIndex(text_page, place)
                    for place in (start, start + len(line.rstrip()) - 1)
                )
                if first >= 0 and last >= 0:
                    yield _line(line, text_page, first, last, height)
            start += len(line) + 2
    finally:
        text_page.close()


def _line(text: str, text_page: Any, first: int, last: int, height: float) -> Line:  # noqa: ANN401
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    right = text_page.get_charbox(last, loose=True)[2]
    return Line(
        text.strip(" \t"), left, right, bottom, top, at_edge=not 0.1 < bottom / height < 0.9
    )
