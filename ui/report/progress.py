"""An evaluation that shows how far it is and how long it will still take, on stderr."""

import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ui.preparing import prepare_models
from ui.progress import EVERY
from ui.terminal import console, say

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.evaluation.questions import QuestionSet
    from qa.evaluation.run import Outcome


def evaluate_with_progress(assistant: "Assistant", asked: "QuestionSet") -> Iterator["Outcome"]:
    """The outcomes as they come."""
    from qa.evaluation.run import evaluate

    prepare_models(assistant)
    outcomes = evaluate(assistant, asked.questions)
    shown = _with_bar if sys.stderr.isatty() else _with_lines
    yield from shown(outcomes, len(asked.questions))


def _with_bar(outcomes: Iterator["Outcome"], total: int) -> Iterator["Outcome"]:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("Asking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[right]} right"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, right=0)
        right = 0
        for outcome in outcomes:
            right += outcome.right
            progress.update(task, advance=1, right=right)
            yield outcome


def _with_lines(outcomes: Iterator["Outcome"], total: int) -> Iterator["Outcome"]:
    started = told = time.perf_counter()
    for number, outcome in enumerate(outcomes, 1):
        yield outcome
        now = time.perf_counter()
        if now - told >= EVERY and number < total:
            told = now
            left = (now - started) / number * (total - number)
            say(f"{number:,} of {total:,} questions asked, about {left:.0f} s left.")
