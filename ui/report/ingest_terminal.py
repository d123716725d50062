"""What an ingest did, in a few lines on the terminal."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui.terminal import show
from ui.words import count_of, shortened

if TYPE_CHECKING:
    from vectorstore.intake_report import Named, Report

_LISTED = 5


def show_report(report: "Report", archive: Path) -> None:
    """Counts, what was removed, what is undated, and the archive as it is now."""
    counts = report.counts
    short = f" ({len(report.too_short):,} too short)" if report.too_short else ""
    show(
        f"{counts.added:,} added, {counts.updated:,} updated, {counts.unchanged:,} unchanged, "
        f"{counts.removed:,} removed, {count_of(counts.duplicates, 'duplicate')}, "
        f"{len(report.failed):,} failed{short} in {counts.seconds:.1f} s."
    )
    if report.removed.total:
        show(f"Removed with their files: {_names(report.removed)}")
    if report.boilerplate:
        show("Left out as boilerplate: recurring paragraphs, see --json or --report.")
    show(
        f"The archive {archive} now holds {count_of(counts.articles, 'article')} in "
        f"{count_of(counts.passages, 'passage')}{_spread(report)}."
    )
    if report.undated.total:
        show(f"Undated: {report.undated.total:,} of {counts.articles:,}: {_names(report.undated)}")


def _spread(report: "Report") -> str:
    months = [*report.by_month]
    span = f", {months[0]} to {months[-1]}" if months else ""
    sources = [f"{shortened(name, 40)} {n:,}" for name, n in report.by_source.items() if name]
    return span + (f"; by source: {_some(sources, len(sources))}" if sources else "")


def _names(named: "Named") -> str:
    return _some([shortened(name, 80) for name in named.names], named.total)


def _some(names: Sequence[str], total: int) -> str:
    more = total - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {more:,} more" if more > 0 else "")
