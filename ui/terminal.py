"""Writing to the terminal: results on stdout, everything else on stderr, no control codes."""

import json
from typing import TYPE_CHECKING

import typer

from ingest.normalise import printable

if TYPE_CHECKING:
    from rich.console import Console


def print_json(document: object) -> None:
    """One JSON document on stdout."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


def say(message: str) -> None:
    """One line on stderr."""
    typer.echo(f"dossier: {printable(message)}", err=True)


def console(*, stderr: bool = False) -> "Console":
    """A rich console that takes no markup from what it prints."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=not stderr)
