"""``dossier ask``: a question answered in the archive's own words."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.commands.cited import show_citation
from ui.options import (
    ArchiveOption,
    DatesOption,
    JsonOption,
    SinceOption,
    SourceOption,
    UntilOption,
    question_of,
)
from ui.terminal import print_json, show

if TYPE_CHECKING:
    from qa.answer import Answer


def ask(
    question: Annotated[
        str,
        typer.Argument(
            parser=question_of, metavar="QUESTION", help="The question, in plain words."
        ),
    ],
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Answer with what had been published by that day."),
    ] = None,
    dates: DatesOption = True,
    archive: ArchiveOption = None,
    json: JsonOption = False,
) -> None:
    """Answer a question with sentences that quote, and point to, the exact words they rest on.

    Where the archive holds no answer it says so. With DOSSIER_LLM set a chat model writes the
    answer from the same passages.

    Examples:

        dossier ask "How many murders were there in El Salvador in 2016?"

        dossier ask "Who leads the police?" --since 2019 --json

        dossier ask "Who leads the police?" --as-of 2016-05

        DOSSIER_LLM=ollama:qwen3 dossier ask "Why did the truce fail?"
    """
    from qa.as_json import answer_json

    answer = _answer(
        archive,
        question,
        since=since,
        until=until,
        sources=source or (),
        as_of=as_of,
        read_dates=dates,
    )
    if json:
        print_json(answer_json(answer))
    else:
        _show(answer)


def _answer(archive: Path | None, question: str, **limits: Any) -> "Answer":  # noqa: ANN401
    from qa import open_assistant
    from ui.preparing import prepare_models

    assistant = open_assistant(archive)
    prepare_models(assistant)
    assistant.warm_up()
    return assistant.ask(question, **limits)


def _show(answer: "Answer") -> None:
    show(answer.text, style="" if answer.claims else "yellow", strong=answer.short_answer)
    if answer.citations:
        show("")
    for citation in answer.citations:
        show_citation(citation)
    show("")
    for note in answer.notes:
        show(note, style="dim")
