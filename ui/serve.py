"""Serving the chat: one page, on this machine only unless told otherwise."""

import socket
from collections.abc import Callable
from contextlib import closing, suppress

from ingest.errors import SettingsError
from qa.assistant import Assistant
from ui.app import LOOPBACK, build_app
from ui.login.users import Users

_FIRST_PORT = 7860
_PORTS_TRIED = 100


def serve(
    assistant: Assistant,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    login: bool | None = None,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Serve the chat until interrupted (Ctrl-C), then return.

    ``port`` None takes the first free one from 7860 on. With ``login`` people sign in first; None
    asks for that wherever other machines can reach the page. ``on_ready`` is called once, with
    the page's address, when it can be opened.

    Raises:
        SettingsError: the host or the port can't be listened on, or nobody could sign in.
    """
    login = host not in LOOPBACK if login is None else login
    if login and not Users(assistant.archive.folder).names():
        raise SettingsError(
            "Nobody can sign in yet. Add someone with: dossier user add NAME, or let everyone in "
            "who reaches the page with --no-login."
        )
    with closing(listen(host, port)) as listening:
        from ui.server import Server

        address = _address(host, listening.getsockname()[1])
        assistant.warm_up()
        server = Server(
            build_app(assistant, host, login=login), lambda: on_ready and on_ready(address)
        )
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens on the port; for None on the first free one from 7860 on.

    Raises:
        SettingsError: the host or the port can't be listened on.
    """
    last = _FIRST_PORT + _PORTS_TRIED - 1
    problem = ""
    for number in [port] if port is not None else range(_FIRST_PORT, last + 1):
        try:
            return _bound(host, number)
        except OSError as error:
            problem = (error.strerror or str(error)).lower()
    where = f"{host} port {port}" if port is not None else f"{host} ports {_FIRST_PORT} to {last}"
    raise SettingsError(f"Can't listen on {where} ({problem}). Choose another --host or --port.")


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def _address(host: str, port: int) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"
