"""A question asked in a conversation, its answer kept while it grows."""

import logging
from collections.abc import Iterator
from dataclasses import replace

from qa.assistant import Assistant
from ui.aside import look_aside
from ui.asked import Asked
from ui.conversation import Conversation, Turn, converse
from ui.history.keeper import Keeper

_log = logging.getLogger(__name__)


def ask_and_keep(
    assistant: Assistant,
    keeper: Keeper,
    conversation: Conversation,
    asked: Asked,
    place: int | None = None,
) -> Iterator[Conversation]:
    """``converse``, with each step kept, and with what stands beside the answer at the end."""
    if not keeper.opened and asked.question.strip():
        conversation = keeper.keep_all(conversation)
    at = len(conversation) if place is None else place
    name = ""
    for grown in converse(assistant, conversation, asked, place):
        if grown is conversation:
            yield grown
            return
        turn = _with_aside(assistant, grown[at])
        kept = keeper.keep(replace(turn, id=name or turn.id))
        name = kept.id
        yield (*grown[:at], kept, *grown[at + 1 :])


def _with_aside(assistant: Assistant, turn: Turn) -> Turn:
    """The turn; with what stands beside its answer once that is there.

    Till then the page shows the text that was streamed and takes no other question.
    """
    if turn.answer is None:
        return turn
    try:
        return replace(turn, aside=look_aside(assistant, turn.answer))
    except Exception:
        _log.exception("What stands beside the answer could not be found.")
        return turn
