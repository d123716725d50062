"""What every event of the chat page works with, and how it is answered."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from qa.assistant import Assistant
from ui.conversation import Tab
from ui.conversations_view import render_conversations
from ui.history.keeper import Keeper
from ui.history.store import History
from ui.history.visitor import visitor
from ui.layout import Layout
from ui.start import render_start
from ui.turn import render_turns
from vectorstore.folder import writable

if TYPE_CHECKING:
    import gradio as gr
    from starlette.requests import Request


@dataclass(frozen=True)
class Desk:
    """The archive's assistant, the conversations about it, and the page."""

    assistant: Assistant
    history: History
    page: Layout

    def keeper(self, request: "gr.Request", opened: str = "") -> Keeper:
        """The conversations of whoever sent the request."""
        return Keeper(self.history, visitor(came_with(request)), opened)

    def turns(self, tab: Tab) -> Markup:
        """The conversation as it is shown; the invitation to ask where nothing was asked."""
        if not tab.conversation:
            return render_start(self.assistant.archive)
        keeps = writable(self.assistant.archive.folder)
        return render_turns(tab.conversation, tab.verdicts, keeps=keeps, opened=tab.opened)

    def list(self, keeper: Keeper, holding: str = "") -> Markup:
        """The visitor's conversations as they are listed."""
        kept = keeper.listed(holding)
        lasting = self.history.lasting
        return render_conversations(kept, keeper.opened, holding=holding, lasting=lasting)


def came_with(request: "gr.Request") -> "Request":
    """The request itself; Gradio's own gives copies of what is in it."""
    assert request.request is not None
    return request.request
