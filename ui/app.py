"""The web application: the chat page in Gradio, mounted behind the guard."""

from typing import TYPE_CHECKING, Any

from qa.assistant import Assistant
from ui.languages import LANGUAGES, speaking

if TYPE_CHECKING:
    from fastapi import FastAPI
    from gradio import Blocks

    from ui.history.store import History

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_FONTS = ("ui-sans-serif", "system-ui", "sans-serif")  # by name only: nothing is fetched
_LOOK_EVERY = 0.02  # seconds
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


def build_app(assistant: Assistant, host: str = "127.0.0.1", *, login: bool = False) -> "FastAPI":
    """The application over one archive, to be run by any ASGI server.

    For a loopback ``host`` it answers only requests that name this machine, so that no web page
    elsewhere can reach it by a name of its own. For any ``host`` a page of another server is
    refused. With ``login`` people sign in first.
    """
    from fastapi import FastAPI
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from ui.archive_view.receive import add_upload_route
    from ui.archive_view.uploads import tidy_all
    from ui.export.downloads import add_downloads
    from ui.guard import Guard
    from ui.history.store import open_history
    from ui.history.visitor import VisitorCookie
    from ui.languages.route import Speaker
    from ui.login.gate import Gate

    app = FastAPI(**_NO_DOCS)
    app.add_middleware(Speaker)
    if login:
        app.add_middleware(Gate, archive=assistant.archive.folder)
    app.add_middleware(Guard)
    if host in LOOPBACK:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]"])
    history = open_history(assistant.archive.folder)
    app.add_middleware(VisitorCookie)
    tidy_all(assistant.archive.folder)
    add_upload_route(app, assistant.archive)
    add_downloads(app, assistant.archive, history)
    for code in reversed(LANGUAGES):  # English, at the root, last: a mount takes all below it
        _mount(app, assistant, history, (host, code))
    return app


def _mount(
    app: "FastAPI", assistant: Assistant, history: "History", where: tuple[str, str]
) -> None:
    import gradio as gr

    from ui.chat import build_chat
    from ui.languages.bind import bind
    from ui.layout import page_style

    host, code = where
    with speaking(code):
        chat = build_chat(assistant, history)
    bind(chat, code)
    _rest(chat)
    gr.mount_gradio_app(
        app,
        chat,
        path="/" if code == "en" else f"/{code}",
        server_name=host,
        app_kwargs=_NO_DOCS,
        theme=gr.themes.Base(font=_FONTS, font_mono=("ui-monospace", "monospace")),
        head=f"<style>{page_style()}</style>",  # Gradio rewrites the selectors of css=
        **_NOTHING_MORE,
    )


def _rest(chat: "Blocks") -> None:
    """Gradio would look for work a thousand times a second, in each language."""
    chat._queue.sleep_when_free = _LOOK_EVERY
    chat._queue.progress_update_sleep_when_free = _LOOK_EVERY
