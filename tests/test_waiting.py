import pytest

from ingest.article import Article, Published
from ingest.errors import ArchiveError
from qa import open_assistant
from tests.command import run
from vectorstore.archive import Archive
from vectorstore.hit import Filters
from vectorstore.waiting import searchable

OLD = Article(
    "old", "A harbour", "The port of Moín was widened.", published=Published("2012", "year", "")
)
NEW = [
    Article(
        "new",
        "Vega",
        "Rita Vega was sworn in.",
        source="W",
        published=Published("2020", "year", ""),
    ),
    Article("same", "Again", "Rita Vega was sworn in.", source="W"),
]
QUESTION = "Who trained the giraffes of Vega?"


def left_waiting(folder, articles, before=()):
    """An archive whose last ingest was interrupted before it indexed these articles."""
    archive = Archive(folder, create=True)
    archive.add(before)
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(type(archive.dense), "add", None)
        with pytest.raises(TypeError):
            archive.add(articles)
    archive.close()


@pytest.fixture
def partly(tmp_path):
    left_waiting(tmp_path / "partly", NEW, [OLD])
    return tmp_path / "partly"


@pytest.mark.parametrize(
    ("filters", "articles", "span", "waiting"),
    [
        (Filters(), 1, ("2012", "2012"), 1),
        (Filters(until="2015-01-01"), 1, ("2012", "2012"), 0),
        (Filters(sources=("W",)), 0, None, 1),
    ],
)
def test_what_is_not_indexed_is_not_counted_as_searched(partly, filters, articles, span, waiting):
    catalog = Archive(partly).catalog
    found = searchable(catalog, filters)
    assert (found.articles, found.span, found.waiting) == (articles, span, waiting)


def test_where_nothing_waits_all_are_searched(tmp_path):
    archive = Archive(tmp_path / "whole", create=True)
    archive.add([OLD, *NEW])
    found = searchable(archive.catalog, Filters())
    assert (found.articles, found.span, found.waiting) == (3, ("2012", "2020"), 0)


def test_a_refusal_says_what_was_not_searched_and_denies_no_name(partly):
    answer = open_assistant(partly).ask(QUESTION)
    assert answer.abstained
    assert answer.notes[0].startswith("Searched 1 article published from 2012 to 2012 for")
    assert answer.notes[1].startswith("1 passage is not searchable yet: run dossier ingest")
    assert not any(note.startswith("No article") for note in answer.notes)


def test_of_a_whole_archive_nothing_of_the_kind_is_said(tmp_path):
    archive = Archive(tmp_path / "whole", create=True)
    archive.add([OLD])
    archive.close()
    notes = open_assistant(tmp_path / "whole").ask(QUESTION).notes
    assert not any("searchable" in note for note in notes)
    assert any(note.startswith("No article") for note in notes)


@pytest.mark.parametrize("command", ["ask", "search", "timeline"])
def test_what_waits_is_told_by_each_command(partly, monkeypatch, capsys, command):
    status, *told = run(monkeypatch, capsys, command, "Moín", "--archive", partly)
    assert status == 0
    assert "1 passage is not searchable yet" in "".join(told)


@pytest.mark.parametrize("command", ["ask", "search", "timeline"])
def test_where_nothing_is_indexed_it_is_told_in_one_line(tmp_path, monkeypatch, capsys, command):
    left_waiting(tmp_path / "archive", NEW)
    status, out, told = run(monkeypatch, capsys, command, "Vega", "--archive", tmp_path / "archive")
    assert (status, out, told.count("\n")) == (1, "", 1)
    assert "Nothing in the archive" in told
    assert "dossier ingest" in told


def test_an_empty_archive_still_refuses(tmp_path):
    Archive(tmp_path / "empty", create=True).close()
    assert open_assistant(tmp_path / "empty").ask(QUESTION).abstained


def test_the_error_is_raised_before_a_piece_of_an_answer(tmp_path):
    left_waiting(tmp_path / "archive", NEW)
    with pytest.raises(ArchiveError):
        next(iter(open_assistant(tmp_path / "archive").stream(QUESTION)))
