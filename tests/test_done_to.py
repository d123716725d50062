"""Whom it was done to did not do it."""

import pytest

from qa.fitting.done_to import done_to

BISHOP = "Ana Paz, the bishop of Tula, was kidnapped on Sunday by Elio Roa."


def names_the_victim(question: str, sentence: str, short: str) -> bool:
    start = sentence.index(short)
    return done_to(question, sentence, start, start + len(short))


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        ("Who kidnapped the bishop of Tula?", BISHOP, "Ana Paz"),
        ("WHO KIDNAPPED THE BISHOP OF TULA?", BISHOP, "Paz"),
        ("Who held the bishop of Tula in 2019?", "Ana Paz, 52, the bishop, prayed.", "Ana Paz"),
        ("Who attacked the health minister?", "Health minister Ana Paz was hurt.", "Ana Paz"),
        ("Who shot the mayor?", "Luna was shot dead outside his home.", "Luna"),
        (
            "¿Quién secuestró al obispo de Tula?",
            "El obispo de Tula, Ana Paz, fue secuestrado el domingo.",
            "Ana Paz",
        ),
        ("¿Quién asesinó al alcalde?", "Luna, de 52 años, fue asesinado ayer.", "Luna"),
        ("Quem sequestrou o bispo de Tula?", "Ana Paz, bispo de Tula, rezava.", "Ana Paz"),
    ],
)
def test_a_name_that_the_sentence_gives_to_whom_it_was_done(question, sentence, short):
    assert names_the_victim(question, sentence, short)


@pytest.mark.parametrize(
    ("question", "sentence", "short"),
    [
        ("Who kidnapped the bishop of Tula?", BISHOP, "Elio Roa"),
        ("Who threatened the bishop of Tula?", "Eva Paz, the bishop of Cali, did.", "Eva Paz"),
        ("Who threatened the minister?", "Eva Paz, the minister's aide, did.", "Eva Paz"),
        ("Who shot the mayor?", "Roa was shot by police after he shot the mayor.", "Roa"),
        ("Who killed the mayor?", "Roa killed the mayor, Ana Paz said.", "Ana Paz"),
        ("Who succeeded the mayor?", "Eva Paz, the mayor, took office on Friday.", "Eva Paz"),
        ("Who is the mayor?", "Eva Paz, the mayor, spoke.", "Eva Paz"),
        ("What did the mayor say?", "Eva Paz, the mayor, spoke.", "Eva Paz"),
    ],
)
def test_any_other_may_have_done_it(question, sentence, short):
    assert not names_the_victim(question, sentence, short)
