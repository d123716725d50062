"""An ingest as one page that needs nothing else: no network, no other file, no script.

Everything that comes from articles and file names is escaped.
"""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.normalise import printable
from ui.report import plots
from ui.report.columns import columns
from ui.report.frame import page
from ui.words import count_of, date_in_words, shortened

if TYPE_CHECKING:
    from vectorstore.intake_report import Named, Report

_MOST_ROWS = 5000  # of a table
_MOST_SOURCES = 20
_MOST_MONTHS = 120  # as columns; more are drawn as years
_COUNTS = ("added", "updated", "unchanged", "removed", "duplicates")


def ingest_html(report: "Report", archive: Path) -> str:
    """The whole page."""
    counts = report.counts
    title = f"Ingest into {printable(str(archive))}"
    body = f"""<h1>{escape(title)}</h1>
<p class="faint">{counts.seconds:.1f} s; the archive now holds
{count_of(counts.articles, "article")} in {count_of(counts.passages, "passage")}</p>
<h2>What was done</h2>{_table(("", "articles"), _done(report))}
<h2>The archive by month and source</h2>{_by_month(report)}
<div class="plots">{_by_source(report)}</div>
{_failed(report)}
{_listed("Removed with their files", report.removed)}
{_listed("Undated", report.undated)}
{_boilerplate(report.boilerplate)}"""
    return page(title, body)


def _done(report: "Report") -> list[tuple[str, str]]:
    rows = [(name, f"{getattr(report.counts, name):,}") for name in _COUNTS]
    return [
        *rows,
        ("failed", f"{len(report.failed):,}"),
        ("of these too short", f"{len(report.too_short):,}"),
        ("undated in the archive", f"{report.undated.total:,}"),
        ("near-duplicates in the archive", f"{report.near_duplicates:,}"),
    ]


def _by_month(report: "Report") -> str:
    months = report.by_month
    if len(months) > _MOST_MONTHS:
        months = _by_year(months)
    rows = [(date_in_words(month), count) for month, count in months.items()]
    return columns("Articles by publish date", rows) if rows else "<p>No dates are known.</p>"


def _by_year(months: dict[str, int]) -> dict[str, int]:
    years: dict[str, int] = {}
    for month, count in months.items():
        years[month[:4]] = years.get(month[:4], 0) + count
    return years


def _by_source(report: "Report") -> str:
    rows = [(shortened(name, 24) or "unknown", n) for name, n in report.by_source.items()]
    shown, rest = rows[:_MOST_SOURCES], sum(count for _, count in rows[_MOST_SOURCES:])
    if rest:
        shown.append((count_of(len(rows) - _MOST_SOURCES, "other"), rest))
    most = max((count for _, count in shown), default=1)
    return plots.bars("Articles by source", [(name, n / most, f"{n:,}") for name, n in shown])


def _failed(report: "Report") -> str:
    if not report.failed:
        return ""
    rows = [(one.path, one.reason) for one in report.failed]
    return f"<h2>Failed: {len(rows):,}</h2>{_table(('file', 'why, and what to do'), rows)}"


def _listed(title: str, listed: "Named") -> str:
    if not listed.total:
        return ""
    names = "".join(f"<li>{escape(printable(name))}</li>" for name in listed.names)
    return (
        f"<details><summary><b>{title}: {listed.total:,}</b></summary>"
        f"<ul>{names}{_more(listed.total - len(listed.names))}</ul></details>"
    )


def _boilerplate(blocks: Sequence[dict[str, object]]) -> str:
    if not blocks:
        return ""
    names = list(blocks[0])
    rows = [tuple(str(block.get(name, "")) for name in names) for block in blocks]
    return f"<h2>Boilerplate that was taken out</h2>{_table(tuple(names), rows)}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    told = "".join(f'<th class="told">{escape(name)}</th>' for name in head)
    shown = "".join(f"<tr>{_cells(row)}</tr>" for row in rows[:_MOST_ROWS])
    return (
        f'<div class="scroll"><table><tr>{told}</tr>{shown}</table></div>'
        f"{_more(len(rows) - _MOST_ROWS)}"
    )


def _cells(row: Iterable[str]) -> str:
    return "".join(f'<td class="told">{escape(printable(cell))}</td>' for cell in row)


def _more(count: int) -> str:
    return f"<p>… and {count:,} more.</p>" if count > 0 else ""
