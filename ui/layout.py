"""The parts of the page and how they lie: three panes side by side, the archive's view behind."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.conversation import LONGEST_QUESTION, Tab
from ui.languages import say
from ui.page_files import script_of, style_of
from ui.reader import render_reader

if TYPE_CHECKING:
    import gradio as gr

# later rules win
_CHAT_STYLES = ("colours", "frame", "left", "start", "conversation", "answer", "reader", "phone")
_STYLES = (*_CHAT_STYLES, "filters", "archive", "adding", "shelf", "compare")
_SCRIPTS = ("latest", "chat", "turns", "reader")
_PLAIN: dict[str, Any] = {"apply_default_css": False}


@dataclass(frozen=True)
class Layout:
    """The components that something happens to.

    ``session`` holds a browser's ``Tab``, ``holding`` the words that the listed conversations hold,
    and ``limits`` what a search may return: plain values by the names that ``Assistant.stream``
    takes (``since``, ``until``, ``sources``). ``filters``, ``archive`` and ``views`` are empty
    places for the parts that set those limits, show the archive, and choose what is shown
    (``body[data-view]``).
    """

    session: "gr.State"
    holding: "gr.State"
    limits: "gr.State"
    masthead: "gr.HTML"
    views: "gr.Row"
    new: "gr.Button"
    list: "gr.HTML"
    filters: "gr.Column"
    turns: "gr.HTML"
    box: "gr.Textbox"
    send: "gr.Button"
    stop: "gr.Button"
    reader: "gr.HTML"
    archive: "gr.Column"


def page_style() -> str:
    """The page's style sheet."""
    return style_of(*_STYLES)


def lay_out() -> Layout:
    """Place the components in the ``gr.Blocks`` that is being built."""
    import gradio as gr

    with gr.Row(elem_id="top"):
        gr.Button(say("Conversations"), elem_id="show-left")
        masthead = gr.HTML(elem_id="masthead", **_PLAIN)
        views = gr.Row(elem_id="views")
    with gr.Row(elem_id="panes"):
        new, listed, filters = _left()
        turns, box, send, stop = _talk()
        reader = _reader()
    return Layout(
        session=gr.State(Tab()),
        holding=gr.State(""),
        limits=gr.State({}),
        masthead=masthead,
        views=views,
        new=new,
        list=listed,
        filters=filters,
        turns=turns,
        box=box,
        send=send,
        stop=stop,
        reader=reader,
        archive=gr.Column(elem_id="archive"),
    )


def _left() -> "tuple[gr.Button, gr.HTML, gr.Column]":
    import gradio as gr

    with gr.Column(elem_id="left"):
        gr.Button(say("Close"), elem_id="close-left")
        new = gr.Button(say("New conversation"), elem_id="new")
        listed = gr.HTML(elem_id="conversations", js_on_load=script_of("latest", "left"), **_PLAIN)
        filters = gr.Column(elem_id="filters")
    return new, listed, filters


def _talk() -> "tuple[gr.HTML, gr.Textbox, gr.Button, gr.Button]":
    import gradio as gr

    with gr.Column(elem_id="talk"):
        turns = gr.HTML(elem_id="turns", js_on_load=script_of(*_SCRIPTS), **_PLAIN)
        with gr.Row(elem_id="composer"):
            box = _question_box()
            send = gr.Button(say("Ask"), elem_id="send", variant="primary")
            stop = gr.Button(say("Stop"), elem_id="stop")
    return turns, box, send, stop


def _reader() -> "gr.HTML":
    import gradio as gr

    with gr.Column(elem_id="reader"):
        gr.Button(say("Close"), elem_id="close")
        return gr.HTML(render_reader(None), elem_id="article", **_PLAIN)


def _question_box() -> "gr.Textbox":
    import gradio as gr

    return gr.Textbox(
        elem_id="question",
        label=say("Your question"),
        placeholder=say("Ask the archive a question"),
        show_label=False,
        container=False,
        lines=1,
        max_lines=6,
        max_length=LONGEST_QUESTION,
    )
