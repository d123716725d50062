"""A conversation is begun, opened, looked for, renamed or deleted."""

from typing import Any

from ui.conversation import Tab
from ui.events.desk import Desk, came_with
from ui.events.sent import LATEST, QUIETLY, as_id, sent, sent_id
from ui.history.keeper import Keeper, shared_turn
from ui.languages import say
from ui.reader import render_reader
from ui.start import render_masthead
from ui.turn import render_turns

_Shown = tuple[Any, ...]


def wire_conversations(desk: Desk, chat: Any, answering: list[Any]) -> None:  # noqa: ANN401  (Gradio's events have no type)
    """Everything that the list of conversations does, and what the page begins with."""
    page = desk.page
    begun, opened, looked_for, renamed, deleted, loaded = _happenings(desk)
    shown = [page.session, page.turns, page.list, page.reader]
    known = [page.session, page.holding]
    chat.load(loaded, None, [page.masthead, *shown], **QUIETLY)
    page.new.click(begun, page.holding, [*shown, page.box], cancels=answering, **QUIETLY)
    page.list.select(opened, page.holding, shown, cancels=answering, **QUIETLY)
    page.list.input(looked_for, page.session, [page.holding, page.list], **LATEST)
    page.list.edit(renamed, known, page.list, **QUIETLY)
    page.list.delete(deleted, known, shown, cancels=answering, **QUIETLY)


def _happenings(desk: Desk) -> tuple[Any, ...]:
    import gradio as gr

    def begun(holding: str, request: gr.Request) -> _Shown:
        return *_opened(desk, desk.keeper(request), holding), ""

    def opened(holding: str, event: gr.EventData, request: gr.Request) -> _Shown:
        return _opened(desk, desk.keeper(request, sent_id(event, "conversation")), holding)

    def looked_for(tab: Tab, event: gr.EventData, request: gr.Request) -> _Shown:
        holding = sent(event, "holding")
        return holding, desk.list(desk.keeper(request, tab.opened), holding)

    def renamed(tab: Tab, holding: str, event: gr.EventData, request: gr.Request) -> str:
        desk.keeper(request, sent_id(event, "conversation")).rename(sent(event, "title"))
        return desk.list(desk.keeper(request, tab.opened), holding)

    def deleted(tab: Tab, holding: str, event: gr.EventData, request: gr.Request) -> _Shown:
        gone = desk.keeper(request, sent_id(event, "conversation"))
        gone.delete()
        kept = "" if gone.opened == tab.opened else tab.opened
        return _opened(desk, desk.keeper(request, kept), holding)

    def loaded(request: gr.Request) -> _Shown:
        asked = came_with(request).query_params
        keeper = desk.keeper(request, as_id(asked.get("conversation", "")))
        link = as_id(asked.get("answer", ""))
        shown = _shared(desk, keeper, link) if link else _opened(desk, keeper, "")
        return render_masthead(desk.assistant.archive), *shown

    return begun, opened, looked_for, renamed, deleted, loaded


def _opened(desk: Desk, keeper: Keeper, holding: str) -> _Shown:
    """The conversation whole; a new one where the visitor has none by that id."""
    tab = keeper.open(desk.assistant.archive.article)
    keeper.opened = tab.opened
    return tab, desk.turns(tab), desk.list(keeper, holding), render_reader(None)


def _shared(desk: Desk, keeper: Keeper, link: str) -> _Shown:
    """One answer that somebody shared; what is asked after it begins a conversation."""
    tab = Tab(shared_turn(desk.history, link, desk.assistant.archive.article))
    if not tab.conversation:
        return _opened(desk, keeper, "")
    notice = say("This answer was shared with you. What you ask next begins a conversation.")
    turns = render_turns(tab.conversation, keeps=False, notice=notice)
    return tab, turns, desk.list(keeper), render_reader(None)
