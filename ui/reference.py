"""Where a quotation comes from, in words, and a link that opens it at the words."""

from urllib.parse import quote as percent

from ingest.article import Article
from ui.markup import web_address
from ui.words import name_of, publish_date

_WHOLE = 10  # words; of a longer quotation only the ends go into the link
_END = 5
_FRAGMENT = ":~:text="


def reference(article: Article, *, address: bool = True) -> str:
    """``Ana Paz: “Title”, El Faro, 20 January 2017, https://…`` as far as it is known."""
    author = name_of(article.author)
    title = f"{author}: “{article.title}”" if author else f"“{article.title}”"
    where = (web_address(article.url) or article.path) if address else ""
    return ", ".join(filter(None, (title, name_of(article.source), publish_date(article), where)))


def link_to(article: Article, words: str) -> str | None:
    """The article's web address, with a text fragment at which a browser marks the words."""
    address = web_address(article.url)
    if address is None:
        return None
    fragment = _fragment(words)
    if not fragment:
        return address
    return f"{address}{'' if '#' in address else '#'}{_FRAGMENT}{fragment}"


def _fragment(words: str) -> str:
    """As https://wicg.github.io/scroll-to-text-fragment/ has it: ``text`` or ``start,end``."""
    parts = words.split()
    if len(parts) <= _WHOLE and "\n" not in words.strip():
        return _encoded(parts)
    first = words.strip().split("\n")[0].split()[:_END]
    last = words.strip().split("\n")[-1].split()[-_END:]
    return f"{_encoded(first)},{_encoded(last)}"


def _encoded(words: list[str]) -> str:
    text = " ".join(words).encode("utf-8", "replace")
    return percent(text, safe="").replace("-", "%2D")  # a bare dash would mean a prefix
