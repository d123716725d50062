"""The command line, run in the test's own process."""

import sys

import pytest

from ui.cli import main


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object
) -> tuple[int, str, str]:
    """``dossier`` with these words: exit status, stdout, stderr."""
    monkeypatch.setattr(sys, "argv", ["dossier", *map(str, words)])
    try:
        main()
        status = 0
    except SystemExit as ended:
        status = ended.code or 0
    return status, *capsys.readouterr()
