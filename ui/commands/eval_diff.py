"""``dossier eval diff``: which answers changed between two runs, and because of what."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ui.options import ArchiveOption, JsonOption
from ui.terminal import print_json, show


def diff(
    run_a: Annotated[Path, typer.Argument(metavar="RUN_A", help="The former run: name or file.")],
    run_b: Annotated[Path, typer.Argument(metavar="RUN_B", help="The later run: name or file.")],
    archive: ArchiveOption = None,
    json: JsonOption = False,
) -> None:
    """Show the answers that two kept runs give differently, each with the reasons.

    Runs lie in the archive's folder runs; dossier eval tells the name of each.

    Example:

        dossier eval diff 20260105-101500-000001 20260106-090000-000002
    """
    from qa.evaluation.changes import changed_answers, setting_changes
    from qa.evaluation.records import load, runs_folder
    from qa.settings import load_settings

    folder = runs_folder(load_settings(archive=archive).archive)
    old, new = load(run_a, folder), load(run_b, folder)
    changed = list(changed_answers(old, new))
    settings = setting_changes(old, new)
    same = len(old.answers.keys() & new.answers.keys()) - len(changed)
    if json:
        rows = [asdict(change) for change in changed]
        print_json({"changed": rows, "unchanged": same, "settings": settings})
        return
    words = {True: "right", False: "wrong"}
    for change in changed:
        turned = f"{words[change.was_right]} -> {words[change.is_right]}"
        show(f"{change.id} ({turned})  {change.question}", style="bold")
        show(f"  before: {_folded(change.before)}\n  now:    {_folded(change.now)}")
        for reason in change.reasons:
            show(f"  because: {reason}", style="cyan")
    show(f"{len(changed)} answers changed, {same} are the same.")


def _folded(text: str) -> str:
    return text.replace("\n", "\n          ")
