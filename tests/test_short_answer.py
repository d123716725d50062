"""The few words that alone would answer: found in the sentence, and told as one would say them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.amounts_and_times import is_moment
from qa.evidence import gather
from qa.question_kind import kind_of
from qa.reader.reading import Read
from qa.short_answer import CloserLook, as_said, may_be


def said(question: str, sentence: str, found: str) -> str:
    start = sentence.index(found)
    first, last = as_said(question, sentence, start, start + len(found))
    return sentence[first:last]


@pytest.mark.parametrize(
    ("question", "sentence", "found", "told"),
    [
        # a name is told whole
        ("Who was arrested?", "Police held Rosa Elvira Paz on Monday.", "Rosa", "Rosa Elvira Paz"),
        (
            "Which court ruled?",
            "The Supreme Court of Justice ruled.",
            "Justice",
            "Supreme Court of Justice",
        ),
        (
            "Which storm was it?",
            "In May it was Tropical Storm Nora.",
            "Nora",
            "Tropical Storm Nora",
        ),
        ("Who is Fito?", "José Adolfo Macías is called Fito.", "Adolfo", "José Adolfo Macías"),
        ("¿Quién fue?", "Lo firmó el fiscal Óscar Ávila Núñez.", "Ávila", "Óscar Ávila Núñez"),
        # but neither into the next one, which the question tells, nor to a day or an owner
        ("What is Ana Ruiz?", "It was said by Economist Ana Ruiz.", "Economist", "Economist"),
        ("Who fled?", "It was on Tuesday Pedro Lanza fled.", "Pedro Lanza", "Pedro Lanza"),
        ("Which city?", "They met in Peru's Lima district.", "Lima", "Lima"),
        ("Who fled?", "Then Pedro Lanza fled.", "Pedro", "Pedro Lanza"),
        # no preposition, no half bracket, no mark at its end
        (
            "How was it moved?",
            "It was moved by cutting the fence.",
            "by cutting the fence.",
            "cutting the fence",
        ),
        ("When was it?", "It sank during the spring of 1998.", "during the spring", "the spring"),
        ("Which group?", "The Lost Column (LC) did it.", "The Lost Column (", "The Lost Column"),
        (
            "Which group?",
            "The Lost Column (LC) did it.",
            "The Lost Column (LC",
            "The Lost Column (LC)",
        ),
        ("Where was he born?", "He was born in El Paraíso.", "in El Paraíso", "El Paraíso"),
        # but not the one that opens a bound
        ("How many died?", "At least 18 miners died.", "At least 18", "At least 18"),
        ("How many are in it?", "It has in excess of 900.", "in excess of 900", "in excess of 900"),
        ("¿Cuántos hay?", "Hay por lo menos 40 presos.", "por lo menos 40", "por lo menos 40"),
        ("How many fled?", "It ended with at most 9 gone.", "with at most 9", "at most 9"),
        ("Where was it?", "It was at the port.", "at the port", "the port"),
        # what was asked for, and no more
        (
            "In which year did it close?",
            "It closed on 25 February 2010.",
            "25 February 2010",
            "2010",
        ),
        (
            "When did it close?",
            "It closed on 25 February 2010.",
            "25 February 2010",
            "25 February 2010",
        ),
        ("How many times did she win?", "The six-time winner left.", "six-time", "six"),
        ("How many Falcon jets came?", "They sent Six Falcon jets.", "Six", "Six"),
    ],
)
def test_it_is_told_as_one_would_say_it(question, sentence, found, told):
    assert said(question, sentence, found) == told


@given(st.text(max_size=30), st.text("aA .,;:()[]'’ofin19", min_size=1, max_size=40), st.data())
def test_there_is_always_something_left_within_the_sentence(question, sentence, draw):
    start = draw.draw(st.integers(0, len(sentence) - 1))
    end = draw.draw(st.integers(start + 1, len(sentence)))
    first, last = as_said(question, sentence, start, end)
    assert 0 <= first < last <= len(sentence)


def test_when_is_not_answered_by_what_tells_no_time(assistant):
    told = assistant.ask("When did Fito escape from prison?").short_answer
    assert told is None or is_moment(told)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who succeeded the minister?", "Wednesday"),
        ("Which film won?", "February"),
        ("¿Quién lo reemplazó?", "el 12 de mayo de 2004"),
        ("Where was it?", "2004"),
        ("When was it?", "a prison"),
        ("How many came?", "the workers"),
        ("How old was she?", "a barber"),
        ("Who succeeded the minister?", "he"),
        ("What did they seize?", "it"),
    ],
)
def test_words_of_another_kind_are_no_answer(question, words):
    assert not may_be(words, kind_of(question), question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who spoke?", "April Ryan"),
        ("Who did it?", "the inmates"),
        ("¿Quién lo hizo?", "Julio"),
        ("¿Quién lo hizo?", "Domingo"),
        ("Which month was it?", "February"),
        ("Which party won?", "the Sunday League"),
        ("Where was it?", "the Third of May plaza"),
        ("How old was she?", "34-year-old"),
        ("What was it?", "Wednesday"),
    ],
)
def test_words_of_the_kind_that_is_asked_for_are(question, words):
    assert may_be(words, kind_of(question), question)


def test_the_next_likeliest_words_are_told_where_the_likeliest_are_of_another_kind(
    assistant, monkeypatch
):
    question = "Who replaced Howard Cotto?"
    evidence = gather(assistant.archive, assistant.reader, question, assistant.search(question, 6))
    item = next(one for one in evidence if "Mauricio Arriaza Chicas" in one.text)
    name = item.article.text.index("Mauricio Arriaza Chicas", item.start)
    told = (name, name + len("Mauricio Arriaza Chicas"))
    closer = CloserLook(assistant.archive, assistant.reader, question)
    other = replace(item, short=(item.start, item.start + 3), margin=-1.0)

    def read(_, likeliest):
        return Read(3.0, likeliest, 4.0, ((told, 1.0),))

    monkeypatch.setattr(CloserLook, "_alone", lambda self, item: read(self, told))
    assert closer.likeliest(other) == (told, 4.0)
    monkeypatch.setattr("qa.short_answer.may_be", lambda words, *_: words.startswith("Mauricio"))
    monkeypatch.setattr(CloserLook, "_alone", lambda self, item: read(self, item.short))
    assert closer.likeliest(other) == (told, 1.0)
    monkeypatch.setattr("qa.short_answer.may_be", lambda *_: False)
    assert closer.likeliest(other)[0] is None
