"""``dossier eval run``: a question set put to the archive."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.options import ArchiveOption, JsonOption
from ui.terminal import print_json, say

if TYPE_CHECKING:
    from qa.evaluation.compare import Comparison
    from qa.evaluation.questions import QuestionSet
    from qa.evaluation.run import Outcome
    from qa.evaluation.summary import Summary

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
    from qa.evaluation.baseline import read_baseline
    from qa.evaluation.compare import compare as compared
    from qa.evaluation.questions import load_questions
    from qa.evaluation.records import about
    from qa.evaluation.summary import summarise
    from ui.report.progress import evaluate_with_progress

    asked = load_questions(questions)
    baseline = read_baseline(compare) if compare else None
    assistant = open_assistant(archive)
    if baseline:
        _check(baseline, asked)
    outcomes = evaluate_with_progress(assistant, asked)
    kept = _keep(assistant, asked, outcomes)
    summary = summarise(outcomes)
    comparison = compared(baseline, asked, outcomes) if baseline else None
    problems = comparison.problems if comparison else _broken(outcomes)
    if html or junit:
        _write(html, junit, asked.name, summary, outcomes, comparison, problems)
    facts = about(assistant)
    if json:
        print_json(_document(asked, facts, summary, outcomes, comparison, problems, kept))
    else:
        _show(asked, summary, comparison)
    for problem in problems:
        say(problem)
    if update_baseline:
        _update(update_baseline, asked, outcomes, facts, margin, allow_lower)
    if problems:
        raise typer.Exit(1)
