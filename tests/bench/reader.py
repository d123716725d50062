"""What the reader makes of the right passage: ``python -m tests.bench.reader``.

On XQuAD English and CLAPNQ, on neither of which it was trained: F1 and exact match of the short
answer, how often the first sentence answers, F1 of the sentences that the answer is composed of,
and how well it tells a passage that answers from one that does not (AUROC). Then F1 and exact
match of the short answer when all passages are searched; none is told where the answer is refused.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from ingest.article import Passage
from qa import open_assistant
from qa.evaluation.answers import exact_match, token_f1
from qa.evidence import Evidence, gather
from qa.extract import extract
from qa.question_kind import wanted
from qa.reader.reading import Reader
from qa.refusal import confidence
from qa.short_answer import CloserLook
from tests.bench.sets import ABSENT, DATA, articles, lines
from vectorstore.archive import Archive
from vectorstore.hit import Hit

MOST = 5


@dataclass(frozen=True)
class Case:
    """A question, the evidence in its one passage, strongest first, and its row of the set."""

    archive: Archive
    row: dict
    hit: Hit
    evidence: list[Evidence]
    closer: CloserLook

    def short(self) -> str:
        """The likeliest short answer, however unlikely."""
        best = self.evidence[0]
        place, _ = self.closer.likeliest(best)
        return best.article.text[slice(*place)] if place else ""


def cases(name: str, passage_of: str) -> Iterator[Case]:
    reader = Reader()
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), create=True)
        archive.add(articles(name))
        for row in lines(f"{name}/questions.jsonl"):
            if row["lang"] == "en":
                article = archive.article(row[passage_of][0])
                assert article
                hit = _whole(archive, row["question"], Passage(article, 0, len(article.text)))
                evidence = gather(archive, reader, row["question"], [hit])
                closer = CloserLook(archive, reader, row["question"])
                yield Case(archive, row, hit, evidence, closer)


def _whole(archive: Archive, question: str, passage: Passage) -> Hit:
    vectors = archive.encoder.encode_passages([f"{passage.heading}\n{passage.text}"])
    similarity = float(vectors[0] @ archive.encoder.encode_question(question))
    return Hit(passage, 0.0, similarity, 0.0)


def xquad() -> None:
    f1, exact, first, span_first = [], [], [], []
    for case in cases("xquad", "relevant"):
        short = case.short()
        f1.append(token_f1(short, case.row["answers"]))
        exact.append(exact_match(short, case.row["answers"]))
        at = case.row["answer_start"]
        first.append(case.evidence[0].start <= at < case.evidence[0].end)
        alone = max(case.evidence, key=lambda item: item.support)
        span_first.append(alone.start <= at < alone.end)
    print(
        f"xquad en  {len(f1)} questions   short answer F1 {mean(f1):.3f}, EM {mean(exact):.3f}   "
        f"answer's sentence first {mean(first):.3f} (reader alone {mean(span_first):.3f})"
    )


def xquad_open() -> None:
    f1, exact = [], []
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), create=True)
        archive.add(articles("xquad"))
        archive.close()
        assistant = open_assistant(folder)
        for row in lines("xquad/questions.jsonl"):
            if row["lang"] == "en":
                short = assistant.ask(row["question"]).short_answer or ""
                f1.append(token_f1(short, row["answers"]))
                exact.append(exact_match(short, row["answers"]))
    print(f"          all passages   short answer F1 {mean(f1):.3f}, EM {mean(exact):.3f}")


def clapnq() -> None:
    first, alone, composed, answerable, likely, reader = [], [], [], [], [], []
    for case in cases("clapnq", "context"):
        answerable.append(case.row["answerable"])
        asked = case.row["question"]
        likely.append(confidence(case.archive, asked, case.evidence, [case.hit]))
        reader.append(max(item.support + item.answers for item in case.evidence))
        if not case.row["answerable"]:
            continue
        chosen = {" ".join(text.split()) for text in case.row["selected_sentences"]}
        first.append(_is_one(case.evidence[0].text, chosen))
        alone.append(_is_one(max(case.evidence, key=lambda item: item.support).text, chosen))
        told = [c.text for c in extract(case.evidence, wanted(asked), MOST)]
        right = sum(_is_one(text, chosen) for text in told)
        composed.append(2 * right / (len(told) + len(chosen)))
    from sklearn.metrics import roc_auc_score

    print(
        f"clapnq    {len(first)} answerable   a right sentence first {mean(first):.3f} "
        f"(reader alone {mean(alone):.3f})   composed answer's F1 {mean(composed):.3f}"
    )
    print(
        f"          {len(likely)} pairs   answerable or not, AUROC "
        f"{roc_auc_score(answerable, likely):.3f} (reader alone "
        f"{roc_auc_score(answerable, reader):.3f})"
    )


def _is_one(sentence: str, chosen: set[str]) -> bool:
    plain = " ".join(sentence.split())
    return any(plain in text or text in plain for text in chosen)


def main() -> int:
    if not DATA.is_dir():
        print(f"Nothing measured: {ABSENT}.")
        return 0
    xquad()
    xquad_open()
    clapnq()
    return 0


if __name__ == "__main__":
    sys.exit(main())
