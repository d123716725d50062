import pytest

from ingest.article import Article
from qa.people.referent import person_before


def meant(before, then="He left.", language="en"):
    article = Article("a", "Title", before + then, language=language)
    male = not then.startswith(("She", "Ella", "Ela"))
    return person_before(article, len(before), male=male)


@pytest.mark.parametrize(
    "before",
    [
        "Police chief Daniel Ortiz said the suspect fled. ",
        "Daniel Ortiz was succeeded by his deputy. ",
        "Daniel Ortiz buried his brother on Sunday. ",
        "Daniel Ortiz presented evidence against the banker. ",
        "Daniel Ortiz freed the accused on Friday. ",
        "Daniel Ortiz questioned the 45-year-old. ",
        "Daniel Ortiz shot someone. ",
        "Daniel Ortiz is the father of the victim. ",
        "Daniel Ortiz wrote a book about Bolívar. ",
        "On Monday Ana Ruiz met Daniel Ortiz. ",
        "Daniel Ortiz spoke. Petro smiled. ",
        "Daniel Ortiz spoke. The suspect fled. ",
        "The gunman shot Daniel Ortiz. ",
        "The son of Daniel Ortiz was arrested. ",
        "“The gunman fled,” said Daniel Ortiz. ",
        "The brother of the victim, Daniel Ortiz, spoke. ",
    ],
)
def test_nobody_is_meant_where_somebody_else_is_told_of(before):
    assert meant(before) is None


@pytest.mark.parametrize("apostrophe", "'’")
def test_who_owns_is_not_who_acts(apostrophe):
    assert meant(f"Daniel Ortiz{apostrophe}s son was arrested. ") is None


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("El fiscal Daniel Ortiz dijo que el sospechoso huyó. ", "Él cayó."),
        ("Daniel Ortiz fue sucedido por su hermano. ", "Él cayó."),
        ("O delegado Daniel Ortiz disse que o suspeito fugiu. ", "Ele caiu."),
    ],
)
def test_nor_in_spanish_or_portuguese(before, then):
    assert meant(before, then, "es" if then == "Él cayó." else "pt") is None


@pytest.mark.parametrize(
    ("before", "then", "name"),
    [
        ("Prime Minister Daniel Ortiz said taxes would fall. ", "He added it.", "Daniel Ortiz"),
        ("Daniel Ortiz said the suspect fled. ", "He added that.", "Daniel Ortiz"),
        ("The former police chief, Daniel Ortiz, spoke. ", "He left.", "Daniel Ortiz"),
        ("Daniel Ortiz, 34, a guard at the gate, spoke. ", "He left.", "Daniel Ortiz"),
        ("Daniel Ortiz was a specialist in crime. ", "He left.", "Daniel Ortiz"),
        ("Daniel Ortiz, better known as Fito, fled. ", "He left.", "Daniel Ortiz"),
        ("The Mexican police arrested Daniel Ortiz. ", "He left.", "Daniel Ortiz"),
        ("Daniel Ortiz said his wife left. ", "He left.", "Daniel Ortiz"),
        ("Margaret Hill said her husband left. ", "She left.", "Margaret Hill"),
        ("Daniel Ortiz spoke. Mr Ortiz smiled. ", "He left.", "Mr Ortiz"),
    ],
)
def test_a_person_is_meant_where_nobody_else_can_be(before, then, name):
    assert meant(before, then) == name


@pytest.mark.parametrize(
    ("before", "then", "language"),
    [
        ("El fiscal Daniel Ortiz dijo que el caso sigue abierto. ", "Él no dijo más.", "es"),
        ("O delegado Daniel Ortiz falou na segunda. ", "Ele negou.", "pt"),
    ],
)
def test_and_so_in_spanish_and_portuguese(before, then, language):
    assert meant(before, then, language) == "Daniel Ortiz"


@pytest.mark.parametrize(
    "before",
    [
        "Ramon Ruiz signed. Real Madrid paid 80 million. ",
        "Aston Villa won the match. ",
        "Saudi Arabia expelled the diplomats. ",
        "Buenos Aires was calm. ",
        "Goldman Sachs named nobody. ",
        "Hurricane Mitch killed 7,000 people. ",
        "Santiago Bernabéu was full. ",
        "But European Commissioner said no more. ",
    ],
)
def test_what_is_not_shown_to_be_a_person_is_none(before):
    assert meant(before) is None


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("Joseph Hill said nothing. ", "She left."),
        ("Carmen Ruiz said nothing. ", "He left."),
        ("Robin Hill, 31, said she knew. ", "He left."),
        ("Mrs Hill came. Robin Hill, 31, spoke. ", "He left."),
        ("Ana Paz came. She sat. Robin Hill, 31, spoke. ", "He left."),
    ],
)
def test_a_pronoun_of_the_other_sex_means_somebody_else(before, then):
    assert meant(before, then) is None


@pytest.mark.parametrize(
    "before",
    ["Robin Hill, 31, spoke. ", "Robin Hill, 31, said she knew. ", "Actress Robin Hill spoke. "],
)
def test_a_name_of_either_sex_is_explained_where_nothing_speaks_against_it(before):
    assert meant(before, "She left.") == "Robin Hill"


def test_two_people_of_one_last_name_are_not_taken_for_each_other():
    assert meant("Daniel Ortiz came with Juan Ortiz. It rained. Ortiz spoke. ") is None
