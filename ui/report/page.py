"""An evaluation as one page that needs nothing else: no network, no other file.

Everything that comes from articles, questions or models is escaped; the content security policy
allows the page's own style and one small script.
"""

from collections.abc import Sequence
from html import escape

from qa.evaluation.compare import Comparison
from qa.evaluation.refusals import reliability as bins
from qa.evaluation.report import Report
from qa.evaluation.run import Outcome
from qa.evaluation.scores import METRICS
from qa.evaluation.summary import Mean, Summary
from qa.evaluation.thresholds import curve
from ui.report import plots
from ui.report.frame import page
from ui.report.questions import question_html
from ui.report.table import GROUP_METRICS

_SCRIPT = """
const rows = [...document.querySelectorAll('details[data-right]')];
const wrong = document.getElementById('wrong'), words = document.getElementById('words');
function show() {
  const wanted = words.value.toLowerCase();
  for (const row of rows) row.hidden = (wrong.checked && row.dataset.right === '1')
    || (wanted && !row.textContent.toLowerCase().includes(wanted));
}
wrong.addEventListener('change', show); words.addEventListener('input', show);
"""


def report_html(report: Report) -> str:
    """The whole page."""
    summary, comparison, outcomes = report.summary, report.comparison, report.outcomes
    title = report.asked.name
    changed = _changed(comparison) if comparison else {}
    questions = "".join(question_html(o, changed.get(o.expected.id, "")) for o in outcomes)
    body = f"""<h1>{escape(title)}</h1>
<p class="faint">{summary.questions:,} questions · {summary.p50:.3f} s median,
{summary.p95:.3f} s 95th percentile an answer</p>
{_problems(report)}
<h2>Metrics</h2><div class="scroll">{_metrics(summary, comparison)}</div>
<h2>Plots</h2><div class="plots">{_plots(summary, outcomes, comparison)}</div>
{"".join(_groups(by, found) for by, found in summary.groups.items())}
<h2>Questions</h2><div class="tools"><label><input type="checkbox" id="wrong"> only the wrong
</label><input type="search" id="words" placeholder="Find words" aria-label="Find words"></div>
{questions}"""
    return page(f"{title} · Dossier evaluation", body, _SCRIPT)


def _problems(report: Report) -> str:
    told, comparison = "", report.comparison
    if comparison:
        told = (
            f'<p class="faint">Against the baseline: {len(comparison.gains)} gained, '
            f"{len(comparison.losses)} lost.</p>"
        )
    rows = "".join(f"<li>{escape(problem)}</li>" for problem in report.problems)
    return told + (f'<ul class="problems">{rows}</ul>' if rows else "")


def _metrics(summary: Summary, comparison: Comparison | None) -> str:
    changes = comparison.changes if comparison else {}
    head = "<th>before</th><th>difference</th><th>95 % interval</th>" if changes else ""
    rows = []
    for name, mean in summary.metrics.items():
        cells = f"<td>{mean.value:.4f}</td><td>{mean.count:,}</td>"
        if change := changes.get(name):
            sort = ' class="bad"' if change.fell else ""
            cells += (
                f"<td>{change.before:.4f}</td><td{sort}>{change.difference:+.4f}</td>"
                f"<td>{change.low:+.4f} to {change.high:+.4f}</td>"
            )
        elif changes:
            cells += "<td></td>" * 3
        told = f'<td class="told">{escape(METRICS[name])}</td>'
        rows.append(f"<tr><td>{name}</td>{cells}{told}</tr>")
    return (
        f"<table><tr><th>metric</th><th>mean</th><th>questions</th>{head}"
        f'<th class="told">what it is</th></tr>'
        f"{''.join(rows)}</table>"
    )


def _plots(summary: Summary, outcomes: Sequence[Outcome], comparison: Comparison | None) -> str:
    kinds = [
        (name, found["right"].value, f"{found['right'].value:.0%} of {found['right'].count}")
        for name, found in summary.groups["kind"].items()
    ]
    drawn = [plots.bars("Right, by kind of question", kinds)]
    confident = [float(o.answer["confidence"]) for o in outcomes]
    known = [o.expected.answerable for o in outcomes]
    if summary.auroc is not None:
        drawn += confidence_plots(confident, known)
    if comparison and comparison.changes:
        rows = [
            (name, c.low, c.difference, c.high, "bad" if c.fell else "good" if c.low > 0 else "")
            for name, c in comparison.changes.items()
        ]
        drawn.append(plots.intervals("Difference to the baseline, 95 % intervals", rows))
    return "".join(drawn)


def confidence_plots(
    confident: Sequence[float], known: Sequence[bool], threshold: float | None = None
) -> list[str]:
    """Precision and recall of refusing over the threshold, and the reliability diagram."""
    points = curve(confident, known)
    lines = [
        ("precision of refusing", [(p.threshold, p.precision) for p in points if p.refused]),
        ("recall of refusing", [(p.threshold, p.recall) for p in points]),
    ]
    dots = [(b.confidence, b.share, b.count) for b in bins(confident, known)]
    return [
        plots.curves("Refusing, by threshold", ("refuse below", ""), lines, threshold),
        plots.reliability("Reliability: how far the confidence can be believed", dots),
    ]


def _groups(by: str, groups: dict[str, dict[str, Mean]]) -> str:
    head = "".join(f"<th>{name}</th>" for name in GROUP_METRICS)
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>{found['right'].count}</td>"
        + "".join(f"<td>{_value(found.get(metric))}</td>" for metric in GROUP_METRICS)
        + "</tr>"
        for name, found in groups.items()
    )
    return (
        f'<h2>By {escape(by)}</h2><div class="scroll"><table><tr><th>{escape(by)}</th>'
        f"<th>questions</th>{head}</tr>{rows}</table></div>"
    )


def _value(mean: Mean | None) -> str:
    return f"{mean.value:.3f}" if mean else "–"


def _changed(comparison: Comparison) -> dict[str, str]:
    notes = {name: f"slipped: {', '.join(metrics)}" for name, metrics in comparison.slips.items()}
    notes |= dict.fromkeys(comparison.gains, "gained")
    return notes | dict.fromkeys(comparison.losses, "lost")
