"""A place in a conversation that can be opened in the reader, and what it opens.

Its key, ``turn-kind-number``, is all that a browser sends: ``0-citation-2`` is the citation with
number 2 in the first answer, ``3-hit-0`` the first passage looked at for the fourth. In the same
way ``0-verdict-good`` is the button that finds the first answer helpful.
"""

import re
from dataclasses import dataclass

from ingest.article import Article
from qa.answer import Answer
from ui.conversation import Conversation
from ui.languages import say
from vectorstore.feedback import Verdict

Span = tuple[int, int]
_KEY = re.compile(r"([0-9]{1,6})-(citation|hit)-([0-9]{1,6})")
_NEAREST = 3
_VERDICT_KEY = re.compile(r"([0-9]{1,6})-verdict-(good|bad)")


@dataclass(frozen=True)
class Reading:
    """An article opened at ``span``; ``others`` are further cited spans in it.

    ``heading`` says in words what the span is, ``key`` is the place's, ``keys`` are those that can
    be opened one after the other, this one among them.
    """

    key: str
    heading: str
    article: Article
    span: Span
    others: tuple[Span, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def previous(self) -> str | None:
        """The key before this one."""
        place = self.keys.index(self.key) if self.key in self.keys else 0
        return self.keys[place - 1] if place else None

    @property
    def following(self) -> str | None:
        """The key after this one."""
        place = self.keys.index(self.key) if self.key in self.keys else len(self.keys)
        return self.keys[place + 1] if place + 1 < len(self.keys) else None


def citation_key(turn: int, number: int) -> str:
    """The key of a citation."""
    return f"{turn}-citation-{number}"


def hit_key(turn: int, rank: int) -> str:
    """The key of a passage that was looked at; ranks count from 0."""
    return f"{turn}-hit-{rank}"


def verdict_key(turn: int, verdict: Verdict) -> str:
    """The key of the button that gives an answer this verdict."""
    return f"{turn}-verdict-{verdict}"


def open_verdict(conversation: Conversation, key: object) -> tuple[int, Verdict] | None:
    """The turn and the verdict that a key names; None for anything that names no answer."""
    named = _VERDICT_KEY.fullmatch(key) if isinstance(key, str) else None
    if named is None:
        return None
    turn = int(named[1])
    if turn >= len(conversation) or conversation[turn].answer is None:
        return None
    return turn, "good" if named[2] == "good" else "bad"


def open_place(conversation: Conversation, key: object) -> Reading | None:
    """What a key opens; None for anything that is no key of this conversation."""
    named = _KEY.fullmatch(key) if isinstance(key, str) else None
    if named is None:
        return None
    turn, kind, number = int(named[1]), named[2], int(named[3])
    answer = conversation[turn].answer if turn < len(conversation) else None
    if answer is None:
        return None
    opened = _citation if kind == "citation" else _hit
    return opened(answer, turn, number)


def _citation(answer: Answer, turn: int, number: int) -> Reading | None:
    cited = next((c for c in answer.citations if c.number == number), None)
    if cited is None:
        return None
    others = tuple(
        (c.start, c.end)
        for c in answer.citations
        if c.article.id == cited.article.id and c.number != number
    )
    keys = tuple(citation_key(turn, c.number) for c in answer.citations)
    heading = say("Citation {number} of {all}", number=number, all=len(keys))
    span = (cited.start, cited.end)
    return Reading(citation_key(turn, number), heading, cited.article, span, others, keys)


def _hit(answer: Answer, turn: int, rank: int) -> Reading | None:
    if rank >= len(answer.hits):
        return None
    passage = answer.hits[rank].passage
    keys = tuple(hit_key(turn, shown) for shown in nearest(answer))
    span = (passage.start, passage.end)
    key, heading = hit_key(turn, rank), say("Nearest passage")
    return Reading(key, heading, passage.article, span, keys=keys)


def nearest(answer: Answer) -> list[int]:
    """The ranks of the passages that a refusal shows: the best of each of the nearest articles."""
    first: dict[str, int] = {}
    for rank, hit in enumerate(answer.hits):
        first.setdefault(hit.passage.article.id, rank)
    return list(first.values())[:_NEAREST]
