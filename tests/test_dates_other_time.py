"""Only what asks for the same thing at another time is the former question again."""

import pytest

from qa.dates.other_time import at_another_time

KILLED = "How many people were killed in Honduras in 2018?"
LED = "Who led the police in 2016?"
PRESIDENT = "Who was president of Honduras between 2010 and 2014?"


@pytest.mark.parametrize(
    ("asked", "before"),
    [
        ("Why were people killed the year before?", KILLED),
        ("Who killed people in Honduras the year before?", KILLED),
        ("What happened in 2019?", KILLED),
        ("Was it more than in 2017?", KILLED),
        ("What did he do in 2017?", LED),
        ("Who said so in 2017?", LED),
        ("¿Qué hizo en 2018?", "¿Quién era el director de la policía en 2016?"),
        ("Who was it in 2014?", "When did the truce begin in 2012?"),
        ("How was it in 2017?", KILLED),
        ("And the 2015 World Cup?", KILLED),
        ("And before 2015?", "Who won the 2014 World Cup?"),
        ("And in 2017?", "Was 2016 worse than 2015?"),
    ],
)
def test_a_question_of_its_own_is_not_the_former_one(asked, before):
    assert at_another_time(asked, before) is None


@pytest.mark.parametrize(
    ("asked", "before", "expected"),
    [
        ("How many were there in 2019?", KILLED, KILLED.replace("2018", "2019")),
        ("Who was it in 2014?", LED, "Who led the police in 2014?"),
        (
            "¿Cuántos hubo en 2019?",
            "¿Cuántas personas murieron en 2018?",
            "¿Cuántas personas murieron en 2019?",
        ),
        ("¿Y en el 2019?", "¿Quién dirigía la policía en 2016?", None),
    ],
)
def test_one_that_asks_for_the_same_is(asked, before, expected):
    assert at_another_time(asked, before) == (expected or before.replace("2016", "2019"))


@pytest.mark.parametrize("by", ["before", "after", "since", "until", "in early"])
def test_the_preposition_goes_with_its_date(by):
    expected = f"How many people were killed in Honduras {by} 2015?"
    assert at_another_time(f"And {by} 2015?", KILLED) == expected


@pytest.mark.parametrize(
    ("asked", "time"),
    [
        ("And in 2016?", "in 2016"),
        ("And 2016?", "in 2016"),
        ("And the year before?", "in 2009"),
        ("And between 2006 and 2010?", "between 2006 and 2010"),
    ],
)
def test_a_span_is_replaced_as_a_whole(asked, time):
    assert at_another_time(asked, PRESIDENT) == f"Who was president of Honduras {time}?"


def test_a_time_is_added_where_there_was_none():
    expected = "Who is the mayor of Lima in 2015?"
    assert at_another_time("And in 2015?", "Who is the mayor of Lima?") == expected


def test_a_month_before_which_it_was_has_the_former_year():
    assert at_another_time("And before May?", "Who fled in March 2016?") == (
        "Who fled before May 2016?"
    )
