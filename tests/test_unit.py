"""The unit that a question wants its number in."""

import pytest

from qa.fitting.unit import tells_unit
from qa.question_kind import offers


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


@pytest.mark.parametrize(
    ("tells", "tells_none"),
    [
        ("Paz, who is 66, has left.", "Paz, who is 66 metres away, waved."),
        ("He was only 52.", "It was 12:30."),
        ("Luna was 52 when he died.", "There were 52 when he came."),
        ("She turned 80 on Monday.", "She turned 80 soldiers away."),
        ("He died at 93.", "The toll was 1,200."),
        ("Cumplió 80 el lunes.", "Cumplió 80 condenas."),
        ("Tiene 34 y vive en Lima.", "Tiene 34 casas."),
        ("Ela completou 50.", "Ela completou 50 partidas."),
    ],
)
def test_a_bare_number_of_somebody_is_an_age(tells, tells_none):
    assert tells_unit("How old is she?", tells)
    assert not tells_unit("How old is she?", tells_none)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("¿Cuál fue la tasa de homicidios?", "Fue de 53 por cada 100 mil habitantes."),
        ("¿Cuál fue la tasa de homicidios?", "Fue de 53 por cien mil habitantes."),
        ("What was the murder rate?", "It fell to 19 per 100 000 inhabitants."),
        ("What was the murder rate?", "It was 53 for every hundred thousand people."),
        ("What percentage were women?", "One in four victims was a woman."),
        ("¿Qué porcentaje eran menores?", "Una cuarta parte eran menores."),
        ("Qual porcentagem eram menores?", "Um em cada cinco era menor."),
        ("How much did the bridge cost?", "It cost 240 million bolivianos."),
        ("How much was the bounty?", "He offered two million florins."),
        ("How much was he fined?", "He was fined 2 million colones."),
        ("¿Cuánto pagó?", "Pagó 5 millones de córdobas."),
        ("Quanto custou a ponte?", "Custou 3 milhões de cruzeiros."),
        ("How long was he held?", "He was held for a fortnight."),
        ("How long did it last?", "It lasted all weekend."),
        ("¿Cuánto tiempo duró?", "Duró una quincena."),
        ("¿Cuánta cocaína hallaron?", "Hallaron 2.000 libras."),
        ("How old was she?", "Silva turned 60 last week."),
        ("How old was he when he left?", "Castellón, who retired at 65, left it."),
        ("How old was he?", "He died on Monday, at 81, in Lima."),
    ],
)
def test_a_unit_is_told_in_many_words(question, sentence):
    assert tells_unit(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How much did the bridge cost?", "It serves 2 million people."),
        ("How much did the power station cost?", "It serves 1.9 million poor households."),
        ("How much did he pay?", "Two million went to the polls in May."),
        ("What percentage were women?", "He won two of five years ago."),
        ("How old was he?", "He retired at 10 in the morning."),
        ("How long did it last?", "It cost two million pesos."),
        ("What was her salary?", "She won the race."),
        ("¿Cuál era su sueldo?", "El viceministro boliviano no respondió."),
    ],
)
def test_another_unit_is_none_that_is_wanted(question, sentence):
    assert not tells_unit(question, sentence)
