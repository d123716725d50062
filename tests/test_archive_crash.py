"""Whatever ends an ingest half way, the next one completes it. At length: tests.bench.crash."""

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.article import Article
from vectorstore.archive import Archive
from vectorstore.lexical import LexicalWriter

ROOT = Path(__file__).parents[1]
ARTICLES = [Article(f"n{n}", f"Seizure {n}", f"Police seized {n} kilos.") for n in range(4)]


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    yield opened
    opened.close()


@pytest.mark.slow
def test_a_run_that_was_killed_at_any_moment_is_completed_by_the_next():
    command = [sys.executable, "-m", "tests.bench.crash", "--kills", "6", "--articles", "24"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 differ" in run.stdout


def fail_once(monkeypatch, owner, name):
    """The first call of ``owner.name`` raises; those after it do their work."""
    real, calls = getattr(owner, name), []

    def failing(*args, **kwargs):
        calls.append(args)
        if len(calls) == 1:
            raise OSError("no space left on device")
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, failing)


def assert_complete(archive, articles):
    ids = archive.catalog.passage_ids()
    assert set(archive.dense.ids()) == set(archive.lexical.ids()) == ids
    assert [one.id for one in archive.articles()] == [one.id for one in articles]
    assert archive.catalog.pending(9)[0] == archive.catalog.obsolete(9) == []
    found = {hit.passage.article.id for hit in archive.search("police kilos")}
    assert found == {one.id for one in articles}


@pytest.mark.parametrize("again", ["same archive", "opened anew"])
def test_a_commit_that_fails_while_adding_is_made_up_for(archive, monkeypatch, again):
    fail_once(monkeypatch, LexicalWriter, "commit")
    with pytest.raises(OSError, match="no space"):
        archive.add(ARTICLES)
    reopened = archive if again == "same archive" else Archive(archive.folder)
    reopened.add([])
    assert_complete(reopened, ARTICLES)


def test_a_commit_that_fails_while_removing_is_made_up_for(archive, monkeypatch):
    archive.add(ARTICLES)
    fail_once(monkeypatch, LexicalWriter, "commit")
    with pytest.raises(OSError, match="no space"):
        archive.remove("n0")
    assert "n0" not in {hit.passage.article.id for hit in archive.search("police kilos")}
    archive.add([])
    assert_complete(archive, ARTICLES[1:])


def test_vectors_that_could_not_be_added_are_added_by_the_next_run(archive, monkeypatch):
    fail_once(monkeypatch, type(archive.dense), "add")
    with pytest.raises(OSError, match="no space"):
        archive.add(ARTICLES)
    assert archive.add(ARTICLES).unchanged == 4
    assert_complete(archive, ARTICLES)


def test_articles_read_before_a_source_failed_are_kept(archive):
    def failing():
        yield from ARTICLES[:2]
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        archive.add(failing())
    archive.add([])
    assert_complete(archive, ARTICLES[:2])


@pytest.mark.parametrize("index", ["dense", "lexical"])
def test_an_index_that_was_deleted_is_made_anew(archive, index):
    import shutil

    archive.add(ARTICLES)
    archive.close()
    shutil.rmtree(archive.folder / index)
    again = Archive(archive.folder)
    again.add([])
    assert_complete(again, ARTICLES)
