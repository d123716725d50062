"""The web application: the chat page in Gradio, mounted behind the guard."""

from typing import TYPE_CHECKING, Any

from qa.assistant import Assistant

if TYPE_CHECKING:
    from fastapi import FastAPI

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_FONTS = ("ui-sans-serif", "system-ui", "sans-serif")  # by name only: nothing is fetched
_NO_DOCS: dict[str, Any] = {"docs_url": None, "redoc_url": None, "openapi_url": None}
_NOTHING_MORE: dict[str, Any] = {
    "footer_links": [],
    "run_history": False,
    "show_error": False,
    "ssr_mode": False,
    "enable_monitoring": False,
    "pwa": False,
    "mcp_server": False,
    "max_file_size": 1,
}


def build_app(assistant: Assistant, host: str = "127.0.0.1") -> "FastAPI":
    """The application over one archive, to be run by any ASGI server.

    For a loopback ``host`` it answers only requests that name this machine, so that no web page
    elsewhere can reach it by a name of its own.
    """
    from fastapi import FastAPI
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from ui.guard import Guard

    app = FastAPI(**_NO_DOCS)
    app.add_middleware(Guard)
    if host in _LOOPBACK:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]"])
    _mount(app, assistant, host)
    return app


def _mount(app: "FastAPI", assistant: Assistant, host: str) -> None:
    import gradio as gr

    from ui.chat import build_chat
    from ui.layout import page_style

    gr.mount_gradio_app(
        app,
        build_chat(assistant),
        path="/",
        server_name=host,
        app_kwargs=_NO_DOCS,
        theme=gr.themes.Base(font=_FONTS, font_mono=("ui-monospace", "monospace")),
        head=f"<style>{page_style()}</style>",  # Gradio rewrites the selectors of css=
        **_NOTHING_MORE,
    )
