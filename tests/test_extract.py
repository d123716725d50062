from ingest.article import Article, Passage
from qa.evidence import Evidence
from qa.extract import extract
from vectorstore.hit import Hit


def evidence(text, score, article_id="a"):
    """A one-sentence article whose sentence bears on the question by ``score``."""
    article = Article(article_id, "Title", text)
    hit = Hit(Passage(article, 0, len(text)), 1.0, similarity=score, lexical=1.0)
    return Evidence(article, 0, len(text), score, score, score, score > 0, 0.0, hit)


STRONG = evidence("Just under 5,300 people were murdered.", 0.9)
ALSO = evidence("Fourteen people died every day that year.", 0.85, "b")
WEAK = evidence("The minister denied it on television.", 0.3, "c")
COPY = evidence("Just under 5,300 people were murdered!", 0.88, "d")


def test_the_strongest_sentence_comes_first_and_is_verbatim():
    claims = list(extract([STRONG, ALSO], most=3))
    assert [claim.text for claim in claims] == [STRONG.text, ALSO.text]
    assert all(c.quote == claim.text for claim in claims for c in claim.citations)


def test_what_is_much_weaker_is_left_out():
    assert [claim.text for claim in extract([STRONG, WEAK], most=3)] == [STRONG.text]


def test_no_more_than_asked_for():
    assert len(list(extract([STRONG, ALSO], most=1))) == 1


def test_a_sentence_that_two_articles_share_is_told_once_and_cites_both():
    (claim, _) = extract([STRONG, COPY, ALSO], most=3)
    assert [c.article.id for c in claim.citations] == ["a", "d"]


def test_numbers_count_up_over_the_answer():
    claims = list(extract([STRONG, COPY, ALSO], most=3))
    assert [c.number for claim in claims for c in claim.citations] == [1, 2, 3]


def test_nothing_in_nothing_out():
    assert list(extract([], most=3)) == []
