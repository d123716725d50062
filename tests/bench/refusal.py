"""Fit the refusal decision anew: ``python -m tests.bench.refusal``.

Questions whose archive can answer them against questions whose archive can't: CLAPNQ's and
MTRAG's own, ours over the BBC's articles and over reports (those that nothing is measured with),
XQuAD's in English and in Spanish with the article that answers taken away, and questions put to an
archive they have nothing to do with.
Prints the weights for ``qa/refusal.py`` (a logistic regression, each set weighing the same but for
the near misses over news and reports, which weigh twice) and how well they separate each set,
fitted without that set.

What it means that the nearest article lacks a name in the question is fitted after that, the
other weights as they are, with XQuAD's questions also put about another name or number.
"""

import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy
from numpy.typing import NDArray

from qa.evidence import gather
from qa.fitting.lacking import lacking
from qa.reader.reading import Reader
from qa.reader.training.names import Names
from qa.refusal import ABOUT_ANOTHER, Signs, signs
from qa.settings import Settings
from qa.understand import understand
from tests.bench.sets import ABSENT, DATA, QUESTIONS, Asked, articles, own_questions, questions
from vectorstore.archive import Archive
from vectorstore.hit import Hit
from vectorstore.intake import ingest_paths

PASSAGES = 6
_COUNTING = {"news": 2, "reports": 2}  # sets of near misses, over what Dossier is made for
BAR = Settings.model_fields["refuse_below"].default
READER = Reader()


@dataclass(frozen=True)
class Case:
    signs: Signs
    lacking: bool
    answerable: bool


def examined(
    archive: Archive, question: Asked, without: frozenset[str] = frozenset(), *, answerable: bool
) -> Case:
    text = understand(question.text, question.history).standalone
    hits = [h for h in archive.search(text, 4 * PASSAGES) if h.passage.article.id not in without]
    return _case(archive, text, hits[:PASSAGES], answerable=answerable)


def _case(archive: Archive, text: str, hits: list[Hit], *, answerable: bool) -> Case:
    evidence = gather(archive, READER, text, hits)
    found = signs(archive, text, evidence, hits)
    assert found, "an archive that holds anything finds something"
    return Case(found, bool(lacking(archive, text, evidence[0].article)), answerable)


def own_cases(archive: Archive, asked: list[Asked]) -> Iterator[Case]:
    for question in asked:
        yield examined(archive, question, answerable=question.answerable)


def taken_away_cases(archive: Archive, asked: list[Asked]) -> Iterator[Case]:
    for question in asked:
        yield examined(archive, question, answerable=True)
        yield examined(archive, question, question.relevant, answerable=False)


def foreign_cases(archive: Archive, asked: list[Asked]) -> Iterator[Case]:
    for question in asked:
        yield examined(archive, question, answerable=False)


def altered_cases(archive: Archive, asked: list[Asked]) -> Iterator[Case]:
    """Those that have a name or number, about another that the passages found don't hold."""
    names, chance = Names(question.text for question in asked), random.Random(3)
    for question in asked:
        told = [hit.passage.text for hit in archive.search(question.text, PASSAGES)]
        other = names.altered(question.text, told, chance)
        if other:
            yield examined(archive, replace(question, text=other), answerable=False)


def collect(folder: Path) -> tuple[dict[str, list[Case]], list[Case]]:
    """Each set's cases, and those about another name."""
    archives = {}
    for name in ("clapnq", "mtrag", "xquad", "bbc"):
        archives[name] = Archive(folder / name, create=True)
        archives[name].add(articles(name))
    archives["xquad es"] = Archive(folder / "xquad-es", create=True)
    archives["xquad es"].add(articles("xquad", "es"))
    archives["reports"] = Archive(folder / "reports", create=True)
    ingest_paths(archives["reports"], [QUESTIONS / "reports" / "articles.jsonl"])
    xquad = questions("xquad")
    sets = {
        "clapnq": list(own_cases(archives["clapnq"], questions("clapnq"))),
        "mtrag": list(own_cases(archives["mtrag"], questions("mtrag"))),
        "news": list(own_cases(archives["bbc"], own_questions("news/learned"))),
        "reports": list(own_cases(archives["reports"], own_questions("reports/learned"))),
        "xquad": list(taken_away_cases(archives["xquad"], xquad[::4])),
        "xquad es": list(taken_away_cases(archives["xquad es"], questions("xquad", "es")[::4])),
        "foreign": [
            *foreign_cases(archives["xquad"], questions("clapnq")[::6]),
            *foreign_cases(archives["clapnq"], xquad[::12]),
        ],
    }
    return sets, list(altered_cases(archives["xquad"], xquad[::4]))


def matrix(cases: list[Case]) -> tuple[NDArray[numpy.float64], NDArray[numpy.bool_]]:
    rows = [list(case.signs.values.values()) for case in cases]
    return numpy.array(rows), numpy.array([case.answerable for case in cases])


def fitted(sets: dict[str, list[Case]]):
    from sklearn.linear_model import LogisticRegression

    weights = numpy.concatenate(
        [numpy.full(len(c), _COUNTING.get(name, 1) / len(c)) for name, c in sets.items()]
    )
    rows, labels = matrix([case for cases in sets.values() for case in cases])
    middle, scale = rows.mean(0), rows.std(0)
    model = LogisticRegression(max_iter=1000)
    model.fit((rows - middle) / scale, labels, weights / weights.mean())
    model.coef_ = model.coef_ / scale  # of the signs as they are
    model.intercept_ = model.intercept_ - model.coef_[0] @ middle
    return model


def report_lacking(cases: Sequence[Case], model) -> None:
    """What is to be added to the logit where the nearest article lacks what is named."""
    from scipy.optimize import minimize_scalar

    without = [case for case in cases if case.lacking]
    rows, answerable = matrix(without)
    logits = model.decision_function(rows)
    sign = numpy.where(answerable, -1, 1)
    rarity = numpy.where(answerable, *_rarity(cases))  # as if half of all cases were answerable

    def loss(added: float) -> float:
        return float((rarity * numpy.logaddexp(0, sign * (logits + added))).sum())

    found = minimize_scalar(loss)
    right = ((logits + found.x < 0) != answerable).mean()
    print(
        f"ABOUT_ANOTHER = {found.x:.2f}   ({len(without)} of {len(cases)} cases lack a "
        f"name, {answerable.sum()} of them answerable; {right:.0%} of these told apart at 0.5)"
    )


def report_altered(cases: Sequence[Case], model) -> None:
    """How many the default threshold refuses, with what is shipped for a lack and without."""
    rows, _ = matrix(list(cases))
    lack = numpy.array([case.lacking for case in cases])
    logits = model.decision_function(rows)
    bar = numpy.log(BAR / (1 - BAR))
    print(
        f"of {len(cases)} questions about another name or number {(logits < bar).mean():.0%} are "
        f"refused, {(logits + ABOUT_ANOTHER * lack < bar).mean():.0%} for what the article lacks"
    )


def _rarity(cases: Sequence[Case]) -> tuple[float, float]:
    count = sum(case.answerable for case in cases)
    return 1 / count, 1 / (len(cases) - count)


def report(name: str, cases: list[Case], model) -> None:
    from sklearn.metrics import roc_auc_score

    rows, answerable = matrix(cases)
    confidence = model.predict_proba(rows)[:, 1]
    both = 0 < answerable.mean() < 1
    area = f"AUROC {roc_auc_score(answerable, confidence):.3f}" if both else " " * 11
    print(f"{name:<8} {len(cases):>4} cases  {area}", end="")
    for bar in (BAR, 0.35, 0.5):
        refused = confidence < bar
        right = (refused & ~answerable).sum()
        precision = right / max(1, refused.sum())
        recall = right / max(1, (~answerable).sum())
        print(f"   below {bar:.2f}: precision {precision:.2f} recall {recall:.2f}", end="")
    print()


def main() -> int:
    if not DATA.is_dir():
        print(f"Nothing fitted: {ABSENT}.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        sets, altered = collect(Path(folder))
    model = fitted(sets)
    names = list(sets["clapnq"][0].signs.values)
    print(f"_INTERCEPT = {model.intercept_[0]:.2f}")
    print({name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True)})
    report_lacking([*sets["mtrag"], *sets["xquad"], *altered], model)
    report_altered(altered, model)
    for held_out, cases in sets.items():
        others = {name: rest for name, rest in sets.items() if name != held_out}
        report(held_out, cases, fitted(others))
    return 0


if __name__ == "__main__":
    sys.exit(main())
