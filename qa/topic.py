"""How likely the archive speaks of a topic: a name or a few keywords with nothing asked of it.

The reader was taught on questions. Of a topic its words tell more: they are all in one sentence, or
most of them nowhere in what was found.
"""

from collections.abc import Sequence

from qa.evidence import Evidence
from vectorstore.analysis import content_words, question_words, settled_language
from vectorstore.archive import Archive
from vectorstore.coverage import RareWords

_AS_MUCH = 0.8  # of what the article that holds most of a topic does
_LITTLE, _MOST = 0.4, 0.5  # of a topic's words, by rarity
_WEAK = 0.1  # of a sentence's probability to answer
_SPOKEN_OF, _NOT_SPOKEN_OF = 0.5, 0.25


def of_the_topic(archive: Archive, topic: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence from articles that hold about as much of it as any of them does."""
    words = RareWords(archive, topic)
    articles = {item.article.id: item.article for item in evidence}
    shares = {
        key: words.coverage(f"{article.title} {article.text}", article.language)
        for key, article in articles.items()
    }
    enough = _AS_MUCH * max(shares.values(), default=0.0)
    return [item for item in evidence if shares[item.article.id] >= enough]


def spoken_of(archive: Archive, topic: str, evidence: Sequence[Evidence], likely: float) -> float:
    """The confidence, by what the evidence holds of the topic.

    At least one half where a sentence of some weight has all its words, or most of them and its
    article's title the rest; one quarter at most where none has much.
    """
    words = RareWords(archive, topic)
    told = [item for item in evidence if not item.foreign]
    shares = [_held(topic, item) for item in told]
    for item, share in zip(told, shares, strict=True):
        titled = f"{item.article.title}: {item.text}"
        if item.score >= _WEAK and (
            share == 1 or (share >= _MOST and words.coverage(titled, item.article.language) == 1)
        ):
            return max(likely, _SPOKEN_OF)
    little = shares and max(shares) < _LITTLE
    return min(likely, _NOT_SPOKEN_OF) if little else likely


def _held(topic: str, item: Evidence) -> float:
    """The share of the topic that a sentence holds; also of one of common words alone."""
    language = item.article.language
    if content_words(topic, language):
        return item.coverage
    settled = settled_language(language)
    words = set(question_words(topic, settled))
    return len(words.intersection(question_words(item.text, settled))) / max(1, len(words))
