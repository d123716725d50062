"""An ingest that shows how far it is and how long it will still take."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui.terminal import console

if TYPE_CHECKING:
    from vectorstore.archive import Archive
    from vectorstore.intake import Report


def ingest_with_progress(archive: "Archive", paths: Sequence[Path | str]) -> "Report":
    """``vectorstore.intake.ingest_paths`` with a bar, rate and time left on stderr."""
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    from vectorstore.intake import ingest_paths

    prepare_encoder(archive)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    screen = console(stderr=True)
    hidden = not screen.is_terminal
    with Progress(*columns, console=screen, transient=True, disable=hidden) as progress:
        task = progress.add_task("Ingesting", total=None)
        return ingest_paths(
            archive,
            paths,
            lambda done, total: progress.update(task, completed=done, total=total),
        )


def prepare_encoder(archive: "Archive") -> None:
    """Convert the embedding model, telling about it, if this is the first time."""
    if archive.encoder.prepared:
        return
    with console(stderr=True).status("Preparing the embedding model (once, about ten seconds)…"):
        archive.encoder.prepare()
