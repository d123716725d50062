"""Questions that a passage all but answers: all their words are in it, and don't belong together.

One that asks about a name which the passage lacks (``names.py``) is seen through by looking for
it. Of "When did Moya win in Rome?" and "Who played in Paris?", asked about one article, comes
"When did Moya win in Paris?": there the sentences have to be understood.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from vectorstore.analysis import content_words

_NAME = re.compile(r"(?<=\w )[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_NUMBER = re.compile(r"(?<=\w )\d[\d,.]*\b")
_LOOSE = "of|in|to|on|at|for|from|with|by|as|about|after|over|up|out|off|be|do|\\w+ed|\\w+ing"
_TAILS = tuple(
    re.compile(
        rf"(?<=\w ){joint} (?:(?:the|an?|his|her|its|their) )?"
        rf"(?:(?!(?:{_LOOSE})\b)[\w'-]+ ?){{1,3}}(?=\?)"
    )
    for joint in ("in", "at", "near", "from", "on", "during", "after", "before", "for")
)
_FEWEST = 2  # words before the part


class Misses:
    """The questions asked about sentences, (sentence, question) each, to be taken apart."""

    def __init__(self, asked: Iterable[tuple[str, str]]) -> None:
        self._of: dict[str, list[str]] = defaultdict(list)
        for sentence, question in asked:
            self._of[sentence].append(question)

    def miss(
        self, question: str, texts: Sequence[str], gold: int, chance: random.Random
    ) -> str | None:
        """The question with a part that belongs to another of the texts; None: none fits.

        ``texts[gold]`` answers the question, and lacks the part; the other lacks what is kept.
        """
        known = {_bare(asked) for text in texts for asked in self._of.get(text, ())}
        parts = [
            (text, kind, part.strip())
            for at, text in enumerate(texts)
            if at != gold
            for kind, part in self._parts(text)
        ]
        for text, kind, part in chance.sample(parts, len(parts)):
            own = kind.search(question)
            if own is None or len(question[: own.start()].split()) < _FEWEST:
                continue
            if kind is _NUMBER and len(own[0]) != len(part):
                continue
            before, after = question[: own.start()], question[own.end() :]
            made = f"{before}{part}{after}"
            strange = _strange(part, texts[gold]) and _strange(f"{before}{after}", text)
            if strange and _bare(made) not in known:
                return made
        return None

    def _parts(self, text: str) -> Iterator[tuple[re.Pattern[str], str]]:
        """Names and numbers of a sentence, and how the questions about it end."""
        for kind in (_NAME, _NUMBER):
            for found in kind.finditer(text):
                yield kind, found[0]
        for asked in self._of.get(text, ()):
            for kind in _TAILS:
                if end := kind.search(asked):
                    yield kind, end[0]


def _strange(part: str, text: str) -> bool:
    """Whether the part says something that the text doesn't."""
    return not set(content_words(part, "en")) <= set(content_words(text, "en"))


def _bare(question: str) -> str:
    return question.strip(" ?").lower()
