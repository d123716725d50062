"""``dossier timeline``: what happened when, each event cited."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.cited import show_citation
from ui.options import (
    ArchiveOption,
    JsonOption,
    SinceOption,
    SourceOption,
    UntilOption,
    question_of,
)
from ui.terminal import print_json, show

if TYPE_CHECKING:
    from qa.events.timeline import Event


def timeline(
    about: Annotated[
        str,
        typer.Argument(parser=question_of, metavar="ABOUT", help="A name, a thing or a question."),
    ],
    most: Annotated[int, typer.Option("-k", min=1, max=500, help="At most so many events.")] = 40,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Tell only what had been published by that day."),
    ] = None,
    archive: ArchiveOption = None,
    json: JsonOption = False,
) -> None:
    """Tell what happened when: dated sentences about a name or a thing, oldest first.

    A date in brackets is what the sentence's words mean, counted from its article's date.

    Examples:

        dossier timeline "Ovidio Guzmán"

        dossier timeline "the gang truce in El Salvador" --until 2016 --json
    """
    from qa import open_assistant
    from qa.as_json import timeline_json

    told = open_assistant(archive).timeline(
        about, most, since=since, until=until, sources=source or (), as_of=as_of
    )
    if json:
        print_json(timeline_json(told))
        return
    for event in told.events:
        _show(event)
    if not told.events:
        show("No dated sentence about that was found.", style="yellow")
    for note in told.notes:
        show(note, style="dim")


def _show(event: "Event") -> None:
    show(f"{event.date:<10}  {event.text}")
    for citation in event.citations:
        show_citation(citation, indent=" " * 12)
