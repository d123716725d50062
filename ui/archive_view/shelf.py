"""The shelf: the articles of a view, a page at a time."""

from dataclasses import dataclass

from markupsafe import Markup

from ui.archive_view.names import language_name
from ui.archive_view.view import View
from ui.languages import say
from ui.markup import element, join
from ui.words import count_of, date_in_words, in_digits, name_of, shortened
from vectorstore.archive import Archive
from vectorstore.browse import Listed, among, counted, listed
from vectorstore.hit import Filters

PAGE = 20  # articles
_PASSAGES = 200  # looked at for words
_LONGEST_TITLE = 160
_LONGEST_SNIPPET = 200


@dataclass(frozen=True)
class Shelf:
    """One page of ``total`` articles; ``snippets`` are the words found, by article id."""

    articles: tuple[Listed, ...]
    total: int
    page: int
    snippets: dict[str, str]


def take(archive: Archive, view: View) -> Shelf:
    """The articles of a view: newest first, or by how well they fit the words."""
    if view.words:
        return _found(archive, view)
    total = counted(archive.catalog, view.selection)
    page = min(view.page, max(0, (total - 1) // PAGE))
    articles = listed(archive.catalog, view.selection, page * PAGE, PAGE)
    return Shelf(tuple(articles), total, page, {})


def render_shelf(shelf: Shelf, view: View) -> Markup:
    """The list and its pages; an empty one says what to do."""
    if not shelf.articles:
        return element("p", say("No article fits these limits."), class_="none", role="status")
    first = shelf.page * PAGE + 1
    told = say(
        "{first}–{last} of {articles}",
        first=in_digits(first),
        last=in_digits(first + len(shelf.articles) - 1),
        articles=count_of(shelf.total, "article"),
    )
    order = say("the best first") if view.words else say("the newest first")
    items = [_item(article, shelf.snippets.get(article.id)) for article in shelf.articles]
    return join(
        (
            element("p", f"{told}, {order}", class_="told", role="status"),
            element("ol", *items, class_="shelf", start=first),
            _pages(shelf),
        )
    )


def _found(archive: Archive, view: View) -> Shelf:
    chosen = view.selection
    sources = (chosen.source,) if chosen.source else ()
    hits = archive.search(view.words, _PASSAGES, Filters(chosen.since, chosen.until, sources))
    snippets: dict[str, str] = {}
    for hit in hits:
        snippets.setdefault(hit.passage.article.id, hit.passage.text)
    fitting = among(archive.catalog, list(snippets), chosen)
    page = min(view.page, max(0, (len(fitting) - 1) // PAGE))
    shown = fitting[page * PAGE : (page + 1) * PAGE]
    return Shelf(tuple(shown), len(fitting), page, snippets)


def _item(article: Listed, snippet: str | None) -> Markup:
    words = element(
        "span",
        element("span", shortened(article.title, _LONGEST_TITLE), class_="title", dir="auto"),
        element("span", *_facts(article), class_="about"),
        element(
            "span",
            shortened(snippet or article.beginning, _LONGEST_SNIPPET),
            class_="snippet",
            lang=article.language,
            dir="auto",
        ),
        class_="lines",
    )
    return element("li", element("button", words, type="button", data_article=article.id))


def _facts(article: Listed) -> list[Markup]:
    date = date_in_words(article.published) if article.published else say("undated")
    facts = (
        name_of(article.source),
        date,
        language_name(article.language),
        shortened(article.section or "", 60),
    )
    spans = [element("span", fact, dir="auto") for fact in facts if fact]
    if article.duplicate_of:
        spans.append(element("span", say("duplicate"), class_="badge"))
    return spans


def _pages(shelf: Shelf) -> Markup | None:
    last = (shelf.total - 1) // PAGE
    if not last:
        return None
    here = say("Page {page} of {pages}", page=in_digits(shelf.page + 1), pages=in_digits(last + 1))
    return element(
        "nav",
        _turn(say("Previous"), shelf.page - 1, last),
        element("span", here),
        _turn(say("Next"), shelf.page + 1, last),
        class_="pages",
        aria_label=say("Pages"),
    )


def _turn(name: str, page: int, last: int) -> Markup:
    out = not 0 <= page <= last
    return element("button", name, type="button", data_page=page, disabled=out)
