"""Where a quotation is from, in the terminal."""

from typing import TYPE_CHECKING

from ui.terminal import show

if TYPE_CHECKING:
    from ingest.article import Article
    from qa.answer import Citation


def where(article: "Article", between: str = ", ") -> str:
    """``El Faro, 2017-01-20``; only the date where no source is known."""
    return between.join(filter(None, (article.source, str(article.published or "undated"))))


def show_citation(citation: "Citation", indent: str = "") -> None:
    """Two lines: the article, and where in it the quotation stands."""
    article = citation.article
    show(f"{indent}[{citation.number}] {article.title} ({where(article)})", style="cyan")
    place = f"{article.url or article.path} [{citation.start}:{citation.end}]"
    show(f"{indent}    {place}", style="dim")
