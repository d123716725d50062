"""The chat page: what happens when someone asks, stops, begins anew or opens a citation.

What people, articles and models write reaches the page only through ``ui.markup``, which escapes
it; each browser tab has its conversation in a ``gr.State`` and sees no other.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qa.assistant import Assistant
from ui.conversation import Conversation, converse, stopped
from ui.layout import Layout, lay_out
from ui.place import open_place
from ui.reader import render_reader
from ui.start import archive_name, render_masthead, render_start
from ui.turn import render_turns

if TYPE_CHECKING:
    import gradio as gr

_ANSWERS_AT_ONCE = 16
_QUIETLY: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": None,
}
_ANSWERING = {**_QUIETLY, "concurrency_limit": _ANSWERS_AT_ONCE, "concurrency_id": "answers"}


def build_chat(assistant: Assistant) -> "gr.Blocks":
    """The page over one archive; ``ui.serve`` mounts it with its style and theme."""
    import gradio as gr

    title = f"{archive_name(assistant.archive.folder)} · Dossier"
    chat = gr.Blocks(title=title, analytics_enabled=False, fill_width=True)
    with chat:
        page = lay_out()
        answering = _wire_questions(assistant, page)
        _wire_stopping(assistant, page, answering)
        _wire_reader(page)
        chat.load(
            lambda: (render_masthead(assistant.archive), render_start(assistant.archive)),
            None,
            [page.masthead, page.turns],
            **_QUIETLY,
        )
    return chat


def _wire_questions(assistant: Assistant, page: Layout) -> list[Any]:
    """A question is typed, or an example chosen; returns the two events."""
    import gradio as gr

    def ask(question: str | None, conversation: Conversation) -> Iterator[tuple[Any, ...]]:
        cleared: Any = ""
        for grown in converse(assistant, conversation, question or ""):
            if grown is not conversation:
                yield grown, render_turns(grown), cleared
            cleared = gr.skip()  # what is typed meanwhile stays
        yield gr.skip(), gr.skip(), gr.skip()

    def ask_example(conversation: Conversation, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from ask(_sent(event, "question"), conversation)

    outputs = [page.session, page.turns, page.box]
    typed = gr.on(
        [page.box.submit, page.send.click], ask, [page.box, page.session], outputs, **_ANSWERING
    )
    chosen = page.turns.submit(ask_example, page.session, outputs, **_ANSWERING)
    return [typed, chosen]


def _wire_stopping(assistant: Assistant, page: Layout, answering: list[Any]) -> None:
    """An answer is stopped, or a new conversation begun."""

    def stop(conversation: Conversation) -> tuple[Conversation, str]:
        ended = stopped(conversation)
        return ended, render_turns(ended) if ended else render_start(assistant.archive)

    def begin() -> tuple[Conversation, str, str, str]:
        return (), render_start(assistant.archive), render_reader(None), ""

    shown = [page.session, page.turns]
    page.stop.click(stop, page.session, shown, cancels=answering, **_QUIETLY)
    page.new.click(begin, None, [*shown, page.reader, page.box], cancels=answering, **_QUIETLY)


def _wire_reader(page: Layout) -> None:
    """A citation, a source or a near passage is opened in the reader."""
    import gradio as gr

    def read(conversation: Conversation, event: gr.EventData) -> str:
        return render_reader(open_place(conversation, _sent(event, "place")))

    page.turns.select(read, page.session, page.reader, trigger_mode="always_last", **_QUIETLY)


def _sent(event: "gr.EventData", name: str) -> str:
    """What the page's script sent under a name; empty for anything else than text."""
    sent = event._data  # the attributes raise where the browser sent no dict
    value = sent.get(name) if isinstance(sent, dict) else None
    return value if isinstance(value, str) else ""
