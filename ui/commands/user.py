"""``dossier user``: who may sign in to the chat."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.options import ArchiveOption

if TYPE_CHECKING:
    from ui.login.users import Users

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Letters, digits, - and _.")]

app = typer.Typer(
    name="user",
    help="Say who may sign in to the chat: dossier user add NAME. See dossier serve --help.",
    no_args_is_help=True,
)


@app.command()
def add(name: NameArgument, archive: ArchiveOption = None) -> None:
    """Let someone sign in, or give a new password, which is asked for (or read from stdin).

    Examples:

        dossier user add ana

        dossier user add ana < password.txt
    """
    users = _users(archive)
    new = users.add(name, _password())
    typer.echo(f"{name} may sign in." if new else f"{name} has a new password.")


@app.command()
def remove(name: NameArgument, archive: ArchiveOption = None) -> None:
    """Let someone no longer sign in; whoever is signed in is out at once.

    Examples:

        dossier user remove ana
    """
    if not _users(archive).remove(name):
        from ingest.errors import SettingsError

        raise SettingsError(f"There is no user {name!r}; dossier user list shows who there is.")
    typer.echo(f"{name} may no longer sign in.")


@app.command("list")
def names(archive: ArchiveOption = None) -> None:
    """Show who may sign in.

    Examples:

        dossier user list
    """
    for name in _users(archive).names():
        typer.echo(name)


def _users(archive: Path | None) -> "Users":
    from qa.settings import load_settings
    from ui.login.users import Users
    from vectorstore.archive import Archive

    folder = load_settings(archive=archive).archive
    Archive(folder).close()  # a mistyped folder is told, not made
    return Users(folder)


def _password() -> str:
    if sys.stdin.isatty():
        asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        return asked
    return sys.stdin.readline().rstrip("\r\n")
