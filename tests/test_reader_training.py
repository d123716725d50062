"""What the reader is taught: which written questions are kept, and what is asked for."""

import random

import pytest

from qa.reader.reading import Reader
from qa.reader.training.names import Names
from qa.reader.training.questions import answers_in
from qa.reader.training.written import Written, kept

SENTENCE = "Police in Callao seized 40 rifles on Monday because a neighbour had called them."


def row(question, answer, sentence=SENTENCE):
    return {"sentence": sentence, "answer": answer, "question": question}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many rifles did the police seize?", "40"),
        ("Where did police seize 40 rifles?", "Callao"),
    ],
)
def test_a_question_that_the_reader_answers_alike_is_kept(question, answer):
    start = SENTENCE.index(answer)
    place = (start, start + len(answer))
    assert list(kept([row(question, answer)], Reader())) == [Written(SENTENCE, question, *place)]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Where did police seize 40 rifles?", "Monday"),  # is answered by other words
        ("Police seized 40 rifles where?", "Callao"),
        ("Where?", "Callao"),
        ("Where in Callao were rifles seized?", "Callao"),
        ("Where did police of Lima seize 40 rifles?", "Callao"),
        ("Who called the police in Callao?", "them"),
        ("Where did police seize 40 rifles?", "Lima"),
    ],
)
def test_any_other_is_not(question, answer):
    assert list(kept([row(question, answer)], Reader())) == []


def test_names_figures_things_and_clauses_are_asked_for():
    few, things, clauses = (
        {SENTENCE[start:end] for start, end in kind} for kind in answers_in(SENTENCE)
    )
    assert {"Callao", "40", "Monday"} <= few
    assert "a neighbour" in things
    assert clauses == {"a neighbour had called them."}


def test_a_question_is_put_about_another_name_that_the_texts_lack():
    names = Names(["Did he live in Paris?", "Did he live in Callao?"])
    altered = names.altered("What was seized in Callao?", [SENTENCE], random.Random(1))
    assert altered == "What was seized in Paris?"
