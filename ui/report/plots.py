"""Plots as inline SVG: drawn by hand, coloured by the page's style sheet, told in words too."""

import math
from collections.abc import Sequence
from html import escape

Point = tuple[float, float]

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 420, 260, 52, 34, 12


def bars(title: str, rows: Sequence[tuple[str, float, str]]) -> str:
    """Horizontal bars: (name, value from 0 to 1, what to write behind the bar)."""
    step, left, width = 24, 150, 420
    drawn = [
        f'<text class="name" x="{left - 8}" y="{i * step + 16}">{escape(name)}</text>'
        f'<rect class="bar" x="{left}" y="{i * step + 4}" width="{_at(value, 190)}" height="16"/>'
        f'<text x="{left + 196}" y="{i * step + 16}">{escape(told)}</text>'
        for i, (name, value, told) in enumerate(rows)
    ]
    return _figure(title, width, len(rows) * step + 6, "".join(drawn))


def curves(
    title: str,
    axes: tuple[str, str],
    lines: Sequence[tuple[str, Sequence[Point]]],
    mark: float | None = None,
) -> str:
    """Named lines over the unit square; ``mark`` is a place on the first axis to point at."""
    drawn = [_frame(axes)]
    for number, (_, points) in enumerate(lines):
        path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
        drawn.append(f'<polyline class="line l{number}" points="{path}"/>')
    if mark is not None:
        x = f"{_x(mark):.1f}"
        drawn.append(f'<line class="mark" x1="{x}" x2="{x}" y1="{_y(0):.1f}" y2="{_y(1):.1f}"/>')
    keys = [f'<b class="l{number}">{escape(name)}</b>' for number, (name, _) in enumerate(lines)]
    return _figure(title, _WIDTH, _HEIGHT, "".join(drawn), " ".join(keys))


def reliability(title: str, points: Sequence[tuple[float, float, int]]) -> str:
    """Confidence against what is true: a dot a bin, its area the number of questions in it."""
    most = max((count for *_, count in points), default=1)
    dots = "".join(
        f'<circle class="dot" cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="{_radius(n / most):.1f}">'
        f"<title>{n} questions: confidence {x:.2f}, answerable {y:.2f}</title></circle>"
        for x, y, n in points
    )
    diagonal = (
        f'<line class="ideal" x1="{_x(0):.1f}" y1="{_y(0):.1f}" x2="{_x(1):.1f}" y2="{_y(1):.1f}"/>'
    )
    frame = _frame(("confidence", "share answerable"))
    return _figure(title, _WIDTH, _HEIGHT, frame + diagonal + dots)


def intervals(title: str, rows: Sequence[tuple[str, float, float, float, str]]) -> str:
    """Differences with their intervals: (name, low, middle, high, class)."""
    step, left, width = 24, 150, 420
    reach = max([0.01, *(max(abs(low), abs(high)) for _, low, _, high, _ in rows)])
    middle, scale = left + 125, 120 / reach
    drawn = [f'<line class="mark" x1="{middle}" x2="{middle}" y1="0" y2="{len(rows) * step}"/>']
    for i, (name, low, mid, high, sort) in enumerate(rows):
        y = i * step + 12
        drawn.append(
            f'<text class="name" x="{left - 8}" y="{y + 4}">{escape(name)}</text>'
            f'<line class="interval {sort}" x1="{middle + low * scale:.1f}" y1="{y}" '
            f'x2="{middle + high * scale:.1f}" y2="{y}"/>'
            f'<circle class="dot {sort}" cx="{middle + mid * scale:.1f}" cy="{y}" r="4">'
            f"<title>{mid:+.4f} ({low:+.4f} to {high:+.4f})</title></circle>"
        )
    return _figure(f"{title} (scale: ±{reach:.3f})", width, len(rows) * step + 6, "".join(drawn))


def _figure(title: str, width: int, height: int, drawn: str, keys: str = "") -> str:
    return (
        f'<figure><figcaption>{escape(title)} {keys}</figcaption><svg role="img" '
        f'aria-label="{escape(title)}" viewBox="0 0 {width} {height}">{drawn}</svg></figure>'
    )


def _frame(axes: tuple[str, str]) -> str:
    ticks = "".join(
        f'<text x="{_x(t):.1f}" y="{_y(0) + 14:.1f}" class="tick">{t:g}</text>'
        f'<text x="{_LEFT - 6}" y="{_y(t) + 4:.1f}" class="name tick">{t:g}</text>'
        f'<line class="grid" x1="{_x(0):.1f}" x2="{_x(1):.1f}" y1="{_y(t):.1f}" y2="{_y(t):.1f}"/>'
        for t in (0, 0.25, 0.5, 0.75, 1)
    )
    return (
        f'{ticks}<text class="axis" x="{_x(0.5):.1f}" y="{_HEIGHT - 4}">{escape(axes[0])}</text>'
        f'<text class="axis" transform="translate(10 {_y(0.5):.1f}) rotate(-90)">'
        f"{escape(axes[1])}</text>"
    )


def _x(value: float) -> float:
    return _LEFT + _at(value, _WIDTH - _LEFT - 12)


def _y(value: float) -> float:
    return _HEIGHT - _BOTTOM - _at(value, _HEIGHT - _BOTTOM - _TOP)


def _radius(share: float) -> float:
    """So that the dot's area follows the share."""
    return 3 + 9 * math.sqrt(share)


def _at(value: float, length: float) -> float:
    return round(min(1.0, max(0.0, value)) * length, 1)
