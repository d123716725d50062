"""Examples as tensors: rows of like length together."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from qa.reader.reading import QUESTION
from qa.reader.training.example import Example

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

_SORTED_TOGETHER = 50  # batches
_ROUND = 16  # a kernel is made and kept for every width: of many, a step took ever longer


@dataclass(frozen=True)
class Batch:
    """Rows of word-pieces and what is to be learned of them.

    ``sentence`` numbers each token's sentence in its row, -1 outside the passage. ``gold`` has a
    column a sentence: 1 answers, 0 does not, -1 there is none. ``start`` and ``end`` are token
    numbers (0: no answer; -1: unknown, not learned from).
    """

    ids: Tensor
    mask: Tensor
    types: Tensor
    sentence: Tensor
    gold: Tensor
    start: Tensor
    end: Tensor
    answers: Tensor
    about: Tensor


@dataclass(frozen=True)
class _Row:
    ids: list[int]
    types: list[int]
    sentence: list[int]
    start: int
    end: int
    example: Example


def batches(
    examples: Iterable[Example],
    tokenizer: "Tokenizer",
    rows: int,
    longest: int,
    chance: random.Random,
) -> Iterator[Batch]:
    """Batches of ``rows`` examples, of at most ``longest`` word-pieces each."""
    held: list[_Row] = []
    for example in examples:
        held.append(_row(example, tokenizer, longest))
        if len(held) == rows * _SORTED_TOGETHER:
            yield from _sorted_batches(held, rows, chance)
            held = []
    yield from _sorted_batches(held, rows, chance)


def _sorted_batches(held: list[_Row], rows: int, chance: random.Random) -> Iterator[Batch]:
    held.sort(key=lambda row: len(row.ids))
    groups = [held[i : i + rows] for i in range(0, len(held), rows)]
    for group in chance.sample(groups, len(groups)):
        yield _batch(group)


def _row(example: Example, tokenizer: "Tokenizer", longest: int) -> _Row:
    parts = [
        example.question,
        *([f"{example.title}:"] if example.title else []),
        *example.sentences,
    ]
    encoded = tokenizer.encode_batch(parts, add_special_tokens=False)
    begin, separator = (tokenizer.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]"))
    question = encoded[0].ids[:QUESTION]
    ids, types = [begin, *question, separator], [0] * (len(question) + 2)
    sentence = [-1] * len(ids)
    if example.title:
        ids += encoded[1].ids
        sentence += [-1] * len(encoded[1].ids)
    start = end = 0 if not example.gold else -1
    for number, part in enumerate(encoded[len(parts) - len(example.sentences) :]):
        if example.answer and example.answer[0] == number:
            start, end = _place(part, example.answer, len(ids))
        ids += part.ids
        sentence += [number] * len(part.ids)
    ids, sentence = [*ids[: longest - 1], separator], [*sentence[: longest - 1], -1]
    if max(start, end) >= longest - 1:
        start = end = -1
    return _Row(ids, types + [1] * (len(ids) - len(types)), sentence, start, end, example)


def _place(sentence: "Encoding", answer: tuple[int, int, int], first: int) -> tuple[int, int]:
    _, start, end = answer
    inside = [i for i, (a, b) in enumerate(sentence.offsets) if a < end and b > start]
    return (first + inside[0], first + inside[-1]) if inside else (-1, -1)


def _batch(rows: Sequence[_Row]) -> Batch:
    width = -(-max(len(row.ids) for row in rows) // _ROUND) * _ROUND
    sentences = max(len(row.example.sentences) for row in rows)

    def filled(values: Iterable[list[int]], length: int, filler: int) -> Tensor:
        return torch.tensor([v + [filler] * (length - len(v)) for v in values])

    return Batch(
        ids=filled((row.ids for row in rows), width, 0),
        mask=filled(([1] * len(row.ids) for row in rows), width, 0),
        types=filled((row.types for row in rows), width, 0),
        sentence=filled((row.sentence for row in rows), width, -1),
        gold=filled((_gold(row) for row in rows), sentences, -1),
        start=torch.tensor([row.start for row in rows]),
        end=torch.tensor([row.end for row in rows]),
        answers=torch.tensor([float(bool(row.example.gold)) for row in rows]),
        about=torch.tensor([float(row.example.about) for row in rows]),
    )


def _gold(row: _Row) -> list[int]:
    """A sentence that was cut off entirely is not asked for."""
    held = set(row.sentence)
    numbers = range(len(row.example.sentences))
    return [(1 if n in row.example.gold else 0) if n in held else -1 for n in numbers]
