"""What is on the page before anything is asked."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from ui.examples import examples
from ui.languages import say
from ui.markup import element
from ui.words import count_of, span_in_words
from vectorstore.archive import Archive
from vectorstore.status import date_span


def archive_name(folder: Path) -> str:
    """The folder's name; where that is hidden (``.dossier``), the name of the one around it."""
    whole = folder.resolve()
    return whole.parent.name or whole.name if whole.name.startswith(".") else whole.name


def render_masthead(archive: Archive) -> Markup:
    """The archive's name, its size and the time it covers."""
    number, _ = archive.size()
    span = date_span(archive.catalog)
    facts = count_of(number, "article")
    if span:
        facts += f" · {span_in_words(*span)}"
    title = element(
        "h1",
        element("span", "Dossier", class_="product"),
        element("span", archive_name(archive.folder), class_="archive", dir="auto"),
    )
    return element("header", title, element("p", facts), class_="masthead")


def render_start(archive: Archive) -> Markup:
    """The invitation to ask; for an empty archive, what to do first."""
    number, _ = archive.size()
    return _invitation(examples(archive)) if number else _empty()


def _invitation(questions: Sequence[str]) -> Markup:
    buttons = [
        element("li", element("button", question, type="button", data_question=question))
        for question in questions
    ]
    return element(
        "div",
        element("h2", say("What would you like to know?")),
        element(
            "p",
            say(
                "Every sentence of an answer points to the exact words it rests on. "
                "Where the archive doesn't say, you are told so."
            ),
        ),
        element("ul", *buttons, class_="examples", aria_label=say("Example questions")),
        class_="start",
    )


def _empty() -> Markup:
    steps = (
        say("Add articles: files, a folder or web addresses."),
        say("Wait while they are read; the page tells how far it is."),
        say("Ask. Every sentence of the answer shows the words it rests on."),
    )
    add = element(
        "button", say("Add articles"), type="button", data_show="archive", class_="first-step"
    )
    return element(
        "div",
        element("h2", say("This archive is empty")),
        element("ol", *[element("li", step) for step in steps], class_="steps"),
        element("p", add),
        element("p", say("Or put articles into it from a terminal, then load this page again:")),
        element("pre", element("code", "dossier ingest PATH")),
        class_="start",
    )
