"""``dossier eval``: a question set run, compared, drafted, made of feedback, calibrated.

``dossier eval QUESTIONS`` is ``dossier eval run QUESTIONS``: the first word that names no
subcommand is a file of questions.
"""

from typing import Any

import typer
from typer.core import TyperGroup

from ui.commands.eval_calibrate import calibrate
from ui.commands.eval_diff import diff
from ui.commands.eval_draft import draft
from ui.commands.eval_feedback import feedback
from ui.commands.eval_run import run


class _RunByDefault(TyperGroup):
    """A group that takes ``run`` for said where no subcommand is."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  (vendored click)
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["run", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    name="eval",
    cls=_RunByDefault,
    help="Put a set of questions to the archive and tell what is right, what got better and what "
    "broke: dossier eval QUESTIONS [OPTIONS]. See dossier eval run --help.",
    no_args_is_help=True,
)
for command in (run, diff, calibrate, draft, feedback):
    app.command()(command)
