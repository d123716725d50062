"""``dossier names``: people, groups and places that have several names."""

from pathlib import Path
from typing import Annotated

import typer

from ui.options import ArchiveOption, JsonOption
from ui.terminal import print_json, show

_MOST = 100_000


def names(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="Names to add to those learned, in place of those given before.",
        ),
    ] = None,
    archive: ArchiveOption = None,
    json: JsonOption = False,
) -> None:
    """Show which names are one, as the articles say themselves; or give more in a file.

    A line of the file holds names that are one, MS13 = MS-13 = Mara Salvatrucha, or two that are
    not, PAN != Bread; what follows a # is a remark. A question by one name finds the others.

    Examples:

        dossier names --archive my-archive

        dossier names my-names.txt --archive my-archive
    """
    from qa import open_assistant
    from vectorstore.names.file import read_names
    from vectorstore.names.groups import name_groups
    from vectorstore.names.table import give_names

    opened = open_assistant(archive).archive
    if file:
        same, apart = read_names(file)
        with opened.writing():
            give_names(opened.catalog, same, apart)
    groups = name_groups(opened.catalog, _MOST)
    if json:
        print_json({"names": groups})
        return
    for group in groups:
        show(" = ".join(group))
    if not groups:
        show("No name is known under another. Give some in a file: dossier names FILE")
