import pytest

from qa.fitting.nameless import nameless, nameless_likeness
from vectorstore.encoder import Encoder

GOALS = "City boss Kevin Keegan has praised striker Robbie Fowler for his return to form."
WEDDING = "Robbie Fowler and his fiancée were wed in a Merseyside church in 2001."


def likeness(question: str, *sentences: str) -> float:
    return nameless_likeness(Encoder(), question, sentences, "en")


def test_names_and_figures_are_left_out_but_for_the_first_word():
    assert nameless("Where was “Fito” seen in (Ecuador) 2024?") == "Where was seen in"


def test_a_text_of_names_stays_whole():
    assert nameless("MARTHA STEWART LEAVES PRISON") == "MARTHA STEWART LEAVES PRISON"
    assert nameless("Who is Fito?") == "Who is Fito?"


def test_what_is_said_counts_and_not_of_whom():
    asked = "Who did Robbie Fowler marry?"
    assert likeness(asked, WEDDING) > likeness(asked, GOALS) + 0.2
    assert likeness(asked, GOALS, WEDDING) == pytest.approx(likeness(asked, WEDDING), abs=0.01)


def test_a_question_typed_in_small_letters_has_names_too():
    small = likeness("who did robbie fowler marry?", GOALS)
    assert abs(small - likeness("Who did Robbie Fowler marry?", GOALS)) < 0.1
