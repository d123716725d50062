"""``dossier eval draft``: questions proposed from the archive."""

import json as json_format
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.options import ArchiveOption
from ui.terminal import say

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.evaluation.draft import Draft


def draft(
    archive: ArchiveOption = None,
    most: Annotated[int, typer.Option("-n", min=1, help="How many at most.")] = 50,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there.  \\[default: stdout]")
    ] = None,
) -> None:
    """Propose questions, as a JSONL set for a person to edit.

    The chat model of DOSSIER_LLM writes them, and what the archive does not hold word for word is
    dropped; without one they come from templates for English and Spanish.

    Each has "confirmed": false and is left out of evaluations until that is made true (or taken
    out); "note" is the sentence it was made from.

    Example:

        dossier eval draft -n 100 --out questions.jsonl
    """
    from qa import open_assistant
    from ui.report.files import write_file

    dropped: Counter[str] = Counter()
    proposed = _proposed(open_assistant(archive), most, dropped)
    rows = [one.as_row(number) for number, one in enumerate(proposed, 1)]
    lines = "".join(json_format.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if out:
        write_file(out, lines.encode())
    else:
        typer.echo(lines, nl=False)
    if dropped:
        reasons = "; ".join(f"{times} × {reason}" for reason, times in dropped.most_common())
        say(f"{dropped.total()} that the chat model wrote were dropped ({reasons}).")
    say(f'{len(rows)} questions proposed. Confirm each you keep: make "confirmed" true.')


def _proposed(assistant: "Assistant", most: int, dropped: Counter[str]) -> Iterator["Draft"]:
    from qa.evaluation.draft import drafts
    from qa.evaluation.draft_model import written_drafts
    from qa.written.generate import load_chat_model

    settings = assistant.settings
    if not settings.llm:
        return drafts(assistant.archive, most)
    say(f"{settings.llm} is asked about up to {3 * most} passages.")
    model = load_chat_model(settings.llm, settings.llm_base_url, settings.llm_timeout)
    return written_drafts(model, assistant.archive, most, dropped)
