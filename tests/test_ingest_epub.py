import io
import zipfile

import pytest

from ingest.article import Article, Rejected
from ingest.content import in_memory
from ingest.read import read_content

TEXT = (
    "The police director rejected the proposal on Friday, and he gave no reason for it, but the "
    "committee said that it would meet again before the spring tides."
)
CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf"/></rootfiles></container>"""


def book(chapters: dict[str, bytes | str | None]) -> bytes:
    """An .epub whose chapters of ``None`` are named in it and are not there."""
    items = "".join(f'<item id="{name}" href="{name}"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr(
            "book.opf",
            f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest>'
            f"<spine>{spine}</spine></package>",
        )
        for name, chapter in chapters.items():
            if chapter is not None:
                archive.writestr(name, chapter)
    return held.getvalue()


def read(held: bytes) -> list[Article | Rejected]:
    return list(read_content(in_memory(held, "a.epub", ".epub")))


def chapter(heading: str) -> str:
    return f"<html><head></head><body><h1>{heading}</h1><p>{TEXT}</p></body></html>"


@pytest.mark.parametrize(
    "bad", [None, b"\xff words", b"\0\1\2" * 50], ids=["none", "text", "binary"]
)
def test_a_chapter_that_can_t_be_read_does_not_keep_the_others_out(bad):
    held = book({"1.xhtml": chapter("One"), "2.xhtml": bad, "3.xhtml": chapter("Three")})
    first, rejected, third = read(held)
    assert [first.title, third.title] == ["One", "Three"]
    assert rejected == Rejected("a.epub/2.xhtml", rejected.reason)
    assert "; " in rejected.reason


def test_a_damaged_chapter_is_told():
    held = book({"1.xhtml": chapter("One"), "2.xhtml": chapter("Two")})
    first, rejected = read(held.replace(b"<h1>Two", b"<h1>Too"))
    assert (first.title, rejected.path) == ("One", "a.epub/2.xhtml")
    assert "damaged" in rejected.reason
