import pytest

from qa.fitting.who_did import asks_who_did, describes_somebody, is_a_source, without_sources
from qa.question_kind import offers


@pytest.mark.parametrize(
    ("question", "who_did"),
    [
        ("Who killed the mayor?", True),
        ("¿Quién mató al alcalde?", True),
        ("Quem matou o prefeito?", True),
        ("Who is the mayor?", False),
        ("Who led the inquiry?", False),
        ("¿Quién dirige la policía?", False),
        ("Who said that the mayor fled?", False),
        ("¿Quién dijo eso?", False),
        ("Who was killed?", False),
    ],
)
def test_who_did_it_is_not_who_is_or_says_something(question, who_did):
    assert asks_who_did(question) is who_did


@pytest.mark.parametrize(
    "sentence",
    [
        "Brun had been threatened, according to the prosecutor Ana Luna.",
        "Según la fiscal Ana Luna, había recibido amenazas.",
        "Segundo a promotora Ana Luna, tinha recebido ameaças.",
        "She had been threatened, prosecutor Ana Luna said.",
        "“She had been threatened,” said the prosecutor Ana Luna.",
        "Había sido amenazada, dijo la fiscal Ana Luna.",
    ],
)
def test_who_only_tells_of_it_did_not_do_it(sentence):
    question = "Who murdered the radio host?"
    start = sentence.index("Ana Luna")
    assert "Luna" not in without_sources(sentence)
    assert not offers(sentence, "person", question)
    assert is_a_source(question, sentence, start, start + len("Ana Luna"))
    assert offers(sentence, "person", "Who is the prosecutor?")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Luna said that she had shot him.",
        "“I shot him,” said Ana Luna.",
        "Ana Luna dijo que lo había matado.",
        "Ana Luna admitted to the murder.",
        "Ana Luna shot him, the police said.",
    ],
)
def test_one_who_may_speak_of_themselves_is_offered(sentence):
    assert offers(sentence, "person", "Who murdered the radio host?")


@pytest.mark.parametrize(
    ("sentence", "somebody"),
    [
        ("Two men on a motorcycle shot her.", True),
        ("Un hombre con casco le disparó.", True),
        ("Dois homens atiraram nela.", True),
        ("She was shot by gunmen.", True),
        ("Guards opened fire.", True),
        ("Unos sujetos huyeron.", True),
        ("A short circuit caused it.", False),
        ("A man was shot.", False),
        ("Prosecutors say that it was a crime.", False),
        ("The mayor fled.", False),
    ],
)
def test_somebody_without_a_name(sentence, somebody):
    assert describes_somebody(sentence) is somebody
