"""Every question set against its pinned baseline: ``python -m tests.bench.gate``.

One table over the repository's own sets (the sample archive's, its follow-ups beside the same
questions put in full, topics, and those of names, dates, reports and reports in Spanish, whose
articles are put among the sample archive's) and the public development sets (those that are at
hand), among these our own questions over the BBC's articles: Dossier's own ``eval`` on an archive
made anew. Ends with status 1 if a floor in ``tests/baselines`` breaks or a metric falls
significantly. ``--update`` raises the baselines; ``--allow-lower`` lets a floor fall, on purpose.

``--part`` asks of each development set what the tests ask: an even choice of its questions, among
the articles that answer them and an even choice of the others, with a baseline of its own. All of
them take an hour on an old processor.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.article import Article
from qa import open_assistant
from qa.assistant import Assistant
from qa.evaluation.baseline import make_baseline, raised, read_baseline, write_baseline
from qa.evaluation.compare import compare
from qa.evaluation.questions import Expected, QuestionSet, load_questions
from qa.evaluation.records import about
from qa.evaluation.run import Outcome, evaluate
from qa.evaluation.summary import summarise
from tests.bench.sets import ABSENT, DATA, QUESTIONS, articles, lines, turns
from vectorstore.archive import Archive
from vectorstore.intake import ingest_paths

ROOT = Path(__file__).parents[2]
BASELINES = ROOT / "tests" / "baselines"
SAMPLE = "sample"
OWN = (SAMPLE, "follow_ups", "names", "dates", "topics", "reports", "informes")
NEWS = "news"
DEVELOPMENT = {
    NEWS: ("bbc", "en"),
    "xquad-en": ("xquad", "en"),
    "xquad-es": ("xquad", "es"),
    "clapnq": ("clapnq", "en"),
    "mtrag": ("mtrag", "en"),
    "time": ("time", "en"),
    "scifact": ("scifact", "en"),
}
SETS = (*OWN, *DEVELOPMENT)
PART_QUESTIONS, PART_ARTICLES = 60, 600  # at most, beside the articles that answer
# Floors stand this far below what was measured, and two questions at least: processors round
# differently.
MARGIN, FLIPS = 0.01, 2
COLUMNS = (
    "hit@1",
    "hit@5",
    "ndcg@10",
    "answer_found",
    "citation_precision",
    "refusal_precision",
    "refusal_recall",
)


@dataclass(frozen=True)
class Result:
    questions: QuestionSet
    outcomes: tuple[Outcome, ...]
    made_by: dict[str, object]

    @property
    def baseline(self) -> Path:
        return BASELINES / f"{self.questions.name}.json"

    @property
    def problems(self) -> tuple[str, ...]:
        """What fails the gate; a set without a baseline fails it too."""
        if not self.baseline.exists():
            return (f"{self.questions.name} has no baseline: give --update.",)
        return compare(read_baseline(self.baseline), self.questions, self.outcomes).problems


def at_hand() -> tuple[str, ...]:
    return SETS if DATA.is_dir() else OWN


def measure(name: str, *, part: bool = False) -> Result:
    """Make the set's archive and ask all of its questions, or the ``part`` that the tests ask."""
    questions = _own(name) if name in OWN else _development(name, part=part)
    with _assistant(name, questions, part=part) as assistant:
        outcomes = tuple(evaluate(assistant, questions.questions))
        return Result(questions, outcomes, about(assistant))


def _own(name: str) -> QuestionSet:
    file = "sample.jsonl" if name == SAMPLE else f"{name}/questions.jsonl"
    return QuestionSet(name, load_questions(QUESTIONS / file).questions)


def _development(name: str, *, part: bool) -> QuestionSet:
    asked = _own(name).questions if name == NEWS else _given(*DEVELOPMENT[name])
    if part:
        return QuestionSet(f"{name}-part", asked[:: _step(asked, PART_QUESTIONS)])
    return QuestionSet(name, asked)


def _given(folder: str, language: str) -> tuple[Expected, ...]:
    rows = lines(f"{folder}/questions.jsonl")
    return tuple(_expected(row, language) for row in rows if row.get("lang", language) == language)


def _step(values: Sequence[object], most: int) -> int:
    """The least step through the values that takes ``most`` of them at most."""
    return -(-len(values) // most)


def _expected(row: dict, language: str) -> Expected:
    return Expected(
        id=row["id"],
        question=row.get("question_lower", row["question"]),
        answers=_strings(row),
        relevant=tuple(row["relevant"]),
        answerable=bool(row["answerable"]),
        history=turns(row.get("history", [])),
        lang=language,
        kind=row.get("kind") or "other",
    )


def _strings(row: dict) -> tuple[str, ...]:
    """Accepted strings, where the set has them as they stand in an article (XQuAD alone)."""
    return tuple(row.get("answers", ())) if "answer_start" in row else ()


@contextmanager
def _assistant(name: str, questions: QuestionSet, *, part: bool) -> Iterator[Assistant]:
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(folder, create=True)
        if name in OWN:
            own = QUESTIONS / name / "articles.jsonl"
            sample = ROOT / "ingest" / "sample" / "articles"
            ingest_paths(archive, [sample, own] if own.exists() else [sample])
        else:
            told = articles(*DEVELOPMENT[name])
            archive.add(_some(list(told), questions) if part else told)
        archive.close()
        yield open_assistant(folder)


def _some(told: Sequence[Article], questions: QuestionSet) -> Iterator[Article]:
    wanted = {name for question in questions.questions for name in question.relevant}
    step = _step(told, PART_ARTICLES)
    return (one for at, one in enumerate(told) if one.id in wanted or at % step == 0)


def row_of(result: Result) -> str:
    summary = summarise(result.outcomes)
    values = dict(summary.values)
    if "refusal_recall" not in values:  # nothing in the set ought to be refused
        values.pop("refusal_precision", None)
    cells = [values.get(column) for column in COLUMNS]
    shown = " ".join("      –" if cell is None else f"{cell:7.3f}" for cell in cells)
    return f"{result.questions.name:<13} {summary.questions:>5} {shown} {1000 * summary.p50:>7.0f}"


def update(result: Result, *, allow_lower: bool) -> None:
    margin = max(MARGIN, FLIPS / len(result.questions.questions))
    baseline = make_baseline(result.questions, result.outcomes, result.made_by, margin)
    exact = make_baseline(result.questions, result.outcomes, result.made_by, 0.0).floors
    cited = {name: floor for name, floor in exact.items() if name.startswith("citation_")}
    baseline = replace(baseline, floors=baseline.floors | cited)  # no processor rounds a quote
    if result.baseline.exists():
        before = read_baseline(result.baseline)
        baseline = raised(before, baseline, result.outcomes, allow_lower=allow_lower)
    BASELINES.mkdir(exist_ok=True)
    write_baseline(result.baseline, baseline)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="*", choices=SETS, default=at_hand())
    parser.add_argument("--part", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-lower", action="store_true")
    given = parser.parse_args(arguments)
    if not DATA.is_dir():
        print(f"Only the repository's own sets: {ABSENT}.")
    print("set           asked   hit@1   hit@5 nDCG@10  answer  cit.pr. ref.pr.  ref.re. ms p50")
    problems: list[str] = []
    for name in given.sets:
        result = measure(name, part=given.part)
        print(row_of(result), flush=True)
        if given.update:
            update(result, allow_lower=given.allow_lower)
        problems += [f"{name}: {problem}" for problem in result.problems]
    print(*problems, sep="\n", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
