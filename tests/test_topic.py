"""A name or a few keywords with nothing asked, over the sample archive."""

import pytest


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("Marset", "Sebastián Marset, un uruguayo"),
        ("state of exception", "partial state of exception"),
        ("crocodile in prison", "They also found a crocodile"),  # the title says prison
        ("What do we know about the First Capital Command's uprising of 2006?", "In May 2006"),
        ("¿Qué pasó en Tocorón?", "when they took over the Tocorón prison"),
        ("O que aconteceu em Tocorón?", "when they took over the Tocorón prison"),
    ],
)
def test_what_the_archive_speaks_of_is_told(assistant, topic, told):
    answer = assistant.ask(topic)
    assert told in answer.text
    assert answer.short_answer is None


def test_of_several_articles_the_one_about_all_of_it_is_told(assistant):
    answer = assistant.ask("prison massacre Honduras")
    assert {one.article.id for one in answer.citations} == {"sample-tamara-massacre"}


@pytest.mark.parametrize("topic", ["Bitcoin in El Salvador", "cocaine Antwerp", "Elon Musk"])
def test_of_what_it_does_not_speak_it_says_so(assistant, topic):
    answer = assistant.ask(topic)
    assert answer.abstained
    assert answer.question.language == "en"


def test_what_happened_in_a_place_that_is_not_there_is_refused_in_the_question_s_language(
    assistant,
):
    answer = assistant.ask("¿Qué pasó en Ciudad Gótica?")
    assert answer.abstained
    assert answer.text.startswith("El archivo")


def test_what_happened_is_told_from_the_beginning_of_the_article(assistant):
    first, *_ = assistant.ask("What happened to Marcelo Pecci?").claims
    assert first.text.startswith("A Paraguayan prosecutor")
    assert "was murdered" in first.text
