"""An answer: its sentences with the numbers that open the cited words, and its sources."""

from markupsafe import Markup

from ingest.article import Article
from qa.answer import DOUBTFUL, Answer, Citation, Claim
from ui.asked import Aside
from ui.badges import render_badges
from ui.beyond_view import render_beyond
from ui.languages import say
from ui.markup import Child, element, join
from ui.place import citation_key
from ui.words import name_of, publish_date, shortened, source_and_date

_LONGEST_TITLE = 160
_LONGEST_QUOTE = 320
_LONGEST_WORD = 24
_NO_BREAK = "\u00a0"


def render_answer(number: int, answer: Answer, aside: Aside) -> Markup:
    """The answer to the turn with this number."""
    claims = [_claim(number, order, claim) for order, claim in enumerate(answer.claims)]
    beyond = render_beyond(answer, lambda cited: _chip(number, len(claims), cited))
    return join(
        (
            element("div", *claims, beyond, class_="claims"),
            render_badges(answer, aside),
            _sources(number, answer),
            _making(answer),
        )
    )


def ending_with(text: str, chips: list[Markup]) -> list[Child]:
    """The text, its last word kept on one line with the chips, so that none stands alone."""
    start, space, last = text.rpartition(" ")
    if len(last) > _LONGEST_WORD:
        return [text, _NO_BREAK, *chips]
    return [start + space, element("span", last, _NO_BREAK, *chips, class_="tail")]


def bracketed(number: str) -> list[Child]:
    """The number; its brackets don't show, and are there when the text is copied."""
    edge = [element("span", bracket, class_="bracket", aria_hidden="true") for bracket in "[]"]
    return [edge[0], number, edge[1]]


def render_row(
    key: str, number: str, article: Article, badge: Markup | None = None, snippet: str = ""
) -> Markup:
    """A row that opens a place: its number, the article's title, source and date, some words."""
    words = element(
        "span",
        element("span", shortened(article.title, _LONGEST_TITLE), class_="title", dir="auto"),
        element("span", *_about(article), badge, class_="about"),
        element("span", snippet, class_="snippet", dir="auto") if snippet else None,
        class_="words",
    )
    mark = element("span", number, class_="number", aria_hidden="true") if number else None
    return element("li", element("button", mark, words, type="button", data_place=key))


def _about(article: Article) -> list[Child]:
    source = name_of(article.source)
    date = element("span", publish_date(article), class_="date")
    return [element("span", source, dir="auto"), " · ", date] if source else [date]


def _claim(turn: int, order: int, claim: Claim) -> Markup:
    chips = [_chip(turn, order, citation) for citation in claim.citations]
    *before, (last, kind) = claim.pieces or [("", "plain")]
    end = ending_with(last, chips) if kind == "plain" else [_piece(last, kind), _NO_BREAK, *chips]
    return element("p", *(_piece(*each) for each in before), *end, class_="claim", dir="auto")


def _piece(words: str, kind: str) -> Child:
    """Part of a sentence: as it is written, the short answer, or what a word in it means."""
    if kind == "strong":
        return element("strong", words)
    return element("span", f" [{words}]", class_="gloss") if kind == "gloss" else words


def _chip(turn: int, order: int, citation: Citation) -> Markup:
    """The number that opens the cited words, and the card that shows them beforehand."""
    article, card = citation.article, f"card-{turn}-{order}-{citation.number}"
    title = shortened(article.title, _LONGEST_TITLE)
    name = say("Citation {number}", number=citation.number)
    button = element(
        "button",
        *bracketed(str(citation.number)),
        type="button",
        class_="cite",
        data_place=citation_key(turn, citation.number),
        aria_label=f"{name}: {title}, {source_and_date(article)}",
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


def _sources(turn: int, answer: Answer) -> Markup:
    asked = answer.question.language
    rows = [
        render_row(
            citation_key(turn, cited.number),
            str(cited.number),
            cited.article,
            _other_language(cited.article.language, asked),
        )
        for cited in answer.citations
    ]
    return element("ol", *rows, class_="sources", aria_label=say("Sources"))


def _other_language(language: str, asked: str) -> Markup | None:
    from ui.archive_view.names import language_name

    if language == asked:
        return None
    return element("span", language_name(language), class_="language")


def _making(answer: Answer) -> Markup:
    """How the answer came about, folded away unless it may well be wrong."""
    summary = element("summary", say("How this answer was found"))
    notes = [element("p", note, dir="auto") for note in answer.notes]
    shown = answer.confidence < DOUBTFUL or None
    return element("details", summary, *notes, class_="making", open=shown)
