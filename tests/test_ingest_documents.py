"""The same article out of the files that real programs made of it."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest.article import Article, Published, Rejected
from ingest.content import in_memory
from ingest.files import SourceFile
from ingest.read import read_content, read_file

FILES = Path(__file__).parent / "files"
TITLE = "Port Elms harbour talks stall again"
BODY = [
    "The harbour master of Port Elms said on Friday that the negotiations over the new breakwater "
    "had ended without an agreement, and that the committee would not meet again before the spring "
    "tides.",
    "“Nobody wanted to sign,” she told reporters in the old customs house. The well-known shipping "
    "line Corvane had asked for guarantees that the town could not give, among them a fixed toll "
    "for the next thirty years.",
    "The first point of the plan is to widen the quay.",
    "The second point is to dredge the northern channel.",
    "Señora Peña of the fishermen’s guild called the plan “a gift to people who have never smelt a "
    "herring”, and asked for a vote of all 412 members.",
    "What it would cost",
    "Work | Cost",
    "Breakwater | 4.2 million",
    "Dredging | 1.1 million",
    "On the second page the story goes on: the regional bank has offered a loan over twenty years, "
    "but only if the toll pays the interest from the first day.",
    "Mayor Tomás Ferreira said that he would ask the ministry for help in March, and that the "
    "lighthouse, which has stood dark since the storm of 2011, must be repaired before anything "
    "else is built.",
]
DOCUMENTS = [
    "chromium.mhtml", "chromium.pdf", "harbour.html", "libreoffice.docx", "libreoffice.odt",
    "libreoffice.pdf", "pandoc.docx", "pandoc.epub", "pandoc.odt", "undated.epub", "wget.warc.gz",
]  # fmt: skip
ON_WEB = "http://localhost:8765/2017/01/20/harbour.html"


def read(name: str) -> list[Article | Rejected]:
    return list(read_file(SourceFile(FILES / name, name)))


def plain(paragraph: str) -> str:
    """Without the marks that a program puts before points and between cells."""
    return paragraph.replace(" | ", " ").strip("|-• ")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_all_words_in_order_and_nothing_else(name):
    (article,) = read(name)
    paragraphs = [plain(paragraph) for paragraph in article.text.split("\n\n")]
    assert [p for p in paragraphs if p and p != "---|---"] == [plain(p) for p in BODY]
    assert (article.title, article.author, article.language) == (TITLE, "Ana Ruiz", "en")
    assert not article.title_derived


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_date_is_the_article_s_and_never_the_file_s(name):
    (article,) = read(name)
    expected = {
        "pandoc.epub": Published("2017-01-21", "day", "metadata"),
        "chromium.mhtml": Published("2017-01-20", "day", "url"),
        "wget.warc.gz": Published("2017-01-20", "day", "url"),
    }
    assert article.published == expected.get(name, Published("2017-01-20", "day", "byline"))


@pytest.mark.parametrize("name", ["chromium.mhtml", "wget.warc.gz"])
def test_a_saved_page_has_the_address_it_was_saved_from(name):
    (article,) = read(name)
    assert article.id == article.url == ON_WEB


def test_a_book_s_chapters_have_the_name_of_the_book():
    (article,) = read("pandoc.epub")
    assert article.metadata["book"] == "Port Elms Gazette"
    assert article.id == "pandoc.epub/EPUB/text/ch001.xhtml"


def test_tracked_changes_are_accepted_and_notes_kept():
    (article,) = read("tracked.docx")
    assert article.text.split("\n\n") == [
        "The ferry to Port Elms will cost four crowns from Monday, the company said.",
        "It had promised not to raise them before the summer.",
    ]


def test_a_text_box_is_said_once():
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    both = (
        "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    first, second = (both.format(box.format(words)) for words in ("In a box.", "In a cell."))
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
        f"<w:p><w:r><w:t>The ferry sails at noon.</w:t>{first}</w:r></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Fare</w:t>{second}</w:r></w:p></w:tc></w:tr></w:tbl>"
        "</w:body></w:document>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", document)
    (article,) = read_content(in_memory(held.getvalue(), "a.docx", ".docx"))
    said = ["The ferry sails at noon.", "In a box.", "Fare", "In a cell."]
    assert article.text.split("\n\n") == said


def test_notes_come_after_what_they_are_on():
    (article,) = read("notes.odt")
    assert article.text.split("\n\n") == [
        "The ferry to Port Elms will cost four crowns from Monday, the company said.",
        "It had promised not to raise them before the summer.",
    ]


@pytest.mark.parametrize("name", ["locked.pdf", "locked.zip"])
def test_locked_files_are_told(name):
    (rejected,) = read(name)
    assert isinstance(rejected, Rejected)
    assert rejected.path.startswith(name)
    assert "protected with a password; " in rejected.reason
