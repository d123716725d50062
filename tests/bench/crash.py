"""Kill an ingest at random moments, then finish it: ``python -m tests.bench.crash --kills 100``.

Every round starts a new archive in a process of its own, ends that process by SIGKILL at a random
moment, lets another one do the same work again and compares what the archive then holds with one
that was never interrupted: passage ids in the catalog, in Chroma (with their vectors) and in
tantivy, and what a search finds. Prints the figures; status 1 if any round differs.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import chromadb.api.client  # noqa: F401  (imported here, each forked process need not)
import numpy  # noqa: F401
import openvino  # noqa: F401
import tantivy  # noqa: F401
import tokenizers  # noqa: F401

from ingest.article import Article, Published
from vectorstore.archive import Archive

_BATCH = 12
_PLACES = ("Moín", "Callao", "Santos", "Guayaquil", "Buenaventura", "Puerto Cortés")


def article(number: int, kilos: int) -> Article:
    place = _PLACES[number % len(_PLACES)]
    text = (
        f"Police seized {kilos} kilos of cocaine in the port of {place} on day {number}.\n\n"
        f"Two men were held, said the {place} prosecutor of case {number}, and a boat was taken."
    )
    day = f"2016-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return Article(
        f"case-{number}", f"Seizure {number}", text, published=Published(day, "day", "given")
    )


def work(folder: Path, count: int) -> None:
    """Add, change and remove; done again, it ends the same."""
    archive = Archive(folder, create=True)
    for first in range(0, count, _BATCH):
        archive.add(article(n, n) for n in range(first, min(count, first + _BATCH)))
    archive.add(article(n, n + 1000) for n in range(0, count, 5))
    for number in range(0, count, 7):
        archive.remove(f"case-{number}")


def state(folder: Path) -> dict[str, object]:
    """What each part of the archive holds."""
    archive = Archive(folder)
    ids = sorted(archive.catalog.passage_ids())
    vector = archive.encoder.encode_question("cocaine")
    todo = (archive.catalog.pending(9), archive.catalog.obsolete(9))
    return {
        "catalog": ids,
        "dense": sorted(archive.dense.ids()),
        "vectors": sorted(archive.dense.similarities(vector, ids)),
        "lexical": sorted(archive.lexical.ids()),
        "found": sorted(hit.passage.id for hit in archive.search("kilos of cocaine", 2 * len(ids))),
        "to do": [len(part) for part in todo],
    }


def in_a_process(task: Callable[[], object], kill_after: float | None = None) -> str:
    """What ``task`` returns, as JSON; "killed" or "failed" where it did not end by itself."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.write(writing, json.dumps(task()).encode())
            status = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(writing)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "killed"
    return answer if os.WEXITSTATUS(status) == 0 else "failed"


def finished(folder: Path, count: int) -> str:
    def task() -> object:
        work(folder, count)
        return state(folder)

    return in_a_process(task)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(10**6)
    moments = random.Random(seed)
    with tempfile.TemporaryDirectory() as scratch:
        in_a_process(lambda: work(Path(scratch, "warm"), _BATCH))  # the model is converted now
        started = time.perf_counter()
        in_a_process(lambda: work(Path(scratch, "whole"), options.articles))
        whole = time.perf_counter() - started
        expected = finished(Path(scratch, "whole"), options.articles)
        killed = differing = 0
        for number in range(options.kills):
            folder, moment = Path(scratch, str(number)), moments.uniform(0, whole)
            ended = in_a_process(lambda to=folder: work(to, options.articles), moment)
            again = finished(folder, options.articles)
            killed += ended == "killed"
            differing += again != expected
            if again != expected:
                print(f"round {number}, killed after {moment:.3f} s: {again[:2000]}")
    print(
        f"{options.articles} articles, {whole:.1f} s uninterrupted, seed {seed}: {options.kills} "
        f"rounds, {killed} killed at work, {differing} differ from the uninterrupted archive"
    )
    return 1 if differing or expected in {"failed", "killed"} else 0


if __name__ == "__main__":
    sys.exit(main())
