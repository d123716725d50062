"""The offline support scorer against pairs of a claim and a quote that a person labelled."""

import json
from pathlib import Path

import pytest

from ingest.article import Article
from qa.answer import Citation
from qa.support import SUPPORTED_FROM, Support

PAIRS = Path(__file__).parent / "questions" / "support.jsonl"
AGREEMENT = 0.89


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
