"""How likely the archive speaks of a topic: a name or a few keywords with nothing asked of it.

The reader was taught on questions. Of a topic its words tell more: they are all in one sentence, or
most of them nowhere in what was found.
"""

from collections.abc import Sequence

from qa.evidence import Evidence
from vectorstore.analysis import content_words, question_words, settled_language
from vectorstore.coverage import RareWords

_AS_MUCH = 0.8  # of what the article that holds most of a topic does
_LITTLE, _MOST = 0.4, 0.5  # of a topic's words, by rarity
_WEAK = 0.1  # of a sentence's probability to answer
_SPOKEN_OF, _NOT_SPOKEN_OF = 0.5, 0.25


def of_the_topic(words: RareWords, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence from articles that hold about as much of it as any of them does."""
    articles = {item.article.id: item.article for item in evidence}
    shares = {
        key: words.coverage(f"{article.title} {article.text}", article.language)
        for key, article in articles.items()
    }
    enough = _AS_MUCH * max(shares.values(), default=0.0)
    return [item for item in evidence if shares[item.article.id] >= enough]


def spoken_of(topic: str, words: RareWords, evidence: Sequence[Evidence], likely: float) -> float:
    """The confidence, by what the evidence holds of the topic.

    At least one half where a sentence of some weight has all its words, or most of them and its
    article's title the rest; one quarter at most where none has much.
    """
    told = [(item, _held(topic, item)) for item in evidence if not item.foreign]
    if any(item.score >= _WEAK and _tells_all(words, item, held) for item, held in told):
        return max(likely, _SPOKEN_OF)
    little = told and max(held for _, held in told) < _LITTLE
    return min(likely, _NOT_SPOKEN_OF) if little else likely


def _tells_all(words: RareWords, item: Evidence, held: float) -> bool:
    """Whether a sentence that holds this share holds it all, if need be with its title."""
    titled = f"{item.article.title}: {item.text}"
    return held == 1 or (held >= _MOST and words.coverage(titled, item.article.language) == 1)


def _held(topic: str, item: Evidence) -> float:
    """The share of the topic that a sentence holds; also of one of common words alone."""
    language = item.article.language
    if content_words(topic, language):
        return item.coverage
    settled = settled_language(language)
    words = set(question_words(topic, settled))
    return len(words.intersection(question_words(item.text, settled))) / max(1, len(words))
