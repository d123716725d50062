"""What is converted once and kept: made whole, and gone when no program asks for it any more."""

import os
import time

import pytest

from vectorstore.made_once import made_once

MONTH = 31 * 24 * 3600


def make(folder):
    (folder / "facts").write_text("made")


def kept(cache, name, unused=0.0):
    folder = made_once(cache / name, "facts", make, "model")
    os.utime(folder, (time.time() - unused,) * 2)
    return folder


def test_it_is_made_once(tmp_path):
    made = []
    for _ in range(2):
        made_once(tmp_path / "encoder-a", "facts", lambda f: (make(f), made.append(f)), "model")
    assert len(made) == 1


def test_what_fails_leaves_nothing(tmp_path):
    def fail(folder):
        make(folder)
        raise ValueError("no such model")

    with pytest.raises(ValueError, match="no such model"):
        made_once(tmp_path / "encoder-a", "facts", fail, "model")
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]


def test_making_one_removes_those_of_its_kind_that_nobody_uses(tmp_path):
    old, used = kept(tmp_path, "encoder-old", MONTH), kept(tmp_path, "encoder-used", MONTH)
    other, foreign = kept(tmp_path, "reader-old", MONTH), tmp_path / "encoder-mine"
    foreign.mkdir()
    os.utime(foreign, (0, 0))
    made_once(used, "facts", make, "model")
    kept(tmp_path, "encoder-new")
    assert not old.exists()
    assert not (tmp_path / "encoder-old.lock").exists()
    assert all(path.exists() for path in (used, other, foreign, tmp_path / "encoder-used.lock"))
