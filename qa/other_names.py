"""A name that was asked for and is quoted by another: what is said of it beside an answer."""

from collections.abc import Sequence

from vectorstore.archive import Archive
from vectorstore.names.asked import AskedName, names_asked, told_by


def named_note(archive: Archive, question: str, quotes: Sequence[str]) -> list[str]:
    """Which other names the quotes use for those asked, where they lack the ones asked."""
    pairs = {
        name.text: other
        for name in names_asked(archive.catalog, question)
        for other in _others_used(name, quotes)
    }
    return [f"The archive also says “{told}” for “{asked}”." for asked, told in pairs.items()]


def _others_used(name: AskedName, quotes: Sequence[str]) -> list[str]:
    return [other for quote in quotes for other in (told_by(name, quote),) if other]
