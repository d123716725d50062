import numpy

from ingest.article import Article, Passage
from vectorstore import sentence_vectors
from vectorstore.encoder import Encoder
from vectorstore.sentence_vectors import SentenceVectors

TEXT = "The truce held. Nobody knew why.\n\nIt broke in June."
ARTICLE = Article("a", "Truce", TEXT)


def test_spans_are_the_sentences_of_the_article_and_vectors_are_unit():
    (held,) = SentenceVectors(Encoder()).of([Passage(ARTICLE, 16, len(TEXT))])
    assert [TEXT[a:b] for a, b in held.spans] == ["Nobody knew why.", "It broke in June."]
    assert numpy.allclose(numpy.linalg.norm(held.vectors, axis=1), 1, atol=1e-3)


def test_a_held_passage_is_not_encoded_again_and_the_oldest_is_let_go(monkeypatch):
    monkeypatch.setattr(sentence_vectors, "_MOST_PASSAGES", 1)
    vectors = SentenceVectors(Encoder())
    first, second = Passage(ARTICLE, 0, 15), Passage(ARTICLE, 16, 32)
    (one,) = vectors.of([first])
    assert vectors.of([first])[0] is one
    vectors.of([second])
    assert vectors.of([first])[0] is not one


def test_several_passages_each_have_their_own_whatever_the_others_are():
    passages = [Passage(ARTICLE, 0, 15), Passage(ARTICLE, 16, len(TEXT))]
    together = SentenceVectors(Encoder()).of([*passages, passages[0]])
    for passage, held in zip([*passages, passages[0]], together, strict=True):
        (alone,) = SentenceVectors(Encoder()).of([passage])
        assert held.spans == alone.spans
        assert (held.vectors == alone.vectors).all()


def test_another_title_is_another_vector():
    vectors = SentenceVectors(Encoder())
    renamed = Article("a", "A recipe for soup", TEXT)
    one = vectors.of([Passage(ARTICLE, 0, 15)])[0].vectors
    other = vectors.of([Passage(renamed, 0, 15)])[0].vectors
    assert not numpy.allclose(one, other, atol=1e-2)
