"""Every measure against cases worked by hand, and the rankings' against trec_eval."""

import random

import pytest

from ingest.article import Article
from qa.answer import Citation, Claim
from qa.evaluation.answers import coverage, exact_match, rouge_l, token_f1
from qa.evaluation.citations import citation_precision, citation_recall, judge
from qa.evaluation.ranking import average_precision, ndcg_at, recall_at, reciprocal_rank
from qa.evaluation.refusals import (
    auroc,
    expected_calibration_error,
    percentile,
    refusal_precision,
    refusal_recall,
)
from qa.tokens import holds, tokens

TOLERANCE = 1e-9


def test_tokens_keep_numbers_whole_whichever_way_they_are_written() -> None:
    assert tokens("6,640 or 6.640 or 2.4") == ["6640", "or", "6640", "or", "2.4"]
    assert tokens("Peña [1][12]") == ["pena"]


def test_held_as_whole_tokens_only() -> None:
    assert holds("Police chief Howard Cotto said so.", "howard cotto")
    assert not holds("The 14th of March.", "14")
    assert not holds("Howard was with Cotto.", "Howard Cotto")


def test_exact_match_is_up_to_articles_case_and_punctuation() -> None:
    assert exact_match("the El Faro", ["La Prensa", "El Faro!"]) == 1
    assert exact_match("El Faro newspaper", ["El Faro"]) == 0


def test_token_f1_counts_repeated_tokens_once_each() -> None:
    # said: gang gang boss (3), wanted: gang boss (2); shared 2; P 2/3, R 1; F1 = 0.8
    assert token_f1("gang gang boss", ["gang boss"]) == pytest.approx(0.8)
    assert token_f1("nothing shared", ["gang boss"]) == 0
    assert token_f1("gang", []) == 0


def test_rouge_l_of_lins_own_example() -> None:
    # Lin 2004, section 3.1: S2 shares "police the gunman" (3 of 4), S3 "the gunman" (2 of 4)
    assert rouge_l("police kill the gunman", ["police killed the gunman"]) == pytest.approx(0.75)
    assert rouge_l("the gunman kill police", ["police killed the gunman"]) == pytest.approx(0.5)


def test_coverage_is_the_share_of_the_required() -> None:
    assert coverage("Mijango and Colindres carried messages.", ["Mijango", "Colindres"]) == 1
    assert coverage("Mijango carried messages.", ["Mijango", "Colindres"]) == 0.5


def test_citations_by_alces_definitions() -> None:
    article = Article("a", "t", "one two three")
    first, second, third = (
        Citation(number, article, start, end)
        for number, (start, end) in enumerate([(0, 3), (4, 7), (8, 13)], 1)
    )

    def supports(claim: str, cited: list[Citation]) -> bool:
        return set(claim.split()) <= {citation.quote for citation in cited}

    both_needed = judge(Claim("one two", (first, second), 1), supports)
    one_idle = judge(Claim("one", (first, third), 1), supports)
    unsupported = judge(Claim("four", (first, second), 1), supports)
    uncited = judge(Claim("one", (), 1), supports)
    assert both_needed.relevant == (True, True)
    assert one_idle.relevant == (True, False)
    assert unsupported.relevant == (False, False)
    judged = [both_needed, one_idle, unsupported, uncited]
    assert citation_recall(judged) == 2 / 4
    assert citation_precision(judged) == 3 / 6
    assert citation_recall([]) == citation_precision([]) == 0


def test_refusing_by_hand() -> None:
    refused = [True, True, False, False, True]
    known = [False, True, False, True, False]
    assert refusal_recall(refused, known) == pytest.approx(2 / 3)
    assert refusal_precision(refused, known) == pytest.approx(2 / 3)
    assert refusal_recall([True], [True]) == refusal_precision([False], [False]) == 0


def test_auroc_counts_pairs() -> None:
    # pairs (known, unknown): 0.9>0.8, 0.9>0.2, 0.5<0.8, 0.5>0.2 -> 3 of 4
    assert auroc([0.9, 0.8, 0.5, 0.2], [True, False, True, False]) == 0.75
    assert auroc([0.3, 0.3], [True, False]) == 0.5
    assert auroc([0.3], [True]) == 0.5


def test_auroc_agrees_with_scikit_learn() -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    source = random.Random(4)
    for _ in range(20):
        scores = [round(source.random(), 1) for _ in range(40)]
        known = [source.random() < 0.4 for _ in range(39)] + [True]
        known[0] = False
        assert auroc(scores, known) == pytest.approx(metrics.roc_auc_score(known, scores))


def test_calibration_error_by_hand() -> None:
    # bin .9-1: 2 questions, mean .95, all known: gap .05; bin .1-.2: 2, mean .15, half: gap .35
    found = expected_calibration_error([0.95, 0.95, 0.15, 0.15], [True, True, True, False])
    assert found == pytest.approx(0.5 * 0.05 + 0.5 * 0.35)
    assert expected_calibration_error([1.0], [True]) == 0


def test_percentiles_are_values_that_occurred() -> None:
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2
    assert percentile([1.0], 0.95) == 1
    assert percentile([], 0.5) == 0


def test_rankings_agree_with_trec_eval() -> None:
    pytrec_eval = pytest.importorskip("pytrec_eval")
    source = random.Random(20)
    runs = {str(n): source.sample([f"d{i:02}" for i in range(40)], 20) for n in range(50)}
    qrels = {n: {f"d{i:02}": 1 for i in source.sample(range(40), 6)} for n in runs}
    scored = {
        n: {item: float(len(run) - i) for i, item in enumerate(run)} for n, run in runs.items()
    }
    wanted = {"map", "ndcg_cut.10", "recall.10", "recip_rank"}
    found = pytrec_eval.RelevanceEvaluator(qrels, wanted).evaluate(scored)
    for n, run in runs.items():
        relevant = set(qrels[n])
        assert average_precision(run, relevant) == pytest.approx(found[n]["map"], abs=TOLERANCE)
        assert ndcg_at(run, relevant, 10) == pytest.approx(found[n]["ndcg_cut_10"], abs=TOLERANCE)
        assert recall_at(run, relevant, 10) == pytest.approx(found[n]["recall_10"], abs=TOLERANCE)
        rank = reciprocal_rank(run, relevant, 20)
        assert rank == pytest.approx(found[n]["recip_rank"], abs=TOLERANCE)
