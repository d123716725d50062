"""One answered question in figures, and in words what is wrong with it.

A metric is left out where it has no meaning for the question; a set's metric is the mean over the
questions that have it. So the mean of ``refusal_precision``, which only refused questions have, is
the precision of refusing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.answer import Answer
from qa.evaluation.answers import any_held, coverage, exact_match, rouge_l, token_f1
from qa.evaluation.citations import Cited, citation_precision, citation_recall
from qa.evaluation.questions import Expected
from qa.evaluation.ranking import average_precision, hit_at, ndcg_at, recall_at, reciprocal_rank

METRICS = {
    "right": "Right: answered with the answer and support, or rightly refused",
    "hit@1": "Retrieval: a relevant article stands first",
    "hit@5": "Retrieval: a relevant article among the first 5",
    "recall@10": "Retrieval: share of the relevant articles among the first 10",
    "mrr@10": "Retrieval: 1 / rank of the first relevant article",
    "ndcg@10": "Retrieval: nDCG of the first 10 articles",
    "map": "Retrieval: mean average precision",
    "answered": "Answerable questions that were answered",
    "answer_found": "Answer holds an accepted string",
    "quote_found": "Cited words hold an accepted string",
    "required": "Required strings held by the answer",
    "exact_match": "Answer equals an accepted string (SQuAD)",
    "token_f1": "Token F1 with an accepted string (SQuAD)",
    "rouge_l": "ROUGE-L with an accepted string",
    "citation_recall": "Claims that their citations support (ALCE)",
    "citation_precision": "Citations that matter to their claim (ALCE)",
    "cited_relevant": "Citations that point into a relevant article",
    "refusal_recall": "Unanswerable questions that were refused",
    "refusal_precision": "Refusals of questions that are unanswerable",
}


@dataclass(frozen=True)
class Scored:
    """``scores`` by the names of ``METRICS``; ``faults`` are sentences, none when it is right."""

    scores: dict[str, float]
    faults: tuple[str, ...]


def score(
    expected: Expected, answer: Answer, ranked: Sequence[str], judged: Sequence[Cited]
) -> Scored:
    """The question's scores. ``ranked`` are article ids, best first; ``judged`` its claims."""
    faults = tuple(_faults(expected, answer, ranked, judged))
    scores = {"right": float(not faults)}
    scores |= _ranking(expected, ranked) | _refusal(expected, answer)
    scores |= _words(expected, answer) | _citations(expected, answer, judged)
    return Scored({name: round(scores[name], 6) for name in METRICS if name in scores}, faults)


def quotes(answer: Answer) -> str:
    """The cited words, one citation a line."""
    return "\n".join(citation.quote for citation in answer.citations)


def said(answer: Answer) -> str:
    """The words of the claims, of later reporting and of values that differ; none if refused."""
    told = [value.value for one in answer.disagreements for value in one.values]
    return "\n".join([*(claim.text for claim in (*answer.claims, *answer.later)), *told])


def _ranking(expected: Expected, ranked: Sequence[str]) -> dict[str, float]:
    relevant = set(expected.relevant)
    if not relevant or not expected.answerable:
        return {}
    return {
        "hit@1": hit_at(ranked, relevant, 1),
        "hit@5": hit_at(ranked, relevant, 5),
        "recall@10": recall_at(ranked, relevant, 10),
        "mrr@10": reciprocal_rank(ranked, relevant, 10),
        "ndcg@10": ndcg_at(ranked, relevant, 10),
        "map": average_precision(ranked, relevant),
    }


def _refusal(expected: Expected, answer: Answer) -> dict[str, float]:
    refused = {"refusal_precision": float(not expected.answerable)} if answer.abstained else {}
    if expected.answerable:
        return refused | {"answered": float(not answer.abstained)}
    return refused | {"refusal_recall": float(answer.abstained)}


def _words(expected: Expected, answer: Answer) -> dict[str, float]:
    text, scores = said(answer), {}
    if expected.answers:
        scores = {
            "answer_found": any_held(text, expected.answers),
            "quote_found": any_held(quotes(answer), expected.answers),
            "exact_match": exact_match(text, expected.answers),
            "token_f1": token_f1(text, expected.answers),
            "rouge_l": rouge_l(text, expected.answers),
        }
    return scores | ({"required": coverage(text, expected.required)} if expected.required else {})


def _citations(expected: Expected, answer: Answer, judged: Sequence[Cited]) -> dict[str, float]:
    if answer.abstained:
        return {}
    scores = {
        "citation_recall": citation_recall(judged),
        "citation_precision": citation_precision(judged),
    }
    if expected.relevant and expected.answerable and answer.citations:
        pointed = [c.article.id in expected.relevant for c in answer.citations]
        scores["cited_relevant"] = sum(pointed) / len(pointed)
    return scores


def _faults(
    expected: Expected, answer: Answer, ranked: Sequence[str], judged: Sequence[Cited]
) -> Iterator[str]:
    if answer.abstained:
        if expected.answerable:
            yield f"It refused (confidence {answer.confidence:.2f}), but the archive has an answer."
            yield from _search_faults(expected, ranked)
        return
    if not expected.answerable:
        yield f"It answered (confidence {answer.confidence:.2f}), but the archive has no answer."
    wrong = list(_word_faults(expected, answer))
    yield from wrong
    if wrong:
        yield from _search_faults(expected, ranked)
    for one in judged:
        if not one.supported:
            yield f"The cited words do not support: {one.claim.text}"


def _word_faults(expected: Expected, answer: Answer) -> Iterator[str]:
    text = said(answer)
    if expected.answers and not any_held(text, expected.answers):
        yield f"The answer holds none of: {'; '.join(expected.answers)}."
        yield from _reading_faults(expected, answer)
    missing = [wanted for wanted in expected.required if not any_held(text, [wanted])]
    if missing:
        yield f"The answer lacks: {'; '.join(missing)}."
    unknown = expected.answerable and not expected.answers and not expected.required
    if unknown and expected.relevant and not _points_at(expected, answer):
        yield f"It cites none of: {', '.join(expected.relevant)}."


def _reading_faults(expected: Expected, answer: Answer) -> Iterator[str]:
    """Whether the fault lies in what was found or in what was taken from it."""
    for place, hit in enumerate(answer.hits, 1):
        if any_held(hit.passage.text, expected.answers):
            yield f"Passage {place} of {len(answer.hits)} that were read holds it."
            return
    yield f"None of the {len(answer.hits)} passages that were read holds it."


def _points_at(expected: Expected, answer: Answer) -> bool:
    return any(citation.article.id in expected.relevant for citation in answer.citations)


def _search_faults(expected: Expected, ranked: Sequence[str]) -> Iterator[str]:
    if not expected.relevant:
        return
    places = {item: ranked.index(item) + 1 for item in expected.relevant if item in ranked}
    if not places:
        yield f"The search did not find {', '.join(expected.relevant)}."
    elif min(places.values()) > 1:
        found = ", ".join(f"{item} in place {rank}" for item, rank in places.items())
        yield f"The search found {found}."
