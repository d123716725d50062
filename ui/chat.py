"""The chat page: what happens when someone asks, stops, begins anew, opens a citation or judges.

What people, articles and models write reaches the page only through ``ui.markup``, which escapes
it; each browser tab has its conversation in a ``gr.State`` and sees no other.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from qa.assistant import Assistant
from ui.conversation import Conversation, Judged, Verdicts, converse, judge, stopped
from ui.layout import Layout, lay_out
from ui.place import open_place, open_verdict
from ui.reader import render_reader
from ui.start import archive_name, render_masthead, render_start
from ui.turn import render_turns
from vectorstore.feedback import Feedback
from vectorstore.folder import writable

if TYPE_CHECKING:
    import gradio as gr

_ANSWERS_AT_ONCE = 16
_QUIETLY: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": None,
}
_ANSWERING = {**_QUIETLY, "concurrency_limit": _ANSWERS_AT_ONCE, "concurrency_id": "answers"}


def build_chat(assistant: Assistant) -> "gr.Blocks":
    """The page over one archive; ``ui.serve`` mounts it with its style and theme."""
    import gradio as gr

    title = f"{archive_name(assistant.archive.folder)} · Dossier"
    chat = gr.Blocks(title=title, analytics_enabled=False, fill_width=True)
    with chat:
        page = lay_out()
        answering = _wire_questions(assistant, page)
        _wire_stopping(assistant, page, answering)
        _wire_reader(page)
        _wire_verdicts(assistant, page)
        chat.load(
            lambda: (render_masthead(assistant.archive), render_start(assistant.archive)),
            None,
            [page.masthead, page.turns],
            **_QUIETLY,
        )
    return chat


def _wire_questions(assistant: Assistant, page: Layout) -> list[Any]:
    """A question is typed, or an example chosen; returns the two events."""
    import gradio as gr

    def ask(
        question: str | None, conversation: Conversation, verdicts: Verdicts
    ) -> Iterator[tuple[Any, ...]]:
        cleared: Any = ""
        for grown in converse(assistant, conversation, question or ""):
            if grown is not conversation:
                yield grown, _shown(assistant, grown, verdicts), cleared
            cleared = gr.skip()  # what is typed meanwhile stays
        yield gr.skip(), gr.skip(), gr.skip()

    def ask_example(
        conversation: Conversation, verdicts: Verdicts, event: gr.EventData
    ) -> Iterator[tuple[Any, ...]]:
        yield from ask(_sent(event, "question"), conversation, verdicts)

    known, outputs = [page.session, page.verdicts], [page.session, page.turns, page.box]
    asked = [page.box.submit, page.send.click]
    typed = gr.on(asked, ask, [page.box, *known], outputs, **_ANSWERING)
    chosen = page.turns.submit(ask_example, known, outputs, **_ANSWERING)
    return [typed, chosen]


def _wire_stopping(assistant: Assistant, page: Layout, answering: list[Any]) -> None:
    """An answer is stopped, or a new conversation begun."""

    def stop(conversation: Conversation, verdicts: Verdicts) -> tuple[Conversation, str]:
        ended = stopped(conversation)
        start = render_start(assistant.archive)
        return ended, _shown(assistant, ended, verdicts) if ended else start

    def begin() -> tuple[Conversation, str, Verdicts, str, str]:
        return (), render_start(assistant.archive), {}, render_reader(None), ""

    known, shown = [page.session, page.verdicts], [page.session, page.turns]
    emptied = [*shown, page.verdicts, page.reader, page.box]
    page.stop.click(stop, known, shown, cancels=answering, **_QUIETLY)
    page.new.click(begin, None, emptied, cancels=answering, **_QUIETLY)


def _wire_reader(page: Layout) -> None:
    """A citation, a source or a near passage is opened in the reader."""
    import gradio as gr

    def read(conversation: Conversation, event: gr.EventData) -> str:
        return render_reader(open_place(conversation, _sent(event, "place")))

    page.turns.select(read, page.session, page.reader, trigger_mode="always_last", **_QUIETLY)


def _wire_verdicts(assistant: Assistant, page: Layout) -> None:
    """An answer is found helpful or not, or a note is written on it."""
    import gradio as gr

    feedback = Feedback(assistant.archive.catalog)

    def rate(conversation: Conversation, verdicts: Verdicts, event: gr.EventData) -> Any:  # noqa: ANN401  (what gr.skip gives has no type)
        named = open_verdict(conversation, _sent(event, "verdict"))
        if named is None or not writable(assistant.archive.folder):
            return gr.skip()
        turn, verdict = named
        before, order = verdicts.get(turn, Judged()), _number(_sent(event, "order"))
        if order < before.order:
            return gr.skip()
        note = _sent(event, "note", before.note)
        now = replace(before, verdict=verdict, note=note, order=order)
        verdicts[turn] = judge(feedback, conversation, turn, before, now)
        # what an answer that is still coming shows next, shows this too
        return gr.skip() if conversation[-1].pending else _shown(assistant, conversation, verdicts)

    one_by_one = {**_QUIETLY, "trigger_mode": "multiple", "concurrency_limit": 1}
    page.turns.like(rate, [page.session, page.verdicts], page.turns, **one_by_one)


def _shown(assistant: Assistant, conversation: Conversation, verdicts: Verdicts) -> Markup:
    return render_turns(conversation, verdicts, keeps=writable(assistant.archive.folder))


def _sent(event: "gr.EventData", name: str, otherwise: str = "") -> str:
    """What the page's script sent under a name; ``otherwise`` for anything else than text."""
    sent = event._data  # the attributes raise where the browser sent no dict
    value = sent.get(name) if isinstance(sent, dict) else None
    return value if isinstance(value, str) else otherwise


def _number(sent: str) -> int:
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0
