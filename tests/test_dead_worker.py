"""A process that dies under a test holds nothing up, and fails what kills it every time."""

import re
import subprocess
import sys
from pathlib import Path

DIES = """
import os, signal
from pathlib import Path

def test_before():
    pass

def test_dies_once():
    mark = Path(__file__).with_suffix(".mark")
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)

def test_always_dies():
    os.kill(os.getpid(), signal.SIGKILL)

def test_after():
    pass
"""


def test_the_others_are_run_and_one_that_dies_again_fails(tmp_path):
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_handlecrashitem\n")
    (tmp_path / "test_it.py").write_text(DIES)
    command = [sys.executable, "-m", "pytest", "-n", "1", "--dist", "worksteal", "-rfs"]
    ended = subprocess.run(
        [*command, "--rootdir", str(tmp_path), "-p", "no:cacheprovider", str(tmp_path)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ended.returncode == 1, ended.stdout
    assert re.search(r"^FAILED \S+::test_always_dies", ended.stdout, re.M), ended.stdout
    assert re.search(r"\b1 failed, 3 passed, 2 skipped\b", ended.stdout), ended.stdout
    assert "crashed while running" in ended.stdout
