"""What people have said of answers, kept in the archive's catalog.

An answer comes in as plain values, since those who make answers stand above this package.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from sqlite3 import Row
from typing import Any, Literal, get_args

from ingest.normalise import one_line
from vectorstore.catalog import Catalog

Verdict = Literal["good", "bad"]
LONGEST_NOTE = 500  # characters
_COLUMNS = "question, standalone, history, since, until, sources, answer, verdict, note, given_at"
_AT_ONCE = 100


@dataclass(frozen=True)
class Given:
    """A person's verdict on an answer to a question, with what was said before it.

    ``answer`` is the answer in JSON's own types. ``id`` and ``given_at`` (ISO 8601, UTC) are None
    and empty until it is kept.
    """

    question: str
    standalone: str
    answer: Mapping[str, Any]
    verdict: Verdict
    note: str = ""
    history: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None
    sources: tuple[str, ...] = field(default=())
    id: int | None = None
    given_at: str = ""


class Feedback:
    """The verdicts in one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def give(self, given: Given) -> Given:
        """Keep a new verdict; returns it as it is kept, with its id and the time.

        Questions and the note are kept as one clean line, the note cut to ``LONGEST_NOTE``.

        Raises:
            ValueError: the verdict is neither good nor bad.
            ArchiveError: the catalog can't be written.
        """
        kept = _cleaned(given)
        values = _values(kept)
        marks = ", ".join("?" * len(values))
        insert = f"INSERT INTO feedback ({_COLUMNS}) VALUES ({marks}) RETURNING id"
        with self._catalog.transaction():
            rows = self._catalog.run(insert, *values)
        return replace(kept, id=int(rows[0]["id"]))

    def change(self, given_id: int, verdict: Verdict, note: str = "") -> bool:
        """Put another verdict and note in the place of the former; False if there is none.

        Raises: as ``give`` does.
        """
        values = (_checked(verdict), _note(note), _now(), given_id)
        update = "UPDATE feedback SET verdict = ?, note = ?, given_at = ? WHERE id = ? RETURNING id"
        with self._catalog.transaction():
            return bool(self._catalog.run(update, *values))

    def all(self) -> Iterator[Given]:
        """Every verdict, by id; none in an archive that can't be written and never held one."""
        if not self._catalog.has("feedback"):
            return
        after = 0
        query = f"SELECT id, {_COLUMNS} FROM feedback WHERE id > ? ORDER BY id LIMIT {_AT_ONCE}"
        while rows := self._catalog.run(query, after):
            yield from map(_given, rows)
            after = rows[-1]["id"]


def _cleaned(given: Given) -> Given:
    return replace(
        given,
        question=one_line(given.question),
        standalone=one_line(given.standalone),
        history=tuple((one_line(asked), _lines(said)) for asked, said in given.history),
        verdict=_checked(given.verdict),
        note=_note(given.note),
        given_at=_now(),
    )


def _lines(text: str) -> str:
    return "\n".join(map(one_line, text.split("\n")))


def _note(note: str) -> str:
    return one_line(note)[:LONGEST_NOTE].rstrip()


def _checked(verdict: Verdict) -> Verdict:
    if verdict not in get_args(Verdict):
        raise ValueError(f"a verdict is good or bad, not {verdict!r}")
    return verdict


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _values(given: Given) -> tuple[object, ...]:
    """In the order of the columns."""
    return (
        *(given.question, given.standalone, json.dumps(given.history)),
        *(given.since, given.until, json.dumps(given.sources)),
        *(json.dumps(given.answer), given.verdict, given.note, given.given_at),
    )


def _given(row: Row) -> Given:
    return Given(
        question=row["question"],
        standalone=row["standalone"],
        answer=json.loads(row["answer"]),
        verdict=row["verdict"],
        note=row["note"],
        history=tuple((asked, said) for asked, said in json.loads(row["history"])),
        since=row["since"],
        until=row["until"],
        sources=tuple(json.loads(row["sources"])),
        id=row["id"],
        given_at=row["given_at"],
    )
