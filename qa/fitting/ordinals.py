"""Which of several is asked about, where an article tells of another: "the first derby"."""

import re
from collections.abc import Sequence

from ingest.accents import without_accents
from ingest.article import Article
from qa.counts import ORDINALS
from qa.people.words import is_persons
from vectorstore.analysis import STEMMERS, analyzer

_ROMANCE = (
    "primer[oa]?|primeir[oa] segund[oa] tercer[oa]?|terceir[oa] cuart[oa]|quart[oa] quint[oa]"
    " sext[oa] septim[oa]|setim[oa] octav[oa]|oitav[oa] noven[oa]|non[oa] decim[oa]"
)
_PLACES = tuple(
    re.compile(rf"{word}|{romance}|{place}(?:st|nd|rd|th|er|[oa])")
    for place, (word, romance) in enumerate(zip(ORDINALS, _ROMANCE.split(), strict=True), 1)
)
_NO_THING = frozenset(
    ("time", "place", "lady", "minister", "half", "week", "month", "year", "day", "thing", "step")
    + ("vez", "dama", "ministro", "ministra", "semana", "mes", "ano", "dia", "lugar", "passo")
)
_ALIKE = 3  # letters that words of one stem begin with
_REACH = 3  # words before a noun among which its ordinal stands: "the first and second rounds"


def tells_of_another(question: str, article: Article) -> bool:
    """Whether the question has an ordinal and a noun, and the article that noun with others only.

    An article that has it elsewhere, or the ordinal without a noun, may tell of the one asked.
    """
    if article.language not in STEMMERS:
        return False
    words = _words(question)
    asked = [
        (place, noun)
        for word, noun in zip(words, words[1:], strict=False)
        if (place := _place(word)) is not None
    ]
    told = _words(f"{article.title} . {article.text}") if asked else []
    return any(_only_others(place, noun, told, article.language) for place, noun in asked)


def _words(text: str) -> list[str]:
    return re.findall(
        r"\w+|[.,;:]", without_accents(text.translate({0xBA: "o", 0xAA: "a"})).lower()
    )


def _place(word: str) -> int | None:
    return next((at for at, form in enumerate(_PLACES) if form.fullmatch(word)), None)


def _only_others(place: int, noun: str, told: Sequence[str], language: str) -> bool:
    stems = analyzer(language).analyze(noun)
    if noun in _NO_THING or not noun.isalpha() or not stems:
        return False
    others = False
    for at, word in enumerate(told):
        if _place(word) == place and _alone(told[at + 1 : at + 2]):
            return False
        if word[:_ALIKE] != noun[:_ALIKE] or analyzer(language).analyze(word) != stems:
            continue
        places = {_place(before) for before in told[max(0, at - _REACH) : at]} - {None}
        if not places or place in places:
            return False
        others = True
    return others


def _alone(after: Sequence[str]) -> bool:
    """Whether an ordinal before these words may stand for the noun: "the first was in May"."""
    return not (after and (is_persons(after[0]) or after[0] in _NO_THING or _place(after[0])))
