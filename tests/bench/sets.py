"""The public development sets, read where they lie beside the repository, never copied."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.article import Article
from ingest.dates import parse_published
from qa.evaluation.questions import load_questions

QUESTIONS = Path(__file__).parents[1] / "questions"
SHARED = Path(__file__).parents[3] / "shared"
DATA = SHARED / "data"
ABSENT = f"the development sets are not beside the repository ({DATA.name}/ is absent)"


@dataclass(frozen=True)
class Asked:
    """A question of a set: its words, the ids that answer it, and whether any does."""

    id: str
    text: str
    relevant: frozenset[str]
    answerable: bool
    history: tuple[tuple[str, str], ...] = ()


def lines(path: str) -> Iterator[dict[str, Any]]:
    with (DATA / path).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def articles(folder: str, language: str = "en") -> Iterator[Article]:
    """The documents of a set as articles, whole and as they are."""
    name = "docs" if (DATA / folder / "docs.jsonl").exists() else "passages"
    for row in lines(f"{folder}/{name}.jsonl"):
        if row.get("lang", language) == language:
            yield Article(
                row["id"],
                row["title"],
                row["text"],
                language=language,
                published=parse_published(row["date"], "given") if row.get("date") else None,
            )


def questions(folder: str, language: str = "en", told: str | None = None) -> list[Asked]:
    """Those of a set in ``language``; what answers them is in ``told``, if that is another."""
    return [
        Asked(
            row["id"],
            row.get("question_lower", row["question"]),
            frozenset(row[f"relevant_{told}" if told else "relevant"]),
            bool(row["answerable"]),
            turns(row.get("history", [])),
        )
        for row in lines(f"{folder}/questions.jsonl")
        if row.get("lang", language) == language
    ]


def own_questions(name: str) -> list[Asked]:
    """Those of a set that we wrote."""
    asked = load_questions(QUESTIONS / f"{name}.jsonl").questions
    return [Asked(one.id, one.question, frozenset(one.relevant), one.answerable) for one in asked]


def turns(history: list[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    """(question, answer) pairs of a conversation told speaker by speaker."""
    turns: list[tuple[str, str]] = []
    asked = ""
    for told in history:
        if told["speaker"] == "user":
            asked = told["text"]
        elif asked:
            turns.append((asked, told["text"]))
            asked = ""
    return tuple(turns)
