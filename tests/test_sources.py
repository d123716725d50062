import pytest

from ingest.article import Article
from qa.answer import Question
from qa.sources import unknown_sources_note, with_known_sources
from tests.command import run
from vectorstore.archive import Archive

SOURCES = ["El País", "Siglo Nuevo", "Wire", "WIRE", None]


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    opened.add(
        Article(str(n), f"Title {n}", f"Rain fell on {n} days.", source=source)
        for n, source in enumerate(SOURCES)
    )
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("siglo nuevo", "Siglo Nuevo"),
        ("EL PAIS", "El País"),
        ("Wire", "Wire"),
        ("wire", "wire"),  # two fit
        ("Nobody", "Nobody"),
    ],
)
def test_a_source_is_known_in_any_case_and_without_accents(archive, given, taken):
    asked = with_known_sources(archive, Question("Who?", "Who?", sources=(given,)))
    assert asked.sources == (taken,)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("SigloNuevo", ["There is no source 'SigloNuevo'. Did you mean 'Siglo Nuevo'?"]),
        ("Zzz", ["There is no source 'Zzz'."]),
        ("Wire", []),
    ],
)
def test_an_unknown_source_is_told_with_the_nearest(archive, given, told):
    assert unknown_sources_note(archive, [given]) == told


def test_an_empty_archive_has_no_wrong_source(tmp_path):
    empty = Archive(tmp_path / "empty", create=True)
    assert unknown_sources_note(empty, ["Wire"]) == []


@pytest.mark.parametrize("command", ["ask", "search", "timeline"])
def test_every_command_takes_a_source_and_tells_one_that_is_unknown(
    archive, monkeypatch, capsys, command
):
    words = (command, "rain", "--archive", archive.folder, "--source")
    assert "no source" not in "".join(run(monkeypatch, capsys, *words, "siglo nuevo")[1:])
    told = "".join(run(monkeypatch, capsys, *words, "Siglo Neuvo")[1:])
    assert "There is no source 'Siglo Neuvo'. Did you mean 'Siglo Nuevo'?" in told
