"""An answer without a language model: the strongest sentences, verbatim, each with its citation."""

from collections.abc import Iterator, Sequence

from qa.answer import Citation, Claim
from qa.evidence import Evidence
from qa.overlap import overlap

_WEAKER_BY = 0.25  # a further sentence must come this close to the strongest
_SAME = 0.7  # word overlap from which two sentences say the same


def extract(evidence: Sequence[Evidence], most: int) -> Iterator[Claim]:
    """Up to ``most`` claims, most useful first; where articles share a sentence, it cites both."""
    numbers: dict[tuple[str, int, int], int] = {}
    for group in _groups(evidence, most):
        citations = tuple(_citation(item, numbers) for item in group)
        yield Claim(group[0].text, citations, support=min(1.0, group[0].score))


def _groups(evidence: Sequence[Evidence], most: int) -> list[list[Evidence]]:
    groups: list[list[Evidence]] = []
    for item in evidence:
        if item.score < evidence[0].score - _WEAKER_BY:
            break
        same = next((g for g in groups if overlap(g[0].text, item.text) >= _SAME), None)
        if same is None and len(groups) < most:
            groups.append([item])
        elif same is not None and item.article.id not in {e.article.id for e in same}:
            same.append(item)
    return groups


def _citation(item: Evidence, numbers: dict[tuple[str, int, int], int]) -> Citation:
    key = (item.article.id, item.start, item.end)
    number = numbers.setdefault(key, len(numbers) + 1)
    return Citation(number, item.article, item.start, item.end)
