"""What is in the archive, at a glance: its size, languages, gaps, and articles over time."""

from dataclasses import replace

from markupsafe import Markup

from ui.archive_view.names import language_name
from ui.archive_view.plot import render_plot
from ui.archive_view.timeline import timeline
from ui.archive_view.view import View
from ui.languages import say
from ui.markup import element
from ui.words import count_of, in_digits, span_in_words
from vectorstore.archive import Archive
from vectorstore.browse import Selection, by_month, counted, values_of
from vectorstore.status import date_span

_MOST_LANGUAGES = 8


def render_holdings(archive: Archive, view: View) -> Markup:
    """The overview; what the view is limited to stands out in it. An empty archive says so."""
    articles, passages = archive.size()
    if not articles:
        return _nothing()
    span = date_span(archive.catalog)
    size = count_of(articles, "article"), count_of(passages, "passage")
    chosen = view.selection
    whole_time = replace(chosen, since=None, until=None, source=None)
    return element(
        "section",
        element("h2", say("What is in this archive"), id="holdings-title"),
        element("p", " · ".join((*size, *((span_in_words(*span),) if span else ())))),
        element("ul", *_facts(archive, chosen), class_="facts"),
        render_plot(timeline(by_month(archive.catalog, whole_time)), chosen),
        class_="holdings",
        aria_labelledby="holdings-title",
    )


def _nothing() -> Markup:
    return element(
        "section",
        element("h2", say("This archive is empty")),
        element("p", say("Drop articles into the box below, or choose files or a folder.")),
        element("p", say("They are read, dated and made searchable, here.")),
        class_="holdings",
    )


def _facts(archive: Archive, chosen: Selection) -> list[Markup]:
    catalog = archive.catalog
    languages = list(values_of(catalog, "language").items())[:_MOST_LANGUAGES]
    facts = [
        _fact("language", code, language_name(code), number, chosen.language == code)
        for code, number in languages
    ]
    for sort, name in (("undated", "Undated"), ("duplicate", "Duplicates")):
        number = counted(catalog, Selection(sort="undated" if sort == "undated" else "duplicate"))
        facts.append(_fact("sort", sort, say(name), number, chosen.sort == sort))
    return facts


def _fact(field: str, value: str, name: str, number: int, pressed: bool) -> Markup:
    """A number that can be pressed to see those articles, and again to see all."""
    return element(
        "li",
        element(
            "button",
            element("span", name),
            " ",
            element("strong", in_digits(number)),
            type="button",
            data_set=field,
            data_to=value,
            aria_pressed="true" if pressed else "false",
            disabled=not number,
        ),
    )
