"""The web server of the chat: one page, on this machine only unless told otherwise."""

import socket
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ingest.errors import SettingsError
from qa.assistant import Assistant

if TYPE_CHECKING:
    from fastapi import FastAPI

_FIRST_PORT = 7860
_PORTS_TRIED = 100
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SECONDS_TO_FINISH = 2
_FONTS = ("ui-sans-serif", "system-ui", "sans-serif")  # by name only: nothing is fetched


def serve(
    assistant: Assistant,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Serve the chat until interrupted (Ctrl-C), then return.

    ``port`` None takes the first free one from 7860 on. ``on_ready`` is called once, with the
    page's address, when it can be opened.

    Raises:
        SettingsError: the host or the port can't be listened on.
    """
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started and on_ready:
                on_ready(address)

    listening = _listen(host, port)
    address = _address(host, listening.getsockname()[1])
    threading.Thread(target=_warm_up, args=(assistant,), daemon=True).start()
    config = uvicorn.Config(
        build_app(assistant, host),
        log_level="warning",
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
    )
    try:
        Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()


def build_app(assistant: Assistant, host: str = "127.0.0.1") -> "FastAPI":
    """The application that ``serve`` runs; a loopback ``host`` is answered only by its names."""
    import gradio as gr
    from fastapi import FastAPI
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from ui.chat import build_chat
    from ui.guard import Guard
    from ui.layout import page_file

    no_docs: dict[str, Any] = {"docs_url": None, "redoc_url": None, "openapi_url": None}
    app = FastAPI(**no_docs)
    app.add_middleware(Guard)
    if host in _LOOPBACK:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]"])
    gr.mount_gradio_app(
        app,
        build_chat(assistant),
        path="/",
        server_name=host,
        app_kwargs=no_docs,
        theme=gr.themes.Base(font=_FONTS, font_mono=("ui-monospace", "monospace")),
        css=page_file("chat.css"),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        max_file_size=1,
    )
    return app


def _listen(host: str, port: int | None) -> socket.socket:
    tried = [port] if port is not None else range(_FIRST_PORT, _FIRST_PORT + _PORTS_TRIED)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    problem = ""
    for number in tried:
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, number))
            listening.listen()
        except OSError as error:
            listening.close()
            problem = (error.strerror or str(error)).lower()
        else:
            return listening
    where = f"{host} port {port}" if port is not None else host
    raise SettingsError(f"Can't listen on {where} ({problem}). Choose another --host or --port.")


def _address(host: str, port: int) -> str:
    name = "127.0.0.1" if host == "0.0.0.0" else host
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def _warm_up(assistant: Assistant) -> None:
    """Load the model and the indexes before the first question needs them."""
    try:
        assistant.search("warm up", k=1)
    except Exception:  # the first question will meet it again, and tell it
        return
