"""A saved conversation holds every sentence with its footnotes, and runs nothing."""

import csv
import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import docx
import pytest
from markdown_it import MarkdownIt
from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient

from tests.test_chat_render import HOSTILE, Page, answered, refused
from ui.conversation import Turn, converse
from ui.export.document import document
from ui.export.downloads import add_downloads
from ui.export.markdown import as_markdown
from ui.export.table import COLUMNS, as_table
from ui.export.web_page import as_web_page
from ui.export.word import as_word
from ui.history.record import to_record
from ui.history.store import open_history
from ui.history.visitor import visitor
from ui.markup import shown
from ui.reference import link_to, reference

MURDERS = "How many murders were there in El Salvador in 2016?"
PAELLA = "What is the best recipe for paella?"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def turns(assistant):
    conversation = ()
    for question in (MURDERS, "And in 2015?", PAELLA):
        *_, conversation = converse(assistant, conversation, question)
    return (*conversation, Turn("Broken?", error="No."), Turn("Stopped?", "So", stopped=True))


@pytest.fixture(scope="module")
def whole(turns):
    return document("Murders", turns)


def in_word(written):
    """The text of the document, and of each footnote by its number."""
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        body, notes = (
            ElementTree.fromstring(package.read(f"word/{name}.xml"))
            for name in ("document", "footnotes")
        )
    texts = {note.get(f"{WORD}id"): "".join(note.itertext()) for note in notes}
    marks = [mark.get(f"{WORD}id") for mark in body.iter(f"{WORD}footnoteReference")]
    return "".join(body.itertext()), texts, marks


def used(whole):
    """The number of every reference, in the order in which they stand."""
    return [n for section in whole.sections for s in section.sentences for n in s.notes]


def test_footnotes_are_numbered_through_and_hold_the_quotes(whole, turns):
    cited = [c for turn in turns if turn.answer for c in turn.answer.citations]
    assert [note.number for note in whole.footnotes] == list(range(1, len(cited) + 1))
    assert [note.quote for note in whole.footnotes] == [" ".join(c.quote.split()) for c in cited]
    assert set(used(whole)) == set(range(1, len(cited) + 1))
    first = whole.footnotes[0]
    assert all((first.title, first.source, first.author, first.date, first.link))
    assert "#:~:text=" in first.link


def test_what_was_not_answered_says_so(whole):
    remarks = [section.remark for section in whole.sections]
    assert remarks[:2] == ["", ""]
    assert remarks[2].startswith("The archive doesn't say")
    assert remarks[3:] == ["No.", "Stopped before the answer was complete."]


def test_as_markdown_it_reads_as_it_was_said(whole):
    html = MarkdownIt("commonmark").render(as_markdown(whole).replace("[^", "(^"))
    page = Page(html)
    assert f"{MURDERS}" in page.text
    for section in whole.sections:
        assert all(sentence.text in page.text for sentence in section.sentences)
    assert as_markdown(whole).count("[^1]") == 2


def test_as_a_table_it_has_a_row_for_each_sentence_and_footnote(whole):
    header, *rows = csv.reader(io.StringIO(as_table(whole)))
    assert tuple(header) == COLUMNS
    assert [row[2] for row in rows if row[2]] == [str(number) for number in used(whole)]
    assert {row[0] for row in rows} == {section.question for section in whole.sections}


def test_as_a_web_page_every_number_leads_to_its_footnote_and_back(whole):
    page = Page(as_web_page(whole).removeprefix("<!DOCTYPE html>"))
    ids = {attributes.get("id") for _, attributes in page.elements}
    inside = [a["href"][1:] for tag, a in page.elements if str(a.get("href")).startswith("#")]
    assert len(inside) == len(used(whole)) + len(whole.footnotes)
    assert len(ids) == 1 + 2 * len(whole.footnotes)  # None among them: no id stands twice
    assert set(inside) <= ids


def test_as_a_word_file_it_has_real_footnotes(whole):
    written = as_word(whole)
    docx.Document(io.BytesIO(written))  # Word's own rules are checked as far as this library does
    text, notes, marks = in_word(written)
    assert sorted(marks, key=int) == [str(note.number) for note in whole.footnotes]
    for note in whole.footnotes:
        assert note.quote in notes[str(note.number)]
        assert note.link in notes[str(note.number)]
    assert MURDERS in text


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("make", [answered, refused])
def test_whatever_was_written_is_only_text(words, make):
    whole = document(words, [Turn(words, answer=make(words)), Turn(words, error=words)])
    page = Page(as_web_page(whole).removeprefix("<!DOCTYPE html>"))
    tags = {tag for tag, _ in page.elements}
    ours = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "section", "p", "em"}
    assert tags <= ours | {"sup", "a", "footer", "ol", "li"}
    assert not [a for _, a in page.elements if any(name.startswith("on") for name in a)]
    assert all(a["href"].startswith(("#", "http")) for t, a in page.elements if t == "a")
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(as_markdown(whole))
    marked = {tag for tag, _ in Page(rendered).elements}
    assert marked <= {"h1", "h2", "p", "em", "blockquote"}
    text, *_ = in_word(as_word(whole))
    assert shown(words) in text


def test_every_character_can_be_saved_in_every_format():
    words = "".join(map(chr, [*range(0x10000), 0x1FFFE, 0x10FFFF]))
    whole = document(words, [Turn(words, answer=answered(words)), Turn(words, error=words)])
    text, notes, _ = in_word(as_word(whole))
    assert "\ufffd" in text
    assert "\ufffd" in notes["1"]
    for write in (as_markdown, as_table, as_web_page):
        write(whole).encode()


def test_the_check_of_markdown_can_fail():
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render("![x](https://evil.example/x)")
    assert "img" in {tag for tag, _ in Page(rendered).elements}


def test_an_address_does_not_end_the_link_it_stands_in():
    answer = answered("words")
    told = answer.citations[0]
    bad = replace(
        told, article=replace(told.article, url="https://x.example/><svg/onload=alert(1)>")
    )
    whole = document("t", [Turn("q", answer=replace(answer, citations=(bad,)))])
    assert whole.footnotes[0].link == ""
    assert "<svg" not in as_markdown(whole)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t="])
def test_no_cell_is_a_formula(start):
    turn = Turn(f"{start}HYPERLINK(1)", error="no")
    _, row = csv.reader(io.StringIO(as_table(document("t", [turn]))))
    assert row[0].startswith("'")


def test_a_link_opens_at_the_words(assistant):
    article = assistant.archive.article("sample-homicides-2016")
    assert link_to(article, "year-end, 5%").endswith("#:~:text=year%2Dend%2C%205%25")
    long = "one two three four five six seven eight nine ten eleven twelve"
    assert link_to(article, long).endswith(
        "#:~:text=one%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve"
    )
    two = link_to(article, "First line\n\nlast line")
    assert two.endswith("#:~:text=First%20line,last%20line")
    marked = replace(article, url="https://example.org/a#b")
    assert link_to(marked, "x") == "https://example.org/a#b:~:text=x"
    assert link_to(replace(article, url="javascript:alert(1)"), "x") is None
    assert reference(article).endswith(str(article.url))


@pytest.fixture
def served(assistant, tmp_path, turns):
    """A client with the cookie of a visitor, whose conversation it is, and its first turn."""
    history = open_history(tmp_path)
    app = Starlette()
    add_downloads(app, assistant.archive, history)
    cookie = f"dossier_visitor={'a' * 32}"
    scope = {"type": "http", "headers": [(b"cookie", cookie.encode())]}
    who = visitor(HTTPConnection(scope))
    conversation = history.begin(who, "¿Cuántos? / 2016")
    names = [history.put(who, conversation, "", to_record(turn)) for turn in turns[:2]]
    with TestClient(app, headers={"cookie": cookie}) as client:
        yield client, conversation, names[0]
    history.close()


@pytest.mark.server
@pytest.mark.parametrize("ending", ["md", "html", "csv", "docx"])
def test_a_conversation_is_saved_by_whom_it_belongs_to_only(served, ending):
    client, conversation, _ = served
    path = f"/export/conversation/{conversation}.{ending}"
    saved = client.get(path)
    assert saved.status_code == 200
    told = saved.headers["content-disposition"]
    assert told == f"attachment; filename*=UTF-8''Cu%C3%A1ntos-2016.{ending}"
    assert client.get(path, headers={"cookie": f"dossier_visitor={'b' * 32}"}).status_code == 404
    assert client.get(path, headers={"cookie": ""}).status_code == 404


@pytest.mark.server
def test_one_answer_is_saved_alone(served):
    client, _, turn = served
    saved = client.get(f"/export/turn/{turn}.md").text
    assert MURDERS in saved
    assert "And in 2015" not in saved


@pytest.mark.server
@pytest.mark.parametrize("path", ["conversation/x.md", "turn/x.md", "turn/x.exe", "else/x.md"])
def test_what_is_not_there_is_not_found(served, path):
    assert served[0].get(f"/export/{path}").status_code == 404
