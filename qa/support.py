"""Whether cited words support a sentence, judged offline.

A sentence that stands in the cited words is supported. Any other must find its numbers there,
counting the same; may negate no more and no less than they do, nor say the opposite; and is scored
by the share of its content words and names they hold and by the likeness of the two. What is cited
is read with its article's title and date, as a reader reads it. The threshold and weights are
fitted on labelled pairs of a claim and a quote (tests/questions/support.jsonl): 89 % of the 150 are
judged as a person judged them.
"""

import re
from collections.abc import Callable, Sequence

from qa.answer import Citation
from qa.counts import counts_otherwise, numbers
from qa.opposites import says_the_opposite
from qa.question_kind import names
from qa.tokens import holds_tokens, tokens
from vectorstore.analysis import content_words

SUPPORTED_FROM = 0.7
_WORDS, _NAMES, _LIKENESS = 0.4, 0.2, 0.4
_NEGATION = re.compile(
    r"\b(?:not (?:true|clear|certain|the case) that|not|no|never|nobody|none|neither|nor|without"
    r"|cannot|den(?:y|ies|ied)|doubt(?:s|ed)?|nunca|jam[aá]s|tampoco|ni|sin|neg[oó]|niegan?"
    r"|n[aã]o|nem)\b|n[’']t\b",
    re.I,
)

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
        context = " ".join(dict.fromkeys(_context(citation) for citation in citations))
        language = citations[0].article.language if citations else "en"
        return self.of_text(claim, quotes, context, language)

    def of_text(self, claim: str, quote: str, context: str = "", language: str = "en") -> float:
        """The same for plain text; ``context`` is what a reader of the quote also sees."""
        said = tokens(claim)
        if not said or _contradicts(claim, quote, language):
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


def _context(citation: Citation) -> str:
    published = citation.article.published
    return f"{citation.article.title} {published.value[:4] if published else ''}"


def _share(wanted: Sequence[str], held: Sequence[str]) -> float:
    among = set(held)
    return sum(word in among for word in wanted) / len(wanted) if wanted else 1.0


def _names(text: str) -> list[str]:
    return [token for name in names(text) for token in tokens(name)]


def _contradicts(claim: str, quote: str, language: str) -> bool:
    """Whether one denies what the other says; a negation reaches the two words after it."""
    if says_the_opposite(claim, quote):
        return True
    if _NEGATION.search(claim):
        return not _NEGATION.search(quote)
    said = set(content_words(claim, language))
    after = (quote[found.end() :].partition(". ")[0] for found in _NEGATION.finditer(quote))
    reached = (content_words(words, language)[:2] for words in after)
    return any(words and said.issuperset(words) for words in reached)
