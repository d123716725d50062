"""The same question answered in two settings, side by side, for the curious."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from ingest.errors import DossierError
from ingest.normalise import one_line
from qa.answer import Answer
from qa.assistant import Assistant
from ui.conversation import LONGEST_QUESTION
from ui.languages import say
from ui.markup import element
from ui.page_files import script_of
from ui.words import name_of, publish_date, shortened

_LONGEST_TITLE = 160
_WAYS: dict[str, tuple[str, dict[str, Any]]] = {
    "set": ("As it is set", {}),
    "quotes": ("Without the chat model", {"llm": None}),
    "few": ("From 2 passages", {"passages": 2}),
    "many": ("From 20 passages", {"passages": 20}),
    "ordered": ("Passages in the reader's order", {"reranker": "dossier"}),
    "found": ("Passages in the search's order", {"reranker": None}),
    "always": ("Never refusing", {"refuse_below": 0.0}),
}


def add_comparison(assistant: Assistant) -> None:
    """Place the form and the two answers in the column that is being built."""
    import gradio as gr

    form = gr.HTML(
        render_form(assistant),
        elem_id="compare",
        js_on_load=script_of("compare"),
        apply_default_css=False,
    )
    shown = gr.HTML(elem_id="compared", js_on_load="", apply_default_css=False)

    def compare(event: gr.EventData) -> Markup:
        return render_both(assistant, event._data)

    form.submit(
        compare, None, shown, show_progress="hidden", api_visibility="private", concurrency_limit=2
    )


def render_form(assistant: Assistant) -> Markup:
    """The question and the two ways to answer it."""
    words = element(
        "input",
        type="text",
        name="question",
        maxlength=LONGEST_QUESTION,
        placeholder=say("Ask the archive a question"),
        aria_label=say("Your question"),
        required=True,
        dir="auto",
    )
    button = element("button", say("Compare"), type="submit", class_="primary")
    return element(
        "form",
        element("h2", say("Two answers, side by side")),
        element("div", words, button, class_="words"),
        element(
            "div",
            _choice(assistant, "left", say("On the one side"), "set"),
            _choice(assistant, "right", say("On the other"), "few"),
            class_="limits",
        ),
        element("p", say("Comparing…"), class_="comparing", role="status", hidden=True),
    )


def render_both(assistant: Assistant, sent: object) -> Markup:
    """Both answers; an error is told in the place of the one that it befell."""
    fields = sent if isinstance(sent, Mapping) else {}
    asked = fields.get("question")
    question = one_line(asked[:LONGEST_QUESTION]) if isinstance(asked, str) else ""
    sides = [_side(assistant, _way(fields.get(name)), question) for name in ("left", "right")]
    return element("div", *sides, class_="both")


def _way(sent: object) -> str:
    return sent if isinstance(sent, str) and sent in _WAYS else "set"


def _side(assistant: Assistant, way: str, question: str) -> Markup:
    name, changes = _WAYS[way]
    try:
        other = assistant.in_other_settings(**changes) if changes else assistant
        told = _answer(other.ask(question))
    except DossierError as error:
        told = element("p", str(error), class_="problem", role="alert")
    return element("section", element("h3", say(name)), told)


def _answer(answer: Answer) -> Markup:
    claims = answer.claims
    sentences = [
        element("p", claim.text, *[f" [{c.number}]" for c in claim.citations], dir="auto")
        for claim in claims
    ]
    sources = [
        element(
            "li",
            element("span", shortened(c.article.title, _LONGEST_TITLE), dir="auto"),
            *[
                f" · {fact}"
                for fact in (name_of(c.article.source), publish_date(c.article))
                if fact
            ],
            value=c.number,
        )
        for c in answer.citations
    ]
    facts = say(
        "{seconds} s, confidence {confidence}",
        seconds=f"{answer.seconds:.2f}",
        confidence=f"{answer.confidence:.2f}",
    )
    return element(
        "div",
        *(sentences or [element("p", answer.text, dir="auto")]),
        element("ol", *sources) if sources else None,
        element("p", facts, class_="note"),
    )


def _choice(assistant: Assistant, name: str, label: str, chosen: str) -> Markup:
    options = [
        element("option", say(words), value=way, selected=way == chosen)
        for way, (words, _) in _WAYS.items()
        if way != "quotes" or assistant.settings.llm
    ]
    return element("label", element("span", label), element("select", *options, name=name))
