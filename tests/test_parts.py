"""Several questions asked in one are answered one after the other, and what is not told is said."""

import pytest

from qa.parts import parts_of
from ui.beyond_view import name_of_unsaid
from ui.conversation import Turn
from ui.export.document import document


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Who is Fito, and is he still on the run?",
            ["Who is Fito?", "Is he still on the run?"],
        ),
        ("Who led the raid? When did it begin?", ["Who led the raid?", "When did it begin?"]),
        ("who founded the gang and why", ["Who founded the gang?", "Why?"]),
        ("When was it founded, and by whom?", ["When was it founded?", "By whom?"]),
        (
            "When and where was Fito caught?",
            ["When was Fito caught?", "Where was Fito caught?"],
        ),
        ("¿Quién es Fito y dónde se escondía?", ["¿Quién es Fito?", "¿Dónde se escondía?"]),
        ("Who did it? Why? How?", ["Who did it?", "Why?", "How?"]),
        ("¿Qué pasó y por qué?", ["¿Qué pasó?", "¿Por qué?"]),
        ("Quem é Fito e quando foi preso?", ["Quem é Fito?", "Quando foi preso?"]),
        (
            "How many died; who ordered it; and where did they flee?",
            ["How many died?", "Who ordered it?", "Where did they flee?"],
        ),
    ],
)
def test_questions_put_one_after_the_other_are_taken_apart(question, parts):
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "What is known of the truce and how it ended?",
        "Who examined the figures and was transferred for it?",
        "Who was killed before Fito fled and what he had ordered was known?",
        "What do prosecutors and police say?",
        "Can I write it now and have Fito send it?",
        "Who led the coup and was the first president?",
        "Who was arrested with Ovidio and is Bukele's cousin?",
        "How many men and how many women were killed?",
        "¿Qué día y a qué hora escapó Fito?",
        "When and how many people were killed?",
        "Who is the man who led Los Choneros and who was extradited in 2025?",
        "When the truce broke, who led the police?",
        "Tell me what they have done and who they are",
        "According to the bishop, who broke the truce?",
        "What is the difference between a cartel and a gang?",
        "Gangs and prisons",
        "¿Qué dijo el presidente y su ministro?",
        "Who? What? When? Where? Why?",
        "?",
    ],
)
def test_one_question_stays_whole(question):
    assert parts_of(question) == [question]


def test_each_part_is_answered_and_cited_in_one_row_of_numbers(assistant):
    answer = assistant.ask("When was Ovidio Guzmán recaptured, and who is Fito?")
    numbers = [citation.number for citation in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    told = {c.article.id for c in answer.citations}
    assert len(told) > 1
    assert {c.number for claim in answer.claims for c in claim.citations} <= set(numbers)
    assert len({claim.text for claim in answer.claims}) == len(answer.claims)
    assert "Jesús María" in answer.text
    assert "Los Choneros" in answer.text
    assert not answer.abstained
    assert not answer.unsaid


def test_the_pieces_are_the_text(assistant):
    *pieces, answer = assistant.stream("Who is Fito, and what is the name of Bukele's dog?")
    assert "".join(pieces) == answer.text


def test_a_later_part_is_about_what_the_first_names(assistant):
    answer = assistant.ask("¿Quién es Fito y dónde se escondía?")
    assert "búnker" in answer.text
    assert "escondía? (Fito" in answer.question.standalone


def test_names_of_an_unsure_answer_are_not_taken_for_the_next_part_s(assistant):
    first = assistant.ask("Who shot Marcelo Pecci?")
    assert "Claudia Aguilera" in first.text
    assert assistant.refuse_below <= first.confidence < 0.5
    asked = assistant.ask("Who shot Marcelo Pecci, and where was he killed?").question
    assert asked.standalone == "Who shot Marcelo Pecci? Where was he killed? (shot Marcelo Pecci)"


def test_a_part_that_no_article_answers_is_said_to_be_untold(assistant):
    answer = assistant.ask("Who is Fito, and what is the name of Bukele's dog?")
    assert answer.unsaid == ("What is the name of Bukele's dog?",)
    assert answer.text.endswith("\nThe archive doesn't say: What is the name of Bukele's dog?")
    assert answer.confidence >= assistant.refuse_below
    assert document("Saved", [Turn("q", answer=answer)]).sections[0].sentences[-1].text == (
        f"{name_of_unsaid()}: What is the name of Bukele's dog?"
    )


def test_when_no_part_is_answered_the_whole_is_refused(assistant):
    answer = assistant.ask("What is the name of Bukele's dog, and where does it sleep?")
    assert answer.abstained
    assert not answer.citations
    assert answer.hits
