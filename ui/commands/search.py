"""``dossier search``: the passages nearest to a question."""

from typing import Annotated

import typer

from ingest.errors import SettingsError
from ui.commands.cited import where
from ui.options import (
    ArchiveOption,
    DatesOption,
    JsonOption,
    SinceOption,
    SourceOption,
    UntilOption,
    question_of,
)
from ui.terminal import print_json, say, show


def search(
    query: Annotated[
        str,
        typer.Argument(
            parser=question_of, metavar="QUERY", help="What to look for, in your own words."
        ),
    ],
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many passages.")] = 10,
    since: SinceOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    dates: DatesOption = True,
    archive: ArchiveOption = None,
    json: JsonOption = False,
) -> None:
    """Find the passages that a question is about, best first.

    Examples:

        dossier search "prison massacre Honduras" -k 5

        dossier search "truce" --since 2012 --until 2013 --json
    """
    from qa import open_assistant
    from qa.as_json import hit_json
    from qa.sources import unknown_sources_note
    from qa.waiting import waiting_note
    from vectorstore.hit import Filters

    if not query:
        raise SettingsError("The query is empty. Say what to look for.")
    assistant = open_assistant(archive)
    hits = assistant.search(
        query, k, since=since, until=until, sources=source or (), read_dates=dates
    )
    archive_ = assistant.archive
    for note in (*waiting_note(archive_, Filters()), *unknown_sources_note(archive_, source or ())):
        say(note)
    if json:
        print_json({"hits": [hit_json(hit) for hit in hits]})
        return
    for number, hit in enumerate(hits, 1):
        article = hit.passage.article
        show(f"{number:>3}  {article.title}", style="bold")
        place = f"{article.path} [{hit.passage.start}:{hit.passage.end}]"
        show(f"     {where(article, ' · ')} · {place}", style="dim")
        show("     " + hit.passage.text.replace("\n\n", "\n     ") + "\n")
    if not hits:
        show("Nothing found.")
