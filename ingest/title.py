"""The title of an article that does not name it: its first line, or words of its first sentence."""

import re
from collections.abc import Sequence

from ingest.dateline import standing_date

MAX_DERIVED = 80
_MAX_TITLE = 160
_ENDED = re.compile(r"[.:;,…]['\"”’»)]*$")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?…])['\"”’»)]* +(?=[\"“‘'«(¿¡]?[^\W\d_a-z])")
_BEFORE_WORDS = re.compile(r"^(?:(?![\"“‘'«(¿¡]+\w)\W)+")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-]+(?=\s)")
_DANGLING = re.compile(
    r"(?:\s+(?:an?|the|of|in|on|at|to|for|and|or|by|with|from|that|which|who|is|was|are|were|as|its|his|her|their"
    r"|el|la|los|las|un|una|de|del|en|y|o|que|con|por|para|al|su"
    r"|os|as|um|uma|do|da|dos|das|no|na|e|com|ao))+$",
    re.IGNORECASE,
)


def split_title(paragraphs: Sequence[str]) -> tuple[str, list[str]]:
    """The title line and the paragraphs after it; ("", all of them) if the first is none.

    A title line is a first paragraph of at least two words that is short, does not end like a
    sentence, is not a date, and has a longer paragraph after it.
    """
    if len(paragraphs) < 2 or not _is_title(paragraphs[0]):
        return "", list(paragraphs)
    if max(map(len, paragraphs[1:])) <= len(paragraphs[0]):
        return "", list(paragraphs)
    return paragraphs[0], list(paragraphs[1:])


def _is_title(line: str) -> bool:
    if len(line) > _MAX_TITLE or _ENDED.search(line) or standing_date(line):
        return False
    return len(line.split()) > 1 and not _SENTENCE_BREAK.search(line)


def derived_title(text: str) -> str:
    """A title of at most 80 characters from the first sentence of ``text``.

    It is cut at the end of a clause or else of a word, and ends in an ellipsis if it was cut.
    """
    first = _BEFORE_WORDS.sub("", text).split("\n", 1)[0]
    first = _SENTENCE_BREAK.split(first[:1000], maxsplit=1)[0].rstrip(" .")
    if len(first) <= MAX_DERIVED:
        return first
    head = first[:MAX_DERIVED]
    clauses = [
        match.start() for match in _CLAUSE.finditer(head) if match.start() >= MAX_DERIVED // 2
    ]
    word_end = max(first.rfind(" ", 0, MAX_DERIVED), 0) or MAX_DERIVED - 1
    cut = head[: clauses[-1] if clauses else word_end]
    return _DANGLING.sub("", cut).rstrip(" ,;:–—-") + "…"
