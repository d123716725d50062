"""What a question names and an article does not: the answer may be about somebody else."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.article import Article
from qa.capitals import CAPITAL
from qa.dates.words import ENGLISH_DAY_OR_MONTH
from qa.evidence import Evidence
from qa.refusal import ABOUT_ANOTHER
from vectorstore.analysis import STEMMERS, content_words, with_other_spellings
from vectorstore.archive import Archive
from vectorstore.names.asked import names_asked
from vectorstore.weigh import asked_in

_NAME = re.compile(  # capitalised words that do not merely begin a sentence or a quotation
    rf"(?<![.!?:]\s)(?<!^)(?<![“\"'‘«¿¡(])\b[{CAPITAL}][\w'’-]*"
    rf"(?:\s+(?:(?:of|the|and|de|del|la|y|da|do|dos|e)\s+)?[{CAPITAL}0-9][\w'’-]*)*"
)
_NO_NAME = re.compile(rf"^(?:I|I['’]\w+|OK|{ENGLISH_DAY_OR_MONTH})$", re.I)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")  # names that a follow-up takes over may be of anything
_PLAIN = re.compile(  # no "DNA" or "Sox2"
    rf"(?<!\S)[{CAPITAL}][a-zà-öø-ÿ]{{2,}}(?:['’]s)?(?![^\s-])"
)
_ODDS = math.exp(ABOUT_ANOTHER)
_WHOLE = re.compile(  # nobody says "Fernando" for San Fernando
    r"\b(San|Santa|Santo|São|Saint|Puerto|Porto|Nueva|Nuevo|Villa|Vila|Mount|Monte|Cerro|Lake|Lago)"
    rf"\s+([{CAPITAL}]\w+)"
)
_TOWN = re.compile(r"\b(?:Ciudad|Cidade|City|Isla|Ilha|Island|Fort)\b\s*")  # often left out
_BEGINNING = 5  # letters alike from which "Honduran" is of Honduras


def all_named_first(
    archive: Archive, question: str, evidence: Sequence[Evidence]
) -> tuple[list[Evidence], bool]:
    """The evidence anew in order, and whether the first is of all that is named.

    Where the strongest's article lacks some of it, or tells of another's office, a sentence's odds
    to answer count for less for it.
    """
    if not evidence:
        return [], True

    articles = {item.article.id: item.article for item in evidence}

    @cache
    def names_all_in(article_id: str) -> bool:
        return not lacking(archive, question, articles[article_id])

    def of_all(item: Evidence) -> bool:
        return not item.elsewhere and names_all_in(item.article.id)

    def likely(item: Evidence) -> float:
        yes = item.score * (1.0 if of_all(item) else _ODDS)
        return yes / (yes + 1 - item.score)

    if of_all(evidence[0]):
        return list(evidence), True
    ordered = sorted(evidence, key=likely, reverse=True)
    return ordered, of_all(ordered[0])


def names_all(archive: Archive, question: str, item: Evidence) -> bool:
    """Whether the sentence or its article's title has every name in the question."""
    return not lacking(archive, question, replace(item.article, text=item.text))


def lacking(archive: Archive, question: str, article: Article) -> list[str]:
    """The names in the question that the article has in no spelling and by no other name.

    Abbreviations and codes are left out: an article may write in full what "DNA" stands for. None
    where the article's language is not the question's or not known: it may write them its own way.
    """
    asked = _ASIDE.sub("", question)
    language = article.language
    named = _names(asked)
    if not named or language not in STEMMERS or asked.isupper():
        return []
    if asked_in(archive, asked) != language:
        return []
    words = _stems(f"{article.title}\n{article.text}", language)
    missing = [name for name in named if not _is_told(name, words, language)]
    if not missing:
        return []
    others = {name.text: name.others for name in names_asked(archive.catalog, question)}
    return [
        name
        for name in missing
        if not any(_is_told(other, words, language) for other in _also(name, others))
    ]


def _names(question: str) -> list[str]:
    """Runs of capitalised words, without those of ``_NO_NAME``, that have a plain one."""
    runs = (
        " ".join(word for word in found[0].split() if not _NO_NAME.match(word))
        for found in _NAME.finditer(question)
    )
    return [run for run in dict.fromkeys(runs) if _PLAIN.search(run)]


def _also(name: str, others: dict[str, tuple[str, ...]]) -> list[str]:
    return [
        other for text, known in others.items() if text in name or name in text for other in known
    ]


def _is_told(name: str, words: set[str], language: str) -> bool:
    """Whether any of its words stands there, or one that begins alike."""
    own = _stems(_TOWN.sub("", name) or name, language)
    if _WHOLE.match(name):
        return any(" " in word for word in own & words)
    if not own or own & words:
        return True
    beginnings = {word[:_BEGINNING] for word in own if len(word) >= _BEGINNING}
    return any(word[:_BEGINNING] in beginnings for word in words)


def _stems(text: str, language: str) -> set[str]:
    """Of its words, and its names of places that are said whole."""
    parts = (
        (kind, content_words(name, language) or [name.lower()])  # "Nova" is a word of grammar
        for kind, name in _WHOLE.findall(text)
    )
    whole = {" ".join([kind.lower(), *words]) for kind, words in parts}
    return whole.union(content_words(with_other_spellings(text), language))


def lacking_note(names: Sequence[str], evidence: Sequence[Evidence]) -> list[str]:
    """That the article with the strongest sentence, which is the first, does not have them."""
    if not names:
        return []
    title = evidence[0].article.title
    return [f"The likeliest sentence stands in “{title}”, which does not mention {either(names)}."]


def either(words: Sequence[str]) -> str:
    """One or more of them as a note names them.

    >>> either(["Ecuador", "Peru"])
    '“Ecuador” or “Peru”'
    """
    return " or ".join(f"“{word}”" for word in words)
