import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.article import Article, Rejected
from ingest.files import SUFFIXES, SourceFile
from ingest.read import READERS, read_file

SENTENCE = "The police director rejected the proposal on Friday. He gave no reason."


def read(path: Path, content: bytes | str) -> Article | Rejected:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = read_file(SourceFile(path, path.name))
    return found


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "empty"),
    "only a mark": (b"\xef\xbb\xbf", "empty"),
    "NUL bytes": (b"\x00\x01\x02PK" * 50, "binary"),
    "control characters": (b"\x01\x02\x03\x04words" * 50, "binary"),
    "an image": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    "a compressed file": (bytes(range(1, 256)) * 9, "binary"),
    "another encoding": (SENTENCE.encode() + b" A\xf1o \xe9xito.", "not valid UTF-8; save it as"),
    "half a UTF-16": (b"\xff\xfea", "not valid UTF-16; save it as UTF-8"),
    "two words": (b"Hello world", "too little text"),
    "no letters": (b"--- *** !!!", "too little text"),
}


@pytest.mark.parametrize(("content", "reason"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_bad_files_are_rejected_with_the_remedy(tmp_path, suffix, content, reason):
    found = read(tmp_path / f"bad{suffix}", content)
    assert isinstance(found, Rejected)
    assert found.path == f"bad{suffix}"
    assert reason in found.reason
    assert "\n" not in found.reason
    assert ";" in found.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read(tmp_path, encoding):
    found = read(tmp_path / "a.txt", f"{SENTENCE} Año.".encode(encoding))
    assert isinstance(found, Article)
    assert found.text == f"{SENTENCE} Año."


def test_fifty_megabytes_in_one_line_are_rejected_quickly(tmp_path):
    started = time.monotonic()
    found = read(tmp_path / "long.txt", b"x" * 50_000_000)
    assert isinstance(found, Rejected)
    assert "larger than 20 MB" in found.reason
    assert time.monotonic() - started < 2


def test_a_line_over_a_million_characters_is_rejected(tmp_path):
    found = read(tmp_path / "long.txt", "word " * 250_000)
    assert isinstance(found, Rejected)
    assert "a line is over 1,000,000 characters" in found.reason


def test_missing_and_forbidden_files_are_rejected(tmp_path):
    (found,) = read_file(SourceFile(tmp_path / "none.txt", "none.txt"))
    assert isinstance(found, Rejected)
    assert "no such file" in found.reason
    (found,) = read_file(SourceFile(tmp_path, "folder.txt"))
    assert isinstance(found, Rejected)


@pytest.mark.parametrize("name", ["a\nb.txt", "x" * 5000 + ".txt", "a\u202eb.txt", "a\udcffb.txt"])
def test_hostile_names_do_not_reach_the_article(tmp_path, name):
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    (article,) = read_file(SourceFile(path, name))
    assert isinstance(article, Article)
    assert article.id == article.path
    article.id.encode()
    assert not set("\n\u202e") & set(article.id)
    path.write_bytes(b"")
    (rejected,) = read_file(SourceFile(path, name))
    assert isinstance(rejected, Rejected)
    assert not set("\n\u202e") & set(rejected.path)


def test_what_no_reader_foresaw_is_told(tmp_path, monkeypatch):
    def broken(_: object) -> None:
        raise IndexError("out of\nrange")

    monkeypatch.setitem(READERS, ".txt", broken)
    found = read(tmp_path / "a.txt", SENTENCE)
    assert found == Rejected("a.txt", "can't be read (out of); save it anew and ingest again")


def test_every_kind_of_file_that_is_looked_for_has_a_reader():
    assert tuple(READERS) == SUFFIXES


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode()))
def test_no_content_raises(tmp_path, suffix, content):
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    for found in read_file(SourceFile(path, path.name)):
        if isinstance(found, Article):
            assert found.digest
            json.dumps([found.id, found.title, found.text]).encode()
        else:
            assert "\n" not in found.reason
