"""What was asked and answered in one conversation, as values that are never changed in place."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.errors import DossierError
from qa.answer import Answer
from qa.as_json import answer_json
from qa.assistant import Assistant
from qa.conversation.follow_up import Turn as Said
from ui.asked import Aside, Asked
from vectorstore.feedback import Feedback, Given, Verdict

LONGEST_QUESTION = 2000  # characters
_WENT_WRONG = "Something went wrong while answering. Try again; the server's log says what it was."
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Judged:
    """What a person says of an answer: ``kept`` under that id, else ``problem`` says why not.

    Of two that come for the same answer the one with the higher ``order`` was said later.
    """

    verdict: Verdict | None = None
    note: str = ""
    kept: int | None = None
    problem: str = ""
    order: int = 0


@dataclass(frozen=True)
class Turn:
    """A question and what has come of it: text so far, then an answer, or an error in plain words.

    ``stopped`` says that it ended before the answer was there. ``id`` is what it is kept under,
    ``link`` the name under which its answer is shared; both are empty where there is none.
    """

    question: str
    text: str = ""
    answer: Answer | None = None
    error: str | None = None
    stopped: bool = False
    limits: Mapping[str, Any] = field(default_factory=dict, hash=False)
    searched: str = ""
    aside: Aside = Aside()
    id: str = ""
    link: str = ""

    @property
    def pending(self) -> bool:
        """Whether more is to come."""
        return not (self.answer or self.error or self.stopped)

    @property
    def asked(self) -> Asked:
        """What would ask it again."""
        return Asked(self.question, self.limits, self.searched)


Conversation = tuple[Turn, ...]
Verdicts = dict[int, Judged]  # by the turn's number; one a session, changed while answers come


@dataclass(frozen=True)
class Tab:
    """A browser's tab: a conversation, the id it is kept under, and what was said of it."""

    conversation: Conversation = ()
    opened: str = ""
    verdicts: Verdicts = field(default_factory=dict)


def converse(
    assistant: Assistant, conversation: Conversation, asked: Asked | str, place: int | None = None
) -> Iterator[Conversation]:
    """The conversation with the question in it, again each time more of its answer is there.

    It is asked at the end, or anew in the ``place`` of a former turn. An empty question changes
    nothing. Nothing is raised: an error is the turn's answer, and one that nobody expected goes
    to the log.
    """
    wanted = Asked(asked) if isinstance(asked, str) else asked
    question = wanted.question.strip()
    if not question:
        yield conversation
        return
    end = len(conversation) if place is None else place
    before, after = conversation[:end], conversation[end + 1 :]
    former = conversation[end].id if end < len(conversation) else ""
    start = Turn(question, limits=wanted.limits, searched=wanted.searched, id=former)
    for turn in _growing(assistant, before, start):
        yield (*before, turn, *after)


def stopped(conversation: Conversation) -> Conversation:
    """The conversation in which a turn that is still pending was ended by the person."""
    return tuple(replace(t, stopped=True) if t.pending else t for t in conversation)


def pending(conversation: Conversation) -> bool:
    """Whether an answer is still coming."""
    return any(turn.pending for turn in conversation)


def history(conversation: Conversation) -> list[Said]:
    """What was said before, for a follow-up; a refusal has no words that one could refer to."""
    return [
        (turn.question, "" if turn.answer.abstained else turn.answer.text)
        for turn in conversation
        if turn.answer
    ]


def judge(
    feedback: Feedback, conversation: Conversation, turn: int, before: Judged, now: Judged
) -> Judged:
    """What stands after ``now`` was said of a turn's answer; ``before`` if it can't be kept.

    Nothing is raised for a catalog that can't be written: ``problem`` tells it.
    """
    assert now.verdict
    try:
        if now.kept is None or not feedback.change(now.kept, now.verdict, now.note):
            kept = feedback.give(_given(conversation, turn, now.verdict, now.note))
            now = replace(now, kept=kept.id)
    except DossierError as error:
        return replace(before, problem=str(error))
    return replace(now, problem="")


def _given(conversation: Conversation, turn: int, verdict: Verdict, note: str) -> Given:
    judged = conversation[turn]
    answer = judged.answer
    assert answer
    asked = answer.question
    return Given(
        question=asked.text,
        standalone=asked.standalone,
        answer=answer_json(answer),
        verdict=verdict,
        note=note,
        history=tuple(_said_before(conversation[:turn], judged.asked)),
        since=asked.since,
        until=asked.until,
        sources=asked.sources,
    )


def _growing(assistant: Assistant, before: Conversation, turn: Turn) -> Iterator[Turn]:
    yield turn
    try:
        for event in _events(assistant, before, turn.asked):
            turn = _with(turn, event)
            yield turn
    except DossierError as error:
        yield replace(turn, error=str(error))
    except Exception:
        _log.exception("The question could not be answered.")
        yield replace(turn, error=_WENT_WRONG)


def _events(assistant: Assistant, before: Conversation, asked: Asked) -> Iterator[str | Answer]:
    words = asked.searched or asked.question
    if len(words) > LONGEST_QUESTION:
        raise DossierError(
            f"The question has {len(words):,} characters. Ask it in at most {LONGEST_QUESTION:,}."
        )
    yield from assistant.stream(words, history=_said_before(before, asked), **asked.limits)


def _said_before(before: Conversation, asked: Asked) -> list[Said]:
    """What the question is understood by: nothing where the words to search for were given."""
    return [] if asked.searched else history(before)


def _with(turn: Turn, event: str | Answer) -> Turn:
    if isinstance(event, Answer):
        return replace(turn, answer=event)
    return replace(turn, text=turn.text + event)
