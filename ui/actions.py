"""What can be done with a turn: ask it again, change the question, share or save its answer."""

from markupsafe import Markup

from ui.conversation import LONGEST_QUESTION, Turn
from ui.languages import say
from ui.markup import element

FORMATS = {"md": "Markdown", "html": "Web page", "docx": "Word", "csv": "CSV"}


def render_actions(number: int, turn: Turn) -> Markup:
    """The buttons under a turn, and the forms that two of them open."""
    share = bool(turn.answer and turn.id)
    buttons = element(
        "p",
        element("button", say("Ask again"), type="button", data_do="again"),
        _opening(say("Edit question"), "edit"),
        _opening(say("Share or save"), "share") if share else None,
        class_="actions",
    )
    return element("div", buttons, _edit(number, turn), _share(turn) if share else None)


def render_saving(address: str) -> Markup:
    """Buttons that save what is at an address in one of the formats."""
    saves = [
        element("button", say(name), type="button", data_save=address.replace("*", ending))
        for ending, name in FORMATS.items()
    ]
    return element("p", element("span", say("Save as")), *saves, class_="buttons saving")


def _opening(name: str, form: str) -> Markup:
    return element("button", name, type="button", data_form=form, aria_expanded="false")


def _edit(number: int, turn: Turn) -> Markup:
    field = f"field-{number}-question"
    words = element(
        "textarea",
        turn.question,
        id=field,
        name="question",
        rows=2,
        maxlength=LONGEST_QUESTION,
        dir="auto",
    )
    return element(
        "div",
        element("p", element("label", say("Your question"), for_=field), words, class_="field"),
        element(
            "p",
            element("button", say("Ask"), type="button", class_="do", data_do="edit"),
            element("button", say("Cancel"), type="button", data_cancel=True),
            class_="buttons",
        ),
        class_="form",
        role="group",
        aria_label=say("Edit question"),
        data_kind="edit",
        hidden=True,
    )


def _share(turn: Turn) -> Markup:
    return element(
        "div",
        _link(turn),
        render_saving(f"turn/{turn.id}.*"),
        class_="form",
        role="group",
        aria_label=say("Share or save"),
        data_kind="share",
        hidden=True,
    )


def _link(turn: Turn) -> Markup:
    if not turn.link:
        about = say("With a link, anyone who can open this page can read this one answer.")
        button = element("button", say("Make a link"), type="button", data_do="share")
        return element("p", about, " ", button, class_="buttons")
    return element(
        "p",
        element(
            "input",
            type="text",
            readonly=True,
            value=f"/?answer={turn.link}",
            data_link=turn.link,
            aria_label=say("Link to this answer"),
        ),
        element("button", say("Copy link"), type="button", class_="do", data_do="copy-link"),
        element("button", say("Stop sharing"), type="button", data_do="unshare"),
        class_="buttons",
    )
