"""The filters beside the conversation: what the next question may be answered from."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ingest.errors import DossierError
from ingest.normalise import one_line
from ui.archive_view.form import date_field
from ui.archive_view.names import source_name
from ui.events.sent import LATEST
from ui.languages import say
from ui.markup import element
from ui.page_files import script_of
from ui.words import in_digits
from vectorstore.archive import Archive
from vectorstore.browse import values_of
from vectorstore.days import as_day

if TYPE_CHECKING:
    import gradio as gr

    from ui.layout import Layout

_MOST_SOURCES = 60


def add_filters(archive: Archive, page: "Layout", chat: "gr.Blocks") -> None:
    """Fill the page's place for filters; whatever sets ``page.limits`` shows in them too."""
    import gradio as gr

    with page.filters:
        form = gr.HTML(
            elem_id="limits", js_on_load=script_of("latest", "filters"), apply_default_css=False
        )

    def show(limits: Mapping[str, Any]) -> Markup:
        return render_filters(archive, limits)

    def limit(limits: Mapping[str, Any], event: gr.EventData) -> tuple[Any, Markup]:
        try:
            wanted = limits_of(event._data)
        except DossierError as error:
            return gr.skip(), render_filters(archive, limits, str(error))
        return wanted, render_filters(archive, wanted)

    chat.load(show, page.limits, form, **LATEST)
    page.limits.change(show, page.limits, form, **LATEST)
    form.submit(limit, page.limits, [page.limits, form], **LATEST)


def limits_of(sent: object) -> dict[str, Any]:
    """The arguments of ``Assistant.stream`` that a browser's form stands for.

    Raises:
        SettingsError: a date is none.
    """
    fields = sent if isinstance(sent, Mapping) else {}
    dates = {name: _text(fields.get(name)) for name in ("since", "until")}
    as_day(dates["since"], "first"), as_day(dates["until"], "last")
    given = fields.get("sources")
    sources = tuple(filter(None, map(_text, given))) if isinstance(given, list) else ()
    wanted: dict[str, Any] = {**dates, "sources": sources[:_MOST_SOURCES]}
    return {name: value for name, value in wanted.items() if value}


def render_filters(archive: Archive, limits: Mapping[str, Any], problem: str = "") -> Markup:
    """The form, as the limits have it; a problem with what was typed stands under it."""
    chosen = tuple(limits.get("sources") or ())
    known = values_of(archive.catalog, "source")
    ordered = [*(s for s in chosen if s not in known), *known][:_MOST_SOURCES]
    boxes = [_box(source, known.get(source, 0), source in chosen) for source in ordered]
    return element(
        "form",
        element("h2", say("Only articles")),
        element(
            "div",
            date_field("since", say("From"), limits.get("since")),
            date_field("until", say("Until"), limits.get("until")),
            class_="dates",
        ),
        element("fieldset", element("legend", say("Sources")), *boxes) if len(boxes) > 1 else None,
        element("p", problem, role="alert") if problem else None,
        element("button", say("No limits"), type="button", data_none=True) if limits else None,
        aria_label=say("What answers may rest on"),
    )


def _box(source: str, articles: int, checked: bool) -> Markup:
    box = element("input", type="checkbox", name="sources", value=source, checked=checked)
    number = element("span", in_digits(articles), class_="number")
    return element("label", box, element("span", source_name(source), dir="auto"), number)


def _text(value: object) -> str:
    return one_line(value[:500]) if isinstance(value, str) else ""
