"""How often a question that names a time finds the right article: ``python -m tests.bench.dates``.

Over the sample archive and tests/questions/dates.jsonl, with and without reading the dates.
"""

import json
import tempfile
from pathlib import Path

from qa import open_assistant
from qa.assistant import Assistant
from vectorstore.archive import Archive
from vectorstore.intake import ingest_paths

ROOT = Path(__file__).parents[2]
SET = ROOT / "tests" / "questions" / "dates.jsonl"


def ranks(assistant: Assistant, *, read_dates: bool) -> list[int]:
    """The rank of the first relevant article of each question; 0 where none is found."""
    found = []
    for line in SET.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        hits = assistant.search(row["question"], 30, read_dates=read_dates)
        ids = list(dict.fromkeys(hit.passage.article.id for hit in hits))
        places = [place for place, name in enumerate(ids, 1) if name in row["relevant"]]
        found.append(min(places, default=0))
    return found


def share_within(found: list[int], most: int) -> float:
    """The share of ranks from 1 to ``most``: hit@most."""
    return sum(1 <= rank <= most for rank in found) / len(found)


def main() -> None:
    """Print hit@1 and hit@5."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(folder, create=True)
        ingest_paths(archive, [ROOT / "ingest" / "sample" / "articles"])
        archive.close()
        assistant = open_assistant(folder)
        for read_dates in (False, True):
            found = ranks(assistant, read_dates=read_dates)
            one, five = share_within(found, 1), share_within(found, 5)
            label = "with dates" if read_dates else "without"
            print(f"{label:<11} hit@1 {one:.3f}  hit@5 {five:.3f}  of {len(found)}")


if __name__ == "__main__":
    main()
