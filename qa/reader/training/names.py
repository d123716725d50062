"""Questions that a passage nearly answers: a name or a number in them is put in another's place."""

import random
import re
from collections.abc import Iterable, Sequence

_NAME = re.compile(r"(?<=\w )[A-Z][\w'-]+(?: [A-Z][\w'-]+)*")
_NUMBER = re.compile(r"(?<=\w )\d[\d,.]*\b")
_TRIES = 8


class Names:
    """The names and numbers in ``questions``, to put in place of one another."""

    def __init__(self, questions: Iterable[str]) -> None:
        names, numbers = set(), set()
        for question in questions:
            names |= set(_NAME.findall(question))
            numbers |= set(_NUMBER.findall(question))
        self._by_kind = ((_NAME, sorted(names)), (_NUMBER, sorted(numbers)))

    def altered(self, question: str, texts: Sequence[str], chance: random.Random) -> str | None:
        """The question with another name or number that the texts lack; None where it has none."""
        told = " ".join(texts).lower()
        places = [
            (found, others)
            for kind, others in self._by_kind
            for found in kind.finditer(question)
            if found.group().lower() in told
        ]
        if not places:
            return None
        found, others = chance.choice(places)
        words = len(found.group().split())
        for _ in range(_TRIES):
            other = chance.choice(others)
            if len(other.split()) == words and other.lower() not in told:
                return f"{question[: found.start()]}{other}{question[found.end() :]}"
        return None
