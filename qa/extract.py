"""An answer without a language model: the sentences that answer, verbatim, each with its citation.

A question after a name, date, number or place gets the strongest sentence with the short answer
marked in it, and more only while it is not likely enough that one of them answers; any other the
sentences that together answer, in an order to read; one to be answered by yes or no also the
strongest sentence of the other side; this and one after what happened also how the article begins,
which in news tells the whole, unless a sentence surely answers.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import mul

from qa.answer import Citation, Claim
from qa.counts import numbers
from qa.evidence import FEW, Evidence
from qa.opposites import says_the_opposite
from qa.overlap import overlap
from qa.question_kind import Wanted
from qa.reader.reading import Span
from qa.short_answer import ShortAnswer, as_read

_SAME = 0.7  # word overlap from which two sentences say the same
_SHARE, _SHARE_STORY = 0.15, 0.25  # of the strongest sentence's probability: none below is told
_LIKELY = 0.95  # where one thing is wanted no more is told once one is this likely to answer
_TELLS_ALL = 0.6  # the probability of a sentence from which no beginning is needed
_LONGEST_SHORT = 120  # characters
_DENIES = re.compile(
    r"\b(?:not|no|never|none|nobody|neither|without|cannot|den(?:y|ies|ied)|rejected|refused|refuted"
    r"|failed|nunca|jam[aá]s|tampoco|sin|neg[oó]|niega|rechaz[oó]|n[aã]o|nem)\b|n[’']t\b",
    re.IGNORECASE,
)


def extract(  # noqa: PLR0913  (what is known before it begins)
    evidence: Sequence[Evidence],
    want: Wanted,
    most: int,
    short_answer: ShortAnswer = as_read,
    earlier: Sequence[Citation] = (),
    told: Sequence[str] = (),
    own: int = 0,
) -> Iterator[Claim]:
    """Up to ``most`` claims; where articles share a sentence, it cites each of them.

    Citations are numbered on from the ``earlier`` ones; sentences that are ``told`` already are
    left out. The first ``own`` of the evidence are the words of who is asked for: they are told
    however weak, and before all else.

    Where one thing is wanted the most useful comes first; else they follow their articles,
    beginning with the one that answers best.
    """
    if want.one:
        groups = _until_likely(_groups(evidence, _SHARE, min(most, FEW), own))
    else:
        groups = _groups(evidence, _SHARE_STORY if want.story else _SHARE, most, own)
    if want.yes_or_no and groups and most > 1:
        groups = _with_other_side(groups, evidence, most)
    if (want.story or want.yes_or_no) and most > 1:
        groups = _with_beginning(groups, evidence, most)
    given = {(cited.article.id, cited.start, cited.end): cited.number for cited in earlier}
    for group in groups if want.one else _to_read(groups, evidence[:own]):
        if any(_say_the_same(text, group[0].text) for text in told):
            continue
        citations = tuple(item.citation(given) for item in group)
        marked = _has_short_answer(want, group[0]) and (want.many or group is groups[0])
        short = _short(group[0], short_answer(group[0])) if marked else None
        yield Claim(group[0].text, citations, group[0].score, short=short)


def _has_short_answer(want: Wanted, item: Evidence) -> bool:
    """Whether a few words of the sentence could answer: of why, only where it gives a reason."""
    told_at_length = want.yes_or_no or want.story
    return not told_at_length and (want.kind != "reason" or item.reason)


def _groups(
    evidence: Sequence[Evidence], share: float, most: int, own: int
) -> list[list[Evidence]]:
    """The sentences to tell, strongest first, each with those of other articles that say it too."""
    groups: list[list[Evidence]] = []
    strongest = max((item.score for item in evidence[: own + 1]), default=0.0)
    for place, item in enumerate(evidence):
        if place >= own and item.score < strongest * share:
            break
        same = next((g for g in groups if _say_the_same(g[0].text, item.text)), None)
        if same is None and len(groups) < most:
            groups.append([item])
        elif same is not None and item.article.id not in {e.article.id for e in same}:
            same.append(item)
    return groups


def _say_the_same(one: str, other: str) -> bool:
    """Whether two sentences share their words, every number, and what they say of these."""
    return (
        overlap(one, other) >= _SAME
        and numbers(one) == numbers(other)
        and not says_the_opposite(one, other)
    )


def _until_likely(groups: list[list[Evidence]]) -> list[list[Evidence]]:
    """The first of them, as many as it takes that most likely one answers."""
    missing = list(accumulate((1 - group[0].score for group in groups), mul))
    return [g for g, before in zip(groups, [1.0, *missing], strict=False) if before > 1 - _LIKELY]


def _with_other_side(
    groups: list[list[Evidence]], evidence: Sequence[Evidence], most: int
) -> list[list[Evidence]]:
    """One that denies beside those that don't, or the reverse, if there is any of some weight."""
    sides = {bool(_DENIES.search(group[0].text)) for group in groups}
    if len(sides) > 1:
        return groups
    enough = evidence[0].score * _SHARE
    others = (
        e for e in evidence if e.score >= enough and bool(_DENIES.search(e.text)) not in sides
    )
    other = next(others, None)
    return [*groups[: most - 1], [other]] if other else groups


def _with_beginning(
    groups: list[list[Evidence]], evidence: Sequence[Evidence], most: int
) -> list[list[Evidence]]:
    """How the strongest's article begins too, unless the strongest is likely to tell it itself."""
    if not groups or groups[0][0].score >= _TELLS_ALL:
        return groups
    article = groups[0][0].article.id
    sentences = [e for e in evidence if e.article.id == article and not e.heading]
    first = min(sentences, key=lambda e: e.start, default=None)
    if first is None or first.hit.passage.start > 0 or any(first in group for group in groups):
        return groups
    return [*groups[: most - 1], [first]]


def _to_read(
    groups: Sequence[list[Evidence]], own: Sequence[Evidence] = ()
) -> list[list[Evidence]]:
    """Article by article, the strongest's first, and within each as it is written.

    ``own`` before all.
    """
    articles = list(dict.fromkeys(group[0].article.id for group in groups))

    def place(group: list[Evidence]) -> tuple[bool, int, int]:
        return group[0] not in own, articles.index(group[0].article.id), group[0].start

    return sorted(groups, key=place)


def _short(item: Evidence, place: Span | None) -> Span | None:
    """The short answer's place in the sentence, if there is one and it is short."""
    if place is None:
        return None
    start, end = place[0] - item.start, place[1] - item.start
    told = 0 <= start < end <= len(item.text) and end - start <= _LONGEST_SHORT
    return (start, end) if told else None
