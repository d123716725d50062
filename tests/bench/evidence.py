"""Fit anew which sentence answers: ``python -m tests.bench.evidence``.

Every sentence of the six passages found for XQuAD's and CLAPNQ's development questions, and
whether it answers. The weights are those under which the sentences that answer have the largest
share of their question's (a softmax over its sentences, each set weighing the same); slope and
intercept then make probabilities of them, also over questions that nothing found answers. Prints
the numbers for ``qa/evidence.py`` and how often the strongest sentence answers, by set, fitted
without that set.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy

from qa.evidence import _WEIGHTS, Evidence, gather
from qa.reader.reading import Reader
from tests.bench.sets import ABSENT, DATA, articles, lines
from vectorstore.archive import Archive

PASSAGES = 6
_RIDGE = 2e-3
_FEATURES = tuple(_WEIGHTS)


@dataclass(frozen=True)
class Sentences:
    """The sentences found for one question: a row of features each, and whether each answers."""

    rows: numpy.ndarray
    answers: numpy.ndarray


def xquad(row: dict) -> Callable[[Evidence], bool]:
    at, gold = row["answer_start"], row["relevant"]
    return lambda item: item.article.id in gold and item.start <= at < item.end


def clapnq(row: dict) -> Callable[[Evidence], bool]:
    chosen = [" ".join(text.split()) for text in row["selected_sentences"]]
    gold = row["relevant"]
    return lambda item: (
        item.article.id in gold and any(" ".join(item.text.split()) in text for text in chosen)
    )


def collected(
    name: str,
    language: str,
    is_answer: Callable[[dict], Callable[[Evidence], bool]],
    without: bool = False,
) -> list[Sentences]:
    """One a question; ``without``: every fourth question, with its articles taken away."""
    reader, found = Reader(), []
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), create=True)
        archive.add(articles(name, language))
        asked = [r for r in lines(f"{name}/questions.jsonl") if r.get("lang", language) == language]
        for row in asked[::4] if without else asked:
            hits = archive.search(row["question"], 4 * PASSAGES if without else PASSAGES)
            if without:
                hits = [h for h in hits if h.passage.article.id not in row["relevant"]][:PASSAGES]
            evidence = gather(archive, reader, row["question"], hits)
            right = is_answer(row) if row["answerable"] and not without else lambda item: False
            answers = numpy.array([*map(right, evidence)])
            rows = numpy.array([[*e.values.values()] for e in evidence])
            found.append(Sentences(rows, answers))
    return found


def ranking(sets: dict[str, list[Sentences]]) -> numpy.ndarray:
    """A weight for each feature, of features that vary by 1; a little ridge keeps them small."""
    from scipy.optimize import minimize

    scale = numpy.concatenate([s.rows for some in sets.values() for s in some]).std(0)
    held = [
        (s.rows / scale, s.answers, 1 / sum(o.answers.any() for o in some))
        for some in sets.values()
        for s in some
        if s.answers.any()
    ]

    def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        total, slope = _RIDGE * weights @ weights, 2 * _RIDGE * weights
        for rows, answers, weight in held:
            all_shares = _softmax(rows @ weights)
            right = all_shares * answers
            total -= weight * numpy.log(right.sum())
            slope += weight * (all_shares - right / right.sum()) @ rows
        return total, slope

    found = minimize(loss, numpy.zeros(len(scale)), jac=True, method="L-BFGS-B")
    return found.x / scale


def _softmax(scores: numpy.ndarray) -> numpy.ndarray:
    shares = numpy.exp(scores - scores.max())
    return shares / shares.sum()


def probabilities(sets: dict[str, list[Sentences]], weights: numpy.ndarray) -> tuple[float, float]:
    """Slope and intercept of the logit that a sentence answers [Platt 1999]."""
    from sklearn.linear_model import LogisticRegression

    every = [(s, 1000 / len(some)) for some in sets.values() for s in some]
    model = LogisticRegression(C=1e4).fit(
        numpy.concatenate([s.rows @ weights for s, _ in every])[:, None],
        numpy.concatenate([s.answers for s, _ in every]),
        numpy.concatenate([numpy.full(len(s.rows), weight) for s, weight in every]),
    )
    return float(model.coef_[0][0]), float(model.intercept_[0])


def first_is_right(some: list[Sentences], weights: numpy.ndarray) -> float:
    held = [s for s in some if s.answers.any()]
    return float(numpy.mean([s.answers[(s.rows @ weights).argmax()] for s in held]))


def main() -> int:
    if not DATA.is_dir():
        print(f"Nothing fitted: {ABSENT}.")
        return 0
    sets = {
        "xquad en": collected("xquad", "en", xquad),
        "xquad es": collected("xquad", "es", xquad),
        "clapnq": collected("clapnq", "en", clapnq),
    }
    weights = ranking(sets)
    away = {"taken away": collected("xquad", "en", xquad, without=True)}
    slope, intercept = probabilities(sets | away, weights)
    print(f"_INTERCEPT = {intercept:.2f}")
    print({n: round(float(slope * w), 3) for n, w in zip(_FEATURES, weights, strict=True)})
    for held_out, some in sets.items():
        others = {name: rest for name, rest in sets.items() if name != held_out}
        found = sum(s.answers.any() for s in some)
        print(
            f"{held_out:<9} {found:>4} questions   strongest answers "
            f"{first_is_right(some, weights):.3f}   "
            f"fitted without it {first_is_right(some, ranking(others)):.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
