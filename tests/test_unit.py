"""The unit that a question wants its number in."""

import pytest

from qa.question_kind import offers
from qa.unit import tells_unit


@pytest.mark.parametrize(
    ("question", "tells", "tells_none"),
    [
        (
            "What was the murder rate in 2016?",
            "That is 81 for every 100,000.",
            "5,300 people were murdered.",
        ),
        ("¿Cuál fue la tasa de homicidios?", "Fue de 17,2 por cada 100.000.", "Hubo 900 muertos."),
        ("What share of them voted no?", "Of them 50.2 percent did.", "Six million voted."),
        ("What proportion lives there?", "Two out of three do.", "Nine million people do."),
        ("How much money was found?", "They found $40,000.", "They found 40 rifles."),
        ("How much did the house cost?", "It cost two million pesos.", "It has two floors."),
        ("What was his salary?", "He was paid 9,000 dollars a month.", "He led 23,000 officers."),
        ("¿Cuánto pagó Fito por la casa?", "Pagó 80.000 dólares.", "Vivió 18 meses en ella."),
        ("How much cocaine was seized?", "They seized 2.4 tonnes.", "They seized 40 packets."),
        ("¿Cuánta cocaína hallaron?", "Hallaron 900 kilos.", "Hallaron 3 contenedores."),
        ("How old was she?", "The 34-year-old ran.", "She will run in 2005."),
        ("¿Cuántos años tenía?", "Pecci, de 45 años, viajaba.", "Viajaba con 4 perros."),
        ("What age did he reach?", "Pecci, 45, was on holiday.", "He wrote 45 books."),
        ("How long did the truce last?", "It held for fifteen months.", "Two gangs agreed to it."),
        ("How many years did he get?", "A judge gave him 45 years.", "Pecci, 45, was on holiday."),
        ("¿Cuántos años le dieron?", "Le dieron 23 años.", "Vivía con 4 perros."),
        ("¿Cuánto tiempo duró?", "Duró 15 meses.", "La pactaron 2 pandillas."),
    ],
)
def test_only_a_number_in_the_unit_asked_for_is_offered(question, tells, tells_none):
    assert tells_unit(question, tells)
    assert offers(tells, "number", question)
    assert not tells_unit(question, tells_none)
    assert not offers(tells_none, "number", question)


@pytest.mark.parametrize(
    "question",
    [
        "How many people died?",
        "Who paid the money?",
        "Why?",
    ],
)
def test_a_question_that_wants_no_unit_takes_any_number(question):
    assert tells_unit(question, "At least 41 women died.")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("¿Cuántos soldados participaron en el rescate?", "Participaron 150 soldados."),
        ("How much time did he spend in prison?", "He was there for nine years."),
        ("How long was the tunnel?", "The tunnel was 620 metres long."),
    ],
)
def test_what_is_counted_in_another_unit(question, sentence):
    assert tells_unit(question, sentence)
