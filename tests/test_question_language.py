"""The language of questions, and of keywords that have names in another."""

import pytest

from ingest.article import Article, Passage
from vectorstore.lexical import LexicalIndex
from vectorstore.question_language import language_of, language_of_keywords

TOLD = {
    "en": "The mayor of La Paz and a leader of the Hermanos del Sur died in a riot in Rio.",
    "es": "El alcalde de La Paz habló de los asesinatos y del líder.",
    "pt": "O prefeito do Rio falou da violência e do líder.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    held = LexicalIndex(tmp_path_factory.mktemp("keywords"))
    with held.writer() as writer:
        for language, text in TOLD.items():
            writer.add([Passage(Article(language, "", text, language=language), 0, len(text))])
    held.reload()
    return held


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who leads the police in El Salvador?", "en"),
        ("Homicides in El Salvador and La Libertad", "en"),
        ("¿Quién dirige la policía de Nueva York?", "es"),
        ("¿Quién es Marta Rojas?", "es"),
        ("Who is El Chapo?", "en"),
        ("Quem comanda a polícia do Rio?", "pt"),
        ("mayor of La Paz del Norte", "en"),
        ("asesinatos en La Ceiba 2019", "es"),
        ("violência no Rio de Janeiro", "pt"),
        ("полиция задержала трёх человек", "ru"),
        ("El Salvador", None),
        ("Hermanos del Sur leader", None),
        ("la paz riot dead", None),
        ("MS-13 2016", None),
        ("Ovidio Guzmán", None),
        ("WHO LEADS THE POLICE?", None),
        ("", None),
    ],
)
def test_the_language_is_told_by_words_that_are_no_names(question, language):
    assert language_of(question) == language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿Murió Galán?", "es"),
        ("¿Huyó Iriarte a Valmora?", "es"),
        ("O prefeito renunciou?", "pt"),
        ("A engenheira fugiu?", "pt"),
    ],
)
def test_a_question_that_begins_with_its_verb_or_an_article(question, language):
    assert language_of(question) == language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("la paz riot dead", "en"),
        ("Hermanos del Sur leader", "en"),
        ("El Chapo leader", "en"),
        ("el zurdo mayor", "en"),
        ("rio de janeiro riot", "en"),
        ("Alcalde de Bogotá", "es"),
        ("asesinatos La Ceiba 2019", "es"),
        ("prefeito Fortaleza", "pt"),
        ("líder de la banda", "es"),  # Portuguese articles have the word too
        ("muertos de la masacre", "es"),  # no article has a word of it
        ("el masacrador", "en"),
        ("El Salvador", "en"),
    ],
)
def test_keywords_are_in_the_language_of_the_articles_that_have_them(index, question, language):
    assert language_of_keywords(index, question, "en") == language
