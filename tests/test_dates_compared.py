"""Of a number that is told beside another year's, the one of the year asked for."""

from datetime import date

import pytest

from qa.dates.compared import figure_of_then, whole_time_first
from qa.dates.question import AskedTime
from tests.test_dates_of_time import evidence, question


def asked(year, text="How many murders were there?"):
    return question(AskedTime("prefer", str(year), date(year, 1, 1), date(year, 12, 31)), text)


def short(text, day, read, year):
    item = evidence(text, day)
    place = (text.index(read), text.index(read) + len(read))
    told = figure_of_then(item, place, asked(year))
    return text[slice(*told)] if told else None


DOWN = "There were 318 murders last year, down from 402 in the same period of 2020."


@pytest.mark.parametrize(
    ("text", "read", "year", "told"),
    [
        (DOWN, "318", 2020, "402"),
        (DOWN, "402", 2020, "402"),
        (DOWN, "318", 2021, "318"),
        (DOWN, "402", 2021, None),
        ("It had 318 murders in 2021, compared with 402 killings in 2020.", "318", 2020, "402"),
        ("It had 318 murders in 2021, against seven in 2020.", "318", 2020, None),
        ("It had 318 murders, a fifth less than in the same months of 2020.", "318", 2020, None),
        ("Hubo 318 asesinatos en 2021, frente a los 402 de 2020.", "318", 2020, "402"),
        ("Houve 318 mortes em 2021, contra 402 em 2020.", "318", 2020, "402"),
        ("Murders rose from 318 in 2020 to 402 in 2021.", "318", 2021, None),
        ("The army took 318 people from 12 villages in 2020.", "318", 2020, "318"),
        ("In 2020 it had 318 murders, more than the 402 of 2018.", "318", 2020, "318"),
        ("It had 318 murders.", "318", 2020, "318"),
    ],
)
def test_the_short_answer_is_the_figure_of_the_year_asked_for(text, read, year, told):
    assert short(text, "2022-01-12", read, year) == told


def test_only_a_number_of_a_time_is_looked_at_so():
    item, place = evidence(DOWN, "2022-01-12"), (11, 14)
    assert figure_of_then(item, place, question(None)) == place
    assert figure_of_then(item, place, asked(2020, "Who told of the murders?")) == place
    assert figure_of_then(item, None, asked(2020)) is None


PART = "It counted 205 murders between January and June 2022."
HALF = "It counted 205 murders in the first half of 2022."
WHOLE = "It counted 402 murders in 2022."


@pytest.mark.parametrize("part", [PART, HALF])
def test_the_figure_of_the_whole_year_goes_before_that_of_a_part(part):
    told = [evidence(part, "2023-01-12"), evidence(WHOLE, "2023-01-12")]
    assert whole_time_first(told, asked(2022)) == told[::-1]


@pytest.mark.parametrize(
    "other", ["It counted them.", "In 2021 it counted 318.", "It counted 9 more than in 2022."]
)
def test_a_part_of_the_year_stays_where_nothing_tells_of_the_whole(other):
    told = [evidence(PART, "2023-01-12"), evidence(other, "2023-01-12")]
    assert whole_time_first(told, asked(2022)) == told


def test_what_happened_in_a_year_is_told_of_any_part_of_it():
    told = [evidence(PART, "2023-01-12"), evidence(WHOLE, "2023-01-12")]
    assert whole_time_first(told, asked(2022, "What happened in 2022?")) == told
