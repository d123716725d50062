"""Kill an ingest again and again, then finish it: ``python -m tests.bench.crash``.

A folder of articles is ingested by a process that is ended by SIGKILL at a random moment, by
another that goes on from there, and so on until one ends by itself. Then files are changed, removed
and added, and the same is done with ``--prune``. After either the archive must equal one that was
never interrupted: article by article, passage by passage, vector by vector, and in what a search
finds. Prints the figures; status 1 if anything differs.
"""

import argparse
import json
import os
import pickle
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import chromadb.api.client  # noqa: F401  (imported here, each forked process need not)
import numpy
import openvino  # noqa: F401
import tantivy  # noqa: F401
import tokenizers  # noqa: F401

from tests.bench.prose import change_files, write_files
from vectorstore.archive import Archive
from vectorstore.intake import Wishes, ingest_paths

_LEAST_COSINE = 0.999  # of one text's vectors, encoded in batches of different width
_MOST_KILLS = 8  # of one stage
_TABLES = {
    "articles": "SELECT id, title, text, fingerprint, digest, duplicate_of FROM article",
    "passages": 'SELECT id, article_id, start, "end", indexed FROM passage',
    "versions": "SELECT article_id, digest, title FROM version",
    "files": "SELECT name, article_id FROM file_article JOIN file USING (path)",
    "clusters": "SELECT article_id, site, words, original FROM reading",
    "boilerplate": "SELECT site, key, text, articles, kept_in FROM boilerplate",
    "to do": "SELECT passage_id FROM obsolete",
}


@dataclass
class Tally:
    """What came of it so far."""

    kills: int = 0
    stages: int = 0
    differing: int = 0
    moments: list[float] = field(default_factory=list)


def work(folder: Path, articles: Path) -> None:
    report = ingest_paths(Archive(folder, create=True), [articles], wishes=Wishes(prune=True))
    assert not report.failed, report.failed[:3]


def state(folder: Path) -> dict[str, object]:
    """What each part of the archive holds."""
    archive = Archive(folder)
    ids = sorted(archive.catalog.passage_ids())
    found = {
        name: sorted((tuple(row) for row in archive.catalog.run(query)), key=repr)
        for name, query in _TABLES.items()
    }
    hits = archive.search("Who was arrested in the port?", 20)
    vectors = archive.dense.vectors(ids)
    return found | {
        "dense": sorted(archive.dense.ids()),
        "lexical": sorted(archive.lexical.ids()),
        "vectors": numpy.array([vectors[i] for i in ids if i in vectors]),
        "found": sorted(hit.passage.id for hit in hits),
    }


def differences(one: dict[str, object], other: dict[str, object]) -> list[str]:
    """Names of the parts in which they differ."""
    if one.keys() != other.keys():
        return ["all"]
    parts = [name for name in one if name != "vectors" and one[name] != other[name]]
    first, second = numpy.asarray(one["vectors"]), numpy.asarray(other["vectors"])
    if first.shape != second.shape or (first * second).sum(axis=1).min() < _LEAST_COSINE:
        parts.append("vectors")
    return parts


def in_a_process(task: Callable[[], object], kill_after: float | None = None) -> bool:
    """Whether ``task`` ended by itself; raises RuntimeError if it failed."""
    child = os.fork()
    if child == 0:
        try:
            task()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    if kill_after is not None:
        deadline = time.perf_counter() + kill_after
        while (left := deadline - time.perf_counter()) > 0:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return _by_itself(status)
            time.sleep(min(left, 0.01))
        os.kill(child, signal.SIGKILL)
    return _by_itself(os.waitpid(child, 0)[1])


def _by_itself(status: int) -> bool:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return False
    if status:
        raise RuntimeError(f"an ingest failed with status {status}")
    return True


def looked_at(folder: Path) -> dict[str, object]:
    note = folder.with_suffix(".state")
    in_a_process(lambda: note.write_bytes(pickle.dumps(state(folder))))
    return pickle.loads(note.read_bytes())  # our own file


def uninterrupted(scratch: Path, count: int) -> tuple[list[dict[str, object]], list[float]]:
    """What an archive holds after either stage, and how many seconds each took."""
    folder, articles = scratch / "whole", scratch / "whole-articles"
    states, seconds = [], []
    for make in (write_files, change_files):
        make(articles, count)
        started = time.perf_counter()
        in_a_process(lambda: work(folder, articles))
        seconds.append(time.perf_counter() - started)
        states.append(looked_at(folder))
    return states, seconds


def interrupted(
    place: Path, count: int, whole: tuple[list[dict[str, object]], list[float]], tally: Tally,
    moments: random.Random,
) -> None:  # fmt: skip
    """Both stages with kills; adds to the tally."""
    folder, articles = place / "archive", place / "articles"
    for make, expected, seconds in zip((write_files, change_files), *whole, strict=True):
        make(articles, count)
        ended = False
        for number in range(_MOST_KILLS):
            moment = moments.uniform(0, seconds if number == 0 else seconds / 3)
            if ended := in_a_process(lambda: work(folder, articles), moment):
                break
            tally.kills += 1
            tally.moments.append(round(moment, 3))
        if not ended:
            in_a_process(lambda: work(folder, articles))
        tally.stages += 1
        if parts := differences(expected, looked_at(folder)):
            tally.differing += 1
            print(f"{place.name}, {make.__name__}: {', '.join(parts)} differ")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=320)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(10**6)
    moments, tally, started = random.Random(seed), Tally(), time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        write_files(Path(scratch, "warm-articles"), 8)
        in_a_process(lambda: work(Path(scratch, "warm"), Path(scratch, "warm-articles")))
        whole = uninterrupted(Path(scratch), options.articles)
        number = 0
        while tally.kills < options.kills:
            place = Path(scratch, f"round {number}")
            place.mkdir()
            interrupted(place, options.articles, whole, tally, moments)
            number += 1
    told = {
        "articles": options.articles,
        "passages": len(whole[0][0]["passages"]),  # type: ignore[arg-type]
        "seconds_uninterrupted": [round(one, 1) for one in whole[1]],
        "seconds": round(time.perf_counter() - started),
        "seed": seed,
    }
    print(json.dumps(told))
    print(f"{tally.kills} SIGKILLs, {tally.stages} archives compared, {tally.differing} differ")
    return 1 if tally.differing else 0


if __name__ == "__main__":
    sys.exit(main())
