"""``dossier serve``: the web chat."""

import webbrowser
from typing import Annotated

import typer

from ui.options import ArchiveOption


def serve(
    archive: ArchiveOption = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="Port (default: the first free one from 7860)."),
    ] = None,
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open the page in the browser.")
    ] = False,
    login: Annotated[
        bool | None,
        typer.Option(
            "--login/--no-login",
            help="Ask for a name and a password; make users by: dossier user add NAME. "
            "\\[default: only where --host is not this machine]",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Open the chat in the browser's reach, until Ctrl-C.

    Examples:

        dossier serve --open

        dossier serve --archive my-archive --port 8080

        dossier serve --host 0.0.0.0 --login
    """
    from qa import open_assistant
    from ui.preparing import prepare_models
    from ui.serve import serve as serve_chat

    def ready(address: str) -> None:
        typer.echo(f"The chat is at {address} (Ctrl-C ends it).")
        if open_browser:
            webbrowser.open(address)

    assistant = open_assistant(archive)
    prepare_models(assistant)
    serve_chat(assistant, host=host, port=port, login=login, on_ready=ready)
