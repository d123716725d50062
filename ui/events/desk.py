"""What every event of the chat page works with, and how it is answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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

QUIETLY: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": None,
}
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Desk:
    """The archive's assistant, the conversations about it, and the page."""

    assistant: Assistant
    history: History
    page: Layout

    def keeper(self, request: "gr.Request", opened: str = "") -> Keeper:
        """The conversations of whoever sent the request."""
        return Keeper(self.history, visitor(came_with(request), request.username), opened)

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


def fields(event: "gr.EventData") -> Mapping[str, object]:
    """What the page's script sent; nothing where it was no object."""
    sent = event._data  # the attributes raise where the browser sent no dict
    return sent if isinstance(sent, dict) else {}


def sent(event: "gr.EventData", name: str, otherwise: str = "") -> str:
    """What the page's script sent under a name; ``otherwise`` for anything else than text."""
    value = fields(event).get(name)
    return value if isinstance(value, str) else otherwise


def sent_id(event: "gr.EventData", name: str) -> str:
    """An id that the script sent; empty for anything that can be none."""
    return as_id(sent(event, name))


def as_id(value: str) -> str:
    """The value if it can be an id, else empty."""
    return value if _ID.fullmatch(value) else ""


def sent_number(event: "gr.EventData", name: str) -> int:
    """A number that the script sent; 0 for anything else."""
    value = sent(event, name)
    return int(value) if value.isdecimal() and len(value) < 10 else 0
