"""``dossier doctor``: whether the archive is sound, and its repair."""

import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from ui.options import ArchiveOption, JsonOption
from ui.terminal import console, print_json, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vectorstore.archive import Archive
    from vectorstore.doctor import Finding

_PARTS = {"catalog": "Catalog", "dense": "Dense index", "lexical": "Lexical index"}


def doctor(
    archive: ArchiveOption = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can be mended from the catalog.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Check that the catalog and both indexes are whole and say the same.

    Reads all of them and encodes a sample of passages again. Ends with status 1 if something is
    wrong (with --repair: still wrong) and says what to do.

    Examples:

        dossier doctor

        dossier doctor --repair --archive my-archive
    """
    from qa import open_assistant

    opened = open_assistant(archive).archive
    started = time.perf_counter()
    before, after = _looked_at(opened, mend=repair)
    seconds = round(time.perf_counter() - started, 3)
    if json:
        print_json(_document(opened, before, after, seconds))
    else:
        _show(opened, before, after, mended=repair)
    if after:
        raise typer.Exit(1)


def _looked_at(archive: "Archive", *, mend: bool) -> "tuple[list[Finding], list[Finding]]":
    """What was wrong, and what is wrong now."""
    from vectorstore.doctor import examine, repair

    with console(stderr=True).status("Looking at the archive…"):
        if mend:
            return repair(archive)
        found = examine(archive)
        return found, found


def _document(
    archive: "Archive", before: "Sequence[Finding]", after: "Sequence[Finding]", seconds: float
) -> dict[str, object]:
    articles, passages = archive.size()
    return {
        "sound": not after,
        "findings": [asdict(finding) for finding in after],
        "repaired": [asdict(finding) for finding in before if finding not in after],
        "archive": str(archive.folder),
        "articles": articles,
        "passages": passages,
        "seconds": seconds,
    }


def _show(
    archive: "Archive", before: "Sequence[Finding]", after: "Sequence[Finding]", *, mended: bool
) -> None:
    for part, name in _PARTS.items():
        wrong = [finding for finding in after if finding.part == part]
        for finding in wrong:
            named = f" ({', '.join(finding.examples)})" if finding.examples else ""
            show(f"{name}: {finding.problem}{named}. What to do: {finding.remedy}.")
        if not wrong:
            was = any(finding.part == part for finding in before)
            show(f"{name}: {'repaired' if was and mended else 'sound'}.")
    articles, passages = archive.size()
    show(f"The archive {archive.folder} holds {articles:,} articles in {passages:,} passages.")
