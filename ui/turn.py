"""One turn of the conversation: the question, and its answer, refusal or error."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from qa.answer import Answer, Citation, Claim
from ui.conversation import Conversation, Judged, Turn
from ui.markup import Child, element, join
from ui.place import citation_key, hit_key
from ui.verdict import render_verdict
from ui.words import count_of, shortened, source_and_date, support_in_words

_MARKER = re.compile(r"\[(\d{1,3})\]")
_LONGEST_TITLE = 160
_LONGEST_QUOTE = 320
_LONGEST_SNIPPET = 190
_NEAREST = 3
_NO_BREAK = "\u00a0"  # a number never stands alone on a line


def render_turns(
    conversation: Conversation, verdicts: Mapping[int, Judged] | None = None, *, keeps: bool = True
) -> Markup:
    """Every turn, oldest first, in a region that a screen reader follows.

    ``verdicts`` by the turns' numbers; ``keeps`` says whether the archive can keep any.
    """
    said = verdicts or {}
    turns = [
        _turn(number, turn, render_verdict(number, said.get(number, Judged()), keeps))
        for number, turn in enumerate(conversation)
    ]
    return element("div", *turns, class_="turns", role="log", aria_label="Conversation")


def _turn(number: int, turn: Turn, verdict: Markup) -> Markup:
    return element(
        "section",
        element("h2", turn.question, class_="asked", dir="auto"),
        _outcome(number, turn),
        verdict if turn.answer else None,
        class_="turn",
        aria_busy="true" if turn.pending else None,
    )


def _outcome(number: int, turn: Turn) -> Markup:
    if turn.error:
        told = join((element("strong", "That didn't work. "), turn.error))
        return element("p", told, class_="failure", role="alert")
    if turn.answer is None:
        ended = element("p", "Stopped.", class_="aside") if turn.stopped else None
        return join((_streamed(turn.text), ended))
    render = _refusal if turn.answer.abstained else _answer
    return join((_understood(turn.answer), render(number, turn.answer)))


def _streamed(text: str) -> Markup:
    if not text:
        return element("p", "Reading the archive…", class_="waiting")
    lines = [
        element("p", *_with_markers(line), class_="claim", dir="auto") for line in text.split("\n")
    ]
    return element("div", *lines, class_="claims")


def _with_markers(line: str) -> list[Child]:
    """The line with its ``[n]`` looking as they will when they can be pressed."""
    parts = _MARKER.split(line)
    return [
        element("span", *_bracketed(part), class_="cite") if place % 2 else _glued(part)
        for place, part in enumerate(parts)
    ]


def _glued(words: str) -> str:
    return words[:-1] + _NO_BREAK if words.endswith(" ") else words


def _understood(answer: Answer) -> Markup | None:
    asked, standalone = " ".join(answer.question.text.split()), answer.question.standalone
    if asked == standalone:
        return None
    return element("p", "Understood as: ", element("q", standalone), class_="aside", dir="auto")


def _answer(number: int, answer: Answer) -> Markup:
    claims = [_claim(number, order, claim) for order, claim in enumerate(answer.claims)]
    return join(
        (
            element("div", *claims, class_="claims"),
            _sources(number, answer),
            _making(answer, support_in_words(answer.confidence)),
        )
    )


def _claim(turn: int, order: int, claim: Claim) -> Markup:
    chips = [_chip(turn, order, citation) for citation in claim.citations]
    return element("p", claim.text, _NO_BREAK, *chips, class_="claim", dir="auto")


def _chip(turn: int, order: int, citation: Citation) -> Markup:
    """The number that opens the cited words, and the card that shows them beforehand."""
    article, card = citation.article, f"card-{turn}-{order}-{citation.number}"
    title = shortened(article.title, _LONGEST_TITLE)
    button = element(
        "button",
        *_bracketed(str(citation.number)),
        type="button",
        class_="cite",
        data_place=citation_key(turn, citation.number),
        aria_label=f"Citation {citation.number}: {title}, {source_and_date(article)}",
        aria_describedby=card,
    )
    return element("span", button, _card(card, title, citation), class_="cited")


def _card(name: str, title: str, citation: Citation) -> Markup:
    return element(
        "span",
        element("q", shortened(citation.quote, _LONGEST_QUOTE), dir="auto"),
        element("strong", title, dir="auto"),
        element("span", source_and_date(citation.article), dir="auto"),
        class_="card",
        role="tooltip",
        id=name,
    )


def _bracketed(number: str) -> list[Child]:
    """The number; its brackets don't show, and are there when the text is copied."""
    edge = [element("span", bracket, class_="bracket", aria_hidden="true") for bracket in "[]"]
    return [edge[0], number, edge[1]]


def _sources(turn: int, answer: Answer) -> Markup:
    rows = [
        _row(
            citation_key(turn, c.number), str(c.number), c.article.title, source_and_date(c.article)
        )
        for c in answer.citations
    ]
    return element("ol", *rows, class_="sources", aria_label="Sources")


def _row(key: str, number: str, title: str, about: str, snippet: str | None = None) -> Markup:
    words = element(
        "span",
        element("span", shortened(title, _LONGEST_TITLE), class_="title", dir="auto"),
        element("span", about, class_="about", dir="auto"),
        element("span", snippet, class_="snippet", dir="auto") if snippet else None,
        class_="words",
    )
    mark = element("span", number, class_="number", aria_hidden="true") if number else None
    return element("li", element("button", mark, words, type="button", data_place=key))


def _making(answer: Answer, first: str) -> Markup:
    """How the answer came about, folded away."""
    articles = len({citation.article.id for citation in answer.citations})
    summary = element("summary", f"{first} · {count_of(articles, 'article')} cited")
    notes = [element("p", note, dir="auto") for note in answer.notes]
    return element("details", summary, *notes, class_="making")


def _refusal(turn: int, answer: Answer) -> Markup:
    said = answer.text.partition(".")[0]
    notes = [element("p", note, class_="searched", dir="auto") for note in answer.notes]
    return element(
        "div",
        element("p", said, class_="refused"),
        *notes,
        _nearest(turn, answer),
        class_="refusal",
    )


def _nearest(turn: int, answer: Answer) -> Markup | None:
    first: dict[str, int] = {}
    for rank, hit in enumerate(answer.hits):
        first.setdefault(hit.passage.article.id, rank)
    if not first:
        return None
    rows = []
    for rank in list(first.values())[:_NEAREST]:
        passage = answer.hits[rank].passage
        about, words = source_and_date(passage.article), shortened(passage.text, _LONGEST_SNIPPET)
        rows.append(_row(hit_key(turn, rank), "", passage.article.title, about, words))
    title = element("p", "The nearest passages", class_="nearest")
    return join((title, element("ol", *rows, class_="sources", aria_label="Nearest passages")))
