"""The list of conversations, with what can be done to the one that is open."""

from collections.abc import Sequence

from markupsafe import Markup

from ui.actions import render_saving
from ui.history.store import LONGEST_TITLE, Kept
from ui.languages import say
from ui.markup import element

_LONGEST_SEARCH = 200


def render_conversations(
    kept: Sequence[Kept], opened: str, *, holding: str = "", lasting: bool = True
) -> Markup:
    """The field to search them, and each one; ``lasting`` is whether they outlive the server."""
    rows = [_row(one, one.id == opened) for one in kept]
    none = say("None holds these words.") if holding else say("What you ask is kept here.")
    return element(
        "nav",
        _search(holding),
        element("ul", *rows) if rows else element("p", none, class_="none", role="status"),
        None if lasting else element("p", _fleeting(), class_="none"),
        class_="conversations",
        aria_label=say("Conversations"),
    )


def _fleeting() -> str:
    return say("The archive is read-only: conversations end with the server.")


def _search(holding: str) -> Markup:
    field = element(
        "input",
        type="search",
        value=holding,
        data_search=True,
        maxlength=_LONGEST_SEARCH,
        placeholder=say("Search conversations"),
        aria_label=say("Search conversations"),
        dir="auto",
    )
    return element("p", field, class_="search")


def _row(kept: Kept, current: bool) -> Markup:
    button = element(
        "button",
        element("span", kept.title, dir="auto"),
        type="button",
        class_="open",
        data_open=kept.id,
        aria_current="true" if current else None,
    )
    return element("li", button, _doing(kept) if current else None)


def _doing(kept: Kept) -> Markup:
    openings = [
        element("button", name, type="button", data_form=form, aria_expanded="false")
        for form, name in (
            ("rename", say("Rename")),
            ("save", say("Save")),
            ("delete", say("Delete")),
        )
    ]
    return element(
        "div",
        element("p", *openings, class_="actions"),
        _form("rename", say("Rename"), _rename(kept)),
        _form("save", say("Save"), render_saving(f"conversation/{kept.id}.*")),
        _form("delete", say("Delete"), _delete()),
        class_="doing",
        data_conversation=kept.id,
    )


def _form(kind: str, name: str, content: Markup) -> Markup:
    return element(
        "div", content, class_="form", role="group", aria_label=name, data_kind=kind, hidden=True
    )


def _rename(kept: Kept) -> Markup:
    field = element(
        "input",
        type="text",
        value=kept.title,
        maxlength=LONGEST_TITLE,
        aria_label=say("Name of the conversation"),
        dir="auto",
    )
    return element(
        "p",
        field,
        element("button", say("Rename"), type="button", class_="do", data_list="rename"),
        element("button", say("Cancel"), type="button", data_cancel=True),
        class_="buttons",
    )


def _delete() -> Markup:
    return element(
        "p",
        say("Delete this conversation and the links to its answers?"),
        " ",
        element("button", say("Delete it"), type="button", class_="do", data_list="delete"),
        element("button", say("Keep it"), type="button", data_cancel=True),
        class_="buttons",
    )
