"""The offline support scorer against pairs of a claim and a quote that a person labelled."""

import json
from pathlib import Path

import pytest

from ingest.article import Article
from qa.answer import Citation
from qa.written.support import SUPPORTED_FROM, Support

PAIRS = Path(__file__).parent / "questions" / "support.jsonl"
AGREEMENT = 0.92


def test_it_agrees_with_the_labels(assistant) -> None:
    supports = Support(assistant.archive.encoder.likeness)
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    agree = 0
    for row in rows:
        article = assistant.archive.article(row["article"])
        start = article.text.index(row["quote"])
        citation = Citation(1, article, start, start + len(row["quote"]))
        agree += supports(row["claim"], [citation]) == row["supported"]
    assert len(rows) == 150
    assert agree / len(rows) >= AGREEMENT


QUOTE = "Judge P. Kevin Castel also imposed a fine of 8 million dollars."


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        (QUOTE, True),
        ("He imposed a fine of 80 million dollars.", False),
        ("Judge Castel imposed a fine of eight million dollars.", True),
        ("Judge Castel never imposed a fine of 8 million dollars.", False),
        ("A jury had convicted Hernández on March 8.", False),
    ],
)
def test_numbers_and_negations_decide(claim: str, supported: bool) -> None:
    assert (Support().of_text(claim, QUOTE) >= SUPPORTED_FROM) == supported


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Fito was killed.", "Police denied that Fito was killed."),
        ("The truce failed.", "It is not true that the truce failed."),
        ("Bukele negotiated with the gangs.", "Bukele did not negotiate with the gangs."),
        ("Fito morreu.", "Fito não morreu."),
        ("The fine was 5 billion dollars.", "The fine was 5 million dollars."),
        ("He paid 115 million.", "He paid 115 thousand."),
        ("Some fifty people died.", "Some 41 people died."),
        ("Thirty people died.", "Eighteen people died."),
        ("🙂 👍", "Eighteen people died."),
    ],
)
def test_what_the_words_deny_or_count_otherwise_is_unsupported_however_alike(claim, quote) -> None:
    assert Support(lambda *_: 0.99).of_text(claim, quote) < SUPPORTED_FROM


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Fito was killed.", "The mayor did not resign. Fito was killed."),
        ("Police denied that Fito was killed.", "Police denied that Fito was killed."),
        ("Forty-one people died.", "41 people died."),
        ("The fine was 5,300,000 dollars.", "The fine was 5.3 million dollars."),
        ("Murieron treinta y dos presos.", "Murieron 32 presos."),
    ],
)
def test_the_same_number_in_words_and_what_another_sentence_denies_do_no_harm(claim, quote) -> None:
    assert Support(lambda *_: 0.99).of_text(claim, quote) >= SUPPORTED_FROM


def test_several_citations_support_together() -> None:
    article = Article("a", "Fines", "Castel fined him. The fine was 8 million dollars.")
    first, second = Citation(1, article, 0, 17), Citation(2, article, 18, 49)
    supports = Support()
    claim = "Castel fined him 8 million dollars."
    assert supports(claim, [first, second])
    assert not supports(claim, [first])


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Murders rose by 20 percent in the port.", "Murders fell by 20 percent in the port."),
        ("After the transfer 14 people died a day.", "Before the transfer 14 people died a day."),
        ("He hid for 3 years on the island.", "He hid for 3 months on the island."),
        ("He paid 3 million pesos for the boat.", "He paid 3 million dollars for the boat."),
        ("20 guards and 50 inmates were hurt.", "50 guards and 20 inmates were hurt."),
        ("Han muerto 20 guardias y 50 presos.", "Han muerto 50 guardias y 20 presos."),
    ],
)
def test_the_opposite_and_a_number_of_something_else_support_nothing(claim, quote) -> None:
    assert Support().of_text(claim, quote) == 0.0
    assert Support().of_text(quote.replace(".", ", it says."), quote) >= SUPPORTED_FROM


ALIKE = Support(lambda *_: 0.99)


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Soldiers shelled the port.", "Nobody knows whether soldiers shelled the port."),
        (
            "Ruiz diverted public funds.",
            "Police suspect that public funds were diverted by Ruiz.",
        ),
        ("Ruiz took bribes.", "Ruiz went on trial, charged with taking bribes."),
        ("Ruiz was sentenced to 9 years.", "If convicted, Ruiz could be sentenced to 9 years."),
        ("Ruiz will be moved to Cali.", "Ruiz may be moved to Cali."),
        ("Los guardias ayudaron.", "Los presuntos guardias ayudaron."),
        (
            "Police did not arrest Soto.",
            "Police arrested Soto. The mayor did not come to the burial.",
        ),
        ("Police failed to arrest Soto.", "Police arrested Soto two days later."),
        ("No guards were charged.", "Twelve guards were charged. No shot was fired."),
    ],
)
def test_what_is_only_feared_and_what_is_denied_of_something_else_is_no_fact(claim, quote) -> None:
    assert ALIKE.of_text(claim, quote) == 0.0


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("It is not known whether guards helped.", "It is not known whether guards helped them."),
        ("Ruiz is accused of taking bribes.", "Ruiz went on trial, accused of taking bribes."),
        ("Ruiz could get 9 years.", "If convicted, Ruiz could get 9 years in prison."),
        (
            "The mayor didn't come to the burial.",
            "The mayor, Inés Vega, did not come to the burial.",
        ),
        ("Ruiz was shot on 12 May.", "Ruiz was shot on May 12."),
    ],
)
def test_what_is_told_as_doubtful_or_denied_in_the_same_place_stays(claim, quote) -> None:
    assert ALIKE.of_text(claim, quote) >= SUPPORTED_FROM


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Thefts in the port doubled.", "Thefts in the port rose."),
        ("The port had 80 thefts, half as many.", "The port had 80 thefts, twice as many."),
        (
            "The port had 80 thefts, 3 times as many.",
            "The port had 80 thefts, twice as many, on 3 days.",
        ),
        ("Thefts fell by a quarter.", "Thefts fell by a third."),
        ("Hundreds of sailors were held.", "Five sailors were held."),
        ("It was the second raid of the year.", "It was the third raid of the year."),
        ("All sailors were held.", "Five sailors were held."),
        ("Three sailors were held, none of them charged.", "Three sailors were held, two charged."),
        ("The rate fell by 35 percent.", "The rate fell from 40 percent to 35 percent."),
        (
            "The rate fell from 35 percent to 40 percent.",
            "The rate fell from 40 percent to 35 percent.",
        ),
        ("Thefts rose by 12 percentage points.", "Thefts rose by 12 percent."),
        ("The budget was 2 billion dollars.", "The budget was 2 billion colones."),
        ("Los robos se duplicaron.", "Los robos subieron."),
    ],
)
def test_an_amount_in_words_or_a_step_that_is_not_told_supports_nothing(claim, quote) -> None:
    assert ALIKE.of_text(claim, quote) == 0.0


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Thefts in the port doubled to 80.", "The port had 80 thefts, twice as many as before."),
        ("It was the 3rd raid.", "It was the third raid of the year."),
        ("The rate fell to 35 percent.", "The rate fell from 40 percent to 35 percent."),
        ("They lost 300 000 dollars.", "They lost 300,000 dollars."),
        ("He fled on the 12th of May.", "He fled on May 12."),
        ("Every third sailor was held.", "Each third sailor was held."),
    ],
)
def test_the_same_amount_in_other_words_stays(claim, quote) -> None:
    assert ALIKE.of_text(claim, quote) >= SUPPORTED_FROM


ROLES = "Inés Vega shot her cousin Pablo Soto in Cali. Later the judge accused Vega of murder."


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Inés Vega shot Pablo Soto in Cali.", True),
        ("Pablo Soto was shot by Inés Vega.", True),
        ("Pablo Soto shot Inés Vega in Cali.", False),
        ("Inés Vega was shot by Pablo Soto in Cali.", False),
    ],
)
def test_who_did_it_to_whom_is_told_as_it_stands(claim: str, told: bool) -> None:
    assert (ALIKE.of_text(claim, ROLES) >= SUPPORTED_FROM) == told


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The judge granted the appeal.", "The judge rejected the appeal."),
        ("The minister admitted the deal.", "The minister denied the deal."),
        ("The raid was the largest of 2019.", "The raid was the smallest of 2019."),
        ("He fled two days earlier.", "He fled two days later."),
        ("The council refused loans.", "The council promised loans."),
        ("Traders praised the mayor.", "Traders blamed the mayor."),
        ("Valmora won the final.", "Valmora lost the final."),
    ],
)
def test_more_opposites_support_nothing(claim: str, quote: str) -> None:
    assert ALIKE.of_text(claim, quote) == 0.0
