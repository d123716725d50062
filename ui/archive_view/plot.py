"""The timeline, drawn: a strip of bars for each row, and its figures as a table for whoever asks.

Bars are SVG, stretched to the strip's width; the words beside them are HTML, so that they keep
their size on a phone and under zoom.
"""

from collections import Counter

from markupsafe import Markup

from ui.archive_view.names import source_name
from ui.archive_view.timeline import Row, Timeline
from ui.languages import say
from ui.markup import element, join
from ui.words import count_of, date_in_words, in_digits
from vectorstore.browse import Selection

_TICKS = 5
_NARROWEST = 0.04  # of a strip's height: a month with one article is seen beside one with hundreds


def render_plot(drawn: Timeline, chosen: Selection) -> Markup | None:
    """The plot, fainter outside the chosen span and source; None where nothing is dated."""
    if not drawn.steps:
        return None
    most = max(max(row.counts) for row in drawn.rows)
    names = _names(drawn)
    rows = [
        _strip(name, row, drawn.steps, most, chosen)
        for name, row in zip(names, drawn.rows, strict=True)
    ]
    note = say("Not shown: {articles} dated by the year only.", articles=_articles(drawn))
    return element(
        "figure",
        element("figcaption", say("Articles by month and source")),
        element("div", *rows, _axis(drawn.steps), class_="strips"),
        element("p", note, class_="note") if drawn.left_out else None,
        _table(drawn, names),
        class_="timeline",
    )


def _articles(drawn: Timeline) -> str:
    return count_of(drawn.left_out, "article")


def _names(drawn: Timeline) -> list[str]:
    names = [source_name(row.source) if row.source is not None else "" for row in drawn.rows]
    names[0] = say("All articles")
    if drawn.rest:
        names[-1] = count_of(drawn.rest, "other source")
    return names


def _strip(name: str, row: Row, steps: tuple[str, ...], most: int, chosen: Selection) -> Markup:
    total = sum(row.counts)
    bars = [
        _bar(place, steps[place], name, row, most, chosen)
        for place, count in enumerate(row.counts)
        if count
    ]
    drawing = element(
        "svg",
        *bars,
        viewBox=f"0 0 {len(steps)} 100",
        preserveAspectRatio="none",
        role="img",
        aria_label=f"{name}: {_in_words(row, steps)}",
    )
    return join(
        (
            element("span", _label(name, row, chosen), class_="who", dir="auto"),
            element("span", in_digits(total), class_="total"),
            element("span", drawing, class_="strip"),
        )
    )


def _label(name: str, row: Row, chosen: Selection) -> Markup | str:
    if not row.source:
        return name
    pressed = "true" if chosen.source == row.source else "false"
    return element(
        "button", name, type="button", data_set="source", data_to=row.source, aria_pressed=pressed
    )


def _bar(place: int, step: str, name: str, row: Row, most: int, chosen: Selection) -> Markup:
    count = row.counts[place]
    height = round(100 * max(_NARROWEST, count / most), 1)
    told = f"{date_in_words(step)} · {name}: {count_of(count, 'article')}"
    return element(
        "rect",
        element("title", told),
        x=f"{place + 0.1:g}",
        y=f"{100 - height:g}",
        width="0.8",
        height=f"{height:g}",
        class_=None if _inside(step, row, chosen) else "out",
        data_step=step,
        data_source=row.source or None,
    )


def _inside(step: str, row: Row, chosen: Selection) -> bool:
    since, until = (chosen.since or "")[: len(step)], (chosen.until or step)[: len(step)]
    return since <= step <= until and (not chosen.source or row.source == chosen.source)


def _in_words(row: Row, steps: tuple[str, ...]) -> str:
    most = max(row.counts)
    when = date_in_words(steps[row.counts.index(most)])
    return say(
        "{articles}, most in {when} ({most})",
        articles=count_of(sum(row.counts), "article"),
        when=when,
        most=most,
    )


def _axis(steps: tuple[str, ...]) -> Markup:
    """A few years under the strips, each where it begins."""
    starts = [(place, step[:4]) for place, step in enumerate(steps) if step[4:] in ("", "-01")]
    starts = starts or [(0, steps[0][:4])]
    every = -(-len(starts) // _TICKS)
    marks = [
        element("span", year, style=f"left:{100 * place / len(steps):.2f}%")
        for place, year in starts[::every]
        if place / len(steps) < 0.95 or len(starts) == 1
    ]
    return element("span", *marks, class_="axis", aria_hidden="true")


def _table(drawn: Timeline, names: list[str]) -> Markup:
    heads = [element("th", head, scope="col", dir="auto") for head in (say("Year"), *names)]
    years = [Counter[str]() for _ in drawn.rows]
    for row, counted in zip(drawn.rows, years, strict=True):
        for step, count in zip(drawn.steps, row.counts, strict=True):
            counted[step[:4]] += count
    lines = [
        element(
            "tr",
            element("th", year, scope="row"),
            *[element("td", in_digits(counted[year])) for counted in years],
        )
        for year in dict.fromkeys(step[:4] for step in drawn.steps)
    ]
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *lines))
    name = say("Articles by year")
    scrolled = element("div", table, class_="scrolled", tabindex=0, role="region", aria_label=name)
    return element("details", element("summary", say("The figures as a table")), scrolled)
