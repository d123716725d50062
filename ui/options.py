"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from ingest.normalise import one_line


def question_of(given: str) -> str:
    """A question as it was typed: one line, no control codes, no bytes that are not text."""
    return one_line(given)


ArchiveOption = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        metavar="DIR",
        help="The archive's folder (default: $DOSSIER_ARCHIVE, else .dossier).",
        show_default=False,
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print one JSON document on stdout, and nothing else there.")
]
EncoderOption = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL",
        help="multilingual, or a sentence-transformers model's name or folder.",
        show_default=False,
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only articles from 2016, 2016-03 or 2016-03-05 on."),
]
UntilOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only articles up to 2016, 2016-03 or 2016-03-05."),
]
SourceOption = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="NAME", help="Only from this source; can be repeated."),
]
DatesOption = Annotated[
    bool, typer.Option("--dates/--no-dates", help="Use the dates that the question itself names.")
]
