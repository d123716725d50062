import pytest

from vectorstore.analysis import (
    LANGUAGES,
    analyzer,
    content_words,
    question_words,
    settled_language,
    with_other_spellings,
)


def words(text, language):
    return analyzer(language).analyze(text)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "negotiating", "negotiations"),
        ("en", "murders", "murder"),
        ("es", "negociación", "negociaciones"),
        ("es", "jóvenes", "jovenes"),
        ("pt", "prisão", "prisao"),
        ("xx", "Łódź", "łodz"),
    ],
)
def test_forms_of_a_word_meet(language, one, other):
    assert words(one, language) == words(other, language)


@pytest.mark.parametrize(("language", "text"), [("en", "of the and"), ("es", "de la y los")])
def test_stop_words_are_gone(language, text):
    assert words(text, language) == []


def test_an_unknown_language_keeps_every_word():
    assert words("de la the", "xx") == ["de", "la", "the"]


@pytest.mark.parametrize(
    ("given", "settled"), [("en", "en"), ("es", "es"), ("pt", "pt"), ("fr", "xx"), ("", "xx")]
)
def test_a_language_without_a_stemmer_is_settled_as_other(given, settled):
    assert settled_language(given) == settled
    assert settled in LANGUAGES


def test_question_words_and_auxiliaries_are_no_content():
    assert content_words("Who is the police director?", "en") == ["polic", "director"]
    assert content_words("¿Cuántos homicidios hubo en 2016?", "es") == ["homicidi", "2016"]
    assert content_words("Who was he?", "en") == []


def test_text_without_words_has_none():
    for text in ("", " ", "?!…", "—"):
        assert content_words(text, "en") == []
        assert content_words(text, "fr") == []


def test_a_word_too_long_to_be_one_is_dropped():
    assert words("short " + "x" * 100, "en") == ["short"]


def test_numbers_with_a_comma_are_found_by_the_same_writing():
    assert words("5,278", "en") == ["5", "278"]


def test_a_question_without_accents_finds_words_with_them():
    indexed = set(question_words(with_other_spellings("La policía negoció en Támara."), "es"))
    for asked in ("policia", "policía", "Tamara", "Támara", "negocio", "negoció"):
        assert set(question_words(asked, "es")) & indexed, asked


def test_hyphened_names_meet_in_both_directions():
    for written, asked in (
        ("the MS-13", "MS13"),
        ("the MS13", "MS-13"),
        ("Barrio-18", "Barrio 18"),
    ):
        indexed = set(question_words(with_other_spellings(written), "en"))
        assert set(question_words(asked, "en")) & indexed


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Agents of the D.E.A. raided a farm.", "DEA"),
        ("The DEA raided a farm.", "D.E.A."),
        ("A raid by the D.E.A. The farm was empty.", "DEA"),
        ("Told to the F.B.I, it said.", "FBI"),
        ("un banco de EE.UU.", "EEUU"),
        ("un banco de EE. UU. y otro", "EEUU"),
        ("un banco de EEUU", "¿EE.UU.?"),
        ("un banco de EE. UU.", "EE.UU"),
    ],
)
def test_initials_meet_with_and_without_their_dots(written, asked):
    indexed = set(question_words(with_other_spellings(written), "es"))
    assert {word for word in question_words(asked, "es") if len(word) > 2} <= indexed


def test_the_initial_that_a_sentence_ends_with_joins_no_other_word():
    told = "He has vitamin C. The FBI has plan B. It failed. U.S.-led"
    assert with_other_spellings(told) == f"{told} US"


@pytest.mark.parametrize("text", ["墨西哥警方逮捕", "メキシコの警察", "ตำรวจ"])
def test_where_words_are_not_parted_each_character_is_one(text):
    assert set(question_words(with_other_spellings(text), "xx")) == set(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "fire mine bill case group members states system"),
        ("es", "trata fuerza trabajo valor"),
        ("pt", "estado povo trabalho"),
    ],
)
def test_nouns_of_the_news_carry_meaning(language, text):
    assert len(content_words(text, language)) == len(text.split())
