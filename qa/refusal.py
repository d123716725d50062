"""Whether the archive holds an answer: a fitted probability, and what to say when it does not.

The confidence is a logistic regression over a handful of things measured of the best evidence,
fitted on development questions of which it is known whether their archive can answer them
(``python -m tests.bench.refusal`` fits it again and prints how well it separates them).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.article import Passage
from qa.answer import Question
from qa.evaluation.answers import tokens
from qa.evidence import Evidence
from qa.question_kind import names
from vectorstore.hit import Hit

_INTERCEPT = -5.84
_WEIGHTS = {
    "support": 0.0,
    "margin": 0.0,
    "answers": 0.0,
    "about": 0.0,
    "similarity": 3.19,
    "sentence_coverage": 2.07,
    "passage_coverage": 1.39,
    "passage_similarity": 3.02,
    "lead": 0.0,
    "named": 0.0,
}
_NEAREST = 3


@dataclass(frozen=True)
class Signs:
    """What is measured of the evidence to tell whether it answers.

    The reader's logits: the highest support of a sentence, the highest margin of a short answer
    over none, that a passage answers, and that it is about the matter. Of the strongest sentence
    (0 to 1): its likeness to the question, and the share of the question's words it holds. Over
    all (0 to 1): the largest share of those words that one passage holds, the likeness of the
    nearest passage, by how much the strongest sentence leads the fourth, and the share of the
    question's names that its passage holds (1 where it names nothing).
    """

    support: float
    margin: float
    answers: float
    about: float
    similarity: float
    sentence_coverage: float
    passage_coverage: float
    passage_similarity: float
    lead: float
    named: float

    @property
    def values(self) -> dict[str, float]:
        """By name, in the order of the weights."""
        return {name: getattr(self, name) for name in _WEIGHTS}


def signs(question: str, evidence: Sequence[Evidence], hits: Sequence[Hit]) -> Signs | None:
    """The signs of what was found; None when nothing was."""
    if not evidence:
        return None
    strongest, follower = evidence[0], evidence[min(3, len(evidence) - 1)]
    return Signs(
        support=max(item.support for item in evidence),
        margin=max(item.margin for item in evidence),
        answers=max(item.answers for item in evidence),
        about=max(item.about for item in evidence),
        similarity=strongest.similarity,
        sentence_coverage=strongest.coverage,
        passage_coverage=max(item.passage_coverage for item in evidence),
        passage_similarity=max(0.0, max(hit.similarity for hit in hits)),
        lead=strongest.score - follower.score,
        named=_named(question, strongest.hit.passage),
    )


def _named(question: str, passage: Passage) -> float:
    asked = {token for name in names(question) for token in tokens(name)}
    held = asked & set(tokens(f"{passage.heading} {passage.text}"))
    return len(held) / len(asked) if asked else 1.0


def confidence(question: str, evidence: Sequence[Evidence], hits: Sequence[Hit]) -> float:
    """The probability (0 to 1) that the archive holds an answer."""
    found = signs(question, evidence, hits)
    if found is None:
        return 0.0
    total = sum(_WEIGHTS[name] * value for name, value in found.values.items())
    return 1 / (1 + math.exp(-(_INTERCEPT + total)))


def refusal_text(question: Question, hits: Sequence[Hit]) -> str:
    """What a person reads when the archive does not say, in the question's language."""
    titles = dict.fromkeys(hit.passage.article.title for hit in hits)
    nearest = "; ".join(f"“{title}”" for title in list(titles)[:_NEAREST])
    if question.language == "es":
        return "El archivo no lo dice." + (f" Lo más cercano: {nearest}." if nearest else "")
    return "The archive doesn't say." + (f" The nearest is: {nearest}." if nearest else "")


def searched_note(question: Question, articles: int, span: tuple[str, str] | None) -> str:
    """Where was looked, in one sentence: for how many articles, of what time, by what limits."""
    note = f"Searched {articles:,} article{'s' if articles != 1 else ''}"
    if span:
        note += f" published from {span[0]} to {span[1]}"
    note += f" for “{question.standalone}”"
    limits = [
        f"since {question.since}" if question.since else "",
        f"until {question.until}" if question.until else "",
        f"from {', '.join(question.sources)}" if question.sources else "",
    ]
    limited = [limit for limit in limits if limit]
    return f"{note} (only {', '.join(limited)})." if limited else f"{note}."
