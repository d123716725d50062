"""Retrieval on the development sets by Dossier's own search: ``python -m tests.bench.retrieval``.

Documents are ranked by their best passage. Prints a table and ends with status 1 if a floor is
not reached. Archives are made anew in a temporary folder; ``--sets`` chooses a few, ``--encoder
multilingual`` another encoder with floors of its own. ``xquad-es>en`` are Spanish questions over
English articles, and in ``xquad-es>en+`` one article in twelve is there in Spanish as well; in
``xquad-es>both`` every one is. Either language will do.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from ingest.article import Article
from qa.evaluation.ranking import hit_at, ndcg_at, recall_at
from tests.bench.sets import ABSENT, DATA, Asked, articles, questions
from vectorstore.archive import Archive
from vectorstore.convert import DEFAULT_ENCODER

DEPTH = 50  # passages looked at to rank ten documents
FEW = 12  # one article in so many of the other language is in the way


@dataclass(frozen=True)
class Setting:
    """Questions in ``language`` over articles in ``told``; floors by encoder."""

    folder: str
    language: str
    measure: str
    floor: float
    multilingual: float | None = None
    told: str | None = None

    def floor_with(self, encoder: str) -> float | None:
        return self.floor if encoder == DEFAULT_ENCODER else self.multilingual

    @property
    def articles(self) -> Iterator[Article]:
        told = self.told or self.language
        for language in ("en", "es") if told in ("both", "en+") else (told,):
            step = FEW if (told, language) == ("en+", "es") else 1
            yield from islice(articles(self.folder, language), 0, None, step)

    @property
    def asked(self) -> list[Asked]:
        if self.told in ("both", "en+"):
            either = [questions(self.folder, self.language, told) for told in ("en", "es")]
            pairs = zip(*either, strict=True)
            return [replace(one, relevant=one.relevant | two.relevant) for one, two in pairs]
        return [q for q in questions(self.folder, self.language, self.told) if q.relevant]


SETTINGS = {
    "xquad-en": Setting("xquad", "en", "hit@1", 0.958, 0.96),
    "xquad-es": Setting("xquad", "es", "hit@1", 0.925, 0.95),
    "xquad-es>en": Setting("xquad", "es", "hit@1", 0.415, 0.82, told="en"),
    "xquad-en>es": Setting("xquad", "en", "hit@1", 0.65, 0.82, told="es"),
    "xquad-en>both": Setting("xquad", "en", "hit@1", 0.94, 0.96, told="both"),
    "xquad-es>both": Setting("xquad", "es", "hit@1", 0.9, 0.95, told="both"),
    "xquad-es>en+": Setting("xquad", "es", "hit@1", 0.42, 0.82, told="en+"),
    "clapnq": Setting("clapnq", "en", "hit@1", 0.966),
    "mtrag": Setting("mtrag", "en", "hit@1", 0.815),
    "time": Setting("time", "en", "nDCG@10", 0.685),
    "scifact": Setting("scifact", "en", "nDCG@10", 0.757),
}


def measure(setting: Setting, encoder: str, folder: Path) -> dict[str, float]:
    """Mean measures over the set's answerable questions, and milliseconds a question."""
    archive = Archive(folder, encoder, create=True)
    archive.add(setting.articles)
    asked = setting.asked
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
    parser.add_argument("--encoder", default=DEFAULT_ENCODER)
    given = parser.parse_args()
    if not DATA.is_dir():
        print(f"Nothing measured: {ABSENT}.")
        return 0
    print("set           questions  hit@1  hit@5  nDCG@10  recall@10  ms/question  floor")
    missed = 0
    for name in given.sets:
        setting = SETTINGS[name]
        with tempfile.TemporaryDirectory() as folder:
            found = measure(setting, given.encoder, Path(folder))
        floor = setting.floor_with(given.encoder)
        reached = floor is None or found[setting.measure] >= floor
        missed += not reached
        told = f"{setting.measure} >= {floor} {'' if reached else 'NOT '}reached" if floor else ""
        print(
            f"{name:<13} {found['questions']:>9} {found['hit@1']:>6.3f} {found['hit@5']:>6.3f} "
            f"{found['nDCG@10']:>8.3f} {found['recall@10']:>10.3f} {found['ms']:>12.1f}  {told}",
            flush=True,
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
