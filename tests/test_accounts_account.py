"""What one article says of a number that is asked for, and which of its numbers are of others."""

import pytest

from ingest.article import Article, Passage, Published
from qa.accounts.account import Asked


def told(question, text, title="", language="en", day="2023-03-09"):
    """The words of the article's account, and whether they correct another."""
    article = Article(
        "one", title, text, published=Published(day, "day", "given"), language=language
    )
    account = Asked(question).account_of([Passage(article, 0, len(text))])
    return account and (account.words, account.corrects)


CRASH = "How many people died in the Belmira bus crash?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Correction: an earlier article on the Belmira bus said that 14 people had died."
            " Eleven people died.",
            "Eleven people died",
        ),
        (
            "An article on the Belmira bus said that 14 people had died. That was wrong: 11 people"
            " died. The Ledger regrets the error.",
            "11 people died",
        ),
        (
            "Correction: 11 people died in the Belmira bus crash, not 14 people killed.",
            "11 people died",
        ),
        (
            "Correction: we said that 14 people died in the Belmira bus, but 11 people died.",
            "11 people died",
        ),
        (
            "Fe de erratas: en la nota sobre el autobús Belmira dijimos que hubo 14 muertos. En"
            " realidad hubo 11 muertos.",
            "11 muertos",
        ),
        (
            "Correção: a matéria sobre o ônibus Belmira informou 14 mortos. Na verdade, houve 11"
            " mortos.",
            "11 mortos",
        ),
    ],
)
def test_a_correction_tells_the_new_number(text, expected):
    assert told(CRASH, text) == (expected, True)


@pytest.mark.parametrize(
    "text",
    [
        "Correction: an earlier article said that 14 people died in the Belmira bus.",
        "Correction on the Belmira bus: 14 people died. 11 people died.",
    ],
)
def test_a_correction_whose_new_number_is_not_certain_tells_none(text):
    assert told(CRASH, text) is None


def test_a_note_on_something_else_corrects_no_number():
    text = (
        "Police said 14 people died in the Belmira bus, after they first said that 11 people died."
        "\n\nCorrection: an earlier version misspelled the driver's name."
    )
    assert told(CRASH, text) == ("14 people died", False)


IN_A_YEAR = "How many murders were there in Peralta in 2022?"
IN_PLACE = "How much cocaine was seized in Hestad?"
AT_A_THING = "How many people were killed at the Rojas school in March 2023?"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (IN_A_YEAR, "In Quirama, which lies north of Peralta, there were 388 murders in 2022."),
        (IN_A_YEAR, "Unlike Peralta, Quirama had 388 murders in 2022."),
        (IN_A_YEAR, "Peralta is poor. In the province of Quirama there were 388 murders in 2022."),
        (
            "¿Cuántos homicidios hubo en Peralta en 2022?",
            "Peralta crece. En la provincia de Quirama hubo 388 homicidios en 2022.",
        ),
        (
            "How much cocaine was seized in Hestad in May 2022?",
            "After the Hestad haul, 3 tonnes of cocaine were found in the port of Brenna.",
        ),
    ],
)
def test_the_number_of_another_place_is_not_told(question, text):
    assert told(question, text) is None


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (IN_A_YEAR, "There were 402 murders in the province of Peralta in 2022.", "402 murders"),
        (IN_A_YEAR, "Peralta, police said in 2023, had 402 murders in 2022.", "402 murders"),
        (IN_A_YEAR, "In Peralta and its port there were 402 murders in 2022.", "402 murders"),
        (
            IN_A_YEAR,
            "There were 402 murders in Peralta and 388 murders in Quirama in 2022.",
            "402 murders",
        ),
        (
            IN_PLACE,
            "In May police seized 4.2 tonnes of cocaine at the port of Hestad.",
            "4.2 tonnes",
        ),
        (AT_A_THING, "The attack on the Rojas school in Altavela left 8 dead.", "8 dead"),
        (CRASH, "In Ayorca 11 people died when the Belmira bus fell.", "11 people died"),
    ],
)
def test_the_number_of_the_place_asked_about_is(question, text, expected):
    assert told(question, text) == (expected, False)


@pytest.mark.parametrize(
    "when",
    [
        "between January and September 2022",
        "between January and September",
        "entre enero y octubre de 2022",
        "from 1 January to 5 June 2022",
        "between January and June 2022, up from 190 in 2021",
    ],
)
def test_the_number_of_a_part_of_the_year_is_not_the_years(when):
    assert told(IN_A_YEAR, f"There were 310 murders in Peralta {when}.", day="2022-10-05") is None


@pytest.mark.parametrize("when", ["in 2022", "from January to December 2022"])
def test_the_number_of_the_whole_year_is(when):
    assert told(IN_A_YEAR, f"There were 402 murders in Peralta {when}.") == ("402 murders", False)
