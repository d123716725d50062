"""The parts of the archive's view and how they lie."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ui.archive_view.opened import render_opened
from ui.archive_view.view import View
from ui.languages import LANGUAGES, language, say
from ui.markup import element
from ui.page_files import script_of

if TYPE_CHECKING:
    import gradio as gr

_PLAIN: dict[str, Any] = {"apply_default_css": False}
_VIEWS = (
    ("chat", "Questions", "page"),
    ("archive", "Archive", None),
    ("compare", "Side by side", None),
)


@dataclass(frozen=True)
class Parts:
    """The components that something happens to.

    ``view`` holds what a browser tab looks at. ``adding`` is the part that sends every event.
    """

    view: "gr.State"
    holdings: "gr.HTML"
    adding: "gr.HTML"
    arrivals: "gr.HTML"
    form: "gr.HTML"
    shelf: "gr.HTML"
    opened: "gr.HTML"


def lay_out_views() -> None:
    """Place the buttons that choose what is shown, and the language."""
    import gradio as gr

    gr.HTML(_views(), elem_id="views-nav", js_on_load=script_of("views"), **_PLAIN)


def lay_out_archive() -> Parts:
    """Place the archive's view in the column that is being built."""
    import gradio as gr

    view = gr.State(View())
    with gr.Row(elem_id="library"):
        with gr.Column(elem_id="catalogue"):
            holdings = gr.HTML(elem_id="holdings", js_on_load="", **_PLAIN)
            adding = gr.HTML(elem_id="adding", js_on_load=script_of("latest", "archive"), **_PLAIN)
            arrivals = gr.HTML(elem_id="arrivals", js_on_load="", **_PLAIN)
            form = gr.HTML(elem_id="browse", js_on_load="", **_PLAIN)
            shelf = gr.HTML(elem_id="shelf", js_on_load="", **_PLAIN)
        with gr.Column(elem_id="folio"):
            nothing = render_opened(None, removable=False)
            opened = gr.HTML(nothing, elem_id="opened", js_on_load="", **_PLAIN)
    return Parts(view, holdings, adding, arrivals, form, shelf, opened)


def _views() -> Markup:
    shown = [
        element("button", say(name), type="button", data_show=view, aria_current=current)
        for view, name, current in _VIEWS
    ]
    other = next(code for code in LANGUAGES if code != language())
    switch = element(
        "button", LANGUAGES[other], type="button", lang=other, data_speak=other, class_="language"
    )
    leave = element(
        "form",
        element("span", class_="who"),
        element("button", say("Sign out"), type="submit"),
        method="post",
        action="/logout",
        hidden=True,
    )
    return element("nav", *shown, switch, leave, aria_label=say("Views"))
