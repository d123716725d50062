import pytest

from ui.archive_view.compare import render_both, render_form

MURDERS = "How many murders were there in El Salvador in 2016?"


def test_two_answers_stand_side_by_side(assistant):
    both = str(render_both(assistant, {"question": MURDERS, "left": "set", "right": "few"}))
    assert both.count("<section>") == 2
    assert "As it is set" in both
    assert "From 2 passages" in both
    assert both.count("5,300 people were murdered") >= 2
    assert "</span> · Muestra Diaria · " in both


def test_what_would_be_said_without_a_refusal(assistant):
    sent = {"question": "What is the best recipe for paella?", "left": "set", "right": "always"}
    left, right = str(render_both(assistant, sent)).split("</section>")[:2]
    assert "<ol>" not in left
    assert "<ol>" in right


@pytest.mark.parametrize("sent", [None, [], {}, {"question": 7}, {"left": ["x"], "right": {}}])
def test_anything_else_is_told(assistant, sent):
    assert str(render_both(assistant, sent)).count('role="alert"') == 2


def test_a_way_that_changes_nothing_is_not_offered(assistant):
    form = str(render_form(assistant))
    assert "Without the chat model" not in form
    assert form.count('value="many"') == 2
