"""What ``--help`` shows, kept in tests/golden.

After a change that is meant, write it anew: ``python -m tests.test_cli_help``.
"""

import contextlib
import io
import os
import re
from pathlib import Path
from unittest import mock

import pytest

from ui.cli import app

GOLDEN = Path(__file__).parent / "golden"
COMMANDS = ["dossier", *(command.callback.__name__ for command in app.registered_commands)]


def shown(command):
    """The help, 100 columns wide, without colour."""
    arguments = [*([] if command == "dossier" else command.split()), "--help"]
    out = io.StringIO()
    plain = {"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"}
    with (
        mock.patch.dict(os.environ, plain),
        contextlib.redirect_stdout(out),
        contextlib.suppress(SystemExit),
    ):
        app(arguments, prog_name="dossier")
    without_colour = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    return "\n".join(line.rstrip() for line in without_colour.strip().splitlines()) + "\n"


def golden(command):
    return GOLDEN / ("help.txt" if command == "dossier" else f"help-{command}.txt")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_is_as_it_was_agreed(command):
    assert golden(command).is_file(), "write it: python -m tests.test_cli_help"
    assert shown(command) == golden(command).read_text(encoding="utf-8")


def test_no_help_is_kept_of_a_command_that_is_gone():
    assert set(GOLDEN.glob("help*.txt")) == {golden(command) for command in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS[1:])
def test_every_command_shows_an_example(command):
    assert "Example" in shown(command)
    assert f"dossier {command}" in shown(command)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("serve", "[default: only where --host is not this machine]"),
        ("eval draft", "[default: stdout]"),
        ("eval feedback", '{"questions": [the same]}'),
    ],
)
def test_brackets_are_shown(command, told):
    assert told in " ".join(shown(command).replace("│", "").split())


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in COMMANDS:
        golden(name).write_text(shown(name), encoding="utf-8")
