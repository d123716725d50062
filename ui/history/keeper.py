"""One visitor's conversation, kept as it grows; an answer is never lost for want of a disk."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from ingest.errors import DossierError
from ui.conversation import Conversation, Judged, Tab, Turn
from ui.history.record import Find, from_record, to_record
from ui.history.store import History, Kept

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class Keeper:
    """The conversations of the visitor who is asking just now.

    ``opened`` is the id of the one that grows; empty until its first turn is kept. A visitor
    without a name has none. Errors of the disk go to the log.
    """

    def __init__(self, history: History, visitor: str, opened: str = "") -> None:
        self.history = history
        self.visitor = visitor
        self.opened = opened

    def keep(self, turn: Turn, judged: Judged | None = None) -> Turn:
        """Keep the turn, new or again; returns it with its id."""
        if not self.visitor:
            return turn
        record = to_record(turn, judged)
        kept = self._tried(lambda: self._put(turn, record), "")
        return replace(turn, id=kept or turn.id)

    def keep_all(self, conversation: Conversation) -> Conversation:
        """Keep what came from elsewhere, as turns of this visitor's own."""
        return tuple(self.keep(replace(turn, id="", link="")) for turn in conversation)

    def listed(self, holding: str = "") -> list[Kept]:
        """The visitor's conversations that hold these words, latest first."""
        return self._tried(lambda: self.history.conversations(self.visitor, holding), [])

    def open(self, find: Find) -> Tab:
        """The conversation and the verdicts on it; empty where the visitor has no such."""
        none: list[dict[str, Any]] = []
        records = self._tried(lambda: self.history.turns(self.visitor, self.opened), none)
        return replace(_read(records, find), opened=self.opened) if records else Tab()

    def share(self, turn: Turn, *, shared: bool) -> Turn:
        """Make the turn's link, or take it away."""
        link = self._tried(
            lambda: self.history.share(self.visitor, turn.id, shared=shared), turn.link
        )
        return replace(turn, link=link)

    def rename(self, title: str) -> None:
        """Call the conversation something else."""
        self._tried(lambda: self.history.rename(self.visitor, self.opened, title), None)

    def delete(self) -> None:
        """Delete the conversation."""
        self._tried(lambda: self.history.delete(self.visitor, self.opened), None)

    def _put(self, turn: Turn, record: Mapping[str, object]) -> str:
        if not self.opened:
            self.opened = self.history.begin(self.visitor, turn.question)
        return self.history.put(self.visitor, self.opened, turn.id, record)

    def _tried(self, what: Callable[[], _T], otherwise: _T) -> _T:
        try:
            return what()
        except DossierError:
            _log.exception("A conversation could not be kept or read.")
            return otherwise


def shared_turn(history: History, link: str, find: Find) -> Conversation:
    """The one turn that was shared under this name; empty where there is none."""
    record = history.shared(link)
    if record is None:
        return ()
    return _read([{**record, "id": "", "link": "", "judged": None}], find).conversation


def _read(records: list[dict[str, Any]], find: Find) -> Tab:
    read = [from_record(record, find) for record in records]
    verdicts = {place: judged for place, (_, judged) in enumerate(read) if judged}
    return Tab(tuple(turn for turn, _ in read), verdicts=verdicts)
