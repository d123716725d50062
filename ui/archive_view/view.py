"""What of the archive is looked at: words, limits and a page, as a browser sends them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.normalise import one_line
from vectorstore.browse import Selection, Sort
from vectorstore.days import as_day

_LONGEST = 500  # characters of a field; more is cut
_LAST_PAGE = 100_000
_SORTS: dict[str, Sort] = {"undated": "undated", "duplicate": "duplicate"}


@dataclass(frozen=True)
class View:
    """``words`` to search for (empty: everything), the selection, and the page from 0."""

    words: str = ""
    selection: Selection = Selection()
    page: int = 0


def view_of(sent: object) -> View:
    """The view that a browser asks for; anything in it that is not understood is left out.

    Raises:
        SettingsError: a date is none.
    """
    fields = sent if isinstance(sent, Mapping) else {}
    selection = Selection(
        since=as_day(_field(fields, "since"), "first"),
        until=as_day(_field(fields, "until"), "last"),
        source=_field(fields, "source"),
        language=_field(fields, "language"),
        section=_field(fields, "section"),
        sort=_SORTS.get(_field(fields, "sort") or "", ""),
    )
    page = _field(fields, "page") or ""
    number = int(page) if page.isdecimal() and len(page) < 7 else 0
    return View(_field(fields, "words") or "", selection, min(number, _LAST_PAGE))


def _field(fields: Mapping[object, object], name: str) -> str | None:
    """A field's text on one line; None where it is empty or something else."""
    value = fields.get(name)
    return one_line(value[:_LONGEST]) or None if isinstance(value, str) else None
