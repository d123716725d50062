"""How likely the archive speaks of a topic: a name or a few keywords with nothing asked of it.

The reader was taught on questions. Of a topic its words tell more: they are all in one sentence, or
most of them nowhere in what was found. So do those of a question that has no other words to go by
than names: of "Is Fito still at large?" what is said of Fito.
"""

from collections.abc import Sequence

from qa.evidence import Evidence
from qa.fitting.nameless import nameless
from qa.question_kind import topic_of, wanted
from vectorstore.analysis import content_words, question_words, settled_language
from vectorstore.coverage import RareWords

_AS_MUCH = 0.8  # of what the article that holds most of a topic does
_LITTLE, _MOST = 0.4, 0.5  # of a topic's words, by rarity
_WEAK = 0.03  # of a sentence's probability to answer
_SPOKEN_OF, _NOT_SPOKEN_OF = 0.5, 0.2
_PARTLY = 0.8  # of the confidence where no sentence has all of the topic


def topic_in(question: str, language: str) -> str | None:
    """The topic that a question is, or has no words beside if it is after yes or no.

    >>> topic_in("gang truce", "en"), topic_in("Is Fito still at large?", "en")
    ('gang truce', 'Is Fito still at large?')
    """
    if topic := topic_of(question):
        return topic
    unnamed = nameless(question)
    names_alone = unnamed != question and not content_words(unnamed, language)
    return question if names_alone and wanted(question).yes_or_no else None


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

    At least one half where a sentence of some weight, or of any if it is a question, has all its
    words, or most of them and its article's title the rest; one fifth at most where none has much.
    """
    least = 0.0 if wanted(topic).yes_or_no else _WEAK
    told = [(item, _held(topic, words, item)) for item in evidence if not item.foreign]
    if any(item.score >= least and _tells_all(words, item, held) for item, held in told):
        return max(likely, _SPOKEN_OF)
    little = told and max(held for _, held in told) < _LITTLE
    return min(likely, _NOT_SPOKEN_OF) if little else _PARTLY * likely


def _tells_all(words: RareWords, item: Evidence, held: float) -> bool:
    """Whether a sentence that holds this share holds it all, if need be with its title."""
    titled = f"{item.article.title}: {item.text}"
    return held == 1 or (held >= _MOST and words.coverage(titled, item.article.language) == 1)


def _held(topic: str, words: RareWords, item: Evidence) -> float:
    """The share of the topic that a sentence holds; also of one of common words alone."""
    language = item.article.language
    if content_words(topic, language):
        return words.coverage(item.text, language)
    settled = settled_language(language)
    common = set(question_words(topic, settled))
    return len(common.intersection(question_words(item.text, settled))) / max(1, len(common))
