"""Regressions planted on purpose are caught, and named; a system left alone never fails."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from ingest.sentences import sentence_spans
from qa.answer import Answer, Citation
from qa.assistant import Assistant
from qa.evaluation.baseline import Baseline, make_baseline
from qa.evaluation.compare import Comparison, compare
from qa.evaluation.questions import QuestionSet, load_questions
from qa.evaluation.run import Outcome, ask, evaluate
from tests.conftest import SAMPLE
from vectorstore.analysis import STEMMERS
from vectorstore.archive import Archive
from vectorstore.intake import ingest_paths

SET = Path(__file__).parent / "questions" / "sample.jsonl"


@pytest.fixture(scope="module")
def asked() -> QuestionSet:
    """Every third question of the sample set."""
    whole = load_questions(SET)
    return replace(whole, questions=whole.questions[::3])


@pytest.fixture(scope="module")
def outcomes(assistant: Assistant, asked: QuestionSet) -> list[Outcome]:
    return list(evaluate(assistant, asked.questions))


@pytest.fixture(scope="module")
def baseline(asked: QuestionSet, outcomes: Sequence[Outcome]) -> Baseline:
    return make_baseline(asked, outcomes, {}, margin=0.0)


def broken(comparison: Comparison) -> set[str]:
    fell = {name for name, change in comparison.changes.items() if change.fell}
    return fell | {floor.metric for floor in comparison.broken_floors}


def test_a_system_left_alone_does_not_fail(
    assistant: Assistant, asked: QuestionSet, baseline: Baseline
) -> None:
    for _ in range(2):
        for outcome in evaluate(assistant, asked.questions[::5]):
            assert outcome.scores == baseline.outcomes[outcome.expected.id].scores


@cache
def without_stemmer(language: str) -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    if language in STEMMERS:
        builder = builder.filter(Filter.stopword(STEMMERS[language]))
    return builder.filter(Filter.ascii_fold()).build()


def test_stemming_switched_off(
    asked: QuestionSet, baseline: Baseline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("vectorstore.analysis", "vectorstore.lexical"):
        monkeypatch.setattr(f"{place}.analyzer", without_stemmer, raising=False)
    archive = Archive(tmp_path / "archive", create=True)
    ingest_paths(archive, [SAMPLE])
    unstemmed = Assistant(archive, _settings(archive))
    found = compare(baseline, asked, list(evaluate(unstemmed, asked.questions)))
    assert broken(found) & {"hit@1", "mrr@10", "ndcg@10", "map", "answer_found"}
    assert found.losses or found.slips


class Shifted(Assistant):
    """An assistant whose citations point at the next sentence, or the one before."""

    def ask(self, question: str, **limits: object) -> Answer:
        answer = super().ask(question, **limits)  # type: ignore[arg-type]
        moved = {citation: _neighbour(citation) for citation in answer.citations}
        claims = tuple(
            replace(claim, citations=tuple(moved[c] for c in claim.citations))
            for claim in answer.claims
        )
        return replace(answer, claims=claims, citations=tuple(moved.values()))


def _neighbour(citation: Citation) -> Citation:
    spans = sentence_spans(citation.article.text, citation.article.language)
    place = spans.index((citation.start, citation.end))
    start, end = spans[place + 1 if place + 1 < len(spans) else place - 1]
    return Citation(citation.number, citation.article, start, end)


def test_two_citations_shifted_by_one_sentence(
    assistant: Assistant, asked: QuestionSet, outcomes: list[Outcome], baseline: Baseline
) -> None:
    shifted = Shifted(assistant.archive, assistant.settings)
    changed = dict(_first_two(shifted, outcomes))
    found = compare(baseline, asked, [changed.get(o.expected.id, o) for o in outcomes])
    assert {"citation_recall", "citation_precision", "right"} <= broken(found)
    assert set(found.losses) == set(changed)
    assert "citation_recall is " in " ".join(found.problems)
    for outcome in changed.values():
        assert outcome.faults[0].startswith("The cited words do not support:")


def _first_two(shifted: Assistant, outcomes: list[Outcome]) -> Iterator[tuple[str, Outcome]]:
    one_claim = [o for o in outcomes if o.right and len(o.answer["citations"]) == 1]
    for outcome in one_claim[:2]:
        yield outcome.expected.id, ask(shifted, outcome.expected)


def test_the_threshold_moved(assistant: Assistant, asked: QuestionSet, baseline: Baseline) -> None:
    moved = Assistant(assistant.archive, _settings(assistant.archive, refuse_below=0.75))
    found = compare(baseline, asked, list(evaluate(moved, asked.questions)))
    assert found.changes["answered"].fell
    assert "answered" in {floor.metric for floor in found.broken_floors}
    assert any(told.startswith("answered fell from") for told in found.problems)


def _settings(archive: Archive, **given: object):
    from qa.settings import load_settings

    return load_settings(archive=archive.folder, **given)
