import pytest

from ingest.article import Article, Published
from qa.answer import Citation, Claim
from qa.dates.claim import explained
from qa.dates.gloss import glosses, with_glosses


def shown(text, day="2023-06-15", language="en"):
    published = Published(day, "day", "given")
    article = Article("a", "T", text, published=published, language=language)
    return with_glosses(text, glosses(article, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell last year.", "It fell last year [2022]."),
        ("Who was at Wednesday's seizure?", "Who was at Wednesday's [14 June 2023] seizure?"),
        ("No one has been held so far.", "No one has been held so far [as of 15 June 2023]."),
        ("In November it rose.", "In November [2022] it rose."),
        ("He was sworn in this week.", "He was sworn in this week [12–15 June 2023]."),
        ("It began on March 8, 2012.", "It began on March 8, 2012."),
        ("He fled on September 5th.", "He fled on September 5th [2022]."),
        ("He fled in June last year.", "He fled in June [2022] last year."),
    ],
)
def test_relative_words_are_explained_beside_them(text, expected):
    assert shown(text) == expected


def test_in_the_article_s_language():
    assert shown("Lo detuvieron ayer.", language="es") == (
        "Lo detuvieron ayer [14 de junio de 2023]."
    )


def test_the_claim_and_its_quote_stay_word_for_word():
    text = "It fell. It fell again last year."
    article = Article("a", "T", text, published=Published("2016", "year", "given"))
    claim = explained(Claim(text[9:], (Citation(1, article, 9, len(text)),), 1.0))
    assert claim.text == claim.citations[0].quote == "It fell again last year."
    assert claim.marked == "It fell again last year [2015]. [1]"
    assert claim.published == "2016"


def test_words_that_are_not_the_article_s_get_no_gloss():
    article = Article("a", "T", "It fell last year.", published=Published("2016", "year", "given"))
    claim = explained(Claim("Deaths fell last year.", (Citation(1, article, 0, 18),), 1.0))
    assert claim.shown == "Deaths fell last year."


def test_what_looks_like_a_marker_in_the_article_is_not_told_as_one():
    article = Article(
        "a", "T", "It fell last year.[2]", published=Published("2016", "year", "given")
    )
    claim = explained(Claim(article.text, (Citation(1, article, 0, len(article.text)),), 1.0))
    assert claim.text == article.text
    assert claim.marked == "It fell last year [2015].(2) [1]"
