import pytest

from qa.accounts.measure import asked_measure, asked_whom, counted


@pytest.mark.parametrize(
    ("question", "measure", "whom"),
    [
        ("How many women died in the prison attack?", "deaths", "woman"),
        ("¿Cuántas personas murieron en la cárcel de mujeres?", "deaths", None),
        ("What is the death toll?", "deaths", None),
        ("How much cocaine was seized?", "mass", None),
        ("What was the murder rate per 100,000 people?", "rate", None),
        ("How many murders a day were there?", "daily", None),
        ("How many people have been arrested?", "arrests", None),
        ("How many pupils walk to school?", "=pupil", None),
        ("Who heads the police?", None, None),
    ],
)
def test_what_is_to_be_counted(question, measure, whom):
    assert asked_measure(question) == measure
    assert asked_whom(question) == whom


@pytest.mark.parametrize(
    ("sentence", "measure", "words"),
    [
        ("At least 41 women died on Tuesday.", "deaths", ["At least 41 women died"]),
        ("El saldo es de 46 mujeres muertas.", "deaths", ["46 mujeres muertas"]),
        ("Atacó la mina y mató a nueve personas.", "deaths", ["nueve personas"]),
        ("It seized 2.4 tonnes of cocaine.", "mass", ["2.4 tonnes"]),
        ("That is 81 homicides for every 100,000 people.", "deaths", []),
        (
            "That is 81 homicides for every 100,000 people.",
            "rate",
            ["81 homicides for every 100,000"],
        ),
        ("He got 18 in return for fewer murders.", "deaths", []),
        ("On January 5 left 29 people dead.", "deaths", ["29 people dead"]),
        ("At least 18 people drowned.", "deaths", ["At least 18 people drowned"]),
        ("Five miners lost their lives.", "deaths", ["Five miners lost their lives"]),
        ("Gunmen shot dead nine people.", "deaths", ["nine people"]),
        (
            "Hubo 12 víctimas mortales y murieron 3 niños.",
            "deaths",
            ["12 víctimas mortales", "3 niños"],
        ),
        ("Morreram 11 pessoas; 9 afogados.", "deaths", ["11 pessoas", "9 afogados"]),
        ("They mourn the 31 people who drowned.", "deaths", ["31 people who drowned"]),
        ("Police seek 12 men who killed.", "deaths", []),
        ("Divers recovered 27 bodies.", "deaths", ["27 bodies"]),
        (
            "Recuperaron 27 cuerpos; 3 corpos foram encontrados.",
            "deaths",
            ["27 cuerpos", "3 corpos"],
        ),
        ("Three bodies oversee the police.", "deaths", []),
        ("Two public bodies were found to have failed.", "deaths", []),
        ("Son tres cuerpos de seguridad.", "deaths", []),
        ("It now escorts 58 young pupils.", "=pupil", ["58 young pupils"]),
    ],
)
def test_numbers_that_count_it(sentence, measure, words):
    found = counted(sentence, measure)
    assert [sentence[one.figure.start : one.end] for one in found] == words


def test_so_many_died_at_least_as_bodies_are_found():
    (found,) = counted("Hallaron 27 cadáveres.", "deaths")
    assert found.figure.bound == "least"


def test_mass_is_compared_in_kilos():
    (tonnes,), (kilos,) = counted("2.7 tonnes", "mass"), counted("900 kilos", "mass")
    assert (tonnes.figure.value, kilos.figure.value) == (2700, 900)
