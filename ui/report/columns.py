"""A plot of counts over time, as inline SVG in the manner of ``plots``."""

from collections.abc import Sequence
from html import escape

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 840, 220, 52, 30, 14
_NAMES = 10  # as many as fit below the columns


def columns(title: str, rows: Sequence[tuple[str, int]]) -> str:
    """One column a row: (name, count), in order; a few of the names stand below."""
    most = max((count for _, count in rows), default=1)
    step = (_WIDTH - _LEFT) / max(len(rows), 1)
    every = -(-len(rows) // _NAMES)
    floor = _HEIGHT - _BOTTOM
    drawn = [
        f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH}" y1="{floor}" y2="{floor}"/>'
        f'<text class="name tick" x="{_LEFT - 6}" y="{_TOP + 4}">{most:,}</text>'
        f'<text class="name tick" x="{_LEFT - 6}" y="{floor}">0</text>'
    ]
    for number, (name, count) in enumerate(rows):
        x, height = _LEFT + number * step, count / most * (floor - _TOP)
        drawn.append(
            f'<rect class="bar" x="{x:.1f}" y="{floor - height:.1f}" height="{height:.1f}" '
            f'width="{max(step - 2, step * 0.7):.1f}">'
            f"<title>{escape(name)}: {count:,}</title></rect>"
        )
        if number % every == 0:
            drawn.append(
                f'<text class="tick" x="{x + step / 2:.1f}" y="{floor + 16}">{escape(name)}</text>'
            )
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg role="img" '
        f'aria-label="{escape(title)}" viewBox="0 0 {_WIDTH} {_HEIGHT}">{"".join(drawn)}</svg>'
        f"</figure>"
    )
