"""Who is using the page."""

from typing import TYPE_CHECKING

from ui.history.visitor import USER

if TYPE_CHECKING:
    import gradio as gr
    from starlette.requests import Request

NOBODY_ELSE = "local"  # the one user where nobody signs in


def user_of(request: "gr.Request | Request | None") -> str:
    """The name of whoever signed in and sent a request; ``local`` where nobody signs in."""
    sent = getattr(request, "request", request)  # Gradio's wraps Starlette's
    return str((sent.scope.get(USER) if sent else None) or NOBODY_ELSE)
