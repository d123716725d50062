import asyncio
from collections.abc import AsyncIterator

import pytest

from ingest.errors import BadInput, SettingsError
from ui.archive_view import uploads as module
from ui.archive_view.uploads import Uploads, suffix_of, tidy_all


async def chunks(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


def receive(uploads: Uploads, name: str, *pieces: bytes):
    return asyncio.run(uploads.receive(name, chunks(*pieces)))


@pytest.fixture
def uploads(tmp_path):
    return Uploads(tmp_path, "local")


@pytest.mark.parametrize(
    "name",
    ["../../escape.txt", "/etc/passwd.txt", "..\\..\\boot.txt", "a/b/c.txt", "\x00.txt", "....txt"]
    + ["~root.txt", "%2e%2e%2f.txt", "‮gpj.txt", "COM1.txt", "<img src=x>.txt", "x" * 5000 + ".txt"],
)
def test_whatever_its_name_a_file_stays_inside(uploads, tmp_path, name):
    file = receive(uploads, name, b"words")
    assert file.parent == tmp_path / "uploads" / "local"
    assert file.resolve().is_relative_to(uploads.folder.resolve())
    assert file.read_bytes() == b"words"
    assert file.name.isascii()
    assert not file.name.startswith(".")
    assert len(file.name) < 100


def test_the_same_file_sent_twice_is_one_and_another_is_another(uploads):
    first = receive(uploads, "harbour.txt", b"one", b"two")
    assert receive(uploads, "harbour.txt", b"onetwo") == first
    assert receive(uploads, "harbour.txt", b"three") != first
    assert first.name.startswith("harbour-")


def test_what_has_arrived_waits_until_it_is_done(uploads):
    files = sorted(receive(uploads, f"{name}.txt", name.encode()) for name in "ab")
    assert uploads.waiting() == files
    uploads.done(files[:1])
    assert uploads.waiting() == files[1:]
    assert all(file.is_file() for file in files)


@pytest.mark.parametrize("name", ["run.exe", "noending", "", ".txt", "page.html.exe"])
def test_another_kind_of_file_is_refused(uploads, name):
    with pytest.raises(BadInput, match="not a kind of file"):
        receive(uploads, name, b"x")
    assert not uploads.folder.exists()


def test_a_packed_file_keeps_both_endings():
    assert suffix_of("News.JSONL.gz") == ".jsonl.gz"
    assert suffix_of("news.gz") == ".gz"


def test_a_file_that_is_too_large_leaves_nothing(uploads, monkeypatch):
    monkeypatch.setattr(module, "LARGEST_FILE", 10)
    with pytest.raises(BadInput, match="larger than"):
        receive(uploads, "long.txt", b"12345", b"678901")
    assert [file for file in uploads.folder.rglob("*") if file.is_file()] == []


def test_no_more_than_so_many_wait(uploads, monkeypatch):
    monkeypatch.setattr(module, "MOST_WAITING", 1)
    receive(uploads, "a.txt", b"a")
    with pytest.raises(BadInput, match="Add those first"):
        receive(uploads, "b.txt", b"b")


@pytest.mark.parametrize("user", ["", "..", "a/b", "a b", ".hidden", "x" * 65, "é"])
def test_a_user_whose_name_is_no_folders(tmp_path, user):
    with pytest.raises(SettingsError, match="user's name"):
        Uploads(tmp_path, user)


def test_what_was_cut_off_goes_when_the_server_starts(uploads, tmp_path):
    whole = receive(uploads, "whole.txt", b"whole")
    marks = uploads.folder / ".waiting"
    (marks / "0123.part").write_bytes(b"half of someth")
    (marks / "never-came-0123.txt").touch()
    tidy_all(tmp_path)
    assert [mark.name for mark in marks.iterdir()] == [whole.name]
    assert uploads.waiting() == [whole]


def test_only_a_users_own_file_is_discarded(uploads, tmp_path):
    outside = tmp_path / "catalog.sqlite"
    outside.touch()
    file = receive(uploads, "a.txt", b"a")
    for name in ("../../catalog.sqlite", "", ".waiting", "/etc/hostname", "nothing.txt"):
        uploads.discard(name)
    assert outside.exists()
    assert file.exists()
    uploads.discard(file.name)
    assert not file.exists()
