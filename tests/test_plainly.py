import pytest

from qa.plainly import plainly


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("What was the death toll at the jail?", "How many people died at the jail?"),
        ("And what is the final death toll?", "And How many people died?"),
        ("What's the number of victims from the raid?", "How many people died in the raid?"),
        ("How high was the death toll after the quake?", "How many people died after the quake?"),
        ("¿Cuál fue el saldo de muertos del motín?", "¿Cuántas personas murieron en el motín?"),
    ],
)
def test_a_toll_is_asked_for_by_those_who_died(question, plain):
    assert plainly(question) == plain


@pytest.mark.parametrize(
    "question",
    [
        "Why was the death toll disputed?",
        "What was the number of victims' relatives at the march?",
        "What was the number of homicides in 2015?",
        "¿Cuál fue el número de víctimas desplazadas?",
    ],
)
def test_other_questions_stay_as_they_are(question):
    assert plainly(question) == question
