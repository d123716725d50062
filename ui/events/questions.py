"""A question is asked, asked again in other words, or stopped."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ui.again import again
from ui.asked import Asked
from ui.asking import ask_and_keep
from ui.conversation import Tab, pending, stopped
from ui.events.desk import Desk
from ui.events.sent import QUIETLY, fields, sent, sent_number

if TYPE_CHECKING:
    import gradio as gr

_ANSWERS_AT_ONCE = 16
_ANSWERING = {
    **QUIETLY,
    "concurrency_limit": _ANSWERS_AT_ONCE,
    "concurrency_id": "answers",
    "trigger_mode": "multiple",  # by "once" a question would be lost that comes at the last moment
}
Limits = Mapping[str, Any]
_Step = tuple[Any, ...]


def wire_questions(desk: Desk) -> list[Any]:
    """A question is typed, an example chosen, or a turn asked again; returns the events."""
    import gradio as gr

    page = desk.page
    known = [page.session, page.limits, page.holding]
    outputs = [page.session, page.turns, page.list, page.box]
    typed, chosen, repeated = _asking(desk)
    asked = [page.box.submit, page.send.click]
    return [
        gr.on(asked, typed, [page.box, *known], outputs, **_ANSWERING),
        page.turns.submit(chosen, known, outputs, **_ANSWERING),
        page.turns.retry(repeated, [page.session, page.holding], outputs, **_ANSWERING),
    ]


def wire_stopping(desk: Desk, answering: list[Any]) -> None:
    """An answer is stopped."""
    import gradio as gr

    page = desk.page

    def stop(tab: Tab, request: gr.Request) -> _Step:
        ended, keeper = stopped(tab.conversation), desk.keeper(request, tab.opened)
        for before, now in zip(tab.conversation, ended, strict=True):
            if now is not before:
                keeper.keep(now)
        tab = replace(tab, conversation=ended)
        return tab, desk.turns(tab)

    shown = [page.session, page.turns]
    page.stop.click(stop, page.session, shown, cancels=answering, **QUIETLY)


def _asking(desk: Desk) -> tuple[Any, Any, Any]:
    """What answers each of the three ways to ask."""
    import gradio as gr

    def typed(
        question: str | None, tab: Tab, limits: Limits, holding: str, request: gr.Request
    ) -> Iterator[_Step]:
        box: Any = gr.skip() if pending(tab.conversation) else ""
        for step in _steps(desk, request, (tab, holding), Asked(question or "", limits)):
            yield *step, box
            box = gr.skip()  # what is typed meanwhile stays

    def chosen(
        tab: Tab, limits: Limits, holding: str, event: gr.EventData, request: gr.Request
    ) -> Iterator[_Step]:
        asked = Asked(sent(event, "question"), limits)
        for step in _steps(desk, request, (tab, holding), asked):
            yield *step, gr.skip()

    def repeated(
        tab: Tab, holding: str, event: gr.EventData, request: gr.Request
    ) -> Iterator[_Step]:
        place = sent_number(event, "turn")
        if place < len(tab.conversation):
            asked = again(tab.conversation[place], fields(event))
            for step in _steps(desk, request, (tab, holding), asked, place):
                yield *step, gr.skip()

    return typed, chosen, repeated


def _steps(
    desk: Desk,
    request: "gr.Request",
    shown: tuple[Tab, str],
    asked: Asked,
    place: int | None = None,
) -> Iterator[_Step]:
    """What the page shows, again each time more of the answer is there, and at least once."""
    import gradio as gr

    tab, holding = shown
    nothing = (gr.skip(), gr.skip(), gr.skip())
    if not pending(tab.conversation):
        if place is not None and asked.question.strip():
            tab.verdicts.pop(place, None)
        keeper, listed = desk.keeper(request, tab.opened), False
        for grown in ask_and_keep(desk.assistant, keeper, tab.conversation, asked, place):
            if grown is tab.conversation:
                break
            now = Tab(grown, keeper.opened, tab.verdicts)
            yield now, desk.turns(now), gr.skip() if listed else desk.list(keeper, holding)
            listed = True
    yield nothing
