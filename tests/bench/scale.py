"""How everything grows with the archive: ``python -m tests.bench.scale --keep DIR``.

One archive of real text (of the sets beside the repository, enlarged by mixing their sentences)
grows to 1,000, 10,000, 100,000 and 250,000 passages. At each size it prints how fast the articles
came in and what share of that time was the model's arithmetic, the time of a search, of one limited
to a span and two sources, and of a whole answer, how long ``dossier ask`` takes from start to end
and what memory, what the indexes take on disk, and what share of the ten nearest the dense index
finds. ``--plot FILE`` draws it. What is in ``--keep`` already is not made again.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

import numpy

from ingest.article import Article
from ingest.split import embedding_text
from qa import open_assistant
from tests.bench import sets
from tests.bench.real_text import real_articles
from vectorstore.archive import Archive
from vectorstore.hit import Filters

SIZES = (1_000, 10_000, 100_000, 250_000)
QUESTIONS, EXACT_K, COLD_RUNS, BLOCK, ALONE = 200, 10, 5, 5000, 1000
LIMITS = Filters(since="2012-01-01", sources=("Wire 1", "Wire 2"))
RESULTS = "scale.jsonl"
T = TypeVar("T")
_GROW = "import sys; from tests.bench.scale import grow; grow(sys.argv[1], int(sys.argv[2]))"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--keep", type=Path, help="where archive and figures are, and stay")
    parser.add_argument("--plot", type=Path, help="an .svg or .png to draw")
    given = parser.parse_args()
    if not sets.DATA.is_dir():
        print(f"Nothing measured: {sets.ABSENT}.")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        rows = [measured(folder, size) for size in given.sizes]
    if given.plot:
        draw(rows, given.plot)
    return 0


def measured(folder: Path, size: int) -> dict[str, float]:
    """The archive grown to ``size`` passages, and everything there is to measure of it."""
    archive = folder / "archive"
    row: dict[str, float] = {"size": size}
    seconds, memory, told = child([sys.executable, "-c", _GROW, str(archive), str(size)])
    grown = json.loads(told.splitlines()[-1])
    if grown["passages"]:
        row |= {
            "ingest_passages_s": grown["passages"] / seconds,
            "ingest_characters_s": grown["characters"] / seconds,
            "ingest_mb": memory / 1e6,
            "model_share": grown["passages"] * apart(in_model, archive) / seconds,
        }
    row |= apart(searched, archive) | on_disk(archive) | cold(archive)
    row["recall"] = apart(recall, archive)
    with (folder / RESULTS).open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    print(", ".join(f"{name} {value:,.4g}" for name, value in row.items()), flush=True)
    return row


def apart(measure: Callable[[Path], T], folder: Path) -> T:
    """Measured in a process of its own: a child's peak memory begins with its parent's size."""
    with ProcessPoolExecutor(1, get_context("spawn")) as one:
        return one.submit(measure, folder).result()


def grow(folder: str, size: int) -> None:
    """Run in a process of its own: add articles until there are ``size`` passages."""
    archive = Archive(folder, create=True)
    articles, passages = archive.size()
    added = [0]

    def wanted() -> Iterator[Article]:
        for number, article in enumerate(islice(real_articles(), articles, None)):
            if number % 100 == 0 and archive.size()[1] >= size:
                return
            added[0] += len(article.text)
            yield article

    if passages < size:
        archive.add(wanted())
    made = archive.size()[1] - passages
    print(json.dumps({"passages": made, "characters": added[0]}))


def in_model(folder: Path) -> float:
    """Seconds that the model's arithmetic takes for a passage while nothing else is done."""
    archive = Archive(folder)
    ids = islice(archive.dense.ids(), ALONE)
    texts = [embedding_text(passage) for passage in archive.catalog.passages([*ids]).values()]
    with ThreadPoolExecutor(archive.encoder.lanes) as pool:
        for _ in range(2):  # in the first, code is compiled for every shape
            started = time.perf_counter()
            archive.encoder.begin(texts, pool).vectors()
    return (time.perf_counter() - started) / len(texts)


def asked() -> list[str]:
    """Questions of several sets, in turn."""
    rows = [[q.text for q in sets.questions(name)] for name in ("clapnq", "xquad", "mtrag")]
    return [text for some in zip(*rows, strict=False) for text in some][:QUESTIONS]


def searched(folder: Path) -> dict[str, float]:
    """Milliseconds of searches (everything warm, no question asked twice) and of answers."""
    assistant = open_assistant(folder)
    questions = asked()
    for question in questions[:5]:
        assistant.ask(question)
    plain = _times(lambda q: assistant.archive.search(q, 10), questions)
    limited = _times(lambda q: assistant.archive.search(f"{q} ", 10, LIMITS), questions)
    first = _times(lambda q: next(iter(assistant.stream(f"{q} "))), questions[10:60])
    whole = _times(assistant.ask, questions[60:120])
    return {
        "search_p50": median(plain),
        "search_p95": quantiles(plain, n=20)[-1],
        "filtered_p50": median(limited),
        "first_words_p50": median(first),
        "answer_p50": median(whole),
    }


def on_disk(folder: Path) -> dict[str, float]:
    """Bytes a passage of both indexes, and of the catalog beyond the text itself."""
    archive = Archive(folder)
    passages = archive.size()[1]
    text = archive.catalog.run("SELECT sum(length(CAST(text AS BLOB))) FROM article")[0][0]
    archive.close()
    sizes = {
        name: sum(f.stat().st_size for f in (folder / name).rglob("*") if f.is_file())
        for name in ("dense", "lexical")
    }
    catalog = sum(f.stat().st_size for f in folder.glob("catalog.sqlite*")) - text
    return {
        "dense_bytes": sizes["dense"] / passages,
        "lexical_bytes": sizes["lexical"] / passages,
        "catalog_bytes": catalog / passages,
    }


def cold(folder: Path) -> dict[str, float]:
    """``dossier ask`` from start to end: the median of seconds, and the most memory."""
    command = [str(Path(sys.executable).parent / "dossier"), "ask", "--archive", str(folder)]
    runs = [child([*command, question]) for question in asked()[10 : 10 + COLD_RUNS]]
    return {
        "cold_s": median(seconds for seconds, *_ in runs),
        "cold_mb": max(memory for _, memory, _ in runs) / 1e6,
    }


def recall(folder: Path) -> float:
    """The share of the ten nearest passages, by comparing all, that the dense index finds."""
    archive = Archive(folder)
    vectors = numpy.stack([archive.encoder.encode_question(question) for question in asked()])
    best: list[list[tuple[float, str]]] = [[] for _ in vectors]
    for ids in _blocks(archive.dense.ids()):
        stored = archive.dense.vectors(ids)
        cosines = vectors @ numpy.stack(list(stored.values())).T
        keys = list(stored)
        for held, row in zip(best, cosines, strict=True):
            nearest = numpy.argpartition(-row, min(EXACT_K, len(keys) - 1))[:EXACT_K]
            held += [(float(row[i]), keys[i]) for i in nearest]
            held.sort(reverse=True)
            del held[EXACT_K:]
    shares = []
    for vector, exact in zip(vectors, best, strict=True):
        found = {key for key, _ in archive.dense.search(vector, EXACT_K, Filters())}
        shares.append(len(found & {key for _, key in exact}) / len(exact))
    return sum(shares) / len(shares)


def _blocks(ids: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(ids, BLOCK)):
        yield some


def _times(do: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    taken = []
    for question in questions:
        started = time.perf_counter()
        do(question)
        taken.append(1000 * (time.perf_counter() - started))
    return taken


def child(words: list[str]) -> tuple[float, int, str]:
    """Seconds, bytes of resident memory at most, and what it printed."""
    started = time.perf_counter()
    child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert child.stdout
    told = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{words[:3]} ended with status {child.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return time.perf_counter() - started, usage.ru_maxrss * unit, told


def draw(rows: Sequence[dict[str, float]], file: Path) -> None:
    """A small plot for each measure, both axes logarithmic."""
    from matplotlib.figure import Figure

    plots = {
        "ingest, passages a second": ("ingest_passages_s",),
        "milliseconds": ("search_p50", "search_p95", "filtered_p50", "answer_p50"),
        "dossier ask, seconds": ("cold_s",),
        "memory, MB": ("ingest_mb", "cold_mb"),
        "bytes a passage": ("dense_bytes", "lexical_bytes", "catalog_bytes"),
        "recall@10 of the dense index": ("recall",),
    }
    figure = Figure(figsize=(12, 7), layout="constrained")
    for place, (title, names) in zip(figure.subplots(2, 3).flat, plots.items(), strict=True):
        for name in names:
            points = [(row["size"], row[name]) for row in rows if name in row]
            place.plot(*zip(*points, strict=True), marker="o", label=name) if points else None
        place.set(title=title, xscale="log", xlabel="passages")
        place.set_ylim(bottom=0)
        place.legend(fontsize="small")
    figure.savefig(file)


if __name__ == "__main__":
    sys.exit(main())
