"""What the reader learns from: a question beside sentences, some of which answer it or none."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 9  # sentences of a passage
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Example:
    """``gold`` numbers the sentences that answer; empty: none does.

    ``answer`` is (sentence, start, end) in characters of that sentence, None where no short answer
    is known. ``about`` says whether the passage is about the question's matter at all.
    """

    question: str
    sentences: tuple[str, ...]
    gold: frozenset[int] = frozenset()
    answer: tuple[int, int, int] | None = None
    about: bool = True
    title: str = ""


def run_around(place: int, chance: random.Random) -> range:
    """Places in a row, at most ``LONGEST``, this one among them; the last may not exist."""
    length = chance.randint(1, LONGEST)
    first = max(0, place - chance.randint(0, length - 1))
    return range(first, first + length)


def told_around(place: int, sentences: int, chance: random.Random) -> list[int]:
    """As ``run_around``, but only places that an article of so many sentences has."""
    return [at for at in run_around(place, chance) if at < sentences]


def within(sentence: str, answer: str) -> tuple[int, int] | None:
    """Where the answer stands in the sentence as whole words, letters' case apart."""
    if not answer.strip():
        return None
    found = re.search(rf"(?<!\w){re.escape(answer.strip())}(?!\w)", sentence, re.IGNORECASE)
    return found.span() if found else None


def holds(sentence: str, answers: Sequence[str]) -> bool:
    """Whether any of the answers stands in the sentence."""
    return any(within(sentence, answer) for answer in answers)


def thinned(words: Sequence[str], share: float, chance: random.Random) -> list[str]:
    """Some of the words left out, each with this probability."""
    return [word for word in words if chance.random() >= share]


def words_of(text: str) -> list[str]:
    """The words, in lower case."""
    return _WORD.findall(text.lower())
