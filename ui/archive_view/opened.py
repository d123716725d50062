"""One article of the shelf, opened to be read, and the question before it is removed."""

from urllib.parse import urlsplit

from markupsafe import Markup

from ingest.article import Article
from ui.archive_view.names import language_name
from ui.languages import say
from ui.markup import element, join, web_address
from ui.reader import render_text
from ui.words import name_of, publish_date, shortened

_LONGEST_TITLE = 300
_LONGEST_PATH = 200
_NOWHERE = (0, 0)


def render_opened(article: Article | None, removable: bool) -> Markup:
    """The whole article; without one, how to open it."""
    if article is None:
        return element("p", say("Choose an article to read it here."), class_="nothing")
    remove = element("button", say("Remove from the archive…"), type="button", data_remove=True)
    text = render_text(article.text, _NOWHERE)
    return join(
        (
            element("button", say("Close"), type="button", data_close=True, class_="close"),
            element(
                "article",
                element("h2", shortened(article.title, _LONGEST_TITLE), dir="auto", tabindex="-1"),
                element("p", *_byline(article), class_="byline"),
                element("div", text, class_="text", lang=article.language, dir="auto"),
                remove if removable else None,
                class_="opened",
            ),
            _confirmation(article) if removable else None,
        )
    )


def _byline(article: Article) -> list[Markup]:
    facts = (
        name_of(article.source),
        name_of(article.author),
        publish_date(article),
        language_name(article.language),
    )
    spans = [element("span", fact, dir="auto") for fact in facts if fact]
    address = web_address(article.url)
    if address is None:
        path = shortened(article.path, _LONGEST_PATH)
        return [*spans, element("span", path, class_="path", dir="auto")]
    words = say("Read the original at {host}", host=urlsplit(address).hostname)
    link = element("a", words, href=address, target="_blank", rel="noopener noreferrer")
    return [*spans, link]


def _confirmation(article: Article) -> Markup:
    return element(
        "dialog",
        element("h2", say("Remove this article?"), id="removal"),
        element("p", shortened(article.title, _LONGEST_TITLE), class_="title", dir="auto"),
        element("p", say("It can then no longer be found or quoted, unless it is added again.")),
        element(
            "div",
            element("button", say("Keep it"), type="button", data_keep=True, autofocus=True),
            element(
                "button",
                say("Remove it"),
                type="button",
                class_="primary",
                data_removed=article.id,
            ),
            class_="choices",
        ),
        aria_labelledby="removal",
    )
