"""Bad files through ``dossier ingest``: each one line with the remedy, the rest ingested."""

import json
import shutil

import pytest

from tests.command import run

STORY = "Police seized two tonnes of cocaine in the port of Moín on Monday."
RECORD = json.dumps({"id": "good", "text": f"Rain fell. {STORY}"})
BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "binary.txt": (b"\x7fELF\x02\x01\x01\0\0" + bytes(range(256)) * 40, "binary"),
    "image.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(500), "binary"),
    "latin.txt": ("La policía detuvo al líder de la pandilla.".encode("latin-1"), "UTF-8"),
    "line.txt": (b"police " * 7_200_000, "MB"),
    "line.md": (b"police " * 300_000, "MB"),
    "line.jsonl": (b'{"text": "' + b"police " * 7_200_000 + b'"}', "MB"),
    "short.txt": (b"x", "sentence"),
    "empty.jsonl": (b"", "empty"),
    "empty.html": (b"<html><body></body></html>", ""),
    "empty.md": (b"---\ntitle: x\n---\n", ""),
}
BROKEN_LINE = f"{RECORD}\n{{broken\n" + json.dumps({"text": f"Snow. {STORY}"})


@pytest.fixture
def ingest(monkeypatch, capsys, tmp_path):
    """Ingest paths into a new archive: exit status, the JSON document, lines on stderr."""

    def told(*paths, archive=tmp_path / "archive"):
        words = ("ingest", *paths, "--archive", archive, "--json")
        status, out, err = run(monkeypatch, capsys, *words)
        return status, json.loads(out) if out else None, err.splitlines()

    return told


def folder_of(place, files):
    place.mkdir()
    for name, content in files.items():
        (place / name).write_bytes(content)
    return place


def test_a_folder_full_of_them_does_not_keep_the_good_ones_out(ingest, tmp_path):
    files = {name: content for name, (content, _) in BAD.items()}
    good = {"good.txt": f"Seized\n\n{STORY}".encode(), "broken.jsonl": BROKEN_LINE.encode()}
    folder = folder_of(tmp_path / "all", {**files, **good})
    status, report, lines = ingest(folder, tmp_path / "missing.txt")
    assert status == 1
    assert (report["added"], report["articles"]) == (3, 3)
    failed = {entry["path"]: entry["reason"] for entry in report["failed"]}
    lines_named = {"broken.jsonl:2", "line.jsonl:1", str(tmp_path / "missing.txt")}
    assert set(failed) == {*BAD, *lines_named} - {"line.jsonl"}
    assert sorted(lines) == sorted(f"dossier: {path}: {why}" for path, why in failed.items())
    for name, (_, word) in BAD.items():
        reason = failed.get(name) or failed[f"{name}:1"]
        assert word in reason
        assert ";" in reason or " to " in reason, f"no remedy in {reason!r}"


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "latin.txt", "line.txt"])
def test_one_by_itself_is_named_and_counted(ingest, tmp_path, name):
    (tmp_path / name).write_bytes(BAD[name][0])
    status, report, lines = ingest(tmp_path / name)
    assert (status, report["added"], len(report["failed"])) == (1, 0, 1)
    assert report["failed"][0]["path"] == name
    assert len(lines) == 1
    assert lines[0].startswith(f"dossier: {name}: ")
    assert BAD[name][1] in lines[0]


def test_of_a_jsonl_file_only_the_broken_line_is_left_out(ingest, tmp_path):
    (tmp_path / "a.jsonl").write_text(BROKEN_LINE, encoding="utf-8")
    status, report, lines = ingest(tmp_path / "a.jsonl")
    assert (status, report["added"]) == (1, 2)
    assert len(lines) == 1
    assert lines[0].startswith("dossier: a.jsonl:2: not valid JSON")


def test_a_missing_path_is_named(ingest, tmp_path):
    status, report, lines = ingest(tmp_path / "no" / "such.txt")
    assert (status, len(report["failed"]), len(lines)) == (1, 1, 1)
    assert str(tmp_path / "no" / "such.txt") in lines[0]
    assert "check the path" in lines[0]


def test_an_archive_of_another_encoder_is_not_touched(ingest, tmp_path, sample_folder, monkeypatch):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.setenv("DOSSIER_ENCODER", "some/model")
    status, report, lines = ingest(tmp_path / "a.txt", archive=sample_folder)
    assert (status, report, len(lines)) == (1, None, 1)
    for part in ("all-MiniLM-L6-v2", "some/model", "DOSSIER_ENCODER", "new archive"):
        assert part in lines[0]


def test_a_read_only_archive_folder_is_told(ingest, tmp_path, sample_folder):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    archive = shutil.copytree(sample_folder, tmp_path / "archive")
    archive.chmod(0o555)
    status, report, lines = ingest(tmp_path / "a.txt", archive=archive)
    archive.chmod(0o755)
    assert (status, report, len(lines)) == (1, None, 1)
    assert str(archive) in lines[0]
    assert "chmod u+w" in lines[0]


def test_a_read_only_folder_can_not_hold_a_new_archive(ingest, tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "kept").mkdir(mode=0o555)
    status, report, lines = ingest(tmp_path / "a.txt", archive=tmp_path / "kept")
    assert (status, report, len(lines)) == (1, None, 1)
    assert list((tmp_path / "kept").iterdir()) == []


@pytest.mark.server
def test_an_address_inside_a_private_network_is_refused(ingest):
    status, report, lines = ingest("http://10.0.0.1/article")
    assert (status, len(report["failed"])) == (1, 1)
    assert "private" in lines[0]


def test_afterwards_the_archive_is_whole(ingest, tmp_path):
    files = {"good.txt": f"Seized\n\n{STORY}".encode(), "bad.txt": b""}
    folder = folder_of(tmp_path / "all", files)
    ingest(folder)
    (folder / "bad.txt").write_text(f"Snow fell. {STORY}", encoding="utf-8")
    status, report, lines = ingest(folder)
    assert (status, lines) == (0, [])
    assert (report["added"], report["unchanged"], report["articles"]) == (1, 1, 2)
