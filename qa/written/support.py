"""Whether cited words support a sentence, judged offline.

A claim must find its numbers and amounts in the cited words, counting the same; may negate no more
and no less than they do, nor say the opposite, nor tell as fact what they only fear or suspect, nor
turn round who did it to whom. One that stands in them word for word is then supported. Any other is
scored by the share of its content words and names they hold and by the likeness of the two. What is
cited is read with its article's title and year, as a reader reads it. The threshold and weights are
fitted on labelled pairs of a claim and a quote (tests/questions/support.jsonl): 92 % of the 150 are
judged as a person judged them.
"""

from collections.abc import Callable, Iterable, Sequence

from ingest.article import Article
from qa.answer import Citation
from qa.counts import counts_otherwise, numbers
from qa.opposites import says_the_opposite
from qa.question_kind import names
from qa.tokens import holds_tokens, tokens
from qa.written.amount_words import steps_otherwise, tells_more
from qa.written.certainty import doubted
from qa.written.roles import roles_swapped
from vectorstore.analysis import content_words

SUPPORTED_FROM = 0.7
_WORDS, _NAMES, _LIKENESS = 0.4, 0.2, 0.4

Likeness = Callable[[str, str], float]


class Support:
    """Judges claims; ``likeness`` is the cosine of two texts (none: their words decide alone)."""

    def __init__(self, likeness: Likeness | None = None) -> None:
        self._likeness = likeness

    def __call__(self, claim: str, citations: Sequence[Citation]) -> bool:
        """Whether the citations together support the claim."""
        return self.score(claim, citations) >= SUPPORTED_FROM

    def score(self, claim: str, citations: Sequence[Citation]) -> float:
        """How well the cited words support the claim (0 to 1)."""
        quotes = " ".join(citation.quote for citation in citations)
        context = read_with([citation.article for citation in citations])
        language = citations[0].article.language if citations else "en"
        return self.of_text(claim, quotes, context, language)

    def of_text(self, claim: str, quote: str, context: str = "", language: str = "en") -> float:
        """The same for plain text; ``context`` is what a reader of the quote also sees."""
        said = tokens(claim)
        if not said or _tells_otherwise(claim, quote, context, language):
            return 0.0
        if holds_tokens(tokens(quote), said):
            return 1.0
        if not numbers(claim) <= numbers(f"{quote} {context}") or counts_otherwise(claim, quote):
            return 0.0
        words = _share(
            content_words(claim, language), content_words(f"{quote} {context}", language)
        )
        named = _share(_names(claim), tokens(f"{quote} {context}"))
        likeness = words if self._likeness is None else max(0.0, self._likeness(claim, quote))
        return _WORDS * words + _NAMES * named + _LIKENESS * likeness


def read_with(articles: Iterable[Article]) -> str:
    """What a reader of quotes also sees: their articles' titles and years.

    Not the day: it would bear whatever is said to have happened then.
    """
    seen = (f"{a.title} {a.published.value[:4] if a.published else ''}" for a in articles)
    return " ".join(dict.fromkeys(seen))


def _tells_otherwise(claim: str, quote: str, context: str, language: str) -> bool:
    """Whether the claim tells what the quote does not, in words that may all stand there."""
    return (
        says_the_opposite(claim, quote)
        or doubted(claim, quote, language)
        or roles_swapped(claim, quote)
        or tells_more(claim, f"{quote} {context}")
        or steps_otherwise(claim, quote)
    )


def _share(wanted: Sequence[str], held: Sequence[str]) -> float:
    among = set(held)
    return sum(word in among for word in wanted) / len(wanted) if wanted else 1.0


def _names(text: str) -> list[str]:
    return [token for name in names(text) for token in tokens(name)]
