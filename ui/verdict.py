"""The two buttons under an answer that say what a person thinks of it, and the note's field."""

from markupsafe import Markup

from ui.conversation import Judged
from ui.languages import say
from ui.markup import element, join
from ui.place import verdict_key
from ui.words import kept_in_words
from vectorstore.feedback import LONGEST_NOTE, Verdict

_READ_ONLY = "This archive is read-only, so what you think of the answer can't be kept."


def render_verdict(turn: int, said: Judged, keeps: bool) -> Markup:
    """The two buttons that say what an answer was worth, and what has come of pressing one."""
    told = _kept(turn, said) if keeps else element("p", say(_READ_ONLY), id=f"read-only-{turn}")
    return element(
        "div",
        _judging(turn, "good", say("Helpful"), said, keeps),
        _judging(turn, "bad", say("Not helpful"), said, keeps),
        told,
        class_="verdict",
        role="group",
        aria_label=say("What you think of this answer"),
    )


def _judging(turn: int, verdict: Verdict, name: str, said: Judged, keeps: bool) -> Markup:
    return element(
        "button",
        name,
        type="button",
        data_verdict=verdict_key(turn, verdict),
        aria_pressed="true" if said.verdict == verdict else "false",
        aria_describedby=None if keeps else f"read-only-{turn}",
        disabled=not keeps,
    )


def _kept(turn: int, said: Judged) -> Markup | None:
    problem = element("p", said.problem, role="alert") if said.problem else None
    if said.verdict is None:
        return problem
    note = element(
        "textarea",
        said.note,
        data_note=verdict_key(turn, said.verdict),
        rows=1,
        maxlength=LONGEST_NOTE,
        dir="auto",
        aria_label=say("A note on this answer (optional)"),
        placeholder=say("A note, if you like; Enter keeps it"),
    )
    return join((note, problem or element("p", kept_in_words(said.note), role="status")))
