import pytest

from qa.answer import Question
from qa.refusal import _WEIGHTS, confidence, searched_note, signs


def test_nothing_found_is_no_confidence(assistant):
    assert signs(assistant.archive, "Who?", [], []) is None
    assert confidence(assistant.archive, "Who?", [], []) < 0.01


def test_more_of_a_sign_never_lowers_the_confidence():
    assert all(weight > 0 for weight in _WEIGHTS.values())


def test_the_note_says_what_was_searched_and_how_it_was_limited():
    question = Question("Who?", "Who?", since="2016-01-01", sources=("El Faro",))
    note = searched_note(question, 1200, ("2012-01-01", "2017-03"))
    assert note == (
        "Searched 1,200 articles published from 2012-01-01 to 2017-03 for “Who?” "
        "(only since 2016-01-01, from El Faro)."
    )


@pytest.mark.parametrize(
    ("limits", "counted"),
    [
        ({"since": "2017-03-01"}, "Searched 37 articles published from 2019-06-10 to"),
        ({"sources": ["Amostra Notícias"]}, "Searched 1 article published from"),
        ({"until": "1999-12-31"}, "Searched 0 articles for"),
    ],
)
def test_the_note_counts_only_what_is_within_the_limits(assistant, limits, counted):
    note = assistant.ask("Who won the chess tournament?", **limits).notes[0]
    assert note.startswith(counted)


def test_where_nothing_found_has_the_unit_asked_for_it_is_refused(assistant):
    answer = assistant.ask("What was Howard Cotto's salary as police director?")
    assert answer.abstained
    assert answer.confidence <= 0.1


def test_where_something_found_has_the_unit_asked_for_it_is_answered(assistant):
    assert not assistant.ask("What was El Salvador's murder rate in 2016?").abstained


def test_a_thing_said_of_nobody_is_refused_whoever_is_named(assistant):
    answer = assistant.ask("Who did Howard Cotto marry?")
    assert answer.abstained


def test_a_question_with_nothing_but_a_name_is_answered_by_what_is_said_of_it(assistant):
    answer = assistant.ask("Is Fito still at large?")
    assert "detenido" in answer.text
