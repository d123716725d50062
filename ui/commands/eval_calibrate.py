"""``dossier eval calibrate``: the refusal threshold and the confidence, fitted on a set."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.evaluation.errors import EvaluationError
from ui.options import ArchiveOption, JsonOption
from ui.report.files import check_writable, write_file
from ui.terminal import print_json, say

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.evaluation.calibrate import Fit
    from qa.evaluation.questions import QuestionSet


def calibrate(
    questions: Annotated[
        Path, typer.Argument(metavar="QUESTIONS", help="A set with unanswerable questions too.")
    ],
    archive: ArchiveOption = None,
    json: JsonOption = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the curves as a page.")
    ] = None,
    precision: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Refuse most with refusals at least this precise."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the fit, and do not keep it.")
    ] = False,
) -> None:
    """Fit when to refuse, and what the confidence should read, and keep both in the archive.

    Without --precision the threshold treats answerable and unanswerable questions equally well.
    DOSSIER_REFUSE_BELOW, where set, goes before the fitted threshold.

    Example:

        dossier eval calibrate questions.jsonl --html calibration.html
    """
    from qa import open_assistant
    from qa.calibration import store_calibration
    from qa.evaluation.calibrate import fit
    from qa.evaluation.questions import load_questions
    from vectorstore.folder import read_only, writable

    asked = load_questions(questions)
    assistant = open_assistant(archive, refuse_below=1.0)
    folder = assistant.archive.folder
    if not dry_run and not writable(folder):
        raise read_only(folder)  # now, not when all have been asked
    check_writable(html)
    raw, known = _raw(assistant, asked)
    before = open_assistant(archive).settings.refuse_below
    fitted = fit(raw, known, f"{asked.name} ({len(raw)} questions)", before, precision)
    if json:
        print_json(asdict(fitted))
    else:
        _show(raw, known, fitted)
    if html:
        _write(html, raw, known, fitted)
    if dry_run:
        say("Nothing is kept (--dry-run).")
        return
    store_calibration(assistant.archive, fitted.calibration)
    say(f"The archive {folder} refuses below this threshold from now on.")


def _raw(assistant: "Assistant", asked: "QuestionSet") -> tuple[list[float], list[bool]]:
    """The confidences as the system has them without a calibration.

    Raises:
        EvaluationError: a question failed, so that nothing is known of it.
    """
    from ui.report.progress import evaluate_with_progress

    assistant.calibration = None
    outcomes = list(evaluate_with_progress(assistant, asked))
    failed = [outcome for outcome in outcomes if outcome.failed]
    if failed:
        raise EvaluationError(
            f"Nothing is fitted, since {len(failed)} of {len(outcomes)} questions failed. "
            f"{failed[0].expected.id}: {failed[0].faults[0]}"
        )
    confident = [float(outcome.answer["confidence"]) for outcome in outcomes]
    return confident, [outcome.expected.answerable for outcome in outcomes]


def _write(html: Path, raw: list[float], known: list[bool], fitted: "Fit") -> None:
    from ui.report.calibration import calibration_html

    write_file(html, calibration_html(raw, known, fitted).encode())


def _show(raw: list[float], known: list[bool], fitted: "Fit") -> None:
    from ui.report.calibration import show_calibration

    show_calibration(raw, known, fitted)
