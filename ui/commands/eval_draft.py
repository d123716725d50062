"""``dossier eval draft``: questions proposed from the archive."""

import json as json_format
from pathlib import Path
from typing import Annotated

import typer

from ui.options import ArchiveOption
from ui.terminal import say


def draft(
    archive: ArchiveOption = None,
    most: Annotated[int, typer.Option("-n", min=1, help="How many at most.")] = 50,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there.  [default: stdout]")
    ] = None,
) -> None:
    """Propose questions, as a JSONL set for a person to edit.

    Each has "confirmed": false and is left out of evaluations until that is made true (or taken
    out); "note" is the sentence it was made from.

    Example:

        dossier eval draft -n 100 --out questions.jsonl
    """
    from qa import open_assistant
    from qa.evaluation.draft import drafts
    from ui.report.files import write_file

    proposed = drafts(open_assistant(archive).archive, most)
    rows = [one.as_row(number) for number, one in enumerate(proposed, 1)]
    lines = "".join(json_format.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if out:
        write_file(out, lines.encode())
    else:
        typer.echo(lines, nl=False)
    say(f'{len(rows)} questions proposed. Confirm each you keep: make "confirmed" true.')
