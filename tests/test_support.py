"""The offline support scorer against pairs of a claim and a quote that a person labelled."""

import json
from pathlib import Path

import pytest

from ingest.article import Article
from qa.answer import Citation
from qa.support import SUPPORTED_FROM, Support

PAIRS = Path(__file__).parent / "questions" / "support.jsonl"
AGREEMENT = 0.87


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


def test_several_citations_support_together() -> None:
    article = Article("a", "Fines", "Castel fined him. The fine was 8 million dollars.")
    first, second = Citation(1, article, 0, 17), Citation(2, article, 18, 49)
    supports = Support()
    claim = "Castel fined him 8 million dollars."
    assert supports(claim, [first, second])
    assert not supports(claim, [first])
