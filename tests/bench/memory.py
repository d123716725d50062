"""Peak memory of an ingest, and of one ten times as large: ``python -m tests.bench.memory``.

Either ingests articles made by rule, as files and as lines of files, in a process of its own, and
then once more with nothing changed. Prints the peaks of resident memory; status 1 if the larger
ingest takes over 10 % more, or over 1.2 GB. The smaller is large enough to fill one step of 1,024
passages. What must grow is Chroma's graph, about 2.2 KB a passage.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.prose import write_files

_MOST_MORE = 0.10
_MOST_BYTES = 1.2e9
_INGEST = """
import sys
from pathlib import Path
from vectorstore.archive import Archive
from vectorstore.intake import ingest_paths
report = ingest_paths(Archive(Path(sys.argv[1]), create=True), [sys.argv[2]])
assert report.counts.articles == int(sys.argv[3]), report.counts
"""


def peak(archive: Path, articles: Path, count: int) -> int:
    """Bytes that ingesting the folder took at most, by the system's own count."""
    words = [sys.executable, "-c", _INGEST, str(archive), str(articles), str(count)]
    child = subprocess.Popen(words)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"an ingest ended with status {child.returncode}")
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def measured(scratch: Path, count: int) -> dict[str, object]:
    archive, articles = scratch / f"archive-{count}", scratch / f"articles-{count}"
    write_files(articles, count)
    started = time.perf_counter()
    first = peak(archive, articles, count)
    seconds = time.perf_counter() - started
    again = peak(archive, articles, count)
    return {"articles": count, "peak": first, "peak_again": again, "seconds": round(seconds, 1)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        measured(Path(scratch), 8)  # the model is converted now, if ever
        small = measured(Path(scratch), options.articles)
        large = measured(Path(scratch), 10 * options.articles)
    more = int(large["peak"]) / int(small["peak"]) - 1  # type: ignore[call-overload]
    most = max(int(large["peak"]), int(small["peak"]))  # type: ignore[call-overload]
    print(json.dumps([small, large]))
    print(f"{more:+.1%} at ten times the articles; {most / 1e6:.0f} MB at most")
    return 1 if more > _MOST_MORE or most > _MOST_BYTES else 0


if __name__ == "__main__":
    sys.exit(main())
