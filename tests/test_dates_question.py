from datetime import date

import pytest

from qa.dates.question import asked_time
from qa.understand import understand

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("question", "use", "since", "until"),
    [
        ("How many murders were there in 2016?", "prefer", "2016-01-01", "2016-12-31"),
        ("What happened in march 2016?", "prefer", "2016-03-01", "2016-03-31"),
        ("¿Qué pasó en marzo de 2016?", "prefer", "2016-03-01", "2016-03-31"),
        ("What happened last March?", "prefer", "2026-03-01", "2026-03-31"),
        ("What happened on January 5, 2023?", "prefer", "2023-01-05", "2023-01-05"),
        ("¿Qué pasó el 4 de mayo de 2022?", "prefer", "2022-05-04", "2022-05-04"),
        ("What happened last year?", "prefer", "2025-01-01", "2025-12-31"),
        ("¿Qué pasó el año pasado?", "prefer", "2025-01-01", "2025-12-31"),
        ("What happened two years ago?", "prefer", "2024-01-01", "2024-12-31"),
        ("What happened in the past year?", "prefer", "2025-11-25", "2026-11-25"),
        ("Who has fled since the 1990s?", "prefer", "1990-01-01", None),
        ("Articles of the raid in the last two weeks", "filter", "2026-11-11", "2026-11-25"),
        ("What happened yesterday?", "prefer", "2026-11-24", "2026-11-24"),
        ("Who has led the force since 2015?", "prefer", "2015-01-01", None),
        ("¿Qué pasó desde 2015?", "prefer", "2015-01-01", None),
        ("What happened after the 2012 truce?", "prefer", "2012-01-01", None),
        ("What happened before 2015?", "prefer", None, "2014-12-31"),
        ("¿Qué pasó antes de 2015?", "prefer", None, "2014-12-31"),
        ("What happened until March 2016?", "prefer", None, "2016-03-31"),
        ("What happened between 2010 and 2014?", "prefer", "2010-01-01", "2014-12-31"),
        ("¿Cuántos hubo entre 2010 y 2014?", "prefer", "2010-01-01", "2014-12-31"),
        ("How many were there in 2015 and 2016?", "prefer", "2015-01-01", "2016-12-31"),
        ("¿Cuántos hubo en 2016 y en 2015?", "prefer", "2015-01-01", "2016-12-31"),
        ("What fell from 3 to 5 March 2016?", "prefer", "2016-03-03", "2016-03-05"),
        ("Who led from January 2015 to March 2016?", "prefer", "2015-01-01", "2016-03-31"),
        ("What did the report published in 2015 say?", "prefer", "2015-01-01", "2015-12-31"),
        ("What happened before 0001-01-01?", "prefer", None, "0001-01-01"),
        ("Articles published in 2015", "filter", "2015-01-01", "2015-12-31"),
        ("Articles since 2015 on gangs", "filter", "2015-01-01", None),
        ("What was reported before March 2016?", "filter", None, "2016-02-29"),
        ("News from 2016", "filter", "2016-01-01", "2016-12-31"),
        ("Who was police chief as of May 2016?", "as_of", None, "2016-05-31"),
        ("Who is the current police director?", "latest", None, None),
        ("¿Quién es el actual director de la policía?", "latest", None, None),
        ("Who heads the police?", "latest", None, None),
        ("¿Sigue prófugo Fito?", "latest", None, None),
    ],
)
def test_a_time_is_understood(question, use, since, until):
    found = asked_time(question, TODAY)
    assert found is not None
    told = (found.use, *(edge and edge.isoformat() for edge in (found.since, found.until)))
    assert told == (use, since, until)


@pytest.mark.parametrize(
    "question",
    [
        "What may the court do?",
        "Who organised the march on the capital?",
        "How many of the 2000 soldiers died?",
        "Where did the 2,000 prisoners go?",
        "What happened after the truce?",
        "What is the actual toll?",
        "Is it true that the gang disbanded?",
        "What did Decree 111 say?",
        "Who was arrested in the raid on Barrio 18?",
        "Why did Mexico let him go?",
        "What happened twenty-five years ago?",
        "Who led the country in the last year of the civil war?",
        "What did the Sunday Times report?",
        "Who died on Bloody Sunday?",
        "¿Qué dijo El Diario de Hoy?",
        "Was 2016 more violent than 2015?",
        "What happened on 2016-00-05?",
        "Who was arrested for the shipment of 1800 kilos of cocaine?",
        "¿Quién pagó más de 2000 dólares?",
    ],
)
def test_what_is_no_time_is_left_alone(question):
    assert asked_time(question, TODAY) is None


def test_homicides_reported_in_a_year_are_no_articles_of_that_year():
    found = asked_time("How many homicides were reported in 2016?", TODAY)
    assert found is not None
    assert found.use == "prefer"


def test_relative_words_count_from_the_day_that_is_set():
    question = understand("What happened last year?", as_of="2016-05-01")
    assert question.time is not None
    assert question.time.shown.startswith("Understood “last year” as from 2015-01-01")
    assert understand("What happened in 2016?", read_dates=False).time is None


def test_a_follow_up_s_year_is_understood():
    history = [("How many murders were there in 2016?", "Just under 5,300. [1]")]
    question = understand("And the year before?", history)
    assert question.time is not None
    assert question.time.words == "2015"


def test_only_words_about_reporting_keep_articles_out():
    assert not understand("What happened in 2016?").filters
    assert (
        understand("Articles since 2015 on gangs", since="2014-01-01").filters.since == "2015-01-01"
    )
    known = understand("Who led it as of May 2016?", until="2015-12-31")
    assert known.filters.until == "2015-12-31"
    assert known.known_by == "2016-05-31"


def test_the_gloss_of_a_date_is_not_carried_as_a_name():
    answered = "It rose on Monday [20 June 2016]. [1]"
    assert "June" not in understand("Why?", [("How did it go?", answered)]).standalone
