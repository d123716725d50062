"""What can't be opened or written is told in one line that says what to do."""

import ctypes
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ingest.article import Article
from ingest.errors import ArchiveError, NoArchive, ReadOnlyArchive, WrongEncoder
from tests.open_files import needs_linux, open_files
from vectorstore.archive import Archive

ROOT = Path(__file__).parents[1]
ARTICLES = [Article(f"n{n}", f"Seizure {n}", f"Police seized {n} kilos.") for n in range(4)]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("errors") / "archive"
    archive = Archive(folder, create=True)
    archive.add(ARTICLES)
    archive.close()
    return folder


@pytest.fixture
def folder(built, tmp_path):
    """A copy to spoil; its folders writable at the end, so that it can be removed."""
    copy = shutil.copytree(built, tmp_path / "archive")
    yield copy
    for place in (copy, *copy.rglob("*")):
        if place.is_dir():  # files come and go while an archive nobody closed is collected
            place.chmod(0o755)


def make_read_only(folder):
    for place in (folder, *folder.rglob("*")):
        place.chmod(place.stat().st_mode & ~0o222)


def one_line(caught, *parts):
    message = str(caught.value)
    assert "\n" not in message
    for part in parts:
        assert part in message


def test_where_there_is_none_it_says_how_to_make_one(tmp_path):
    with pytest.raises(NoArchive) as caught:
        Archive(tmp_path / "none")
    one_line(caught, str(tmp_path / "none"), "dossier ingest")
    assert not (tmp_path / "none").exists()


def test_a_file_is_no_archive(tmp_path):
    place = tmp_path / "file"
    place.write_text("no archive", encoding="utf-8")
    with pytest.raises(NoArchive):
        Archive(place)
    with pytest.raises(ReadOnlyArchive) as caught:
        Archive(place, create=True)
    one_line(caught, str(place), "--archive")


@needs_linux
@pytest.mark.parametrize("failure", ["encoder", "layout", "schema", "damage"])
def test_an_archive_that_is_refused_is_closed(folder, failure):
    catalog = folder / "catalog.sqlite"
    with closing(sqlite3.connect(catalog)) as file, file:
        if failure == "layout":
            file.execute("UPDATE built_with SET value = '99' WHERE key = 'layout'")
        elif failure == "schema":
            file.execute("DROP TABLE reading")
            file.execute("CREATE TABLE reading (number INTEGER)")
    if failure == "damage":
        catalog.write_bytes(random.Random(1).randbytes(8000))
    before = open_files(folder)
    with pytest.raises(ArchiveError):  # which is held, and with it where it was raised
        Archive(folder, "some/other-model")
    assert open_files(folder) == before


def test_another_encoder_is_refused_by_both_names_and_a_remedy(folder):
    with pytest.raises(WrongEncoder) as caught:
        Archive(folder, "some/other-model")
    one_line(caught, "all-MiniLM-L6-v2", "some/other-model", "DOSSIER_ENCODER", "new archive")
    assert Archive(folder, "all-MiniLM-L6-v2").size() == (4, 4)


def test_an_archive_of_a_later_layout_is_refused(folder):
    with sqlite3.connect(folder / "catalog.sqlite") as catalog:
        catalog.execute("UPDATE built_with SET value = '99' WHERE key = 'layout'")
    catalog.close()
    with pytest.raises(ArchiveError) as caught:
        Archive(folder)
    one_line(caught, "99", "new archive")


@pytest.mark.parametrize("keep", [0, 20_000], ids=["all random", "cut short"])
def test_a_damaged_catalog_is_told(folder, keep):
    catalog = folder / "catalog.sqlite"
    kept = catalog.read_bytes()[:keep]
    catalog.write_bytes(kept or random.Random(1).randbytes(8000))
    with pytest.raises(ArchiveError) as caught:
        Archive(folder).search("kilos")
    one_line(caught, "catalog.sqlite", "ingest")


@pytest.mark.parametrize("index", ["dense", "lexical"])
def test_a_damaged_index_is_told_and_the_remedy_works(folder, index):
    for file in (folder / index).rglob("*"):
        if file.is_file():
            file.write_bytes(random.Random(1).randbytes(3000))
    with pytest.raises(ArchiveError) as caught:
        Archive(folder).search("kilos")
    one_line(caught, f"{folder / index}", "dossier doctor --repair")
    shutil.rmtree(folder / index)
    mended = Archive(folder)
    mended.add([])
    assert len(mended.search("kilos")) == 4


def test_a_read_only_archive_is_not_written(folder):
    make_read_only(folder)
    before = sorted(folder.rglob("*"))
    for change in (
        lambda: Archive(folder, create=True),
        lambda: Archive(folder).add(ARTICLES),
        lambda: Archive(folder).remove("n0"),
    ):
        with pytest.raises(ReadOnlyArchive) as caught:
            change()
        one_line(caught, str(folder), "chmod", "--archive")
    assert sorted(folder.rglob("*")) == before


def test_a_read_only_archive_is_searched_by_one_who_may_not_write(folder):
    make_read_only(folder)
    assert in_obedience("print(len(Archive(sys.argv[1]).search('kilos')))", folder) == "4"


def test_what_a_crash_left_in_a_read_only_archive_is_read(folder):
    unfinished = f"a = Archive(sys.argv[1]); a.add([{Article('z', 'Zoo', 'An elephant.')!r}])"
    in_obedience(f"{unfinished}; os._exit(0)", folder)
    assert (folder / "catalog.sqlite-wal").stat().st_size > 0
    make_read_only(folder)
    asked = "print(Archive(sys.argv[1]).search('elephant')[0].passage.article.id)"
    assert in_obedience(asked, folder) == "z"


def in_obedience(program, folder):
    """What it prints, run by one whom file permissions bind, also if that is the administrator."""
    imports = "import os, sys; from vectorstore.archive import Archive"
    imports += "; from ingest.article import Article"
    run = subprocess.run(
        [sys.executable, "-c", f"{imports}\n{program}", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_give_up_overriding if os.geteuid() == 0 else None,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def _give_up_overriding():
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
