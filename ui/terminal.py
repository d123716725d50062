"""Writing to the terminal: results on stdout, everything else on stderr, no control codes."""

import io
import json
import re
import sys
from typing import TYPE_CHECKING

import typer

from ingest.normalise import printable

if TYPE_CHECKING:
    from rich.console import Console


_UNSAFE = re.compile("[\x7f-\x9f\ud800-\udfff]")  # what json leaves as it is


def print_json(document: object) -> None:
    """One JSON document on stdout; what a terminal would obey, or can't show, is escaped."""
    plain = sys.stdout.encoding.lower() not in {"utf-8", "utf8"}
    text = json.dumps(document, ensure_ascii=plain, indent=2)
    typer.echo(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def say(message: str) -> None:
    """One line on stderr."""
    typer.echo(f"dossier: {printable(message)}", err=True)


def show(text: str, style: str = "", strong: str | None = None) -> None:
    """Lines on stdout, in colour where it is a terminal; ``strong`` is in bold where it occurs.

    Inside a word or a citation's brackets it is not meant.
    """
    from rich.text import Text

    shown = Text("\n".join(map(printable, text.split("\n"))))
    if strong:
        shown.highlight_regex(rf"(?<![\w\[]){re.escape(printable(strong))}(?![\w\]])", "bold")
    console().print(shown, style=style)


def forgive_encoding() -> None:
    """A terminal that can't show a character gets a question mark, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def console(*, stderr: bool = False) -> "Console":
    """A rich console that takes no markup from what it prints."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=not stderr)
