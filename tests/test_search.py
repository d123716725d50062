import pytest

from vectorstore.archive import Archive
from vectorstore.hit import Filters


@pytest.fixture(scope="module")
def archive(sample_folder):
    return Archive(sample_folder)


QUESTIONS = ["Who is the police director?", "¿Quién se fugó de la cárcel?", "cocaine Moín 2023"]


@pytest.mark.parametrize("question", [*QUESTIONS, "xyzzy", "?!", ""])
def test_hits_come_best_first_once_each_ties_by_id(archive, question):
    hits = archive.search(question, 30)
    assert len(hits) == 30
    assert len({hit.passage.id for hit in hits}) == 30
    order = [(-hit.score, hit.passage.id) for hit in hits]
    assert order == sorted(order)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_hit_carries_its_exact_score_in_both_indexes(archive, question):
    hits = archive.search(question, 20)
    ids = [hit.passage.id for hit in hits]
    vector = archive.encoder.encode_question(question)
    cosines = archive.dense.similarities(vector, ids)
    lexical = archive.lexical.scores(question, ids)
    for hit in hits:
        assert hit.similarity == pytest.approx(cosines[hit.passage.id], abs=1e-4)
        assert hit.lexical == pytest.approx(lexical[hit.passage.id], abs=1e-4)


def test_ranks_are_those_of_the_indexes(archive):
    question = QUESTIONS[0]
    hits = {hit.passage.id: hit for hit in archive.search(question, 1000)}
    vector = archive.encoder.encode_question(question)
    dense = [i for i, _ in archive.dense.search(vector, 100, Filters())]
    lexical = [i for i, _ in archive.lexical.search(question, 100, Filters())]
    covered = {*dense[:20], *lexical} - {*hits}  # by a better hit of the same report
    assert len(covered) <= sum(len(hit.copies) for hit in hits.values())
    for rank, key in enumerate(dense[:20], 1):
        assert key in covered or hits[key].dense_rank == rank
    for rank, key in enumerate(lexical, 1):
        assert key in covered or hits[key].lexical_rank == rank
    assert {key for key, hit in hits.items() if hit.lexical_rank is None} == {*hits} - {*lexical}


@pytest.mark.parametrize("k", [1, 5, 101, 100_000])
def test_k_is_the_most_that_comes(archive, k):
    hits = archive.search(QUESTIONS[0], k)
    covered = sum(len(hit.copies) for hit in archive.search(QUESTIONS[0], 100_000))
    assert covered == 2  # the sample holds one report twice
    assert len(hits) == min(k, archive.size()[1] - covered)


def test_a_smaller_k_is_the_beginning_of_a_larger_one(archive):
    assert archive.search(QUESTIONS[0], 5) == archive.search(QUESTIONS[0], 50)[:5]


def test_the_text_of_a_hit_is_the_slice_of_its_article(archive):
    for hit in archive.search(QUESTIONS[1], 50):
        article = archive.article(hit.passage.article.id)
        assert hit.passage.text == article.text[hit.passage.start : hit.passage.end]
        assert hit.passage.text.strip()


def test_searching_is_repeatable(archive, sample_folder):
    assert archive.search(QUESTIONS[2]) == archive.search(QUESTIONS[2])
    assert Archive(sample_folder).search(QUESTIONS[2]) == archive.search(QUESTIONS[2])


def test_an_impossible_filter_finds_nothing(archive):
    assert archive.search(QUESTIONS[0], filters=Filters(since="2999-01-01")) == []
    assert archive.search(QUESTIONS[0], filters=Filters(sources=("Nobody",))) == []
