"""What was asked and answered in one browser session, as values that only grow."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.errors import DossierError
from qa.answer import Answer
from qa.as_json import answer_json
from qa.assistant import Assistant
from qa.understand import Turn as Said
from vectorstore.feedback import Feedback, Given, Verdict

LONGEST_QUESTION = 2000  # characters
_WENT_WRONG = "Something went wrong while answering. Try again; the server's log says what it was."
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Turn:
    """A question and what has come of it: text so far, then an answer, or an error in plain words.

    ``stopped`` says that the person ended it before the answer was there.
    """

    question: str
    text: str = ""
    answer: Answer | None = None
    error: str | None = None
    stopped: bool = False

    @property
    def pending(self) -> bool:
        """Whether more is to come."""
        return not (self.answer or self.error or self.stopped)


Conversation = tuple[Turn, ...]


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


Verdicts = dict[int, Judged]  # by the turn's number; one a session, changed while answers come


def converse(
    assistant: Assistant, conversation: Conversation, question: str
) -> Iterator[Conversation]:
    """The conversation with the question in it, again each time more of its answer is there.

    An empty question changes nothing. Nothing is raised: an error is the turn's answer, and one
    that nobody expected goes to the log.
    """
    asked = question.strip()
    if not asked:
        yield conversation
        return
    turn = Turn(asked)
    yield (*conversation, turn)
    try:
        for event in _events(assistant, conversation, asked):
            turn = _with(turn, event)
            yield (*conversation, turn)
    except DossierError as error:
        yield (*conversation, replace(turn, error=str(error)))
    except Exception:
        _log.exception("The question could not be answered.")
        yield (*conversation, replace(turn, error=_WENT_WRONG))


def stopped(conversation: Conversation) -> Conversation:
    """The conversation in which a turn that is still pending was ended by the person."""
    if not conversation or not conversation[-1].pending:
        return conversation
    return (*conversation[:-1], replace(conversation[-1], stopped=True))


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
    answer = conversation[turn].answer
    assert answer
    asked = answer.question
    return Given(
        question=asked.text,
        standalone=asked.standalone,
        answer=answer_json(answer),
        verdict=verdict,
        note=note,
        history=tuple(history(conversation[:turn])),
        since=asked.since,
        until=asked.until,
        sources=asked.sources,
    )


def _events(assistant: Assistant, conversation: Conversation, asked: str) -> Iterator[str | Answer]:
    if len(asked) > LONGEST_QUESTION:
        raise DossierError(
            f"The question has {len(asked):,} characters. Ask it in at most {LONGEST_QUESTION:,}."
        )
    yield from assistant.stream(asked, history=history(conversation))


def _with(turn: Turn, event: str | Answer) -> Turn:
    if isinstance(event, Answer):
        return replace(turn, answer=event)
    return replace(turn, text=turn.text + event)
