"""A question is asked again with exactly what was changed."""

import pytest

from qa.answer import Answer, Question
from ui.again import again
from ui.asked import Asked
from ui.conversation import Turn
from ui.understood import render_understood, words_of

LIMITS = {"since": "2016", "until": "2017", "sources": ["El Faro", "Wire"]}
TURN = Turn(
    "And in 2015?",
    answer=Answer(Question("And in 2015?", "How many murders in 2015?"), ""),
    limits=LIMITS,
)


def test_with_nothing_changed_it_is_the_same():
    assert again(TURN, {}) == Asked("And in 2015?", LIMITS)
    assert again(Turn("Q", searched="R"), {}) == Asked("Q", {}, "R")


def test_another_question_keeps_the_limits():
    assert again(TURN, {"question": "Who?"}) == Asked("Who?", LIMITS)


@pytest.mark.parametrize(
    ("chip", "changed"),
    [
        ("dates", {"sources": ["El Faro", "Wire"]}),
        ("source-0", {**LIMITS, "sources": ["Wire"]}),
        ("source-1", {**LIMITS, "sources": ["El Faro"]}),
        ("source-7", LIMITS),
        ("time", {**LIMITS, "read_dates": False}),
        ("", LIMITS),
        ("limits", LIMITS),
        ("source-٠", LIMITS),
    ],
)
def test_a_chip_that_is_removed_limits_no_more(chip, changed):
    assert again(TURN, {"drop": chip}) == Asked("And in 2015?", changed)


def test_without_what_it_was_understood_as_it_is_taken_as_asked():
    assert again(TURN, {"drop": "searched"}) == Asked("And in 2015?", LIMITS, "And in 2015?")


def test_a_changed_search_is_taken_whole():
    form = {"searched": " Murders\nin 2014 ", "since": "2014", "until": "", "source-0": "Wire"}
    wanted = {"since": "2014", "until": None, "sources": ["Wire"], "read_dates": False}
    assert again(TURN, form) == Asked("And in 2015?", wanted, "Murders in 2014")
    assert "read_dates" not in again(TURN, {"searched": "Murders"}).limits


@pytest.mark.parametrize("odd", [None, 7, ["x"], {"a": 1}])
def test_odd_values_are_no_text(odd):
    assert again(TURN, {"question": odd}).question == ""
    assert again(TURN, {"drop": odd}) == TURN.asked


def test_chips_show_what_was_understood_and_nothing_else():
    html = str(render_understood(0, TURN))
    assert "How many murders in 2015?" in html
    assert "2016 to 2017" in html
    assert html.count('class="drop"') == 4
    plain = Turn("Who is\nit?", answer=Answer(Question("Who is\nit?", "Who is it?"), ""))
    assert render_understood(0, plain) is None
    assert words_of(plain) == "Who is it?"


def test_a_turn_that_failed_still_shows_its_limits():
    assert "20016" in str(render_understood(0, Turn("Q", error="no", limits={"since": "20016"})))


def test_what_the_question_says_of_time_is_a_chip(assistant):
    answer = assistant.ask("How many murders were there in El Salvador in 2016?")
    html = str(render_understood(0, Turn(answer.question.text, answer=answer)))
    assert 'data-drop="time"' in html
    undated = assistant.ask(answer.question.text, read_dates=False)
    assert render_understood(0, Turn(undated.question.text, answer=undated)) is None
