import os
from pathlib import Path

import pytest

from ingest.article import Rejected
from ingest.files import SourceFile, find_files


def touch(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Some words here.", encoding="utf-8")


def names(*paths: Path) -> list[str]:
    return [found.name for found in find_files(paths) if isinstance(found, SourceFile)]


def test_folder_is_walked_sorted_without_hidden_and_unknown_files(tmp_path):
    touch(tmp_path, "b.md", "a.txt", "c.HTML", "d.exe", ".hidden.txt", "sub/e.jsonl", ".git/f.txt")
    assert names(tmp_path) == ["a.txt", "b.md", "c.HTML", "sub/e.jsonl"]


def test_single_file_has_its_file_name(tmp_path):
    touch(tmp_path, "sub/a.txt")
    assert list(find_files([tmp_path / "sub" / "a.txt"])) == [
        SourceFile(tmp_path / "sub" / "a.txt", "a.txt")
    ]


def test_missing_path_does_not_stop_the_others(tmp_path):
    touch(tmp_path, "a.txt")
    missing, found = find_files([tmp_path / "no", tmp_path / "a.txt"])
    assert isinstance(missing, Rejected)
    assert missing.reason == "not found; check the path"
    assert isinstance(found, SourceFile)


def test_explicit_file_of_another_kind_is_told_which_are_read(tmp_path):
    touch(tmp_path, "a.exe")
    (rejected,) = find_files([tmp_path / "a.exe"])
    assert isinstance(rejected, Rejected)
    assert ".txt .md .html" in rejected.reason


def test_a_file_named_twice_is_read_once(tmp_path):
    touch(tmp_path, "a.txt")
    assert names(tmp_path, tmp_path / "a.txt") == ["a.txt"]


def test_links_out_of_the_root_and_round_in_circles_are_not_followed(tmp_path):
    touch(tmp_path, "secret.txt", "root/a.txt", "outside/b.txt")
    root = tmp_path / "root"
    (root / "leak.txt").symlink_to(tmp_path / "secret.txt")
    (root / "dangling.txt").symlink_to(root / "none.txt")
    (root / "loop.txt").symlink_to(root / "loop.txt")
    (root / "up").symlink_to(tmp_path)
    (root / "inside.txt").symlink_to(root / "a.txt")
    assert names(root) == ["a.txt"]


def test_the_root_itself_may_be_a_link(tmp_path):
    touch(tmp_path, "root/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "root")
    assert names(tmp_path / "link") == ["a.txt"]


@pytest.mark.parametrize("path", ["x" * 5000, "nul\0byte.txt", "a\nb.txt", "http://no.where/a.txt"])
def test_impossible_paths_are_rejected_in_one_line(path):
    (rejected,) = find_files([Path(path)])
    assert isinstance(rejected, Rejected)
    assert "\n" not in rejected.path + rejected.reason


def test_hostile_names_are_made_safe_to_show(tmp_path):
    for name in ["line\nfeed.txt", "a\u202etxt.txt", "b\x1b[31m.txt"]:
        touch(tmp_path, name)
    (tmp_path / os.fsdecode(b"c\xff.txt")).write_text("Some words here.", encoding="utf-8")
    found = names(tmp_path)
    assert sorted(found) == ["a�txt.txt", "b�[31m.txt", "c�.txt", "line�feed.txt"]
    assert all(source.path.exists() for source in find_files([tmp_path]))


def test_what_is_neither_file_nor_folder_is_rejected(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (rejected,) = find_files([tmp_path / "pipe.txt"])
    assert isinstance(rejected, Rejected)
    assert list(find_files([tmp_path])) == []


def test_an_archive_that_lies_inside_the_folder_is_passed_over(tmp_path):
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    inside = tmp_path / "archive" / "lexical"
    inside.mkdir(parents=True)
    (tmp_path / "archive" / "catalog.sqlite").write_bytes(b"")
    (inside / "meta.json").write_text("{}", encoding="utf-8")
    assert [found.name for found in find_files([tmp_path])] == ["a.txt"]
