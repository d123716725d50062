"""Whether a number counts something other than what a question asks how many there are of."""

import re

from qa.counts import numbers, with_digits
from qa.evidence import Evidence
from qa.people.words import is_persons
from qa.tokens import tokens
from vectorstore.analysis import STEMMERS, content_words
from vectorstore.archive import Archive
from vectorstore.weigh import asked_in

_HOW_MANY = re.compile(r"\b(?:how many|cu[aá]nt[oa]s|quant[oa]s) ", re.I)
_ANYTHING = (  # who may be the same as are called by any other word, and what stands for them
    "people persons residents inhabitants citizens victims dead casualties deaths members others"
    " families jobs posts votes tickets times things personas residentes habitantes ciudadanos"
    " victimas muertos muertes miembros familias empleos puestos votos veces cosas pessoas"
    " moradores cidadaos vitimas mortos mortes membros empregos vezes coisas"
)
_ANY = frozenset(_ANYTHING.split())
_ALIKE = 0.5  # likeness of words for the same: prisoners, inmates: .85; guards, inmates: .48
_LEARNED = "en"  # the language that the encoder knows the likeness of single words in
_REACH = 3  # words after "how many" among which the noun stands
_OF = ("de", "of")


def counts_another(archive: Archive, question: str, item: Evidence) -> bool:
    """Whether the number that the evidence would answer with counts another thing.

    So it is where its sentence hasn't what is asked for, and the article has another number of
    that, or where people are asked for by a word that is nowhere, and the number is none of people.
    """
    language = item.article.language
    if language not in STEMMERS or asked_in(archive, question) != language:
        return False
    noun, counted = _asked_for(question, language), _counted(item)
    if not noun or not counted or {noun, counted[1]} & _ANY:
        return False
    number, other = counted
    stem = _stem(noun, language)
    if _stem(other, language) & set(content_words(question, language)):
        return False
    if stem & set(content_words(item.text, language)):
        return False
    if any(
        _stem(word, language) == stem for told, word in _pairs(item.article.text) if told != number
    ):
        return _differ(archive, noun, other, language)
    nowhere = not any(archive.lexical.shares(stem, language).values())
    return nowhere and _is_person(noun) and not _is_person(other)


def _differ(archive: Archive, noun: str, other: str, language: str) -> bool:
    """Whether the words are surely for different things."""
    if _is_person(noun) != _is_person(other):
        return True
    return language == _LEARNED and archive.encoder.likeness(noun, other) < _ALIKE


def _asked_for(question: str, language: str) -> str | None:
    asked = _HOW_MANY.search(question)
    after = tokens(question[asked.end() :])[:_REACH] if asked else []
    for word in after:
        if not content_words(word, language):
            return None
        if word.endswith("s"):
            return word
    return None


def _counted(item: Evidence) -> tuple[str, str] | None:
    """The number chosen, or else the sentence's first, and the noun after it."""
    chosen = numbers(item.article.text[slice(*item.short)]) if item.short else set()
    if item.short and not chosen:
        return None
    told = _pairs(item.text)
    found = [pair for pair in told if pair[0] in chosen] if chosen else told[:1]
    return found[0] if found and found[0][1] else None


def _pairs(text: str) -> list[tuple[str, str]]:
    """Its numbers, each with the plural that follows it, or with "" where none does."""
    words = [word for word in with_digits(text) if word not in _OF]
    return [
        (word, after if after.endswith("s") and after.isalpha() else "")
        for word, after in zip(words, [*words[1:], ""], strict=True)
        if word[0].isdigit()
    ]


def _stem(word: str, language: str) -> set[str]:
    return set(content_words(word, language))


def _is_person(word: str) -> bool:
    return is_persons(word) or is_persons(re.sub(r"(?<=[rnlz])es$|s$", "", word))
