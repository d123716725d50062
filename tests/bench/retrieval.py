"""Retrieval on the development sets by Dossier's own search: ``python -m tests.bench.retrieval``.

Documents are ranked by their best passage. Prints a table and ends with status 1 if a floor is
not reached. Archives are made anew in a temporary folder; ``--sets`` chooses a few.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from qa.evaluation.ranking import hit_at, ndcg_at, recall_at
from tests.bench.sets import ABSENT, DATA, Asked, articles, questions
from vectorstore.archive import Archive

DEPTH = 50  # passages looked at to rank ten documents


@dataclass(frozen=True)
class Setting:
    folder: str
    language: str
    measure: str
    floor: float


SETTINGS = {
    "xquad-en": Setting("xquad", "en", "hit@1", 0.955),
    "xquad-es": Setting("xquad", "es", "hit@1", 0.92),
    "clapnq": Setting("clapnq", "en", "hit@1", 0.96),
    "mtrag": Setting("mtrag", "en", "hit@1", 0.79),
    "time": Setting("time", "en", "nDCG@10", 0.67),
    "scifact": Setting("scifact", "en", "nDCG@10", 0.75),
}


def measure(setting: Setting, folder: Path) -> dict[str, float]:
    """Mean measures over the set's answerable questions, and milliseconds a question."""
    archive = Archive(folder, create=True)
    archive.add(articles(setting.folder, setting.language))
    asked = [q for q in questions(setting.folder, setting.language) if q.relevant]
    started = time.perf_counter()
    runs = [(ranked_articles(archive, question), question) for question in asked]
    elapsed = time.perf_counter() - started
    return {
        "questions": len(asked),
        "hit@1": sum(hit_at(run, q.relevant, 1) for run, q in runs) / len(asked),
        "hit@5": sum(hit_at(run, q.relevant, 5) for run, q in runs) / len(asked),
        "nDCG@10": sum(ndcg_at(run, q.relevant, 10) for run, q in runs) / len(asked),
        "recall@10": sum(recall_at(run, q.relevant, 10) for run, q in runs) / len(asked),
        "ms": 1000 * elapsed / len(asked),
    }


def ranked_articles(archive: Archive, question: Asked) -> list[str]:
    hits = archive.search(question.text, DEPTH)
    return list(dict.fromkeys(hit.passage.article.id for hit in hits))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="*", choices=SETTINGS, default=list(SETTINGS))
    chosen = parser.parse_args().sets
    if not DATA.is_dir():
        print(f"Nothing measured: {ABSENT}.")
        return 0
    print("set        questions  hit@1  hit@5  nDCG@10  recall@10  ms/question  floor")
    missed = 0
    for name in chosen:
        setting = SETTINGS[name]
        with tempfile.TemporaryDirectory() as folder:
            found = measure(setting, Path(folder))
        reached = found[setting.measure] >= setting.floor
        missed += not reached
        print(
            f"{name:<10} {found['questions']:>9} {found['hit@1']:>6.3f} {found['hit@5']:>6.3f} "
            f"{found['nDCG@10']:>8.3f} {found['recall@10']:>10.3f} {found['ms']:>12.1f}  "
            f"{setting.measure} >= {setting.floor} {'reached' if reached else 'NOT REACHED'}",
            flush=True,
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
