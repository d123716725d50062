"""What was answered, kept: every run is a JSONL file below the archive's folder ``runs``.

The first line tells of the run (set, index, settings), each further line of one question, whole.
Beside the runs lies, once for each state of the index, the list of the articles it held.
"""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.evaluation.errors import EvaluationError
from qa.evaluation.questions import QuestionSet
from qa.evaluation.run import Outcome
from vectorstore.folder import writable

if TYPE_CHECKING:
    from qa.assistant import Assistant

_FOLDER, _ARTICLES = "runs", "articles"
_PLACES = {"archive", "cache"}  # settings that say where things lie, not what is done


@dataclass(frozen=True)
class Record:
    """A run read back: ``answers`` by question id, and the fingerprint of each article it had."""

    name: str
    about: Mapping[str, Any]
    answers: dict[str, dict[str, Any]]
    articles: dict[str, str]


def about(assistant: "Assistant") -> dict[str, Any]:
    """The index's digest, the settings that shape answers and the encoder."""
    shaping = assistant.settings.model_dump(mode="json", exclude=_PLACES)
    calibration = assistant.calibration
    shaping |= {
        "refuse_below": assistant.refuse_below,
        "calibration": asdict(calibration) if calibration else None,
    }
    return {
        "index": _digest(_article_lines(assistant)),
        "encoder": assistant.archive.encoder.name,
        "settings": shaping,
    }


def store(assistant: "Assistant", questions: QuestionSet, outcomes: Sequence[Outcome]) -> Path:
    """Keep the run; returns its file.

    Raises:
        EvaluationError: the archive's folder can't be written.
    """
    archive = assistant.archive.folder
    folder = runs_folder(archive)
    if not writable(archive):
        raise EvaluationError(
            f"The run is not kept: {archive} is read-only. Make it writable: chmod u+w {archive}."
        )
    facts = about(assistant)
    started = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    head = {"run": started, "set": questions.name, "set_digest": questions.digest, **facts}
    file = folder / f"{started}.jsonl"
    try:
        _store_articles(folder, facts["index"], _article_lines(assistant))
        with file.open("w", encoding="utf-8") as out:
            for row in (head, *map(_row, outcomes)):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise EvaluationError(
            f"The run is not kept: {folder} can't be written ({error}). See that the disk is not "
            f"full and that the folder is yours, and run dossier eval again."
        ) from error
    return file


def load(path: Path, runs: Path | None = None) -> Record:
    """The run in a file, or by its name in the folder ``runs``.

    Raises:
        EvaluationError: there is no such run, or its files are damaged or none.
    """
    places = [path, *([runs / path.name, runs / f"{path.name}.jsonl"] if runs else [])]
    file = next((place for place in places if place.is_file()), None)
    if file is None:
        raise EvaluationError(f"There is no run {path}. {_known(runs)}")
    try:
        with file.open(encoding="utf-8") as lines:
            head, *rows = map(json.loads, lines)
        answers = {row["id"]: row for row in rows}
        return Record(head["run"], head, answers, _load_articles(file.parent, head["index"]))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(
            f"{file}: this is no run that dossier eval kept, or a damaged one ({error}). "
            f"Run dossier eval again."
        ) from error


def runs_folder(archive: Path) -> Path:
    """Where an archive's runs are."""
    return archive / _FOLDER


def _row(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.expected.id,
        "expected": asdict(outcome.expected),
        "right": outcome.right,
        "faults": outcome.faults,
        "scores": outcome.scores,
        "ranked": outcome.ranked,
        "answer": outcome.answer,
    }


def _article_lines(assistant: "Assistant") -> Iterator[str]:
    catalog = assistant.archive.catalog
    rows = catalog.run("SELECT id, fingerprint FROM article ORDER BY id")
    return (json.dumps([row["id"], row["fingerprint"][:16]]) for row in rows)


def _digest(lines: Iterator[str]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def _store_articles(folder: Path, index: str, lines: Iterator[str]) -> None:
    file = folder / _ARTICLES / f"{index[:32]}.gz"
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")  # one cut off, or of another run, does no harm
    with gzip.open(part, "wt", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines)
    part.replace(file)


def _load_articles(folder: Path, index: str) -> dict[str, str]:
    file = folder / _ARTICLES / f"{index[:32]}.gz"
    if not file.is_file():
        return {}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return dict(map(json.loads, lines))


def _known(runs: Path | None) -> str:
    names = sorted(file.stem for file in runs.glob("*.jsonl")) if runs and runs.is_dir() else []
    return f"The last ones are: {', '.join(names[-5:])}." if names else "None is kept here yet."
