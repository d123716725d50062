"""``dossier status``: what the archive holds."""

from dataclasses import asdict

from ui.options import ArchiveOption, JsonOption
from ui.terminal import print_json, show

_SHOWN = 5


def status(archive: ArchiveOption = None, json: JsonOption = False) -> None:
    """Show what the archive holds: articles, dates, languages, sources, size.

    Example:

        dossier status --archive my-archive
    """
    from qa import open_assistant
    from vectorstore.status import status as count

    found = count(open_assistant(archive).archive)
    if json:
        print_json(asdict(found))
        return
    lines = {
        "Archive": found.archive,
        "Articles": f"{found.articles:,} ({found.originals:,} original reports, "
        f"{found.duplicates:,} duplicates, {found.copies:,} near-copies, "
        f"{found.undated:,} undated)",
        "Passages": f"{found.passages:,}"
        + (f" ({found.pending:,} not searchable yet: run dossier ingest)" if found.pending else ""),
        "Published": f"{found.first} to {found.last}" if found.first else "no dates known",
        "Languages": _listed(found.languages),
        "Sources": _listed(found.sources),
        "Names": _names(found.names),
        "Encoder": found.encoder,
        "On disk": f"{found.disk_bytes / 1e6:,.1f} MB",
    }
    for name, value in lines.items():
        show(f"{name:<10} {value}")


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{name or 'unknown'} {count:,}" for name, count in counts.items())


def _names(groups: list[list[str]]) -> str:
    """The commonest of the names that are one."""
    if not groups:
        return "none under another name (see dossier names)"
    shown = "; ".join(" = ".join(names) for names in groups[:_SHOWN])
    more = f"; and {len(groups) - _SHOWN:,} more: dossier names" if len(groups) > _SHOWN else ""
    return shown + more
