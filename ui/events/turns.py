"""A citation is opened in the reader; an answer is judged or shared."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ui.conversation import Judged, Tab, judge, pending
from ui.events.desk import Desk
from ui.events.sent import LATEST, QUIETLY, sent, sent_number
from ui.place import open_place, open_verdict
from ui.reader import render_reader
from vectorstore.feedback import Feedback
from vectorstore.folder import writable

if TYPE_CHECKING:
    import gradio as gr

_ONE_BY_ONE = {**QUIETLY, "trigger_mode": "multiple", "concurrency_limit": 1}


def wire_reader(desk: Desk) -> None:
    """A citation, a source or a near passage is opened in the reader."""
    import gradio as gr

    page = desk.page

    def read(tab: Tab, event: gr.EventData) -> str:
        return render_reader(open_place(tab.conversation, sent(event, "place")))

    page.turns.select(read, page.session, page.reader, **LATEST)


def wire_verdicts(desk: Desk) -> None:
    """An answer is found helpful or not, or a note is written on it."""
    import gradio as gr

    page = desk.page

    def rate(tab: Tab, event: gr.EventData, request: gr.Request) -> Any:  # noqa: ANN401  (what gr.skip gives has no type)
        judged = _judged(desk, tab, event)
        if judged is None:
            return gr.skip()
        place, stands = judged
        tab.verdicts[place] = stands
        if tab.opened:
            desk.keeper(request, tab.opened).keep(tab.conversation[place], stands)
        # what an answer that is still coming shows next, shows this too
        return gr.skip() if pending(tab.conversation) else desk.turns(tab)

    page.turns.like(rate, page.session, page.turns, **_ONE_BY_ONE)


def wire_sharing(desk: Desk) -> None:
    """An answer gets a link that others may read it by, or loses it."""
    import gradio as gr

    page = desk.page

    def share(tab: Tab, event: gr.EventData, request: gr.Request) -> Any:  # noqa: ANN401  (what gr.skip gives has no type)
        place, said = sent_number(event, "turn"), tab.conversation
        if place >= len(said) or pending(said):
            return gr.skip(), gr.skip()
        keeper = desk.keeper(request, tab.opened)
        turn = keeper.share(said[place], shared=sent(event, "shared") == "yes")
        tab = replace(tab, conversation=(*said[:place], turn, *said[place + 1 :]))
        return tab, desk.turns(tab)

    page.turns.copy(share, page.session, [page.session, page.turns], **_ONE_BY_ONE)


def _judged(desk: Desk, tab: Tab, event: "gr.EventData") -> tuple[int, Judged] | None:
    """The turn, and what stands after the person's word on it; None where there is no such."""
    archive = desk.assistant.archive
    named = open_verdict(tab.conversation, sent(event, "verdict"))
    if named is None or not writable(archive.folder):
        return None
    turn, verdict = named
    before, order = tab.verdicts.get(turn, Judged()), sent_number(event, "order")
    if order < before.order:
        return None
    now = replace(before, verdict=verdict, note=sent(event, "note", before.note), order=order)
    return turn, judge(Feedback(archive.catalog), tab.conversation, turn, before, now)
