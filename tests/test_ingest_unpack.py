import gzip
import io
import zipfile
from pathlib import Path

import pytest

from ingest.article import Article, Rejected
from ingest.content import in_memory
from ingest.files import SourceFile
from ingest.read import read_content, read_file

FILES = Path(__file__).parent / "files"
TEXT = "The police director rejected the proposal on Friday. He gave no reason."


def packed(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def read(held: bytes, name: str) -> list[Article | Rejected]:
    return list(read_content(in_memory(held, name, name[name.rindex(".") :])))


def names(found: list[Article | Rejected]) -> list[str]:
    return [item.path for item in found]


def test_every_file_that_is_read_is_read_inside_a_zip(tmp_path):
    files = sorted(FILES.glob("[!lR]*.*"))
    (tmp_path / "all.zip").write_bytes(packed({f"in/{f.name}": f.read_bytes() for f in files}))
    found = list(read_file(SourceFile(tmp_path / "all.zip", "all.zip")))
    alone = [item for f in files for item in read_file(SourceFile(f, f"all.zip/in/{f.name}"))]
    assert found == alone
    assert len(found) == len(files) > 10


@pytest.mark.parametrize("name", ["harbour.html", "chromium.pdf", "pandoc.docx", "pandoc.epub"])
def test_a_compressed_file_is_what_it_was(name):
    held = (FILES / name).read_bytes()
    for times in (1, 2):
        held = gzip.compress(held)
        (article,) = read(held, name + ".gz" * times)
        assert article.title == "Port Elms harbour talks stall again"
        assert article.path.startswith(name + ".gz")


def test_compressed_records_stream_until_the_damage():
    lines = b"".join(b'{"id": "%d", "text": "%s"}\n' % (n, TEXT.encode()) for n in range(5000))
    found = read(gzip.compress(lines)[:-2000], "a.jsonl.gz")
    assert len(found) > 1000
    assert found[0].id == "0"
    assert names(found)[-1] == "a.jsonl.gz"
    assert "cut off" in found[-1].reason


def test_other_kinds_and_hidden_files_are_passed_over():
    members = {"a.txt": TEXT, "b.png": b"x", ".c.txt": TEXT, "__MACOSX/d.txt": TEXT, "e/": b""}
    assert names(read(packed(members), "z.zip")) == ["z.zip/a.txt"]
    (rejected,) = read(packed({"b.png": b"x"}), "z.zip")
    assert "no file in it of a kind that is read" in rejected.reason


def test_no_name_leads_out_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    members = dict.fromkeys(["../../x.txt", "/etc/y.txt", "..\\z.txt", "a\n\u202eb.txt"], TEXT)
    found = read(packed(members), "z.zip")
    inside = ["x.txt", "etc/y.txt", "z.txt", "a\ufffd\ufffdb.txt"]
    assert names(found) == [f"z.zip/{name}" for name in inside]
    assert list(tmp_path.iterdir()) == []


def test_of_two_files_of_one_name_the_second_is_named():
    held = packed({"a.txt": TEXT, "b.txt": TEXT + " Again."}).replace(b"b.txt", b"a.txt")
    first, second = read(held, "z.zip")
    assert (first.text, second.path) == (TEXT, "z.zip/a.txt")
    assert "same name" in second.reason


def test_two_names_that_are_shown_alike_are_one_name():
    first, second = read(packed({"a\x01.txt": TEXT, "a\x02.txt": TEXT + " Again."}), "z.zip")
    assert (first.text, second.path) == (TEXT, "z.zip/a\ufffd.txt")
    assert "same name" in second.reason


def test_one_bad_member_does_not_keep_the_others_out():
    held = packed({"a.txt": TEXT, "b.txt": b"\0", "c.pdf": TEXT, "d.txt": TEXT + " Again."})
    found = read(held, "z.zip")
    assert [isinstance(item, Article) for item in found] == [True, False, False, True]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.zip"])
def test_bombs_are_named(name, method):
    (rejected,) = read(packed({name: b"text\n" + bytes(25_000_000)}, method), "z.zip")
    assert isinstance(rejected, Rejected)
    assert rejected.path == f"z.zip/{name}"


def test_a_compressed_bomb_is_stopped_early():
    (rejected,) = read(gzip.compress(b"0" * 30_000_000), "a.jsonl.gz")
    assert "over 100 times its size" in rejected.reason


def test_archives_in_archives_are_opened_to_a_depth():
    held = packed({"a.txt": TEXT})
    for depth in range(1, 7):
        found = read(held, "z.zip")
        assert isinstance(found[0], Article) is (depth <= 4)
        held = packed({"in.zip": held})
    assert "too deep in one another; unpack" in found[0].reason


@pytest.mark.parametrize("size", [0, 10, 60, 100])
def test_an_archive_that_was_cut_off_is_named(size):
    (rejected,) = read(packed({"a.txt": TEXT})[:size], "z.zip")
    assert (rejected.path, ";" in rejected.reason) == ("z.zip", True)


def test_a_flipped_byte_is_noticed():
    held = bytearray(packed({"a.txt": TEXT}, zipfile.ZIP_STORED))
    held[60] ^= 1
    (rejected,) = read(bytes(held), "z.zip")
    assert "Bad CRC-32" in rejected.reason
