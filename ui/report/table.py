"""An evaluation as tables in the terminal."""

from typing import TYPE_CHECKING

from ingest.normalise import printable
from ui.terminal import console

if TYPE_CHECKING:
    from rich.table import Table

    from qa.evaluation.compare import Comparison
    from qa.evaluation.report import Report
    from qa.evaluation.summary import Mean, Summary

GROUP_METRICS = ("right", "hit@1", "ndcg@10", "answered", "answer_found", "refusal_recall")


def show(report: "Report") -> None:
    """The metrics, the groups and, against a baseline, the gains and losses."""
    summary, comparison = report.summary, report.comparison
    out = console()
    out.print(_metrics(summary, comparison))
    for by, groups in summary.groups.items():
        if len(groups) > 1:
            out.print(_groups(by, groups))
    believed = "" if summary.ece is None else f"; confidence: ECE {summary.ece:.3f}"
    apart = "" if summary.auroc is None else f", AUROC {summary.auroc:.3f}"
    out.print(
        f"{summary.questions:,} questions; an answer took {summary.p50:.3f} s (median), "
        f"{summary.p95:.3f} s (95th percentile){believed}{apart}"
    )
    if report.asked.unconfirmed:
        out.print(f"{report.asked.unconfirmed:,} unconfirmed drafts were left out.")
    if comparison:
        _show_changes(comparison)


def _metrics(summary: "Summary", comparison: "Comparison | None") -> "Table":
    from qa.evaluation.scores import METRICS

    changes = comparison.changes if comparison else {}
    more = ("before", "difference", "95 % interval") if comparison else ()
    rows = table("metric", "mean", "questions", *more, "what it is")
    for name, mean in summary.metrics.items():
        row = [name, f"{mean.value:.4f}", f"{mean.count:,}"]
        change = changes.get(name)
        if change:
            row += [f"{change.before:.4f}", f"{change.difference:+.4f}"]
            row += [f"{change.low:+.4f} to {change.high:+.4f}"]
        elif comparison:
            row += [""] * 3
        rows.add_row(*row, METRICS[name], style="red" if change and change.fell else "")
    return rows


def _groups(by: str, groups: "dict[str, dict[str, Mean]]") -> "Table":
    rows = table(by, "questions", *GROUP_METRICS)
    for name, found in groups.items():
        values = [f"{found[m].value:.3f}" if m in found else "–" for m in GROUP_METRICS]
        rows.add_row(printable(name), f"{found['right'].count:,}", *values)
    return rows


def _show_changes(comparison: "Comparison") -> None:
    out = console()
    for word, names in (("gained", comparison.gains), ("lost", comparison.losses)):
        listed = f": {', '.join(names[:20])}{' …' if len(names) > 20 else ''}" if names else ""
        out.print(printable(f"{len(names)} {word}{listed}"))
    if comparison.slips:
        slips = [f"{name} ({', '.join(m)})" for name, m in comparison.slips.items()]
        out.print(printable(f"{len(slips)} slipped: {'; '.join(slips[:10])}"))


def table(*columns: str) -> "Table":
    """An empty table; the first column is text, the others are figures."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        made.add_column(column, justify="left" if number == 0 or " it " in column else "right")
    return made
