"""What one text denies, doubts, fears or plans, and the other tells as fact."""

import re
from collections.abc import Iterator

from vectorstore.analysis import content_words

_NEGATION = re.compile(
    r"\b(?:not (?:true|clear|certain|the case) that|not|no|never|nobody|none|neither|nor|without"
    r"|cannot|fail(?:s|ed)? to|den(?:y|ies|ied)|doubt(?:s|ed)?|nunca|jam[aá]s|tampoco|ni|sin"
    r"|neg[oó]|niegan?|n[aã]o|nem)\b|n[’']t\b",
    re.I,
)
_HEDGE = re.compile(
    r"\b(?:whether|if|unless|(?-i:may)|might|could|would|expect(?:s|ed|ing)?|accus(?:es?|ed|ing)"
    r"|alleg(?:es?|ed|ing|edly)|suspect(?:s|ed)?|claim(?:s|ed)?|promis(?:es?|ed)|plan(?:s|ned)? to"
    r"|threaten(?:s|ed)?|charged with|attempt(?:s|ed)? to|tried to|wants? to|hopes? to"
    r"|ask(?:s|ed)? for|possibl[ey]|probabl[ey]|likely|reportedly|supposed(?:ly)?|rumou?r\w*"
    r"|podr[ií]an?|habr[ií]an?|presunt\w+|supuest\w+|acus\w+|sospech\w+|promet\w+|intent(?:ó|aron)"
    r"|poderiam?|teriam?|supost\w+|suspeit\w+|tent(?:ou|aram))\b",
    re.I,
)
_REACH = 2  # content words after a negation or a hedge that it is said of
_BEFORE, _AFTER = 2, 3  # content words about a negation by which two are the same


def doubted(claim: str, quote: str, language: str) -> bool:
    """Whether one denies what the other says, or the quote only says that it may be.

    >>> doubted("Guards helped.", "It is not known whether guards helped.", "en")
    True
    >>> doubted("Police did not arrest Salas.", "Police arrested Salas. It did not rain.", "en")
    True
    """
    if _NEGATION.search(claim):
        return not _deny_the_same(claim, quote, language)
    said = set(content_words(claim, language))
    forms = [_NEGATION] if _HEDGE.search(claim) else [_NEGATION, _HEDGE]
    reached = (after[:_REACH] for form in forms for _, after in _about(form, quote, language))
    return any(words and said.issuperset(words) for words in reached)


def _deny_the_same(claim: str, quote: str, language: str) -> bool:
    mine, told = (
        [{*before[-_BEFORE:], *after[:_AFTER]} for before, after in _about(_NEGATION, t, language)]
        for t in (claim, quote)
    )
    return any(not words or words & others for words in mine for others in told)


def _about(form: re.Pattern[str], text: str, language: str) -> Iterator[tuple[list[str], ...]]:
    """The content words of its sentence before and after each place where the form stands."""
    for found in form.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        sides = (before.rpartition(". ")[2], after.partition(". ")[0])
        yield tuple(content_words(side, language) for side in sides)
