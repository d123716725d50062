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
_LITTLE = 0.4  # of a topic's words, by rarity
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


def spoken_of(topic: str, evidence: Sequence[Evidence], likely: float) -> float:
    """The confidence, by what the evidence holds of the topic.

    At least one half where a sentence of some weight has all its words, and one quarter at most
    where none has much.
    """
    shares = [(_held(topic, item), item.score) for item in evidence if not item.foreign]
    if any(share == 1 and score >= _WEAK for share, score in shares):
        return max(likely, _SPOKEN_OF)
    little = shares and max(share for share, _ in shares) < _LITTLE
    return min(likely, _NOT_SPOKEN_OF) if little else likely


def _held(topic: str, item: Evidence) -> float:
    """The share of the topic that a sentence holds; also of one of common words alone."""
    language = item.article.language
    if content_words(topic, language):
        return item.coverage
    settled = settled_language(language)
    words = set(question_words(topic, settled))
    return len(words.intersection(question_words(item.text, settled))) / max(1, len(words))
