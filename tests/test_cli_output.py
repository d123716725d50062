"""The command where its output can't be written, and where it is interrupted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import run
from ui import cli

DOSSIER = str(Path(sys.executable).with_name("dossier"))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("words", ["status", "status --json", "--help"])
@pytest.mark.parametrize(("to", "told"), [("/dev/full", "No space left"), ("&-", "it is closed")])
def test_an_output_that_can_t_be_written_is_told_in_one_line(sample_folder, words, to, told):
    done = subprocess.run(
        ["sh", "-c", f'"{DOSSIER}" {words} >{to}'],
        env={**os.environ, "DOSSIER_ARCHIVE": str(sample_folder)},
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert f"The output can't be written ({told}" in done.stderr


def test_another_failure_of_a_file_is_not_taken_for_it(monkeypatch, capsys):
    def broken():
        raise OSError(28, "No space left on device", "an-index")

    monkeypatch.setattr(cli, "app", broken)
    with pytest.raises(OSError, match="an-index"):
        run(monkeypatch, capsys, "status")


@pytest.mark.parametrize(("command", "kept"), [("ingest", True), ("eval", False), ("ask", False)])
def test_only_an_ingest_keeps_what_was_done(monkeypatch, capsys, command, kept):
    monkeypatch.setattr(cli, "app", lambda: sys.exit(130))
    status, _, told = run(monkeypatch, capsys, command, "x")
    assert status == 130
    assert told.startswith("dossier: Interrupted.")
    assert ("What was done is kept" in told) == kept
