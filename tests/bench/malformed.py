"""Over two hundred malformed inputs, each of which must come back named: no crash, no hang.

    python -m tests.bench.malformed

They are written into a temporary folder and read in a child process, which is started again
should one of them kill it.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.article import Rejected
from ingest.files import SourceFile, find_files
from ingest.normalise import printable
from ingest.read import read_file
from tests.bench.malformed_inputs import inputs

SECONDS = 20
MEGABYTES = 1500


@dataclass(frozen=True)
class Outcome:
    """What reading one input came to; ``seconds`` is None where it killed the reader.

    They are the processor's, so that a busy machine doesn't count.
    """

    name: str
    named: bool
    rejected: bool
    seconds: float | None
    megabytes: int


def write(folder: Path) -> int:
    """Write every input; how many there are."""
    count = 0
    for name, content in inputs():
        (folder / name).write_bytes(content)
        count += 1
    return count


def read_all(folder: Path) -> list[Outcome]:
    """Read what lies in ``folder``, in as many child processes as it takes."""
    total = sum(1 for _ in find_files([folder]))
    outcomes: list[Outcome] = []
    while len(outcomes) < total:
        before = len(outcomes)
        command = [sys.executable, "-m", "tests.bench.malformed", str(folder), str(before)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            outcomes += [Outcome(**json.loads(line)) for line in child.stdout]
        if len(outcomes) < total and child.returncode:
            outcomes.append(Outcome(f"input {len(outcomes)}", False, False, None, 0))
    return outcomes


def _read(folder: Path, start: int) -> Iterator[Outcome]:
    for place, source in enumerate(find_files([folder])):
        if place < start:
            continue
        started = time.process_time()
        found = [source] if isinstance(source, Rejected) else list(read_file(source))
        name = source.name if isinstance(source, SourceFile) else source.path
        yield Outcome(
            name,
            bool(found) and all(item.path.startswith(printable(name)) for item in found),
            any(isinstance(item, Rejected) for item in found),
            time.process_time() - started,
            _peak() // 10**6,
        )


def _peak() -> int:
    """Bytes that this process took at most.

    The usual count, ``ru_maxrss``, begins with what the process that started this one took.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lines = status.read_text("utf-8").splitlines()
    most = next(line for line in lines if line.startswith("VmHWM:"))
    return int(most.split()[1]) * 1024


def main() -> None:
    if len(sys.argv) == 3:
        for outcome in _read(Path(sys.argv[1]), int(sys.argv[2])):
            print(json.dumps(outcome.__dict__), flush=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        count = write(Path(folder))
        outcomes = read_all(Path(folder))
    timed = sorted((o.seconds, o.name) for o in outcomes if o.seconds is not None)
    print(f"inputs    {count}, of which {sum(o.rejected for o in outcomes)} are rejected")
    print(f"crashes   {sum(o.seconds is None for o in outcomes)}")
    print(f"unnamed   {[o.name for o in outcomes if not o.named]}")
    print(f"slowest   {', '.join(f'{name} {s:.1f} s' for s, name in reversed(timed[-3:]))}")
    print(f"memory    {max(o.megabytes for o in outcomes)} MB at most")


if __name__ == "__main__":
    main()
