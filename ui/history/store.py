"""Conversations in one SQLite file; every question names whose they are, and finds no other's.

A turn is written when it is asked and again with each sentence of its answer, so that a server
that is killed loses no question.
"""

import json
import secrets
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import ArchiveError
from ingest.normalise import one_line
from ui.history.file import connect, fold
from vectorstore.folder import writable

LONGEST_TITLE = 120  # characters
_FILE = "conversations.sqlite"
_SHOWN = 100  # conversations in a list
_HOLDING = (
    " AND (instr(fold(title), ?) OR EXISTS "
    "(SELECT 1 FROM turn WHERE conversation_id = conversation.id AND instr(words, ?)))"
)


@dataclass(frozen=True)
class Kept:
    """A conversation in the list: what it is called and opened by."""

    id: str
    title: str


class History:
    """The conversations of an archive; safe to share between threads.

    They are kept in ``path``, or only in memory where that is None.

    Raises:
        ArchiveError: the file can't be used; any method may raise it.
    """

    def __init__(self, path: Path | None) -> None:
        self.lasting = path is not None
        self._path = path
        self._lock = threading.RLock()
        with self._told():
            self._connection = connect(path)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def begin(self, visitor: str, title: str) -> str:
        """A new conversation, still without turns; returns its id."""
        name = secrets.token_urlsafe(12)
        self._run(
            "INSERT INTO conversation VALUES (?, ?, ?, (SELECT coalesce(max(changed), 0) + 1 "
            "FROM conversation))",
            *(name, visitor, _title(title)),
        )
        return name

    def conversations(self, visitor: str, holding: str = "") -> list[Kept]:
        """The visitor's, latest first, at most a hundred; only those that hold some words."""
        words = fold(one_line(holding))
        found = self._run(
            f"SELECT id, title FROM conversation WHERE visitor = ?{_HOLDING if words else ''} "
            f"ORDER BY changed DESC LIMIT {_SHOWN}",
            *(visitor, *([words, words] if words else [])),
        )
        return [Kept(row["id"], row["title"]) for row in found]

    def title(self, visitor: str, conversation: str) -> str | None:
        """What the conversation is called; None where the visitor has no such."""
        rows = self._run(
            "SELECT title FROM conversation WHERE id = ? AND visitor = ?", conversation, visitor
        )
        return rows[0]["title"] if rows else None

    def turns(self, visitor: str, conversation: str) -> list[dict[str, Any]]:
        """Each turn as it was last put, oldest first, with its ``id`` and ``link``."""
        rows = self._run(
            "SELECT turn.* FROM turn JOIN conversation ON conversation.id = conversation_id "
            "WHERE conversation_id = ? AND visitor = ? ORDER BY place",
            *(conversation, visitor),
        )
        return [_turn(row) for row in rows]

    def turn(self, visitor: str, turn: str) -> list[dict[str, Any]]:
        """The one turn by that id, if the visitor has it."""
        rows = self._run(
            "SELECT turn.* FROM turn JOIN conversation ON conversation.id = conversation_id "
            "WHERE turn.id = ? AND visitor = ?",
            *(turn, visitor),
        )
        return [_turn(row) for row in rows]

    def put(self, visitor: str, conversation: str, turn: str, said: Mapping[str, Any]) -> str:
        """Keep a turn: a new one where ``turn`` is empty, else another version; returns its id.

        Nothing is kept of a conversation that the visitor does not have (any more).
        """
        name = turn or secrets.token_urlsafe(12)
        words = fold(one_line(f"{said.get('question', '')} {said.get('text', '')}"))
        self._run(
            "INSERT INTO turn SELECT ?, id, (SELECT coalesce(max(place), 0) + 1 FROM turn "
            "WHERE conversation_id = conversation.id), ?, ?, NULL FROM conversation "
            "WHERE id = ? AND visitor = ? "
            "ON CONFLICT (id) DO UPDATE SET said = excluded.said, words = excluded.words "
            "WHERE conversation_id = excluded.conversation_id",
            *(name, json.dumps(said), words, conversation, visitor),
        )
        if not turn:
            self._touch(conversation)
        return name

    def rename(self, visitor: str, conversation: str, title: str) -> None:
        """Call the conversation something else; a title without words changes nothing."""
        if _title(title):
            self._run(
                "UPDATE conversation SET title = ? WHERE id = ? AND visitor = ?",
                *(_title(title), conversation, visitor),
            )

    def delete(self, visitor: str, conversation: str) -> None:
        """Delete the conversation with its turns and the links to them."""
        self._run("DELETE FROM conversation WHERE id = ? AND visitor = ?", conversation, visitor)

    def share(self, visitor: str, turn: str, *, shared: bool = True) -> str:
        """The link's name under which a turn may be read by anyone, or end that: empty then."""
        link = secrets.token_urlsafe(18) if shared else None
        rows = self._run(
            "UPDATE turn SET link = CASE WHEN ?1 IS NULL THEN NULL ELSE coalesce(link, ?1) END "
            "WHERE id = ?2 AND conversation_id IN (SELECT id FROM conversation WHERE visitor = ?3) "
            "RETURNING link",
            *(link, turn, visitor),
        )
        return (rows[0]["link"] or "") if rows else ""

    def shared(self, link: str) -> dict[str, Any] | None:
        """The turn that was shared under this name."""
        rows = self._run("SELECT * FROM turn WHERE link = ?", link)
        return _turn(rows[0]) if rows else None

    def _touch(self, conversation: str) -> None:
        self._run(
            "UPDATE conversation SET changed = (SELECT max(changed) + 1 FROM conversation) "
            "WHERE id = ?",
            conversation,
        )

    def _run(self, statement: str, *values: object) -> list[sqlite3.Row]:
        with self._lock, self._told():
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ArchiveError(
                f"The conversations in {self._path} can't be used ({error}). See that the disk is "
                f"not full; if the file is damaged, move it away."
            ) from error


def open_history(folder: Path) -> History:
    """The conversations about the archive in ``folder``; in memory where it can't be written."""
    return History(folder / _FILE if writable(folder) else None)


def _title(given: str) -> str:
    return one_line(given)[:LONGEST_TITLE].strip()


def _turn(row: sqlite3.Row) -> dict[str, Any]:
    return {**json.loads(row["said"]), "id": row["id"], "link": row["link"] or ""}
