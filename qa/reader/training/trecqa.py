"""TREC QA (its train split): sentences of news judged as answers, gathered into passages."""

import random
from collections.abc import Iterator
from pathlib import Path

from qa.reader.training.example import Example
from qa.reader.training.lines import lines

_PASSAGES = 6  # of one question


class TrecQa:
    """The train split of the set in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._texts = {row["id"]: row["text"] for row in lines(folder / "passages.jsonl")}
        rows = lines(folder / "questions.jsonl")
        self._questions = [row for row in rows if row["split"] == "train"]

    def examples(self, chance: random.Random) -> Iterator[Example]:
        """Several passages of each question, drawn anew; one in three without an answer."""
        for question in self._questions:
            right, wrong = question["relevant"], set(question["candidates"])
            others = sorted(wrong - set(right))
            for _ in range(_PASSAGES):
                few = chance.sample(right, min(len(right), chance.choice((0, 1, 2))))
                rest = chance.sample(others, min(len(others), chance.randint(1, 5)))
                mixed = chance.sample([*few, *rest], len(few) + len(rest))
                if mixed:
                    gold = frozenset(i for i, key in enumerate(mixed) if key in few)
                    texts = tuple(self._texts[key] for key in mixed)
                    yield Example(question["question"], texts, gold)
