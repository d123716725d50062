import pytest

from ingest.article import Article
from qa.answer import Question
from qa.premise import denied, unknown_names, unknown_words
from tests.test_extract import evidence
from vectorstore.archive import Archive

DISMISSED = evidence("Howard Cotto was dismissed by decree in 2019.", 0.9)


def test_a_false_verb_is_named():
    found = denied("Why did Howard Cotto resign?", [DISMISSED])
    assert found
    assert found.text("en") == "The question says “resign”; the archive says “dismissed”."
    assert found.text("es") == "La pregunta dice «resign»; el archivo dice «dismissed»."


@pytest.mark.parametrize(
    "question",
    [
        "Why was Howard Cotto dismissed?",
        "Did Howard Cotto resign?",  # asks, takes nothing for granted
        "Why did Ana Ruiz resign?",  # not about her
        "Why did Howard Cotto speak?",
    ],
)
def test_what_is_not_taken_for_granted_or_not_denied_is_left_alone(question):
    assert denied(question, [DISMISSED]) is None


def test_an_archive_that_says_both_denies_nothing():
    both = evidence("Howard Cotto resigned, others say he was dismissed.", 0.9)
    assert denied("Why did Howard Cotto resign?", [both]) is None


def test_a_rise_that_was_a_fall():
    fell = evidence("Murders in El Salvador fell by a fifth in 2016.", 0.9)
    found = denied("Why did murders rise in El Salvador in 2016?", [fell])
    assert found
    assert (found.asked, found.told) == ("rise", "fell")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("¿Por qué aumentaron los homicidios?", "Los homicidios aumentan bajo el régimen."),
        ("¿Por qué aumentaron los homicidios en Tijuana?", "Tijuana, Baja California, homicidios."),
        ("Why did murders rise in Chicago?", "Murders in Chicago jumped in the fall of 2016."),
        ("Why did murders rise in Chicago?", "The fallout of the murders in Chicago."),
        ("How many survived the massacre?", "Nineteen died in the massacre; three survived."),
    ],
)
def test_a_word_that_only_looks_like_the_opposite_denies_nothing(question, told):
    assert denied(question, [evidence(told, 0.9)]) is None


@pytest.mark.slow
def test_a_name_that_no_article_holds(tmp_path):
    archive = Archive(tmp_path, create=True)
    archive.add([Article("a", "MS-13", "Howard Cotto leads the police of El Salvador.")])
    assert unknown_names(archive, "Why did Howard Cotto meet Zeferino Quux?") == [
        "Zeferino",
        "Quux",
    ]
    assert unknown_names(archive, "What of the MS13 and Howard Cotto?") == []
    assert unknown_names(archive, "¿Huyó Howard Cotto?") == []


@pytest.mark.slow
def test_what_is_called_after_a_place_that_an_article_names_is_known(tmp_path):
    archive = Archive(tmp_path, create=True)
    archive.add([Article("a", "Prisons", "Ecuador and Honduras closed theirs.", language="en")])
    assert unknown_names(archive, "Do the Ecuadorian or the Honduran navies have ships?") == []
    assert unknown_names(archive, "Does the Bolivian navy have ships?") == ["Bolivian"]


def asked(archive, question):
    answer = archive.ask(question)
    return unknown_words(archive.archive, answer.question, answer.hits)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When did Juan Orlando Hernández get a pardon?", ["pardon"]),
        ("Which trapdoors led out of Tocorón?", ["trapdoors"]),
        ("Who is Zebulon?", []),  # a name is told as such
        ("Which prisoners escaped from a jail?", []),
        ("WHO PARDONED HERNÁNDEZ?", []),
        ("¿Quién bailó la zarabanda en Montería?", ["bailó", "zarabanda"]),
    ],
)
def test_words_that_no_article_has(assistant, question, words):
    assert asked(assistant, question) == words


def test_a_word_that_an_article_in_another_language_has_is_there(tmp_path):
    archive = Archive(tmp_path / "archive", create=True)
    archive.add([Article("a", "Flight", "The boss fled from the prison.", language="en")])
    archive.add([Article("b", "Fuga", "El narco huyó de la cárcel.", language="es")])
    text = "Was the narco in the prison with a sidecar?"
    hits = archive.search(text, 2)
    assert unknown_words(archive, Question(text, text), hits) == ["sidecar"]


def test_a_word_that_no_article_has_is_told_where_the_answer_is_refused_or_doubtful(assistant):
    note = "No article has the word “pardon”; if it is told there, then in other words."
    always, never = (assistant.in_other_settings(refuse_below=bar) for bar in (1.0, 0.0))
    question = "When did Juan Orlando Hernández get a pardon?"
    assert note in always.ask(question).notes
    assert note in never.ask(question).notes
    sure = never.ask("When did Juan Orlando Hernández get sentenced to 45 years?")
    assert not any(one.startswith("No article has the word") for one in sure.notes)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Where did Valmora lose the final?", "Valmora won the final of 2019 in Cali."),
        ("Where were the survivors taken?", "The survivors fled; eleven sailors were killed."),
    ],
)
def test_a_winner_and_a_death_in_the_same_matter_deny_nothing(question, told):
    assert denied(question, [evidence(told, 0.9)]) is None
