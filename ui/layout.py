"""The parts of the page and how they lie: the conversation on the left, the reader beside it."""

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from ui.conversation import LONGEST_QUESTION
from ui.reader import render_reader

if TYPE_CHECKING:
    import gradio as gr

_STYLES = ("colours", "frame", "start", "conversation", "reader", "phone")  # later rules win


@dataclass(frozen=True)
class Layout:
    """The components that something happens to.

    ``session`` holds a browser tab's conversation, ``verdicts`` what was said of its answers.
    """

    session: "gr.State"
    verdicts: "gr.State"
    masthead: "gr.HTML"
    new: "gr.Button"
    turns: "gr.HTML"
    box: "gr.Textbox"
    send: "gr.Button"
    stop: "gr.Button"
    reader: "gr.HTML"


def page_style() -> str:
    """The page's style sheet."""
    return "\n".join(_page_file(f"{name}.css") for name in _STYLES)


def lay_out() -> Layout:
    """Place the components in the ``gr.Blocks`` that is being built."""
    import gradio as gr

    session, verdicts = gr.State(()), gr.State({})
    with gr.Row(elem_id="top"):
        masthead = gr.HTML(elem_id="masthead", apply_default_css=False)
        new = gr.Button("New conversation", elem_id="new")
    with gr.Row(elem_id="panes"):
        with gr.Column(elem_id="talk"):
            script = _page_file("chat.js")
            turns = gr.HTML(elem_id="turns", apply_default_css=False, js_on_load=script)
            with gr.Row(elem_id="composer"):
                box = _question_box()
                send = gr.Button("Ask", elem_id="send", variant="primary")
                stop = gr.Button("Stop", elem_id="stop")
        with gr.Column(elem_id="reader"):
            gr.Button("Close", elem_id="close")
            reader = gr.HTML(render_reader(None), elem_id="article", apply_default_css=False)
    return Layout(session, verdicts, masthead, new, turns, box, send, stop, reader)


def _page_file(name: str) -> str:
    return files("ui").joinpath("page", name).read_text(encoding="utf-8")


def _question_box() -> "gr.Textbox":
    import gradio as gr

    return gr.Textbox(
        elem_id="question",
        label="Your question",
        placeholder="Ask the archive a question",
        show_label=False,
        container=False,
        lines=1,
        max_lines=6,
        max_length=LONGEST_QUESTION,
    )
