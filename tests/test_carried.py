"""Names go along whole, and those of the one who may be meant."""

import pytest

from qa.conversation.carried import matter, with_names

LINES = "Tomas Varela was arrested. [1]\nLucia Ferrer is the mayor. [2]\nPolice spoke. [3]"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("How old is she?", "Lucia Ferrer"),
        ("How old is he?", "Tomas Varela"),
        ("¿Dónde nació ella?", "Lucia Ferrer"),
        ("Since when?", "Tomas Varela"),
    ],
)
def test_the_first_who_may_be_meant_is(asked, name):
    assert with_names(asked, matter("Who?"), LINES).about == (name,)


def test_a_line_without_a_whole_name_may_be_of_anyone():
    found = with_names("Where is he?", matter("Who fled?"), "Boss Fito fled.\nJulio Paz spoke.")
    assert found.about == ("Boss Fito",)


@pytest.mark.parametrize(
    ("answered", "about"),
    [
        ("In Honduras, chief Jorge Alas spoke. [1]", ("Honduras", "Jorge Alas")),
        ("La Ceiba elected a mayor.", ("La Ceiba",)),
        ("Ana Paz left. [1] Her brother stayed in El Salvador. [2]", ("Ana Paz", "El Salvador")),
        ("En San Pedro Sula hubo lluvia.", ("San Pedro Sula",)),
        ("Police spoke.", ()),
    ],
)
def test_names_go_along_whole(answered, about):
    assert with_names("When?", matter("Who?"), answered).about == about


def test_of_whom_nothing_new_is_known_only_the_names_go_along():
    before = matter("When was he arrested? (Ramón Ruiz)")
    assert with_names("Where was he born?", before, "").about == ("Ramón Ruiz",)
    assert "arrested" in with_names("Who saw that?", before, "").about
