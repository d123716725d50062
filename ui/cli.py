"""The command ``dossier``: arguments in, one command's work, errors told in one line."""

import atexit
import errno
import gc
import os
import sys
from contextlib import suppress

import typer

from ingest.errors import DossierError, SettingsError
from ui.commands import eval as evaluation
from ui.commands import user
from ui.commands.ask import ask
from ui.commands.doctor import doctor
from ui.commands.ingest import ingest
from ui.commands.names import names
from ui.commands.remove import remove
from ui.commands.search import search
from ui.commands.serve import serve
from ui.commands.status import status
from ui.commands.timeline import timeline
from ui.terminal import forgive_encoding, say

_BETWEEN_COLLECTIONS = 50_000  # objects made: loading makes as many, of which none can go
_INTERRUPTED = 130  # what typer makes of Ctrl-C
_FULL_OR_CLOSED = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EBADF, errno.EIO)
_KEPT = " What was done is kept; the same command completes the rest."

app = typer.Typer(
    name="dossier",
    help="Ask a news archive a question; every sentence of the answer quotes the exact words it "
    "rests on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (ingest, ask, timeline, search, status, names, remove, doctor, serve):
    app.command()(command)
app.add_typer(evaluation.app)
app.add_typer(user.app)


def main() -> None:
    """Run the command line. Exit status: 0 done, 1 an expected error, 2 wrong usage."""
    forgive_encoding()
    try:
        _obey()
    except DossierError as error:
        say(str(error))
        sys.exit(1)
    except SystemExit as ended:
        if ended.code == _INTERRUPTED:
            say(f"Interrupted.{_KEPT if sys.argv[1:2] == ['ingest'] else ''}")
        raise


def _obey() -> None:
    """Run the command; all that it writes has arrived.

    Raises:
        SettingsError: the standard output is closed, or can't be written.
    """
    if sys.stdout is None:  # it was closed before the program began
        raise SettingsError("The output can't be written (it is closed).")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has seen enough
        sys.exit(1)
    except OSError as error:
        if error.filename is not None or error.errno not in _FULL_OR_CLOSED:
            raise  # of a file, not of a stream
        raise SettingsError(f"The output can't be written ({error.strerror}).") from error


def run() -> None:
    """``main`` as a process of its own, which is not taken apart piece by piece when it ends.

    That would take a tenth of a question's time. What others have registered for the end is done.
    """
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    status = 1

    def leave() -> None:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(status)

    atexit.register(leave)  # the first to be registered is the last to be called
    try:
        main()
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        raise
