"""Evidence in another language than the question's: ``python -m tests.bench.foreign``.

XQuAD's questions in Spanish over its English articles, and the reverse, with the multilingual
encoder. Fits the weights for foreign evidence in ``qa/evidence.py`` and ``qa/refusal.py``, and
prints how often the article and the sentence that answer come first, and how often questions are
refused that the archive can answer, and that it can't since the article was taken away; each
direction also fitted on the other alone.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy

from qa.calibration import sigmoid
from qa.evidence import Evidence, gather
from qa.reader.reading import Reader
from qa.settings import Settings
from tests.bench.evidence import PASSAGES, Sentences, first_is_right, probabilities, ranking
from tests.bench.sets import ABSENT, DATA, articles, lines
from vectorstore.archive import Archive
from vectorstore.multilingual import MULTILINGUAL

FEATURES = ("support", "similarity", "offers", "behind")
REFUSE_BELOW = Settings.model_fields["refuse_below"].default


@dataclass(frozen=True)
class Case:
    """One question: its sentences, the nearest passage's likeness, whether that one answers."""

    sentences: Sentences
    nearest: float
    found: bool
    answerable: bool


def cases(asked: str, told: str, step: int) -> list[Case]:
    reader, made = Reader(), []
    rows = list(lines("xquad/questions.jsonl"))
    twins = {row["pair"]: row for row in rows if row["lang"] == told}
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), MULTILINGUAL, create=True)
        archive.add(articles("xquad", told))
        for row in [row for row in rows if row["lang"] == asked][::step]:
            hits = archive.search(row["question"], 4 * PASSAGES)
            gold = twins[row["pair"]]["relevant"]
            away = [hit for hit in hits if hit.passage.article.id not in gold]
            for some in (hits[:PASSAGES], away[:PASSAGES]):
                evidence = gather(archive, reader, row["question"], some)
                right = numpy.array([_answers(item, twins[row["pair"]]) for item in evidence])
                rated = [[float(getattr(item, f)) for f in FEATURES] for item in evidence]
                nearest = max(hit.similarity for hit in some)
                first = some[0].passage.article.id in gold
                sentences = Sentences(numpy.array(rated), right)
                made.append(Case(sentences, nearest, first, bool(right.any())))
    return made


def _answers(item: Evidence, twin: dict) -> bool:
    return item.article.id in twin["relevant"] and item.start <= twin["answer_start"] < item.end


def answerable(some: Sequence[Case]) -> list[Sentences]:
    return [case.sentences for case in some if case.answerable]


def fitted(sets: dict[str, list[Case]]) -> tuple[numpy.ndarray, float]:
    """Weights of the features and the intercept: the logit that a sentence answers."""
    weights = ranking({name: answerable(some) for name, some in sets.items()})
    every = {name: [case.sentences for case in some] for name, some in sets.items()}
    slope, intercept = probabilities(every, weights)
    return slope * weights, intercept


def refusal(sets: dict[str, list[Case]], weights: numpy.ndarray, intercept: float):
    from sklearn.linear_model import LogisticRegression

    every = [case for some in sets.values() for case in some]
    rows = [signs(case, weights, intercept) for case in every]
    return LogisticRegression(C=10).fit(rows, [case.answerable for case in every])


def signs(case: Case, weights: numpy.ndarray, intercept: float) -> tuple[float, float]:
    """The nearest passage's likeness, and the strongest sentence's lead over the fourth."""
    logits = sorted(case.sentences.rows @ weights + intercept, reverse=True)
    likely = [sigmoid(logit) for logit in logits]
    return case.nearest, likely[0] - likely[min(3, len(likely) - 1)]


def report(name: str, some: list[Case], sets: dict[str, list[Case]]) -> None:
    weights, intercept = fitted(sets)
    model = refusal(sets, weights, intercept)
    rows = [signs(case, weights, intercept) for case in some]
    refused = model.predict_proba(rows)[:, 1] < REFUSE_BELOW
    can = numpy.array([case.answerable for case in some])
    asked = some[::2]
    print(
        f"{name}: article first {sum(c.found for c in asked) / len(asked):.3f}   "
        f"sentence among those found {sum(c.answerable for c in asked) / len(asked):.3f}, "
        f"then first {first_is_right(answerable(some), weights):.3f}   "
        f"refused: answerable {refused[can].mean():.3f}, not {refused[~can].mean():.3f}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step", type=int, default=3, help="every so many questions")
    step = parser.parse_args().step
    if not DATA.is_dir():
        print(f"Nothing fitted: {ABSENT}.")
        return 0
    sets = {"es>en": cases("es", "en", step), "en>es": cases("en", "es", step)}
    weights, intercept = fitted(sets)
    print(f"evidence: _FOREIGN_INTERCEPT = {intercept:.2f}")
    print({name: round(float(w), 2) for name, w in zip(FEATURES, weights, strict=True)})
    model = refusal(sets, weights, intercept)
    print(f"refusal: _FOREIGN_INTERCEPT = {model.intercept_[0]:.2f}")
    names = ("passage_similarity", "lead")
    print({name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True)})
    for name, some in sets.items():
        report(name, some, {other: them for other, them in sets.items() if other != name})
    return 0


if __name__ == "__main__":
    sys.exit(main())
