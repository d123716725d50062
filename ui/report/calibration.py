"""A calibration told: the curve of refusing and how far the confidence can be believed."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from qa.evaluation.calibrate import Fit, Quality
from qa.evaluation.refusals import reliability
from qa.evaluation.thresholds import Point, curve
from ui.report.frame import page
from ui.report.page import confidence_plots
from ui.report.table import table
from ui.terminal import console

_STEPS = [number / 20 for number in range(1, 20)]


def show_calibration(raw: Sequence[float], known: Sequence[bool], fitted: Fit) -> None:
    """Three tables on stdout."""
    out, shown = console(), _shown(raw, fitted)
    below = fitted.calibration.refuse_below
    out.print(f"Fitted on {fitted.calibration.fitted_on}. Refuse below {below:.3f}.\n")
    refusing = table("threshold", "refused", "precision", "recall", "answered")
    for point in _some(curve(shown, known), below):
        mark = "*" if point.threshold == below else ""
        row = (point.precision, point.recall, point.answered)
        refusing.add_row(
            f"{point.threshold:.3f}{mark}", str(point.refused), *(f"{value:.3f}" for value in row)
        )
    out.print(refusing)
    bins = table("confidence", "questions", "mean", "answerable", "")
    for b in reliability(shown, known):
        drawn = "#" * round(b.share * 30)
        bins.add_row(
            f"{b.low:.1f} to {b.high:.1f}",
            *(str(b.count), f"{b.confidence:.3f}", f"{b.share:.3f}", f"{drawn:<30}"),
        )
    out.print(bins)
    out.print(_qualities(fitted))


def calibration_html(raw: Sequence[float], known: Sequence[bool], fitted: Fit) -> str:
    """The same as one page with the plots before and after."""
    calibration = fitted.calibration
    after = confidence_plots(_shown(raw, fitted), known, calibration.refuse_below)
    rows = "".join(
        f"<tr><td>{name}</td>" + "".join(f"<td>{value:.3f}</td>" for value in _values(quality))
        for name, quality in _named(fitted)
    )
    head = "".join(f"<th>{name}</th>" for name in ("", *_COLUMNS))
    body = f"""<h1>Calibration</h1>
<p class="faint">Fitted on {escape(calibration.fitted_on)}. Refuses below
{calibration.refuse_below:.3f}; confidence = sigmoid({calibration.slope:.3f} · logit(raw)
{calibration.intercept:+.3f}).</p>
<div class="scroll"><table><tr>{head}</tr>{rows}</table></div>
<h2>Fitted</h2><div class="plots">{"".join(after)}</div>
<h2>Without a calibration</h2><div class="plots">{"".join(confidence_plots(raw, known))}</div>"""
    return page("Calibration · Dossier", body)


_COLUMNS = ("precision", "recall", "answered", "AUROC", "ECE")


def _qualities(fitted: Fit) -> object:
    rows = table("refusing and confidence", *_COLUMNS)
    for name, quality in _named(fitted):
        rows.add_row(name, *(f"{value:.3f}" for value in _values(quality)))
    return rows


def _named(fitted: Fit) -> tuple[tuple[str, Quality], ...]:
    return (
        ("without a calibration", fitted.before),
        ("fitted, on the same questions", fitted.after),
        ("fitted, cross-validated", fitted.cross_validated),
    )


def _values(quality: Quality) -> tuple[float, ...]:
    return (quality.precision, quality.recall, quality.answered, quality.auroc, quality.ece)


def _shown(raw: Sequence[float], fitted: Fit) -> list[float]:
    return [fitted.calibration.apply(value) for value in raw]


def _some(points: Sequence[Point], below: float) -> list[Point]:
    """The last point up to each twentieth, and the one in use."""
    chosen = {max(p.threshold for p in points if p.threshold <= step) for step in _STEPS}
    used = min(points, key=lambda p: abs(p.threshold - below))
    kept = [p for p in points if p.threshold in chosen or p is used]
    return [p if p is not used else _at(p, below) for p in kept]


def _at(point: Point, threshold: float) -> Point:
    return replace(point, threshold=threshold)
