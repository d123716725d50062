"""Two processes on one archive: one writes, others read, nobody waits and nobody reads the past."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.article import Article
from ingest.errors import ArchiveBusy
from vectorstore.archive import Archive
from vectorstore.search import search

ROOT = Path(__file__).parents[1]
ARTICLES = [Article(f"n{n}", f"Seizure {n}", f"Police seized {n} kilos.") for n in range(4)]
ZOO = Article("zoo", "The zoo", "An elephant gave birth to twins on Monday.")
CIRCUS = Article("circus", "The circus", "A clown escaped with the takings of the circus.")

READER = """
import sys
from vectorstore.archive import Archive
archive = Archive(sys.argv[1])
for question in sys.stdin:
    hits = archive.search(question.strip())
    print(*(hit.passage.article.id for hit in hits if hit.dense_rank), flush=True)
"""
HOLDER = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1] + "/writer.lock"):
    print("held", flush=True)
    sys.stdin.read()
"""
WRITER = """
import sys
from ingest.article import Article
from vectorstore.archive import Archive
archive = Archive(sys.argv[1])
print("ready", flush=True)
for n in range(4, 24):
    archive.add([Article(f"n{n}", f"Seizure {n}", f"Police seized {n} kilos.")])
    archive.remove(f"n{n - 4}")
"""


class Other:
    """A Python program in a process of its own."""

    def __init__(self, program, folder):
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def line(self):
        return self.process.stdout.readline().split()

    def ask(self, question):
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        return self.line()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.communicate(timeout=180)


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    opened.add(ARTICLES)
    yield opened
    opened.close()


def test_a_second_writer_is_told_that_another_is_at_work(archive):
    with Other(HOLDER, archive.folder) as other:
        assert other.line() == ["held"]
        with pytest.raises(ArchiveBusy, match="Try again") as caught:
            archive.add([ZOO])
        with pytest.raises(ArchiveBusy):
            archive.remove("n0")
        assert "\n" not in str(caught.value)
        assert len(archive.search("kilos")) == 4
    assert archive.add([ZOO]).added == 1


def test_a_reader_sees_what_another_process_adds_changes_and_removes(archive):
    with Other(READER, archive.folder) as reader:
        assert set(reader.ask("police kilos")) == {"n0", "n1", "n2", "n3"}
        archive.add([ZOO])
        assert reader.ask("elephant twins")[0] == "zoo"
        archive.remove("zoo")
        assert "zoo" not in reader.ask("elephant twins")
        archive.add([CIRCUS])
        assert reader.ask("clown")[0] == "circus"


def test_a_second_archive_in_the_same_process_sees_it_too(archive):
    second = Archive(archive.folder)
    assert len(second.search("kilos")) == 4
    archive.add([ZOO])
    third = Archive(archive.folder)
    for opened in (second, third):
        assert opened.search("elephant")[0].passage.article.id == "zoo"


def test_writing_by_turns_loses_nothing(archive):
    second = Archive(archive.folder)
    second.add([ZOO])
    archive.add([CIRCUS])
    second.remove("n0")
    archive.add([ARTICLES[0]])
    fresh = Archive(archive.folder)
    ids = fresh.catalog.passage_ids()
    assert len(ids) == 6
    assert set(fresh.dense.ids()) == set(fresh.lexical.ids()) == ids
    vector = fresh.encoder.encode_question("kilos")
    assert set(fresh.dense.similarities(vector, list(ids))) == ids


def test_a_search_whose_passages_were_all_written_anew_meanwhile_is_made_again(
    archive, monkeypatch
):
    asked = []

    def interrupted(*arguments):
        asked.append(arguments)
        if len(asked) > 1:
            return search(*arguments)
        Archive(archive.folder).add([ZOO])
        return []

    monkeypatch.setattr("vectorstore.archive.search", interrupted)
    assert archive.search("elephant")[0].passage.article.id == "zoo"
    assert len(asked) == 2


def test_a_reader_neither_fails_nor_waits_while_another_process_writes(archive):
    slowest, reads = 0.0, 0
    archive.search("kilos")
    with Other(WRITER, archive.folder) as writer:
        assert writer.line() == ["ready"]
        while writer.process.poll() is None:
            started = time.perf_counter()
            assert archive.search("police kilos")
            slowest, reads = max(slowest, time.perf_counter() - started), reads + 1
    assert writer.process.returncode == 0
    assert reads > 5
    assert slowest < 5
    assert len(archive.search("police kilos")) == 4


def test_reading_on_keeps_no_more_files_open(archive):
    open_files = Path("/proc/self/fd")
    if not open_files.is_dir():
        pytest.skip("the system does not list open files")
    archive.search("kilos")
    before = len(list(open_files.iterdir()))
    for _ in range(8):
        archive.dense.reload()
        archive.search("kilos")
    assert len(list(open_files.iterdir())) <= before + 10
