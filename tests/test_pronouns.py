import pytest

from ingest.article import Article, Passage
from qa.answer import Citation, Claim
from qa.people.pronouns import from_its_subject, points_back, with_referent

BEFORE = "Police Director Howard Cotto spoke on Monday. "


def claim(text, before=BEFORE):
    article = Article("a", "Title", before + text)
    return Claim(text, (Citation(1, article, len(before), len(article.text)),), 0.9)


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("Police Inspector Ana Ruiz spoke on Monday. ", "She [Ana Ruiz] rejected the offer."),
        ("Ana Ruiz met Rosa Paz. ", "She rejected the offer."),
        ("Ana Ruiz spoke. It rained. ", "She [Ana Ruiz] rejected the offer."),
        ("Ana Ruiz spoke. Ruiz smiled. ", "She [Ana Ruiz] rejected the offer."),
        ("Ana Ruiz spoke. Another woman smiled. ", "She rejected the offer."),
        ("Pedro Ruiz spoke. ", "She rejected the offer."),
        ("But Ana Ruiz spoke. ", "She [Ana Ruiz] rejected the offer."),
        ("The former police chief, Ana Ruiz, spoke. ", "She [Ana Ruiz] rejected the offer."),
        ("“It was bad,” said the judge Ana Ruiz. ", "She [Ana Ruiz] rejected the offer."),
        # who is spoken of, shown or met is likely somebody else
        ("She put her case to Ana Ruiz. ", "She rejected the offer."),
        ("Ana Ruiz called him a giant. ", "She rejected the offer."),
        ("She played the spy Ana Ruiz. ", "She rejected the offer."),
        ("Ana Ruiz accused Petra of lying. ", "She rejected the offer."),
        ("Ana Ruiz fired the prison director. ", "She rejected the offer."),
        ("Ana Ruiz stabbed a guard. ", "She rejected the offer."),
        ("Ana Ruiz, a guard, spoke. ", "She [Ana Ruiz] rejected the offer."),
        ("Ana Ruiz spoke. It was not Nena's first offer. ", "She rejected the offer."),
        ("Ana Ruiz spoke. “", "She rejected the offer."),
        ("They met in Puente Grande. ", "She rejected the offer."),
        ("They met at the gate of the Puente Grande prison. ", "She rejected the offer."),
        ("The ministry said nothing. ", "She rejected the offer."),
        ("", "She rejected the offer."),
    ],
)
def test_a_leading_pronoun_is_explained_when_one_person_can_be_meant(before, shown):
    assert with_referent(claim("She rejected the offer.", before)).shown == shown


def test_the_quote_itself_stays_as_it_is():
    explained = with_referent(
        claim("He rejected the offer.", "The director, Howard Cotto, spoke. ")
    )
    assert explained.text == "He rejected the offer."
    assert explained.citations[0].quote == explained.text
    assert explained.shown == "He [Howard Cotto] rejected the offer."


def test_a_pronoun_after_a_time_is_explained_too():
    assert with_referent(claim("In 2013 he left.")).shown == "In 2013 he [Howard Cotto] left."


@pytest.mark.parametrize("before", ["“We lost. ", '"We lost. ', 'Ana Ruiz said: "We lost. '])
def test_within_a_quotation_nobody_is_guessed(before):
    assert with_referent(claim("He left.", f"Juan Paz spoke. {before}")).glosses == ()


def test_after_a_quotation_its_speaker_is_meant():
    told = with_referent(claim("He left.", '"We lost. It rained," said Juan Paz. '))
    assert told.shown == "He [Juan Paz] left."


def test_a_sentence_that_begins_otherwise_gets_nothing():
    assert with_referent(claim("Here he rejected the offer.")).glosses == ()


def test_an_organisation_is_nobody():
    assert (
        with_referent(claim("He left.", "The National Police of El Salvador spoke. ")).glosses == ()
    )


@pytest.mark.parametrize(
    "begun", ["It holds 412.", "Their leader fled.", "“She lied.", "Esta cayó."]
)
def test_a_pronoun_at_the_beginning_points_back(begun):
    assert points_back(begun)


@pytest.mark.parametrize(
    "begun", ["Items were sold.", "The jail holds 412.", "Ana said it did.", ""]
)
def test_what_names_its_subject_does_not(begun):
    assert not points_back(begun)


JAIL = "The jail is old. It rained in. Nobody minds. It was built for 90. It holds 412."


@pytest.mark.parametrize(
    ("begun", "read"),
    [
        ("It holds", "Nobody minds."),
        ("It rained", "The jail"),
        ("Nobody", "Nobody"),
        ("The", "The"),
    ],
)
def test_a_passage_is_read_from_the_sentence_that_its_first_one_points_back_to(begun, read):
    passage = Passage(Article("a", "Title", JAIL, language="en"), JAIL.index(begun), len(JAIL))
    found = from_its_subject(passage)
    assert found.text.startswith(read)
    assert found.end == passage.end
