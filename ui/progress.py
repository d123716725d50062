"""An ingest that shows how far it is, how fast, and how long it will still take, on stderr."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ui.preparing import prepare_encoder
from ui.terminal import console, say

if TYPE_CHECKING:
    from vectorstore.archive import Archive
    from vectorstore.intake import Advance, Wishes
    from vectorstore.intake_report import Report

EVERY = 15.0  # seconds between two lines where there is no terminal to draw a bar on


def ingest_with_progress(
    archive: "Archive", paths: Sequence[Path | str], wishes: "Wishes"
) -> "Report":
    """``vectorstore.intake.ingest_paths`` with a bar, or a line now and then, on stderr."""
    from vectorstore.intake import ingest_paths

    prepare_encoder(archive.encoder)
    with _bar() if console(stderr=True).is_terminal else _lines() as advance:
        return ingest_paths(archive, paths, advance, wishes)


@contextmanager
def _bar() -> "Iterator[Advance]":
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Ingesting"),
        BarColumn(),
        DownloadColumn(),
        TextColumn("{task.fields[articles]:,} articles, {task.fields[rate]:,.0f} a second"),
        TimeRemainingColumn(),
    )
    started = time.perf_counter()
    with Progress(*columns, console=console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, articles=0, rate=0)

        def advance(done: int, total: int, articles: int) -> None:
            rate = articles / max(time.perf_counter() - started, 0.1)
            progress.update(task, completed=done, total=total, articles=articles, rate=rate)

        yield advance


@contextmanager
def _lines() -> "Iterator[Advance]":
    yield told_now_and_then(time.perf_counter, say)


def told_now_and_then(clock: Callable[[], float], tell: Callable[[str], None]) -> "Advance":
    """What tells a line every 15 seconds by ``clock``, but at the end."""
    started = told = clock()

    def advance(done: int, total: int, articles: int) -> None:
        nonlocal told
        now = clock()
        if now - told >= EVERY and 0 < done < total:
            told, spent = now, now - started
            left = spent / done * (total - done)
            tell(
                f"{articles:,} articles read, {done / 1e6:,.1f} of {total / 1e6:,.1f} MB, "
                f"{articles / spent:,.0f} a second, about {_duration(left)} left."
            )

    return advance


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = seconds / 60
    return f"{minutes:.0f} min" if minutes < 90 else f"{minutes / 60:.1f} h"
