"""What the page's scripts send, none of it to be trusted; and how an event is answered."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import gradio as gr

QUIETLY: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": None,
}
LATEST = {**QUIETLY, "trigger_mode": "always_last"}
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


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
