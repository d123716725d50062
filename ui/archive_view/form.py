"""The form that limits what the shelf shows."""

from collections.abc import Mapping

from markupsafe import Markup

from ui.archive_view.names import language_name, source_name
from ui.archive_view.view import View
from ui.languages import say
from ui.markup import Child, element
from vectorstore.archive import Archive
from vectorstore.browse import values_of

_MOST_CHOICES = 500
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


def render_form(archive: Archive, view: View) -> Markup:
    """The fields, as the view has them; a field that could change nothing is left out."""
    catalog, chosen = archive.catalog, view.selection
    words = element(
        "input",
        type="search",
        name="words",
        value=view.words,
        maxlength=500,
        placeholder=say("Search the articles"),
        aria_label=say("Search the articles"),
        autocomplete="off",
        dir="auto",
    )
    search = element("button", say("Search"), type="submit", class_="primary")
    sources, sections = values_of(catalog, "source"), values_of(catalog, "section")
    languages = {code: language_name(code) for code in values_of(catalog, "language")}
    fields = (
        date_field("since", say("From"), chosen.since),
        date_field("until", say("Until"), chosen.until),
        _choice("source", say("Source"), {s: source_name(s) for s in sources}, chosen.source),
        _choice("language", say("Language"), languages, chosen.language),
        _choice("section", say("Section"), {s: source_name(s) for s in sections}, chosen.section),
        element("input", type="hidden", name="sort", value=chosen.sort),
        element("button", say("Clear"), type="button", data_clear=True),
    )
    return element(
        "form",
        element("div", words, search, class_="words"),
        element("div", *fields, class_="limits"),
        role="search",
        aria_label=say("Articles"),
    )


def date_field(name: str, label: str, value: str | None) -> Markup:
    """A labelled field for a day, a month or a year."""
    field = element(
        "input",
        type="text",
        name=name,
        value=value or "",
        inputmode="numeric",
        pattern=_DATE,
        maxlength=10,
        size=10,
        placeholder="2016-03",
        title=say("2016, 2016-03 or 2016-03-05"),
        autocomplete="off",
    )
    return element("label", element("span", label), field)


def _choice(name: str, label: str, choices: Mapping[str, str], chosen: str | None) -> Markup | None:
    if len(choices) < 2 and not chosen:
        return None
    options: list[Child] = [element("option", say("all"), value="")]
    for value, shown in list(choices.items())[:_MOST_CHOICES]:
        options.append(element("option", shown, value=value, selected=value == chosen))
    field = element("select", *options, name=name)
    return element("label", element("span", label), field)
