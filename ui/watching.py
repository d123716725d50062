"""One pass over what is to be ingested, or one after another for as long as it is watched."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ui.progress import ingest_with_progress
from ui.terminal import say

if TYPE_CHECKING:
    from vectorstore.archive import Archive
    from vectorstore.intake import Wishes
    from vectorstore.intake_report import Report

_ADDRESSES_EVERY = 900.0  # seconds: feeds say nothing when they change


def passes(
    archive: "Archive", paths: Sequence[Path | str], wishes: "Wishes", *, watch: bool
) -> Iterator["Report"]:
    """The report of the first pass and, with ``watch``, of each later one that changed something.

    Ctrl-C ends a watch, also in the middle of a pass: what was done is kept.
    """
    report = ingest_with_progress(archive, paths, wishes)
    yield report
    if watch:
        with suppress(KeyboardInterrupt):
            yield from _later(archive, paths, replace(wishes, wait=True, reread=False), report)
        say("No longer watching. What was done is kept.")


def _later(
    archive: "Archive", paths: Sequence[Path | str], wishes: "Wishes", before: "Report"
) -> Iterator["Report"]:
    from vectorstore.watch import changes

    places = [path for path in paths if isinstance(path, Path)]
    every = _ADDRESSES_EVERY if len(places) < len(paths) else None
    say("Watching; end with Ctrl-C.")
    for _ in changes(places, archive.folder, every):
        report = ingest_with_progress(archive, paths, wishes)
        if report.counts.changed or report.failed != before.failed:
            yield report
        before = report
