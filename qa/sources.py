"""The sources that a question is limited to, as the archive writes them."""

import difflib
from collections.abc import Sequence
from dataclasses import replace

from ingest.accents import without_accents
from qa.answer import Question
from vectorstore.archive import Archive
from vectorstore.catalog import Catalog
from vectorstore.remembered import remembered


def with_known_sources(archive: Archive, question: Question) -> Question:
    """Each source as the archive writes it, where it has one that differs in case or accents.

    One that fits none of them, or several, stays as it was given.
    """
    if not question.sources:
        return question
    known = _sources(archive.catalog)
    written = dict.fromkeys(_as_written(name, known) for name in question.sources)
    return replace(question, sources=tuple(written))


def unknown_sources_note(archive: Archive, sources: Sequence[str]) -> list[str]:
    """Which of these the archive has no article of, each with the nearest name that it has."""
    known = _sources(archive.catalog) if sources else ()
    nearest = {_plain(name): name for name in known}
    notes = []
    for source in sources:
        if known and _as_written(source, known) not in known:
            near = difflib.get_close_matches(_plain(source), nearest, n=1)
            hint = f" Did you mean {nearest[near[0]]!r}?" if near else ""
            notes.append(f"There is no source {source!r}.{hint}")
    return notes


def _as_written(name: str, known: Sequence[str]) -> str:
    if name in known:
        return name
    alike = [one for one in known if _plain(one) == _plain(name)]
    return alike[0] if len(alike) == 1 else name


def _plain(name: str) -> str:
    return without_accents(" ".join(name.split())).casefold()


@remembered
def _sources(catalog: Catalog) -> tuple[str, ...]:
    rows = catalog.run("SELECT DISTINCT source FROM article WHERE source > '' ORDER BY source")
    return tuple(row["source"] for row in rows)
