"""What a question names and an article does not: the answer may be about somebody else."""

import re
from collections.abc import Sequence

from ingest.article import Article
from ingest.language import detect_language
from qa.evidence import Evidence
from vectorstore.analysis import STEMMERS, content_words, with_other_spellings
from vectorstore.archive import Archive
from vectorstore.names.asked import names_asked

_NAME = re.compile(  # capitalised words that do not merely begin a sentence or a quotation
    r"(?<![.!?:]\s)(?<!^)(?<![“\"'‘«¿¡(])\b[A-ZÁÉÍÓÚÑÇÃÕ][\w'’-]*"
    r"(?:\s+(?:(?:of|the|and|de|del|la|y|da|do|dos|e)\s+)?[A-ZÁÉÍÓÚÑÇÃÕ0-9][\w'’-]*)*"
)
_NO_NAME = re.compile(
    r"^(?:I|I['’]\w+|OK|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$",
    re.I,
)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")  # names that a follow-up takes over may be of anything
_CAPITALS = re.compile(r"[A-Z]{2,6}")
_BETWEEN = r"\w+\W+(?:(?:of|the|and|for|de|del|la|y|da|do|dos|e)\s+){0,2}"
_ODDS = 0.1  # of about as much as the refusal counts it for (qa/refusal.py)
_BEGINNING = 5  # letters alike from which "Honduran" is of Honduras


def all_named_first(
    archive: Archive, question: str, evidence: Sequence[Evidence]
) -> tuple[list[Evidence], list[str]]:
    """The evidence anew in order, and what the first one's article lacks of what is named.

    Where that of the strongest lacks something, a sentence's odds to answer count for less for it.
    """
    if not evidence or not (missing := lacking(archive, question, evidence[0].article)):
        return list(evidence), []
    missed = {evidence[0].article.id: missing}
    for item in evidence:
        if item.article.id not in missed:
            missed[item.article.id] = lacking(archive, question, item.article)

    def odds(item: Evidence) -> float:
        return item.score / (1 - item.score) * (_ODDS if missed[item.article.id] else 1.0)

    ordered = sorted(evidence, key=odds, reverse=True)
    return ordered, missed[ordered[0].article.id]


def lacking(archive: Archive, question: str, article: Article) -> list[str]:
    """The names in the question that the article has in no spelling and by no other name.

    None where the article's language is not the question's or not known: it may write them its own
    way. Years are left to ``qa/dates``.
    """
    asked = _ASIDE.sub("", question)
    language = article.language
    if language not in STEMMERS or asked.isupper() or detect_language(asked) != language:
        return []
    named = _names(asked)
    if not named:
        return []
    told = f"{article.title}\n{article.text}"
    words = _stems(told, language)
    others = {name.text: name.others for name in names_asked(archive.catalog, question)}
    return [
        name
        for name in named
        if not any(_is_told(way, told, words, language) for way in (name, *_also(name, others)))
    ]


def _names(question: str) -> list[str]:
    """Each run of capitalised words, without "I" and the names of months and days."""
    runs = (
        " ".join(word for word in found[0].split() if not _NO_NAME.match(word))
        for found in _NAME.finditer(question)
    )
    return [run for run in dict.fromkeys(runs) if re.search(r"[^\W\d]", run)]


def _also(name: str, others: dict[str, tuple[str, ...]]) -> list[str]:
    return [
        other for text, known in others.items() if text in name or name in text for other in known
    ]


def _is_told(name: str, told: str, words: set[str], language: str) -> bool:
    """Whether any of its words stands there, or what its capitals stand for."""
    own = _stems(name, language)
    if not own or own & words:
        return True
    if any(
        mine[:_BEGINNING] == its[:_BEGINNING]
        for mine in own
        if len(mine) >= _BEGINNING
        for its in words
    ):
        return True
    capitals = re.sub(r"['’]s$", "", name).replace(".", "")
    if not _CAPITALS.fullmatch(capitals):
        return False
    return bool(re.search(rf"\b{_BETWEEN.join(capitals)}", told))


def _stems(text: str, language: str) -> set[str]:
    return set(content_words(with_other_spellings(text), language))


def lacking_note(names: Sequence[str]) -> list[str]:
    """That the article with the strongest sentence does not have them."""
    if not names:
        return []
    told = " or ".join(f"“{name}”" for name in names)
    return [f"The article that came nearest does not mention {told}."]
