"""Articles to passages that an embedding model reads whole."""

import unicodedata
from collections.abc import Sequence

from ingest.article import Article, Passage
from ingest.partition import partition
from ingest.units import CountTokens, Ruler, Unit, units_of

LIMIT = 256


def split(article: Article, count_tokens: CountTokens, limit: int = LIMIT) -> list[Passage]:
    """The passages of an article: in order, without overlap, together every sentence of it.

    ``count_tokens`` gives, for each string, its tokens as the model would be fed it alone, with
    the special ones. ``embedding_text(passage, limit)`` has at most ``limit`` (32 or more) of
    them, for any tokenizer that makes at most one of each character in NFD. There are as few
    passages as fit; they are alike in size and end with paragraphs, else sentences; a
    sentence that is too long by itself is cut at its clauses, else words, else characters.
    """
    if limit < 32:
        raise ValueError(f"limit is {limit}; a passage needs at least 32 tokens")
    if not article.text.strip():
        return []
    ruler = Ruler(article.text, count_tokens)
    room = limit - count_tokens([embedding_text(Passage(article, 0, 0), limit)])[0]
    while True:
        passages = _passages(article, ruler, room)
        texts = [embedding_text(passage, limit) for passage in passages]
        over = max(count_tokens(texts)) - limit
        if over <= 0 or room == 1:
            return passages
        room = max(room - over, 1)


def embedding_text(passage: Passage, limit: int = LIMIT) -> str:
    """What is embedded: the heading, cut to ``limit // 2`` characters, above the text."""
    return f"{_heading(passage, limit // 2)}\n{passage.text}"


def _heading(passage: Passage, room: int) -> str:
    heading = passage.heading
    if _length(heading) <= room:
        return heading
    date = heading.removeprefix(passage.article.title)
    date = date if len(date) * 2 < room else ""
    words = passage.article.title[:room]
    while words and _length(words) + len(date) + 1 > room:
        shorter = words.rpartition(" ")[0]
        words = shorter or words[:-1]
    return f"{words.rstrip(' ,;:')}…{date}"


def _length(text: str) -> int:
    return len(unicodedata.normalize("NFD", text))


def _passages(article: Article, ruler: Ruler, room: int) -> list[Passage]:
    units = units_of(ruler, article.language, room)
    ends = partition([unit.size for unit in units], [unit.penalty for unit in units], room)
    starts = [0, *ends[:-1]]
    return [_passage(article, units[a:b]) for a, b in zip(starts, ends, strict=True)]


def _passage(article: Article, units: Sequence[Unit]) -> Passage:
    return Passage(article, units[0].start, units[-1].end)
