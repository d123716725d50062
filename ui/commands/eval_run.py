"""``dossier eval run``: a question set put to the archive."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.evaluation.errors import EvaluationError
from ui.options import ArchiveOption, JsonOption
from ui.report.files import check_writable, write_file
from ui.report.progress import evaluate_with_progress
from ui.report.table import show
from ui.terminal import print_json, say

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.evaluation.baseline import Baseline
    from qa.evaluation.questions import QuestionSet
    from qa.evaluation.report import Report

QuestionsArgument = Annotated[
    Path, typer.Argument(metavar="QUESTIONS", help="A .jsonl or .yaml file of questions.")
]


def run(
    questions: QuestionsArgument,
    archive: ArchiveOption = None,
    json: JsonOption = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page with plots and every answer.")
    ] = None,
    junit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write JUnit XML for a CI system.")
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option(metavar="BASELINE", help="Compare with this baseline; status 1 if it broke."),
    ] = None,
    update_baseline: Annotated[
        Path | None,
        typer.Option(metavar="BASELINE", help="Make the baseline, or raise its floors."),
    ] = None,
    allow_lower: Annotated[
        bool, typer.Option("--allow-lower", help="Let --update-baseline lower floors.")
    ] = False,
    margin: Annotated[
        float, typer.Option(min=0, max=1, help="How far below what is measured floors are set.")
    ] = 0.0,
) -> None:
    """Ask every question of a set and score the answers.

    Ends with status 1 if a floor of the baseline, a named question ("must": true) or a metric
    breaks. Every run is kept below the archive's folder runs; see dossier eval diff.

    Examples:

        dossier eval questions.jsonl

        dossier eval questions.yaml --update-baseline baseline.json

        dossier eval questions.yaml --compare baseline.json --html report.html --junit junit.xml
    """
    from qa import open_assistant
    from qa.evaluation.questions import load_questions

    asked = load_questions(questions)
    before = _baseline(compare, asked)
    assistant = open_assistant(archive)
    check_writable(html, junit, update_baseline)
    report = _report(assistant, asked, before)
    if json:
        print_json(report.as_json())
    else:
        show(report)
    for problem in report.problems:
        say(problem)
    _write(report, html, junit)
    if update_baseline:
        _update(report, update_baseline, margin, allow_lower=allow_lower)
    if report.problems:
        raise typer.Exit(1)


def _baseline(path: Path | None, asked: "QuestionSet") -> "Baseline | None":
    """Read, and refused if it belongs to other questions, before anything is asked."""
    from qa.evaluation.baseline import check_same_set, read_baseline

    if path is None:
        return None
    baseline = read_baseline(path)
    check_same_set(baseline, asked.name, asked.digest)
    return baseline


def _report(assistant: "Assistant", asked: "QuestionSet", before: "Baseline | None") -> "Report":
    from qa.evaluation.compare import compare
    from qa.evaluation.records import about, store
    from qa.evaluation.report import Report

    outcomes = tuple(evaluate_with_progress(assistant, asked))
    try:
        say(f"This run is kept as {store(assistant, asked, outcomes).stem}.")
    except EvaluationError as error:
        say(str(error))
    comparison = compare(before, asked, outcomes) if before else None
    return Report(asked, about(assistant), outcomes, comparison)


def _write(report: "Report", html: Path | None, junit: Path | None) -> None:
    from ui.report.junit import junit_xml
    from ui.report.page import report_html

    if html:
        write_file(html, report_html(report).encode())
    if junit:
        write_file(junit, junit_xml(report))


def _update(report: "Report", path: Path, margin: float, *, allow_lower: bool) -> None:
    from qa.evaluation.baseline import make_baseline, raised, read_baseline, write_baseline

    baseline = make_baseline(report.asked, report.outcomes, report.about, margin)
    if path.exists():
        baseline = raised(read_baseline(path), baseline, report.outcomes, allow_lower=allow_lower)
    write_baseline(path, baseline)
    say(f"The baseline {path} has {len(baseline.floors)} floors now.")
