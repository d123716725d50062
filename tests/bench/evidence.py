"""Fit anew which sentence answers: ``python -m tests.bench.evidence``.

Every sentence of the six passages found for XQuAD's and CLAPNQ's development questions, and
whether it answers. Prints the weights for ``qa/evidence.py`` (a logistic regression, each set
weighing the same) and how often the strongest sentence answers, by set, fitted without that set.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy

from qa.evidence import Evidence, gather
from qa.reader.reading import Reader
from tests.bench.sets import ABSENT, DATA, articles, lines
from vectorstore.archive import Archive

PASSAGES = 6
_FEATURES = ("support", "margin", "answers", "similarity", "coverage", "offers", "behind")


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
    name: str, language: str, is_answer: Callable[[dict], Callable[[Evidence], bool]]
) -> list[Sentences]:
    reader, found = Reader(), []
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), create=True)
        archive.add(articles(name, language))
        for row in lines(f"{name}/questions.jsonl"):
            if row.get("lang", language) != language or not row["answerable"]:
                continue
            hits = archive.search(row["question"], PASSAGES)
            evidence = gather(archive, reader, row["question"], hits)
            answers = numpy.array([*map(is_answer(row), evidence)])
            if answers.any():
                rows = numpy.array([[float(getattr(e, f)) for f in _FEATURES] for e in evidence])
                found.append(Sentences(rows, answers))
    return found


def fitted(sets: dict[str, list[Sentences]]):
    from sklearn.linear_model import LogisticRegression

    weights = [numpy.full(len(s.rows), 1 / len(some)) for some in sets.values() for s in some]
    every = [s for some in sets.values() for s in some]
    return LogisticRegression(max_iter=2000).fit(
        numpy.concatenate([s.rows for s in every]),
        numpy.concatenate([s.answers for s in every]),
        numpy.concatenate(weights) * 100,
    )


def first_is_right(some: list[Sentences], model) -> float:
    scores = [model.decision_function(s.rows) for s in some]
    return float(numpy.mean([s.answers[v.argmax()] for s, v in zip(some, scores, strict=True)]))


def main() -> int:
    if not DATA.is_dir():
        print(f"Nothing fitted: {ABSENT}.")
        return 0
    sets = {
        "xquad en": collected("xquad", "en", xquad),
        "xquad es": collected("xquad", "es", xquad),
        "clapnq": collected("clapnq", "en", clapnq),
    }
    model = fitted(sets)
    print(f"_INTERCEPT = {model.intercept_[0]:.2f}")
    print({n: round(float(w), 3) for n, w in zip(_FEATURES, model.coef_[0], strict=True)})
    for held_out, some in sets.items():
        others = {name: rest for name, rest in sets.items() if name != held_out}
        apart = first_is_right(some, fitted(others))
        print(
            f"{held_out:<9} {len(some):>4} questions   strongest answers "
            f"{first_is_right(some, model):.3f}   fitted without it {apart:.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
