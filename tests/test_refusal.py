from hypothesis import given
from hypothesis import strategies as st

from qa.answer import Question
from qa.refusal import confidence, searched_note, signs


def test_nothing_found_is_no_confidence():
    assert signs([], []) is None
    assert confidence([], []) < 0.01


def test_the_note_says_what_was_searched_and_how_it_was_limited():
    question = Question("Who?", "Who?", since="2016-01-01", sources=("El Faro",))
    note = searched_note(question, 1200, ("2012-01-01", "2017-03"))
    assert note == (
        "Searched 1,200 articles published from 2012-01-01 to 2017-03 for “Who?” "
        "(only since 2016-01-01, from El Faro)."
    )


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_of_a_sign_never_lowers_the_confidence(low, high):
    from qa.refusal import _WEIGHTS

    assert all(weight > 0 for weight in _WEIGHTS.values())
    assert 0 <= low <= 1 >= high


def test_where_nothing_found_has_the_unit_asked_for_it_is_refused(assistant):
    answer = assistant.ask("What was Howard Cotto's salary as police director?")
    assert answer.abstained
    assert answer.confidence <= 0.1


def test_where_something_found_has_the_unit_asked_for_it_is_answered(assistant):
    assert not assistant.ask("What was El Salvador's murder rate in 2016?").abstained
