from datetime import date

import pytest
from langchain_core.messages import HumanMessage

from ingest.errors import SettingsError
from qa.understand import understand

MURDERS = ("How many murders were there in El Salvador in 2016?", "Just under 5,300 murders. [1]")
DIRECTOR = ("Who is the police director?", "Police Director Howard Cotto rejected it. [1]")


def standalone(text, *history):
    return understand(text, history).standalone


def test_a_first_question_stands_alone():
    assert standalone("Who is  the police\ndirector?") == "Who is the police director?"


@pytest.mark.parametrize(
    "follow_up", ["And in 2015?", "What about 2015?", "And the year before?", "¿Y en 2015?"]
)
def test_another_year_is_put_into_the_former_question(follow_up):
    expected = "How many murders were there in El Salvador in 2015?"
    assert standalone(follow_up, MURDERS) == expected


def test_the_year_after():
    assert "2017" in standalone("And the following year?", MURDERS)


@pytest.mark.parametrize(
    ("follow_up", "expected"),
    [
        ("Who was police director the year before?", "Who was police director in 2015?"),
        ("What is planned for next year in Honduras?", None),
        ("Did the truce begin the year before Funes took office?", None),
    ],
)
def test_another_question_of_another_year_is_not_the_former(follow_up, expected):
    assert standalone(follow_up, MURDERS) == (expected or follow_up)


def test_a_part_that_counts_without_saying_what_goes_with_the_one_before():
    found = understand("How many were there in Honduras?", [MURDERS], leaning=True).standalone
    assert found == f"{MURDERS[0][:-1]}: How many were there in Honduras?"


def test_a_spanish_question_word_is_no_name():
    found = standalone("¿Quién dirige la cárcel?", ("¿Qué pasó en Tocorón?", "Un motín. [1]"))
    assert "Tocorón" in found


def test_another_place_takes_the_place_of_the_former():
    assert standalone("And in Honduras?", MURDERS) == MURDERS[0].replace("El Salvador", "Honduras")
    assert standalone("And of the MS13?", ("Who leads the gang of El Diablo?", "")) == (
        "Who leads the gang of the MS13?"
    )
    apart = "What did Ana Paz say in Lima and in Cusco?"
    assert standalone("And in Puno?", (apart, "")) == f"{apart[:-1]}: in Puno?"
    assert standalone("And for Paz?", MURDERS) == f"{MURDERS[0][:-1]}: for Paz?"


def test_a_pronoun_brings_along_the_names_of_the_last_turn():
    found = standalone("What did he say about the proposal?", DIRECTOR)
    assert found.startswith("What did he say about the proposal?")
    assert "Howard" in found
    assert "Cotto" in found


SENTENCE = ("Who was extradited from Honduras in April 2022?", "Juan Orlando Hernández. [1]")


@pytest.mark.parametrize(
    "question",
    [
        "What did Delroy Gaynor say about his barbershop?",
        "Where was Joaquín Guzmán when he was caught?",
        "What did Marta Reyes do with her savings?",
        "¿Qué dijo Delroy Gaynor de su barbería?",
    ],
)
def test_a_pronoun_that_means_someone_named_before_it_is_no_follow_up(question):
    assert standalone(question, DIRECTOR) == question


@pytest.mark.parametrize(
    "question",
    [
        "Why did buses stay in their depots?",
        "What should jurors do if they are not paid?",
        "How did the two gangs pay their lawyers?",
        "Why did most people leave their homes?",
        "Why did Ecuador close its prisons?",
        "What is CalFresh and what are its aims?",
        "Which Andean country closed its prisons?",
        "Which rebels denied that they had discussed a truce?",
        "Who was killed on the beach, and who shot him?",
        "Which gang ran Tocorón, and who led it?",
        "What did Noboa promise in his campaign?",
        "¿Qué dijo Petro de su hijo?",
        "Why did Marset flee before he was caught?",
    ],
)
def test_a_pronoun_that_means_what_the_question_names_is_no_follow_up(question):
    assert standalone(question, DIRECTOR) == question


@pytest.mark.parametrize(
    "question",
    [
        "Who led the gang that killed the prosecutor?",
        "Who said that Tocorón had a zoo?",
        "What happened in Ecuador this week?",
        "How many murders were there in Costa Rica?",
        "Is it true that the boss of Los Choneros fled?",
        "How long did it take to build the new prison?",
        "What did Bukele say about those who were arrested?",
        "Who was the then president of Honduras?",
    ],
)
def test_what_only_looks_like_a_pronoun_is_no_follow_up(question):
    assert standalone(question, DIRECTOR) == question


@pytest.mark.parametrize(
    "question",
    [
        "What did they do?",
        "Who said that?",
        "When was that report written?",
        "Was the minister there?",
        "How long did it take to build?",
        "When did their leader die?",
        "What crimes did they commit?",
        "Which prisons are theirs?",
        "Who is its leader?",
        "What did Bukele say about its leader?",
        "Did this change their plans?",
        "Did its allies help them?",
        "Are there other directors who were dismissed that early?",
        "So which one resigned this year?",
    ],
)
def test_a_pronoun_whose_meaning_the_question_leaves_open_is_a_follow_up(question):
    assert "Howard" in standalone(question, DIRECTOR)


@pytest.mark.parametrize(
    "question",
    [
        "What did Delroy Gaynor say about him?",
        "What did Delroy Gaynor say about that?",
        "What did Marta Reyes tell her?",
        "Why did Honduras let his brother go?",
        "What did he tell Delroy Gaynor?",
    ],
)
def test_a_pronoun_that_means_someone_else_is_a_follow_up(question):
    assert "Howard Cotto" in standalone(question, DIRECTOR)


def test_of_someone_who_has_a_name_only_names_go_along():
    found = standalone("When was he convicted?", SENTENCE)
    assert "Hernández" in found
    assert "Honduras" in found
    assert "extradited" not in found


def test_what_happened_next_was_at_another_time_unless_it_says_so():
    assert "2022" not in standalone("When was he convicted?", SENTENCE)
    assert "2022" not in standalone("What was it about?", SENTENCE)
    assert "2022" in standalone("What was said about it then?", SENTENCE)


def test_a_question_of_one_word_brings_along_what_was_talked_of():
    assert "police director" in standalone("Why?", DIRECTOR)


def test_a_new_question_leaves_the_history_alone():
    asked = "How many prisoners is the new Salvadoran prison meant to hold?"
    assert standalone(asked, DIRECTOR) == asked


def test_the_thing_talked_of_is_carried_and_a_change_of_subject_is_not():
    assert "director" in standalone("Who runs the prison?", DIRECTOR)
    recipe = "What is the best recipe for paella?"
    assert standalone(recipe, DIRECTOR) == recipe


def test_only_the_last_turn_counts_and_markers_are_not_carried():
    found = standalone("What did he say?", MURDERS, DIRECTOR)
    assert "[1]" not in found
    assert "murders" not in found


def test_filters_and_language_are_kept():
    question = understand("¿Quién dirige la policía?", since="2016-01-01", sources=["El Faro"])
    assert question.language == "es"
    assert question.filters.since == "2016-01-01"
    assert question.filters.sources == ("El Faro",)
    assert question.text == "¿Quién dirige la policía?"


IN_MARCH = ("How many murders were there in Norteña in March 2016?", "481 murders. [1]")


@pytest.mark.parametrize(
    ("follow_up", "then"),
    [
        ("And in April 2016?", "in April 2016"),
        ("And in April?", "in April 2016"),
        ("And the month before?", "in February 2016"),
        ("And a month later?", "in April 2016"),
        ("And a year earlier?", "in March 2015"),
    ],
)
def test_another_month_is_put_into_the_former_question(follow_up, then):
    assert standalone(follow_up, IN_MARCH) == f"How many murders were there in Norteña {then}?"


@pytest.mark.parametrize(
    ("asked", "follow_up", "expected"),
    [
        (
            "¿Cuántos homicidios hubo en marzo de 2016?",
            "¿Y en abril?",
            "¿Cuántos homicidios hubo en abril de 2016?",
        ),
        ("¿Cuántos hubo en 2016?", "¿Y un año antes?", "¿Cuántos hubo en 2015?"),
        ("Quantos houve em 2021?", "E no ano anterior?", "Quantos houve em 2020?"),
    ],
)
def test_another_time_in_other_languages(asked, follow_up, expected):
    assert standalone(follow_up, (asked, "Once. [1]")) == expected


def test_a_conversation_keeps_its_subject():
    before = "How many murders were there in El Salvador in"
    third = standalone("And in 2014?", MURDERS, ("And the year before?", "In 2015, 6,656. [1]"))
    assert third == f"{before} 2014?"
    third = standalone("And in Honduras?", MURDERS, ("And in 2015?", "6,656. [1]"))
    assert third == "How many murders were there in Honduras in 2015?"
    third = standalone("And in Guatemala?", MURDERS, ("And in Honduras?", "5,150. [1]"))
    assert third == "How many murders were there in Guatemala in 2016?"
    fito = ("Who is Fito?", "Fito led Los Choneros. [1]")
    escaped = ("When did he escape?", "He escaped from La Roca in 2013. [1]")
    assert "Fito" in standalone("Where was he caught?", fito, escaped)


def test_a_day_is_not_carried_as_a_name():
    turn = ("Who is Rubén Galán?", "Rubén Galán was captured on Thursday in Valdeola. [1]")
    found = understand("When did he escape?", [turn])
    assert found.standalone == "When did he escape? (Rubén Galán Valdeola)"
    assert found.time is None


def test_a_refusal_brings_up_nothing():
    turn = ("Was Galán caught?", "The archive doesn't say. The nearest is: “Rain in Los Faros”.")
    assert "Faros" not in standalone("When was he caught?", turn)


@pytest.mark.parametrize(
    ("asked", "answered", "follow_up"),
    [
        ("¿Quién es Lucía Paz?", "Lucía Paz es la directora. [1]", "¿Cuándo asumió?"),
        ("Quem é Lucía Paz?", "Lucía Paz é a chefe. [1]", "Quando foi capturada?"),
    ],
)
def test_a_verb_alone_is_of_whom_was_spoken(asked, answered, follow_up):
    assert standalone(follow_up, (asked, answered)) == f"{follow_up} (Lucía Paz)"


def test_one_source_may_be_given_as_it_is():
    assert understand("Who?", sources="Sample Desk").sources == ("Sample Desk",)


@pytest.mark.parametrize(
    "turn",
    [
        {"role": "user", "content": "Who?"},
        HumanMessage("Who?"),
        "Who?",
        ("Who?",),
        ("Who?", None),
    ],
)
def test_a_history_of_anything_but_pairs_is_refused(turn):
    with pytest.raises(SettingsError, match=r"list of \(question, answer\) pairs, oldest first"):
        understand("And in 2015?", [MURDERS, turn])


def test_a_limit_may_be_a_date_or_a_year():
    found = understand("Who?", since=2016, until=date(2017, 3, 5), as_of=2018)
    assert (found.since, found.until, found.as_of) == ("2016-01-01", "2017-03-05", "2018-12-31")
    with pytest.raises(SettingsError, match="is not a date"):
        understand("Who?", since=True)


def test_a_long_conversation_carries_what_came_first_and_last():
    turns = [
        ("Who is Fito?", "Fito led Los Choneros in Ecuador. [1]"),
        ("When did he escape?", "He fled La Roca in Guayaquil in 2013. [1]"),
        ("Who helped him?", "Colonel Ana Paz and Luis Vera of Guayas. [1]"),
        ("Where was he caught?", "Police caught him in Manta with Daniela Ruiz. [1]"),
    ]
    found = standalone("What did she say?", *turns)
    assert found.startswith("What did she say? (Fito Los Choneros ")
    assert found.endswith(" Manta Daniela Ruiz)")
    assert len(found.split("(")[1].split()) <= 12


def test_a_time_that_ends_before_it_begins_is_told():
    with pytest.raises(SettingsError, match="Since 2020-08 is later than until 2019"):
        understand("Who?", since="2020-08", until="2019")
    assert understand("Who?", since="2019-12", until=2019).since == "2019-12-01"
