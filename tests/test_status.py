import pytest

from ingest.article import Article, Published
from vectorstore.archive import Archive
from vectorstore.status import date_span, status

ARTICLES = [
    Article("a", "A", "Rain fell all day.", source="Wire", published=Published("2016", "year", "")),
    Article("b", "B", "Llovió todo el día.", source="Wire", language="es"),
    Article("c", "C", "Rain fell all day.", published=Published("2016-03-05", "day", "")),
    Article("d", "D", "Snow fell.", source="", published=Published("2015-12", "month", "")),
]


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    yield opened
    opened.close()


def test_everything_is_counted(archive):
    archive.add(ARTICLES)
    found = status(archive)
    assert (found.articles, found.passages, found.duplicates, found.undated) == (4, 3, 1, 1)
    assert found.articles == found.originals + found.duplicates + found.copies
    assert found.pending == 0
    assert (found.first, found.last) == ("2015-12", "2016-03-05")
    assert found.languages == {"en": 3, "es": 1}
    assert found.sources == {"": 2, "Wire": 2}
    assert found.encoder == "all-MiniLM-L6-v2"
    assert found.archive == str(archive.folder)


def test_the_size_is_that_of_the_folder(archive):
    archive.add(ARTICLES)
    files = [file for file in archive.folder.rglob("*") if file.is_file()]
    assert status(archive).disk_bytes == sum(file.stat().st_size for file in files)


def test_an_empty_archive_has_no_dates(archive):
    found = status(archive)
    assert (found.articles, found.passages, found.first, found.last) == (0, 0, None, None)
    assert found.languages == found.sources == {}
    assert date_span(archive.catalog) is None


def test_what_an_interrupted_run_left_is_told(archive, monkeypatch):
    monkeypatch.setattr(type(archive.dense), "add", None)
    with pytest.raises(TypeError):
        archive.add(ARTICLES)
    assert status(archive).pending == 3
    monkeypatch.undo()
    archive.add([])
    assert status(archive).pending == 0
