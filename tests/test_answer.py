import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.article import Article
from qa.answer import Citation, Claim

ARTICLE = Article("a", "Title", "The truce held. Nobody knew why.")


@given(st.integers(-5, 60), st.integers(-5, 60))
def test_a_citation_is_a_slice_of_its_article_or_can_not_be_made(start, end):
    if 0 <= start < end <= len(ARTICLE.text):
        assert Citation(1, ARTICLE, start, end).quote == ARTICLE.text[start:end]
    else:
        with pytest.raises(ValueError, match="not inside"):
            Citation(1, ARTICLE, start, end)


def test_a_claim_is_followed_by_its_markers():
    citations = (Citation(1, ARTICLE, 0, 15), Citation(2, ARTICLE, 16, 32))
    assert Claim("It held.", citations, 1.0).marked == "It held. [1][2]"
