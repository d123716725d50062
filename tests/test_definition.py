"""The short answer to what something is says what it is."""

import pytest

from qa.fitting.definition import Definition

GANGS = "Three gangs fight: the Sombra Cartel, the Hermanos del Sur and the Barrio Alto gang."


def misses(question: str, sentence: str, short: str) -> bool:
    start = sentence.index(short)
    return Definition(question, ()).misses(sentence, start, start + len(short))


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        (
            "What is the Sombra Cartel?",
            "They belong to the Sombra Cartel, which controls the northern ports.",
            "the northern ports",
        ),
        ("What is the Sombra Cartel?", GANGS, "the Hermanos del Sur"),
        ("What is the Barrio Alto gang?", GANGS, "the Sombra Cartel"),
        ("What is Hidroval?", "Company president Ana Paz said Hidroval would appeal.", "Company"),
        ("Who is Estévez?", "The owner, Ramiro Estévez, said so.", "Ramiro"),  # part of his name
        ("What is Lima?", "They met the governor of Lima.", "governor"),
        ("What is La Fragua?", "The La Fragua riot began.", "riot"),
        ("Who is Ana Paz?", "The brother of Ana Paz is a lawyer.", "a lawyer"),
        ("Quem é Celso Prado?", "O governador Celso Prado multou a empresa.", "a empresa"),
    ],
)
def test_words_that_say_something_else_of_it_or_of_another(question, sentence, short):
    assert misses(question, sentence, short)


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        ("Who is Estévez?", "The owner, Ramiro Estévez, said so.", "The owner"),
        ("Who is Vidal?", "President Ernesto Vidal won.", "President"),
        ("Who is Ana Paz?", "Judge Ana Paz left.", "Judge Ana Paz"),
        ("What is Cifra?", "Murders fell, the observatory Cifra said.", "observatory"),
        ("What is Austral?", "Austral, the country's second largest bank, fell.", "largest bank"),
        (
            "What is the GDP?",
            "They use the GDP (Gross Domestic Product).",
            "Gross Domestic Product",
        ),
        ("What is La Fragua?", "A riot began at La Fragua prison.", "prison"),
        ("What is Waskom?", "They met in the nearby town of Waskom.", "town"),
        ("What is NUT?", "Members of trade unions such as ATL or NUT.", "trade unions"),
        ("What is the Alto gang?", "The Alto gang is a band of youths.", "a band of youths"),
        ("What is Austral?", "Austral is a bank in Lima.", "a bank in Lima"),
        ("Who was Jorge Luna?", "Jorge Luna, 52, the mayor of Tula, fell.", "mayor of Tula"),
        ("Who was Jorge Luna?", "He was the mayor of Tula.", "the mayor of Tula"),
        ("Who is El Zurdo?", "Raúl Roa, alias El Zurdo, fled.", "Raúl Roa"),
        ("¿Quién es Elio Roa?", "Detuvo a Elio Roa, jefe del cartel, que huía.", "jefe del cartel"),
        ("Quem é Celso Prado?", "O governador Celso Prado viajou.", "governador"),
    ],
)
def test_words_that_say_what_it_is(question, sentence, short):
    assert not misses(question, sentence, short)


@pytest.mark.parametrize(
    "question",
    [
        "Who is the mayor of Tula?",
        "What is Ana Paz's job?",
        "Who was Count of Tula?",
        "What is Tula doing?",
    ],
)
def test_of_other_questions_nothing_is_held_to_be_beside_the_point(question):
    assert not misses(question, "Ana Paz left.", "left")
