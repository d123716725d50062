"""One search: candidates of both indexes, every candidate scored by both, fused, read back."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

from vectorstore.analysis import content_words
from vectorstore.copies import as_stand_in, duplicates, group, with_stand_ins
from vectorstore.hit import Filters, Hit
from vectorstore.names.asked import names_asked, ways_to_ask
from vectorstore.spread import spread
from vectorstore.weigh import asked_in, weighed

if TYPE_CHECKING:
    from vectorstore.archive import Archive

Vector = NDArray[numpy.float32]
_LOOKED_AT = 40  # of which the first ten are chosen
_WIDER, _WIDEST = 4, 24  # times as many as wanted, before it is left to Chroma
_TITLE = 3  # words that name an article
CANDIDATES = 100  # taken from each index; more changes no development set by a third decimal


def search(
    archive: "Archive", question: str, k: int, filters: Filters, further: int = 0
) -> list[Hit]:
    """The best ``k`` passages, best first, ties by passage id; copies count as one.

    Where copies leave fewer than ``k``, it searches again, ``further`` down in each index.
    """
    depth, within = max(CANDIDATES, k) + further, filters
    filters = with_stand_ins(archive.catalog, within)
    names = names_asked(archive.catalog, question)
    asked_ways = ways_to_ask(question, names)
    ways = numpy.stack([archive.encoder.encode_question(way) for way in asked_ways])
    dense = _meant(archive, ways, depth, filters)
    lexical = dict(archive.lexical.search(question, depth, filters, names))
    dense_ranks = {key: rank for rank, key in enumerate(dense, 1)}
    lexical_ranks = {key: rank for rank, key in enumerate(lexical, 1)}
    dense |= archive.dense.similarities(ways, [key for key in lexical if key not in dense])
    lexical |= archive.lexical.scores(question, [key for key in dense if key not in lexical], names)
    lexical = {key: lexical[key] for key in dense}
    scores = weighed(archive, question, dense, lexical)
    groups = group(archive.catalog, list(scores))
    covered = len(scores) - len(groups)
    if covered > further and len(groups) < k and depth < archive.size()[1]:
        return search(archive, question, k, within, covered)
    keys = list(groups)[: max(k, _LOOKED_AT)]
    articles = archive.catalog.articles_of(keys)
    if not _asks_for_one(archive, question, articles.get(keys[0]) if keys else None):
        keys = spread(keys, lambda key: articles.get(key, key))
    ranked = [(key, groups[key]) for key in keys[:k]]
    passages = archive.catalog.passages([key for key, _ in ranked])
    asked = asked_in(archive, question)
    exact = duplicates(archive.catalog, [one.article.id for one in passages.values()])
    shown = {key: as_stand_in(archive.catalog, one, within) for key, one in passages.items()}
    return [
        Hit(
            shown[key],
            scores[key],
            similarity=archive.encoder.comparable(
                dense[key], asked, passages[key].article.language
            ),
            lexical=lexical[key],
            dense_rank=dense_ranks.get(key),
            lexical_rank=lexical_ranks.get(key),
            copies=_others(passages[key].article.id, copies, exact, shown[key].article.id),
        )
        for key, copies in ranked
        if key in passages
    ]


def _others(
    article_id: str, copies: set[str], exact: Mapping[str, Sequence[str]], shown: str
) -> tuple[str, ...]:
    """The articles that say the same as this one and it itself, without the one that is shown."""
    return tuple(sorted({article_id, *copies, *exact.get(article_id, ())} - {shown}))


def _meant(archive: "Archive", ways: Vector, depth: int, filters: Filters) -> dict[str, float]:
    """The passages nearest to any way of asking (rows), each with its cosine to the nearest."""
    nearest = [_nearest(archive, way, depth, filters) for way in ways]
    found = list(dict.fromkeys(key for some in nearest for key in some))
    if len(ways) > 1:
        nearest = [archive.dense.similarities(ways, found)]
    return dict(sorted(nearest[0].items(), key=lambda pair: (-pair[1], pair[0]))[:depth])


def _nearest(archive: "Archive", way: Vector, depth: int, filters: Filters) -> dict[str, float]:
    """The nearest passages within the limits, with their cosines.

    Chroma looks up everything within them first, which at 100,000 passages takes ten times as long
    as a search. So more are taken than wanted, and the lexical index says which of them pass.
    """
    enough, wider = depth if depth > CANDIDATES else CANDIDATES // 2, _WIDER * depth
    while filters and wider <= _WIDEST * depth:
        found = archive.dense.search(way, wider, Filters())
        passing = archive.lexical.passing([key for key, _ in found], filters)
        kept = [(key, cosine) for key, cosine in found if key in passing]
        if len(kept) >= enough or len(found) < wider:
            return dict(kept[:depth])
        wider *= math.ceil(1.5 * enough / max(1, len(kept)))
    there = dict(archive.dense.search(way, depth, filters))
    there |= archive.dense.similarities(way, [key for key in filters.besides if key not in there])
    return dict(sorted(there.items(), key=lambda pair: (-pair[1], pair[0]))[:depth])


def _asks_for_one(archive: "Archive", question: str, best: str | None) -> bool:
    """Whether the question tells the title of the article that was found first."""
    article = archive.article(best) if best else None
    if article is None:
        return False
    title = set(content_words(article.title, article.language))
    return len(title) >= _TITLE and title.issubset(content_words(question, article.language))
