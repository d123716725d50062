import pytest

from qa.fitting.open_number import may_tell_unit


@pytest.mark.parametrize(
    ("question", "open_to_it", "bound"),
    [
        ("What was the murder rate?", "It fell from 61 to 53 in a year.", "5,300 were murdered."),
        ("What was the murder rate?", "In 2016 it was 81.", "It fell in 2016."),
        ("¿Cuál fue la tasa de homicidios?", "Un año antes fue de 61.", "Hubo 900 muertos."),
        ("¿Cuál fue la tasa de homicidios?", "Bajó a 53,5.", "Bajó a 3.900."),
        ("How much cocaine was found?", "They found 1,150 packages.", "They held 40 sailors."),
        ("¿Cuánta marihuana quemaron?", "Quemaron 30.000 plantas.", "Detuvieron a 4 hombres."),
        ("How old is she?", "She is 41.", "She has 41 guards."),
    ],
)
def test_a_number_that_nothing_ties_to_another_unit(question, open_to_it, bound):
    assert may_tell_unit(question, open_to_it)
    assert not may_tell_unit(question, bound)
