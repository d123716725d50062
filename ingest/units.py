"""The units a passage is made of: sentences, and parts of those too long for one passage."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from ingest.sentences import sentence_spans

CountTokens = Callable[[Sequence[str]], Sequence[int]]
AFTER_PARAGRAPH, AFTER_SENTENCE, AFTER_CLAUSE, AFTER_WORD = 0.0, 0.1, 1.0, 3.0
_CLAUSE = re.compile(r"\S.*?(?:[,;:.!?…–—][\"'”’»)\]]*(?=\s)|[，、；：。！？]|\Z)", re.DOTALL)
_WORD = re.compile(r"\S+")
_CHARACTERS_A_TOKEN = 16
_MANY = 2000
_HEADING_WORDS, _HEADING_LENGTH = 12, 80


@dataclass(frozen=True)
class Unit:
    """A stretch of text of ``size`` tokens, and the price of ending a passage after it."""

    start: int
    end: int
    size: int
    penalty: float


class Ruler:
    """Measures stretches of one text in tokens, without those added around a whole string."""

    def __init__(self, text: str, count_tokens: CountTokens) -> None:
        self.text = text
        self._count = count_tokens
        self.special = count_tokens([""])[0]

    def sizes(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        """Tokens of each span; at least one for every 16 characters, however few are counted.

        Some tokenizers give a word of any length as one unknown token, which would let a
        passage grow without bound.
        """
        if not spans:
            return []
        counts = self._count([self.text[start:end] for start, end in spans])
        return [
            max(count - self.special, math.ceil((end - start) / _CHARACTERS_A_TOKEN))
            for count, (start, end) in zip(counts, spans, strict=True)
        ]


def units_of(ruler: Ruler, language: str, room: int) -> list[Unit]:
    """The units of a text, in order, none over ``room`` tokens; together all its sentences.

    A heading that stands alone as a paragraph is one unit with what comes after it.
    """
    units: list[Unit] = []
    lead: list[Unit] = []
    for unit in _sentences(ruler, language):
        if unit.size <= room // 2 and _is_heading(unit, ruler.text):
            lead.append(unit)
            continue
        near = _last_within(lead, room // 2)
        first, *rest = _cut(unit, ruler, room - sum(heading.size for heading in near))
        units += [*lead[: len(lead) - len(near)], _merged([*near, first]), *rest]
        lead = []
    units += lead
    return units if len(units) <= _MANY else _coarser(units, room // 16)


def _last_within(headings: list[Unit], room: int) -> list[Unit]:
    """The last of ``headings`` that together have at most ``room`` tokens."""
    sizes = accumulate(heading.size for heading in reversed(headings))
    fitting = sum(1 for _ in takewhile(lambda size: size <= room, sizes))
    return headings[len(headings) - fitting :]


def _coarser(units: Sequence[Unit], size: int) -> list[Unit]:
    """Join neighbours up to ``size``: in a very long text a tiny unit more or less is nothing."""
    joined = [units[0]]
    for unit in units[1:]:
        if joined[-1].size + unit.size <= size:
            joined[-1] = _merged([joined[-1], unit])
        else:
            joined.append(unit)
    return joined


def _sentences(ruler: Ruler, language: str) -> Iterator[Unit]:
    spans = sentence_spans(ruler.text, language)
    for (start, end), size in zip(spans, ruler.sizes(spans), strict=True):
        closes = ruler.text.startswith("\n\n", end)
        yield Unit(start, end, size, AFTER_PARAGRAPH if closes else AFTER_SENTENCE)


def _is_heading(unit: Unit, text: str) -> bool:
    """Whether a short paragraph that does not end like a sentence stands above another."""
    words = text[unit.start : unit.end]
    opens = text.endswith("\n\n", 0, unit.start) or unit.start == 0
    closes = text.startswith("\n\n", unit.end)
    short = len(words) <= _HEADING_LENGTH and len(words.split()) <= _HEADING_WORDS
    return opens and closes and short and (words[-1].isalnum() or words[-1] == "?")


def _merged(units: Sequence[Unit]) -> Unit:
    size = sum(unit.size for unit in units)
    return Unit(units[0].start, units[-1].end, size, units[-1].penalty)


def _cut(unit: Unit, ruler: Ruler, room: int) -> list[Unit]:
    """``unit`` itself if it fits, else its clauses, their words, and the words' characters."""
    if unit.size <= room:
        return [unit]
    parts = [unit]
    for pattern, penalty in _levels(room):
        parts = [finer for part in parts for finer in _finer(part, ruler, room, pattern, penalty)]
    return parts


def _levels(room: int) -> tuple[tuple[re.Pattern[str], float], ...]:
    characters = re.compile(rf"\S{{1,{max(room // 3, 1)}}}")
    return (_CLAUSE, AFTER_CLAUSE), (_WORD, AFTER_WORD), (characters, AFTER_WORD)


def _finer(
    unit: Unit, ruler: Ruler, room: int, pattern: re.Pattern[str], penalty: float
) -> list[Unit]:
    if unit.size <= room:
        return [unit]
    spans = [match.span() for match in pattern.finditer(ruler.text, unit.start, unit.end)]
    penalties = [penalty] * (len(spans) - 1) + [unit.penalty]
    measured = zip(spans, ruler.sizes(spans), penalties, strict=True)
    return [Unit(start, end, size, price) for (start, end), size, price in measured]
