"""The indexes held against the catalog, in a process of its own: a damaged one can end it.

``python -m vectorstore.check_index FOLDER ENCODER CACHE INDEX...`` prints what it found as JSON, a
line for each index.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.article import Passage
from ingest.errors import ArchiveError, DossierError, WrongEncoder, first_line
from vectorstore.sync import Index

if TYPE_CHECKING:
    from vectorstore.archive import Archive

INDEXES: tuple[Index, ...] = ("lexical", "dense")
_AT_ONCE = 1000
_SAMPLE = 200  # passages encoded again, and searched for
_LEAST_COSINE = 0.98  # to the same text encoded again, on whatever processor
_NOT_ALL_STOP_WORDS = 20  # so many words of a passage are not
_EXAMPLES = 5


@dataclass
class IndexCheck:
    """What is wrong with an index; ``unusable`` and ``unchecked`` say why, empty if it is not so.

    ``missing`` and ``left_over`` count passages, ``wrong`` those that it holds otherwise than the
    catalog does; ``examples`` are ids of passages.
    """

    missing: int = 0
    left_over: int = 0
    wrong: int = 0
    examples: list[str] = field(default_factory=list)
    unusable: str = ""
    unchecked: str = ""

    @property
    def sound(self) -> bool:
        """Nothing is wrong."""
        return self == IndexCheck()


def check_indexes(archive: "Archive") -> dict[Index, IndexCheck]:
    """Hold both indexes against the catalog. Reads all of them, and encodes a sample again."""
    found = _checked_apart(archive, INDEXES)
    left = tuple(index for index in INDEXES if index not in found)
    return found if not left else found | _checked_apart(archive, left)


def _checked_apart(archive: "Archive", indexes: Sequence[Index]) -> dict[Index, IndexCheck]:
    """What a process of its own finds; the index at which it ends too early is unusable."""
    place = (str(archive.folder), archive.encoder.name, str(archive.encoder.cache))
    run = subprocess.run(
        [sys.executable, "-m", "vectorstore.check_index", *place, *indexes],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    lines = [line for line in run.stdout.splitlines() if line.startswith("{")]
    checks = [IndexCheck(**json.loads(line)) for line in lines]
    if len(checks) < len(indexes):
        told = (run.stderr.strip().splitlines() or [f"status {run.returncode}"])[-1]
        checks.append(IndexCheck(unusable=f"reading it ends in a crash ({told[:160]})"))
    return dict(zip(indexes, checks, strict=False))


def _checked(archive: "Archive", index: Index) -> IndexCheck:
    check = IndexCheck()
    try:
        (_check_dense if index == "dense" else _check_lexical)(archive, check)
    except ArchiveError as error:
        if isinstance(error, WrongEncoder):
            check.unchecked = str(error)
        else:
            check.unusable = first_line(error.__cause__ or error)
    except DossierError as error:
        check.unchecked = str(error)
    except BaseException as error:  # tantivy and Chroma panic with errors that are no Exception
        check.unusable = first_line(error)
    return check


def _check_dense(archive: "Archive", check: IndexCheck) -> None:
    found = set(archive.dense.ids())
    known = _compare(archive, check, found) & found
    archive.check_weights()
    wrong, ids = set(_unlike(archive, _sample(archive, known))), sorted(known)
    for first in range(0, len(ids), _AT_ONCE):
        passages = archive.catalog.passages(ids[first : first + _AT_ONCE])
        wrong |= {*archive.dense.misfits(list(passages.values()), archive.encoder.dimension)}
    _note(check, sorted(wrong))


def _unlike(archive: "Archive", sample: list[Passage]) -> Iterable[str]:
    """Passages whose vector is not that of their text, or that a search by it does not find."""
    from ingest.split import embedding_text
    from vectorstore.hit import Filters

    vectors = archive.encoder.encode_passages([embedding_text(passage) for passage in sample])
    for passage, vector in zip(sample, vectors, strict=True):
        cosine = archive.dense.similarities(vector, [passage.id])[passage.id]
        best = archive.dense.search(vector, 1, Filters())
        if not cosine >= _LEAST_COSINE or best[0][1] < cosine - 1e-3:
            yield passage.id


def _check_lexical(archive: "Archive", check: IndexCheck) -> None:
    from vectorstore.check_files import spoilt_files

    found = set(archive.lexical.ids())
    if spoilt := spoilt_files(archive.folder / "lexical"):
        check.unusable = f"{', '.join(spoilt[:3])}: not as it was written"
        return
    known = _compare(archive, check, found)
    _note(check, [one.id for one in _sample(archive, known & found) if _strange(archive, one)])


def _strange(archive: "Archive", passage: Passage) -> bool:
    """Whether the lexical index knows the passage by none of its words."""
    many_words = len(passage.text.split()) >= _NOT_ALL_STOP_WORDS
    return many_words and archive.lexical.scores(passage.text, [passage.id])[passage.id] <= 0


def _compare(archive: "Archive", check: IndexCheck, found: set[str]) -> set[str]:
    """Note what is missing and left over; returns what the index should hold."""
    every = archive.catalog.passage_ids()
    waiting = archive.catalog.run("SELECT id FROM passage WHERE indexed = 0")
    obsolete = archive.catalog.run("SELECT passage_id FROM obsolete")
    known = every - {row[0] for row in waiting}
    missing, left_over = known - found, found - every - {row[0] for row in obsolete}
    check.missing, check.left_over = len(missing), len(left_over)
    check.examples = sorted(missing | left_over)[:_EXAMPLES]
    return known


def _note(check: IndexCheck, wrong: Sequence[str]) -> None:
    check.wrong = len(wrong)
    check.examples = [*check.examples, *wrong][:_EXAMPLES]


def _sample(archive: "Archive", ids: set[str]) -> list[Passage]:
    some = random.Random(0).sample(sorted(ids), min(_SAMPLE, len(ids)))
    return list(archive.catalog.passages(some).values())


def main(folder: str, encoder: str, cache: str, *indexes: Index) -> None:
    """Check each index and print what was found, a line each."""
    from vectorstore.archive import Archive

    archive = Archive(folder, encoder, cache=Path(cache))
    for index in indexes:
        print(json.dumps(asdict(_checked(archive, index))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]
