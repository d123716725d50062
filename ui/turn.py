"""One turn of the conversation: the question, and its answer, refusal or error."""

import re
from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from ui.actions import render_actions
from ui.answer_view import bracketed, ending_with, render_answer
from ui.conversation import Conversation, Judged, Turn
from ui.languages import language, say
from ui.markup import Child, element, join
from ui.refusal_view import render_refusal
from ui.understood import render_understood
from ui.verdict import render_verdict

_MARKER = re.compile(r"\[(\d{1,3})\]")


def render_turns(
    conversation: Conversation,
    verdicts: Mapping[int, Judged] | None = None,
    *,
    keeps: bool = True,
    opened: str = "",
    notice: str = "",
) -> Markup:
    """Every turn, oldest first, in a region that a screen reader follows.

    ``verdicts`` by the turns' numbers; ``keeps`` says whether the archive can keep any. ``opened``
    is the id of the conversation, ``notice`` a sentence above it.
    """
    said = verdicts or {}
    turns = [
        _turn(number, turn, said.get(number, Judged()), keeps, language())
        for number, turn in enumerate(conversation)
    ]
    return element(
        "div",
        element("p", notice, class_="notice") if notice else None,
        *turns,
        class_="turns",
        role="log",
        aria_label=say("Conversation"),
        data_conversation=opened or None,
    )


@lru_cache(maxsize=500)  # turns; while an answer comes, those before it are shown again each time
def _turn(number: int, turn: Turn, judged: Judged, keeps: bool, _spoken: str) -> Markup:
    verdict = render_verdict(number, judged, keeps) if turn.answer else None
    return element(
        "section",
        element("h2", turn.question, class_="asked", dir="auto"),
        render_understood(number, turn),
        _outcome(number, turn),
        None if turn.pending else element("footer", verdict, render_actions(number, turn)),
        class_="turn",
        data_turn=number,
        aria_busy="true" if turn.pending else None,
    )


def _outcome(number: int, turn: Turn) -> Markup:
    if turn.error:
        told = join((element("strong", say("That didn't work.")), " ", turn.error))
        return element("p", told, class_="failure", role="alert")
    if turn.answer is None:
        ended = say("Stopped before the answer was complete.") if turn.stopped else None
        return join(
            (
                _streamed(turn.text, turn.stopped),
                element("p", ended, class_="aside") if ended else None,
            )
        )
    if turn.answer.abstained:
        return render_refusal(number, turn.answer, turn.aside)
    return render_answer(number, turn.answer, turn.aside)


def _streamed(text: str, stopped: bool) -> Markup | None:
    if not text:
        waiting = element("p", say("Reading the archive…"), class_="waiting")
        return None if stopped else waiting
    lines = [
        element("p", *_with_markers(line), class_="claim", dir="auto") for line in text.split("\n")
    ]
    return element("div", *lines, class_="claims")


def _with_markers(line: str) -> list[Child]:
    """The line with its ``[n]`` looking as they will when they can be pressed."""
    text, *rest = _MARKER.split(line)
    numbers, between = rest[::2], "".join(rest[1::2])
    chips = [element("span", *bracketed(number), class_="cite") for number in numbers]
    return [*ending_with(text.removesuffix(" "), chips), between] if chips else [line]
