"""A refusal: what was searched, what is nearest, and what the archive can answer instead."""

from markupsafe import Markup

from qa.answer import Answer
from ui.answer_view import render_row
from ui.asked import Aside
from ui.languages import say
from ui.markup import element, join
from ui.place import hit_key, nearest
from ui.words import shortened

_LONGEST_SNIPPET = 150


def render_refusal(turn: int, answer: Answer, aside: Aside) -> Markup:
    """The refusal that is the answer to the turn with this number."""
    said = answer.text.partition(".")[0]
    notes = [element("p", note, class_="searched", dir="auto") for note in answer.notes]
    return element(
        "div",
        element("p", said, class_="refused", dir="auto"),
        *notes,
        _nearest(turn, answer),
        _suggestions(aside),
        class_="refusal",
    )


def _nearest(turn: int, answer: Answer) -> Markup | None:
    rows = []
    for rank in nearest(answer):
        passage = answer.hits[rank].passage
        words = shortened(passage.text, _LONGEST_SNIPPET)
        rows.append(render_row(hit_key(turn, rank), "", passage.article, snippet=words))
    if not rows:
        return None
    title = element("p", say("The nearest passages"), class_="nearest")
    near = element("ol", *rows, class_="sources", aria_label=say("Nearest passages"))
    return join((title, near))


def _suggestions(aside: Aside) -> Markup | None:
    if not aside.suggestions:
        return None
    buttons = [_button(question) for question in aside.suggestions]
    title = element("p", say("Questions that the archive can answer"), class_="nearest")
    return join((title, element("ul", *buttons, class_="examples")))


def _button(question: str) -> Markup:
    asking = element("button", question, type="button", data_question=question, dir="auto")
    return element("li", asking)
