"""The chat page over one archive.

What people, articles and models write reaches the page only through ``ui.markup``, which escapes
it. Each browser tab has its conversation in a ``gr.State``; each visitor has those that are kept.
"""

from typing import TYPE_CHECKING

from qa.assistant import Assistant
from ui.archive_view.filters import add_filters
from ui.archive_view.page import add_archive_view
from ui.events.conversations import wire_conversations
from ui.events.desk import Desk
from ui.events.questions import wire_questions, wire_stopping
from ui.events.turns import wire_reader, wire_sharing, wire_verdicts
from ui.history.store import History
from ui.layout import lay_out
from ui.start import archive_name

if TYPE_CHECKING:
    import gradio as gr


def build_chat(assistant: Assistant, history: History) -> "gr.Blocks":
    """The page over one archive; ``ui.app`` mounts it with its style and theme."""
    import gradio as gr

    title = f"{archive_name(assistant.archive.folder)} · Dossier"
    chat = gr.Blocks(title=title, analytics_enabled=False, fill_width=True)
    with chat:
        page = lay_out()
        desk = Desk(assistant, history, page)
        answering = wire_questions(desk)
        wire_stopping(desk, answering)
        wire_conversations(desk, chat, answering)
        wire_reader(desk)
        wire_verdicts(desk)
        wire_sharing(desk)
        add_filters(assistant.archive, page, chat)
        add_archive_view(assistant, page)
    return chat
