"""The two real pages of the corpus, read as a reader of the archive would see them."""

import re
from pathlib import Path

import pytest

from ingest.article import Article
from ingest.clean import clean_text
from ingest.files import find_files
from ingest.normalise import normalise
from ingest.read import read_file

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
FOREIGN = ["share icon", "Was this content helpful", "Xiomara Castro", "Total Peace", "SEE ALSO"]
QUOTATION = re.compile(r'"[^"\n]+"|“[^”\n]+”')
PULL_QUOTE = "The MS13's most recent proposal comes in the midst of this constant violence"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not beside this checkout")
    read = [article for source in find_files([CORPUS]) for article in read_file(source)]
    return [article for article in read if isinstance(article, Article)]


def raw_bodies() -> list[str]:
    """Each page from its first sentence to its last, as a person marked them."""
    first, second = (path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt")))
    start = first.index("The administration of El Salvador President")
    return [first[start : first.index("share icon")], second]


def test_both_pages_become_articles(articles):
    assert [article.path[:3] for article in articles] == ["000", "001"]
    assert [article.id for article in articles] == [article.path for article in articles]
    assert {article.language for article in articles} == {"en"}
    assert [article.published for article in articles] == [None, None]


@pytest.mark.parametrize("words", FOREIGN)
def test_nothing_around_the_article_is_in_it(articles, words):
    assert not [article.path for article in articles if words in article.text]


def test_titles(articles):
    first, second = articles
    assert first.title == "Negotiations Between El Salvador Govt, MS13 Prove Elusive"
    assert not first.title_derived
    assert second.title_derived
    assert len(second.title) <= 80
    start = "Following the proposal by one of El Salvador’s main gangs"
    assert second.title.startswith(start)
    assert second.title.endswith("…")


def test_pull_quote_stands_once_in_its_place(articles):
    text = articles[0].text
    assert text.count(PULL_QUOTE) == 1
    assert f"\n\n{PULL_QUOTE} -- a muted war between the state and the gangs. It seems, on" in text


def test_every_body_paragraph_is_kept_in_order(articles):
    for article, raw in zip(articles, raw_bodies(), strict=True):
        body = [p for p in normalise(raw).split("\n\n") if not p.startswith("SEE ALSO")]
        kept = article.text.split("\n\n")
        lost = [p for p in body if p not in kept]
        assert [p for p in lost if not p.startswith(PULL_QUOTE)] == []
        assert kept == [p for p in body if p in kept]


def test_every_quotation_is_intact(articles):
    quotations = [QUOTATION.findall(normalise(raw)) for raw in raw_bodies()]
    assert [len(found) for found in quotations] == [8, 13]
    for article, found in zip(articles, quotations, strict=True):
        assert QUOTATION.findall(article.text) == found


def test_cleaning_the_articles_again_changes_nothing(articles):
    for article in articles:
        assert clean_text(article.text) == article.text
