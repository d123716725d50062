"""Disagreement, and what must not be taken for one, in small archives of their own."""

import pytest

from ingest.article import Article, Published
from qa.accounts.disagreement import differing, kind_of_difference
from qa.answer import Citation, Claim
from vectorstore.archive import Archive

QUESTION = "How many people were killed in the Quilca market fire?"


def article(name, day, text, title="Fire at the Quilca market in Arnedo", language="en"):
    published = Published(day, "day", "given") if day else None
    return Article(name, title, text, published=published, language=language, source=name)


def compared(tmp_path, *articles, question=QUESTION):
    """The accounts that differ from the first article's, which the answer cites."""
    archive = Archive(tmp_path / "archive", create=True)
    archive.add(articles)
    first = articles[0]
    claim = Claim(first.text, (Citation(1, first, 0, len(first.text)),), 1.0)
    hits = archive.search(question, 20)
    return differing(archive, question, [claim], [hit.passage for hit in hits])


FIRST = article(
    "one", "2023-03-02", "Police said 12 people were killed at the Quilca market in Arnedo."
)


@pytest.mark.parametrize(
    ("day", "text", "kind"),
    [
        (
            "2023-03-03",
            "The fire at Quilca in Arnedo left 14 people dead, firemen said.",
            "disagree",
        ),
        (
            "2023-03-20",
            "The final toll of the fire at Quilca in Arnedo is 14 people dead.",
            "later",
        ),
        (
            "2023-03-09",
            "Correction: 14 people were killed at Quilca in Arnedo, not 12.",
            "corrected",
        ),
    ],
)
def test_another_number_for_the_same_thing_is_told(tmp_path, day, text, kind):
    found = compared(tmp_path, FIRST, article("two", day, text))
    assert [one.figure.value for one in found] == [12, 14]
    assert kind_of_difference(found) == kind


@pytest.mark.parametrize(
    ("first", "day", "text"),
    [
        ("At least 12", "2023-03-03", "The fire at Quilca in Arnedo left 14 people dead."),
        ("At least 12", "2023-03-04", "Firemen recovered 25 bodies at Quilca in Arnedo."),
        ("Twelve", "2024-11-18", "In March 2023, 14 people died in the fire at Quilca in Arnedo."),
    ],
)
def test_a_toll_that_rose_is_later_reporting(tmp_path, first, day, text):
    one = article("one", "2023-03-02", f"{first} people were killed at the Quilca market, Arnedo.")
    found = compared(tmp_path, one, article("two", day, text))
    assert [account.article.id for account in found] == ["one", "two"]
    assert kind_of_difference(found) == "later"


def test_a_first_toll_stands_against_none_of_those_that_disagree(tmp_path):
    one = article("one", "2023-03-02", "At least 10 people were killed at Quilca in Arnedo.")
    two = article("two", "2023-03-03", "The fire at Quilca in Arnedo left 12 people dead.")
    three = article("three", "2023-03-03", "Firemen at Quilca in Arnedo counted 14 people dead.")
    found = compared(tmp_path, one, two, three)
    assert {account.figure.value for account in found} == {12, 14}
    assert kind_of_difference(found) == "disagree"


def test_who_repeats_the_old_number_does_not_undo_the_correction(tmp_path):
    new = article("two", "2023-03-09", "Correction: 14 people were killed at Quilca in Arnedo.")
    old = article("three", "2023-03-20", "The fire at Quilca in Arnedo left 12 people dead.")
    assert kind_of_difference(compared(tmp_path, FIRST, new, old)) == "disagree"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2023-03-03", "The fire at Quilca in Arnedo left 12 people dead."),
        ("2023-03-03", "The fire at Quilca in Arnedo left at least 9 people dead."),
        ("2024-11-18", "In May 2023 14 people died in another fire at Quilca in Arnedo."),
        ("2023-03-03", "The fire at Quilca in Arnedo left 14 people injured."),
        ("2023-03-03", "The fire at Quilca in Arnedo left about 12 people dead."),
        ("2023-03-03", "In 2011 a fire at Quilca in Arnedo left 14 people dead."),
        ("2023-03-03", "The fire at Quilca in Arnedo left 140 people dead."),
        ("2023-09-03", "Another fire at Quilca in Arnedo left 14 people dead."),
        (None, "The fire at Quilca in Arnedo left 14 people dead."),
    ],
)
def test_what_is_no_disagreement_raises_none(tmp_path, day, text):
    assert compared(tmp_path, FIRST, article("two", day, text)) == []


def test_another_place_is_another_thing(tmp_path):
    other = article(
        "two", "2023-03-03", "A fire in Tobarra left 14 people dead.", "Fire at the Tobarra mill"
    )
    assert compared(tmp_path, FIRST, other) == []


def test_a_question_without_a_number_raises_none(tmp_path):
    other = article("two", "2023-03-03", "The fire at Quilca in Arnedo left 14 people dead.")
    assert compared(tmp_path, FIRST, other, question="Who set the Quilca market on fire?") == []


MONTHLY = "How many murders did Norteña have in March 2016?"
YEARLY = "How many murders did Norteña have in 2016?"


@pytest.mark.parametrize(
    ("question", "first", "other", "day"),
    [
        (
            MONTHLY,
            "Norteña had 481 murders in March 2016.",
            "312 murders in April 2016",
            "2016-05-04",
        ),
        (YEARLY, "Norteña had 4,380 murders in 2016.", "2,900 murders in May 2016", "2016-06-04"),
        (
            YEARLY,
            "Norteña had 4,380 murders in 2016.",
            "3,900 murders in Puerto Lindo, its capital, in 2016",
            "2017-01-10",
        ),
        (
            YEARLY,
            "Norteña had 4,380 murders in 2016.",
            "2,900 murders in the first half of 2016",
            "2016-07-04",
        ),
    ],
)
def test_the_number_of_another_time_is_no_other_number(tmp_path, question, first, other, day):
    one = article("one", "2017-01-03", first, title="Murders in Norteña")
    two = article("two", day, f"Norteña had {other}.", title="Murders in Norteña")
    assert compared(tmp_path, one, two, question=question) == []


def test_the_day_of_the_count_does_not_matter(tmp_path):
    one = article(
        "one", "2017-01-03", "Norteña had 4,380 murders in 2016.", title="Murders in Norteña"
    )
    told = "Norteña had 4,012 murders in 2016, police said on 4 January 2017."
    two = article("two", "2017-01-05", told, title="Murders in Norteña")
    found = compared(tmp_path, one, two, question=YEARLY)
    assert [account.figure.value for account in found] == [4380, 4012]


SEIZED = "How much cocaine was seized in Hestad?"


@pytest.mark.parametrize(
    ("first", "text", "values"),
    [
        (
            "Police seized 4.2 tonnes of cocaine in Hestad, said Prado.",
            "Customs in Brenna found 3 tonnes of cocaine after the Hestad haul, said Prado.",
            [],
        ),
        (
            "Police seized 4.2 tonnes of cocaine in Hestad, a port of Norteña, said Prado.",
            "Police seized 3.8 tonnes of cocaine in Norteña at the port, Prado said of Hestad.",
            [4200, 3800],
        ),
    ],
)
def test_the_number_of_another_place_is_none_unless_both_name_it(tmp_path, first, text, values):
    one = article("one", "2022-05-11", first, title="Cocaine seized")
    two = article("two", "2022-05-12", text, title="Cocaine found")
    found = compared(tmp_path, one, two, question=SEIZED)
    assert [account.figure.value for account in found] == values
