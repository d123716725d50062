import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from ingest.article import Article, Rejected
from ingest.content import in_memory
from ingest.pages import Placed, page_of, page_starts
from ingest.pdf_lines import Line, paragraphs
from ingest.read import read_content

FILES = Path(__file__).parent / "files"


def read(held: bytes, name: str = "a.pdf") -> Article | Rejected:
    (found,) = read_content(in_memory(held, name, ".pdf"))
    return found


@pytest.fixture(scope="module")
def harbour() -> Article:
    return read((FILES / "chromium.pdf").read_bytes())


def test_every_place_is_on_its_page(harbour):
    second = harbour.text.index("On the second page")
    assert {page_of(harbour, offset) for offset in (0, 10, second - 1)} == {1}
    assert {page_of(harbour, offset) for offset in (second, len(harbour.text) - 1)} == {2}


def test_an_article_without_pages_has_none(harbour):
    assert page_of(replace(harbour, metadata={}), 0) is None


@pytest.mark.parametrize("told", ["3", "A1", "0, 12", "0 ٣", "0 " + "9" * 5000])
def test_what_a_source_calls_pages_tells_no_page(harbour, told):
    assert page_of(replace(harbour, metadata={"pages": told}), 5) is None


def test_what_the_browser_prints_at_the_edges_is_no_text(harbour):
    for words in ("harbour.html", "1/2", "2026", "Port Elms harbour talks"):
        assert words not in harbour.text


def test_columns_are_read_one_after_the_other_and_divided_words_joined():
    article = read((FILES / "columns.pdf").read_bytes())
    assert article.title == "Lamp keepers of the coast"
    found = article.text.split("\n\n")
    assert len(found) == 5
    assert found[2] == (
        "Representatives of the fishermen’s organisations protested immediately. An automatic "
        "navigation system, they said, is no replacement for a well-known light on a well-known "
        "rock, and satellite receivers are notoriously unreliable in electrical storms."
    )
    assert "nineteenth-century machinery" in found[3]
    assert not set("\u2010\u00ad\x02") & set(article.text)


def test_pages_that_are_pictures_are_told_to_be_recognised():
    held = io.BytesIO()
    Image.new("RGB", (200, 200), "white").save(held, "PDF")
    rejected = read(held.getvalue())
    assert isinstance(rejected, Rejected)
    assert "no text in it, only pictures of pages; recognise" in rejected.reason


@pytest.mark.parametrize("size", [0, 9, 500, 5_000, 40_000])
def test_a_file_that_was_cut_off_is_told(size):
    rejected = read((FILES / "chromium.pdf").read_bytes()[:size])
    assert isinstance(rejected, Rejected)
    assert ";" in rejected.reason


def line(text: str, left: float, right: float, top: float, at_edge: bool = False) -> Line:
    return Line(text, left, right, top - 12, top, at_edge)


def test_a_sentence_goes_on_over_the_page_and_the_page_begins_inside_it():
    pages = [
        [line("The Daily Paper", 50, 200, 800, True), line("The talks went", 50, 300, 700)],
        [line("The Daily Paper", 50, 200, 800, True), line("on. It was late.", 50, 150, 700)],
    ]
    assert paragraphs(pages) == [Placed("The talks went on. It was late.", {1: 0, 2: 15})]


def test_a_page_of_which_nothing_is_left_begins_where_the_next_does():
    placed = [Placed("Title", {1: 0}), Placed("One.", {2: 0}), Placed("Two. Three.", {4: 5})]
    assert page_starts("One.\n\nTwo. Three.", placed, 5) == "0 0 11 11 17"
    article = Article("a", "t", "One.\n\nTwo. Three.", metadata={"pages": "0 0 11 11 17"})
    assert [page_of(article, offset) for offset in (0, 10, 11, 16)] == [2, 2, 4, 4]
