"""A question set: questions with what is known of their answers, from JSONL or YAML.

    {"id": "q1", "question": "Who led the police?", "answers": ["Howard Cotto"], "relevant": ["a1"]}

One object a line (``.jsonl``) or a list of the same (``.yaml``, ``.yml``). ``id`` and ``question``
are needed; ``Expected`` says what else there is.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from qa.evaluation.errors import EvaluationError
from qa.evaluation.read import Fields, read_rows

_SCHEMA_FREE = ("must", "note")  # they change neither what is asked nor what is right


@dataclass(frozen=True)
class Expected:
    """A question and what a right answer to it is.

    ``answers`` are accepted strings, of which one must occur; of ``required`` all must.
    ``relevant`` are the ids of articles that hold the answer. ``must`` names a question that has
    to stay right. Earlier (question, answer) pairs are ``history``; ``since``, ``until``,
    ``sources`` and ``read_dates`` limit the search as they do in ``Assistant.ask``.
    """

    id: str
    question: str
    answers: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    relevant: tuple[str, ...] = ()
    answerable: bool = True
    history: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None
    sources: tuple[str, ...] = ()
    read_dates: bool = True
    lang: str = "en"
    kind: str = "other"
    must: bool = False
    note: str = ""


@dataclass(frozen=True)
class QuestionSet:
    """The questions of one file, in its order; ``unconfirmed`` drafts are counted and left out."""

    name: str
    questions: tuple[Expected, ...]
    unconfirmed: int = 0

    @property
    def digest(self) -> str:
        """SHA-256 of what is asked and expected; order, notes and ``must`` do not change it."""
        rows = [_counted(q) for q in sorted(self.questions, key=lambda q: q.id)]
        return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def load_questions(path: Path) -> QuestionSet:
    """The set in a JSONL or YAML file.

    Raises:
        EvaluationError: with ``file:line``, for whatever is not as described above.
    """
    lines: dict[str, int] = {}
    questions: list[Expected] = []
    unconfirmed = 0
    for line, row in read_rows(path):
        fields = Fields(f"{path}:{line}", row)
        question, confirmed = _expected(fields), fields.flag("confirmed", True)
        fields.finish()
        if question.id in lines:
            fields.fail(f"the id {question.id!r} is already used in line {lines[question.id]}")
        lines[question.id] = line
        questions += [question] if confirmed else []
        unconfirmed += not confirmed
    if not lines:
        raise EvaluationError(
            f"{path}: it holds no questions. Write one with at least id and question."
        )
    return QuestionSet(path.name, tuple(questions), unconfirmed)


def _counted(question: Expected) -> dict[str, Any]:
    """What the digest is made of; sets older than ``read_dates`` keep theirs."""
    left_out = (*_SCHEMA_FREE, *(["read_dates"] if question.read_dates else []))
    return {name: value for name, value in asdict(question).items() if name not in left_out}


def _expected(fields: Fields) -> Expected:
    answers, relevant = fields.strings("answers"), fields.strings("relevant")
    required = fields.strings("required")
    answerable = fields.flag("answerable", True)
    if not answerable and (answers or required):
        fields.fail("an unanswerable question can have no 'answers' and no 'required'")
    since, until = fields.span("since", "until")
    return Expected(
        id=fields.text("id", needed=True),
        question=fields.text("question", needed=True),
        answers=answers,
        required=required,
        relevant=relevant,
        answerable=answerable,
        history=fields.pairs("history"),
        since=since,
        until=until,
        sources=fields.strings("sources"),
        read_dates=fields.flag("read_dates", True),
        lang=fields.text("lang") or "en",
        kind=fields.text("kind") or ("other" if answerable else "unanswerable"),
        must=fields.flag("must", False),
        note=fields.text("note"),
    )
