"""The reader: a whole article, with the cited words marked where they stand."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from markupsafe import Markup

from ingest.article import Article
from ingest.pages import page_of
from ui.history.record import ONLY_THE_QUOTE
from ui.languages import say
from ui.markup import element, join
from ui.place import Reading, Span
from ui.reference import link_to, reference
from ui.words import name_of, publish_date, shortened

_BETWEEN_PARAGRAPHS = re.compile(r"\n{2,}")
_LONGEST_SUBHEADING = 70
_LONGEST_TITLE = 300
_ENDS_A_SENTENCE = ".!?…:;,\"'”’»)"


def render_reader(reading: Reading | None) -> Markup:
    """The reader's content; without a reading it says how to get one."""
    if reading is None:
        return _nothing_open()
    body = render_text(reading.article.text, reading.span, reading.others)
    article = element(
        "article",
        _bar(reading),
        _heading(reading),
        element("div", body, class_="text", lang=reading.article.language, dir="auto"),
        class_="reading",
        data_opened=reading.key,
    )
    return join((_nothing_open(), article))


def render_text(text: str, span: Span, others: Sequence[Span] = ()) -> Markup:
    """``text`` in paragraphs, ``text[start:end]`` of ``span`` marked, ``others`` more faintly.

    Without its tags the result is ``text`` again, every character of it (a control character
    shows as ``\\ufffd``).
    """
    parts: list[Markup | str] = []
    done = 0
    for start, end in _paragraphs(text):
        parts += [text[done:start], _paragraph(text, (start, end), span, others)]
        done = end
    return join((*parts, text[done:]))


def _nothing_open() -> Markup:
    how = say(
        "Choose a number in an answer to read the words it rests on, where they were written."
    )
    title = element("p", say("The article opens here."), class_="nothing-title")
    return element("div", title, element("p", how), class_="nothing", data_name=say("Article"))


def _only_the_quote() -> str:
    return say(
        "The archive no longer holds this article as it was cited. "
        "These are the words that were kept with the answer."
    )


def _bar(reading: Reading) -> Markup:
    """Which citation it is, the way to the next, and its words to be copied."""
    start, end = reading.span
    quoted = f"“{reading.article.text[start:end].strip()}” ({reference(reading.article)})"
    return element(
        "div",
        element("p", reading.heading, class_="kicker"),
        _step("‹", say("Previous citation"), "ArrowLeft", reading.previous),
        _step("›", say("Next citation"), "ArrowRight", reading.following),
        element("button", say("Copy quote"), type="button", class_="copy", data_copy=quoted),
        element("span", class_="told", role="status", data_copied=say("Copied")),
        class_="bar",
    )


def _step(sign: str, name: str, key: str, place: str | None) -> Markup:
    return element(
        "button",
        sign,
        type="button",
        class_="step",
        data_place=place,
        aria_label=name,
        title=name,
        aria_keyshortcuts=key,
        disabled=place is None,
    )


def _heading(reading: Reading) -> Markup:
    article, (start, end) = reading.article, reading.span
    title = shortened(article.title, _LONGEST_TITLE)
    notices = (
        say("This title was taken from the first sentence.") if article.title_derived else "",
        _only_the_quote() if ONLY_THE_QUOTE in article.metadata else "",
    )
    return element(
        "header",
        element("h2", title, dir="auto", id="article-title"),
        element("p", _byline(article, start, end), class_="byline"),
        *(element("p", notice, class_="derived") for notice in notices if notice),
    )


def _byline(article: Article, start: int, end: int) -> Markup:
    page = page_of(article, start)
    facts = (
        *(name_of(article.source), name_of(article.author), publish_date(article)),
        say("page {number}", number=str(page)) if page else "",
    )
    shown = [element("span", fact, dir="auto") for fact in facts if fact]
    return join((*shown, _origin(article, article.text[start:end])), " ")


def _origin(article: Article, words: str) -> Markup:
    address = link_to(article, words)
    if address is None:
        return element("span", article.path, class_="path")
    host = urlsplit(address).hostname
    return element(
        "a",
        say("Read the original at {host}", host=host),
        href=address,
        target="_blank",
        rel="noopener noreferrer",
    )


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for gap in _BETWEEN_PARAGRAPHS.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _paragraph(text: str, paragraph: Span, span: Span, others: Sequence[Span]) -> Markup:
    start, end = paragraph
    edges = {edge for s in (span, *others) for edge in s if start < edge < end}
    cuts = sorted({start, end, *edges})
    pieces = [
        _piece(text[a:b], _covered(a, [span]), _covered(a, others))
        for a, b in zip(cuts, cuts[1:], strict=False)
    ]
    return element("p", *pieces, class_="subheading" if _is_subheading(text, paragraph) else None)


def _covered(offset: int, spans: Sequence[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _piece(words: str, quoted: bool, also_cited: bool) -> Markup | str:
    if quoted:
        return element("mark", words, class_="quote", tabindex="-1")
    return element("mark", words, class_="also") if also_cited else words


def _is_subheading(text: str, paragraph: Span) -> bool:
    """Only a matter of looks: a short line inside the text that does not end like a sentence."""
    start, end = paragraph
    short = end - start <= _LONGEST_SUBHEADING and "\n" not in text[start:end]
    return short and start > 0 and end < len(text) and text[end - 1] not in _ENDS_A_SENTENCE
