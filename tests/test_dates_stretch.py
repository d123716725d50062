from datetime import date

import pytest

from qa.dates.stretch import stretches

TODAY = date(2023, 5, 31)


@pytest.mark.parametrize(
    ("question", "words", "since", "until"),
    [
        ("What happened in the past year?", "in the past year", "2022-05-31", "2023-05-31"),
        ("Who fled over the last three months?", None, "2023-02-28", "2023-05-31"),
        ("Who fled in the last 10 days?", "in the last 10 days", "2023-05-21", "2023-05-31"),
        ("¿Qué pasó en los últimos tres meses?", None, "2023-02-28", "2023-05-31"),
        ("¿Qué pasó en la última semana?", "en la última semana", "2023-05-24", "2023-05-31"),
        ("O que houve nos últimos dois anos?", None, "2021-05-31", "2023-05-31"),
        ("What happened in the 1990s?", "1990s", "1990-01-01", "1999-12-31"),
        ("¿Qué pasó en los años noventa?", "años noventa", "1990-01-01", "1999-12-31"),
        ("O que houve na década de 1980?", "década de 1980", "1980-01-01", "1989-12-31"),
    ],
)
def test_a_long_time_is_understood(question, words, since, until):
    ((start, end, period),) = stretches(question, TODAY)
    assert words is None or question[start:end] == words
    assert (period.first.isoformat(), period.last.isoformat()) == (since, until)


@pytest.mark.parametrize(
    "question",
    [
        "Who led it in the last year of the war?",
        "Who led it in the last two months before the truce?",
        "What happened in the last days?",
        "¿Quién lo vio en el último año de su vida?",
        "¿Qué pasó en los últimos años?",
        "Who sailed in the 1800s?",  # a century
        "What did the last week's report say?",
    ],
)
def test_what_is_no_certain_time_is_left_alone(question):
    assert stretches(question, TODAY) == []


def test_before_the_first_year_there_is_none():
    assert stretches("What happened in the past year?", date.min) == []
