"""Files whose content is of another kind than their name says."""

import io
import time
import zipfile
from pathlib import Path

import pytest

from ingest.article import Article, Rejected
from ingest.content import in_memory
from ingest.kinds import recognised
from ingest.read import READERS, read_content

FILES = Path(__file__).parent / "files"
WORDS = b"The police director rejected the proposal on Friday. He gave no reason."
KNOWN = [
    "chromium.mhtml", "chromium.pdf", "harbour.html", "pandoc.docx", "pandoc.odt", "pandoc.epub",
    "wget.warc.gz",
]  # fmt: skip


def read(held: bytes, suffix: str) -> list[Article | Rejected]:
    return list(read_content(in_memory(held, f"a{suffix}", suffix)))


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("name", KNOWN)
def test_what_can_be_recognised_is_read_by_whatever_name(name, suffix):
    (article,) = read((FILES / name).read_bytes(), suffix)
    assert isinstance(article, Article), article
    assert article.title == "Port Elms harbour talks stall again"


@pytest.mark.parametrize(
    "suffix",
    [".pdf", ".docx", ".odt", ".epub", ".parquet", ".warc", ".gz", ".zip", ".mhtml"],
)  # fmt: skip
def test_words_by_the_name_of_something_else_are_rejected(suffix):
    (rejected,) = read(WORDS, suffix)
    assert rejected.reason == f"not what a {suffix} file holds; give it the name of what it is"


REFUSED = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file or a locked one",
    b"{\\rtf1\\ansi": "an RTF file",
    b"\x89PNG\r\n\x1a\n": "an image",
    b"\xff\xd8\xff\xe0": "an image",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"a.txt".ljust(257, b"\0") + b"ustar": "a tar archive",
}


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx", ".html"])
@pytest.mark.parametrize(("head", "reason"), REFUSED.items(), ids=REFUSED.values())
def test_what_is_not_read_is_told_by_name_and_remedy(head, reason, suffix):
    (rejected,) = read(head + bytes(300), suffix)
    assert rejected.reason.startswith(reason)
    assert ";" in rejected.reason


@pytest.mark.parametrize("name", ["xl/workbook.xml", "ppt/presentation.xml"])
def test_other_office_files_are_told_apart(name):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, "<x/>")
    (rejected,) = read(held.getvalue(), ".docx")
    assert rejected.reason.startswith("a spreadsheet or slides; save it as")


def test_comments_before_a_page_take_no_time_and_hide_nothing():
    comments = b"<!-- x -->\n" * 370
    started = time.perf_counter()
    assert recognised(in_memory(comments + b"<head>", "a.html", ".html")).suffix == ".html"
    assert time.perf_counter() - started < 1
    page = comments[:3300] + b"<!-- <html> -->\n<!-- of the\n archive --><!DOCTYPE html>" + WORDS
    assert recognised(in_memory(page, "a.txt", ".txt")).suffix == ".html"
