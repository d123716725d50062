"""``dossier ingest``: files and folders into the archive."""

from pathlib import Path
from typing import Annotated

import typer

from ui.options import ArchiveOption, EncoderOption, JsonOption
from ui.terminal import print_json, say, show


def ingest(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH|URL...", help="Files or folders of articles.")
    ],
    archive: ArchiveOption = None,
    encoder: EncoderOption = None,
    json: JsonOption = False,
) -> None:
    """Read articles (.txt .md .html .jsonl, or folders of them) into the archive.

    Doing it twice changes nothing; a changed article replaces its former version. A file that
    can't be read is named and the rest goes on.

    Examples:

        dossier ingest ~/articles

        dossier ingest dump.jsonl page.html --archive my-archive
    """
    from qa.settings import load_settings
    from ui.progress import ingest_with_progress
    from vectorstore.archive import Archive

    settings = load_settings(archive=archive, encoder=encoder)
    opened = Archive(settings.archive, settings.encoder, create=True, cache=settings.cache)
    report = ingest_with_progress(opened, [_place(path) for path in paths])
    for rejected in report.failed:
        say(f"{rejected.path}: {rejected.reason}")
    if json:
        print_json(report.as_json())
    else:
        counts = report.counts
        show(
            f"{counts.added} added, {counts.updated} updated, {counts.unchanged} unchanged, "
            f"{counts.duplicates} duplicates, {len(report.failed)} failed in "
            f"{counts.seconds:.1f} s. The archive {settings.archive} now holds "
            f"{counts.articles:,} articles in {counts.passages:,} passages."
        )
    if report.failed:
        raise typer.Exit(1)


def _place(path: str) -> Path | str:
    return path if path.startswith(("http://", "https://")) else Path(path).expanduser()
