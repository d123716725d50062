"""Who held an office before is no answer to who holds it."""

import pytest

from qa.fitting.left_office import has_left


def told_as_gone(question, sentence, name):
    start = sentence.index(name)
    return has_left(question, sentence, start, start + len(name))


@pytest.mark.parametrize(
    ("question", "sentence", "gone", "holds"),
    [
        (
            "Who heads the police in Belmore?",
            "The president put Ana Paz in command, ending the three years of Elio Roa as director.",
            "Elio Roa",
            "Ana Paz",
        ),
        (
            "Who is the mayor of Belmore?",
            "Ana Paz was sworn in as mayor after the resignation of Elio Roa.",
            "Elio Roa",
            "Ana Paz",
        ),
        (
            "Who is the governor of Tula?",
            "Governor Ana Paz replaced the long-serving Elio Roa on Monday.",
            "Elio Roa",
            "Ana Paz",
        ),
        (
            "Who leads the union?",
            "Elio Roa, who resigned in May, handed the union to Ana Paz.",
            "Elio Roa",
            "Ana Paz",
        ),
        (
            "¿Quién dirige la policía?",
            "Ana Paz fue nombrada en lugar de Elio Roa.",
            "Elio Roa",
            "Ana Paz",
        ),
        (
            "Quem é o prefeito de Tula?",
            "Ana Paz assumiu a prefeitura após a morte de Elio Roa.",
            "Elio Roa",
            "Ana Paz",
        ),
        (
            "Who replaced Elio Roa?",
            "Elio Roa succeeded Ivo Sanz, and Ana Paz took his place.",
            "Ivo Sanz",
            "Ana Paz",
        ),
    ],
)
def test_who_has_left_is_not_who_holds_it(question, sentence, gone, holds):
    assert told_as_gone(question, sentence, gone)
    assert not told_as_gone(question, sentence, holds)


@pytest.mark.parametrize(
    "question",
    [
        "Who headed the police in 2015?",
        "Who is the former director of the police?",
        "Who was dismissed as director?",
        "Whom did Ana Paz replace?",
    ],
)
def test_asked_of_another_time_the_one_who_left_may_be_meant(question):
    assert not told_as_gone(question, "Ana Paz replaced Elio Roa in 2016.", "Elio Roa")


def test_who_replaced_another_has_not_left():
    sentence = "Elio Roa was replaced as director by Ana Paz."
    assert not told_as_gone("Who is the director of the police?", sentence, "Ana Paz")
