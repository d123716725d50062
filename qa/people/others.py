"""Whether a sentence names, by one word or more, somebody who may be a person."""

import re
from functools import cache

from ingest.article import Article
from qa.people.first_names import FIRST_NAMES
from qa.people.named import NAME, is_thing, name_alone
from qa.people.words import ROLE_OF, is_role

_NAMES = re.compile(rf"\b{NAME}(?: (?:(?:de la|de los|del|de|of|da|do) )?{NAME})*")
_BEGINS = re.compile(r"(?:^|[.:;?!(\n]|[“\"«‘'])\s*$")
_NOT_BEHIND = {  # an article or a place's preposition, before no person's name
    "en": re.compile(
        r"\b(?:the|an?|his|her|its|their|this|that|in|at|near|inside|outside|across) $", re.I
    ),
    "es": re.compile(r"\b(?:el|la|los|las|un|una|su|sus|en|del|al) $", re.I),
    "pt": re.compile(r"\b(?:os|as|um|uma|em|no|na|nos|nas) $", re.I),
}
_MANY = re.compile(r".*(?:ies|ians?|ans|ers|ists|ats|ish|ese)$")  # "Tories", "British"
_OF_A_PLACE = re.compile(r".*(?:[cr]an|[ei]an|ish|ese|ic)$")  # "Mexican traffickers"
_WITHIN = re.compile(rf"\b(?:in|at|near|from|en|em) {NAME}(?: {NAME})*, $")  # "in Tela, Atlántida"
_OWN = re.compile(  # "better known as Fito"
    r"\b(?:known as|alias|nicknamed|dubbed|conocid[oa] como|apodad[oa]|conhecid[oa] como)"
    r" [“\"'«]?$",
    re.I,
)
_ACRONYM = re.compile(r"\b[A-Z]{2,}\d? $")  # "BBC News"
_OPENS = re.compile(r".*(?:ing|ed|ly|mente)$|(?:earlier|later|yesterday|yes|yeah|ayer|ontem)$")
BLOT = "—"  # in place of a letter of a name that counts for nobody else


def names_another(sentence: str, article: Article) -> bool:
    """Whether a capitalised word in it may be a person's name.

    Not one behind an article or "in", of a country or town, of many ("Tories"), or in "the mayor
    of Tela"; nor the first word where the article, or its language, has it in small letters.
    """
    return any(_may_be_person(found, sentence, article) for found in _NAMES.finditer(sentence))


def _may_be_person(found: re.Match[str], sentence: str, article: Article) -> bool:
    before, name, after = sentence[: found.start()], name_alone(found[0]), sentence[found.end() :]
    if _BEGINS.search(before):
        first, _, rest = name.partition(" ")
        name = rest if _is_common(first, article) else name
        if not name or (not rest and first.endswith("s")):
            return False
    behind = _NOT_BEHIND.get(article.language, _NOT_BEHIND["en"])
    return not (
        is_thing(name)
        or after.startswith(f" {BLOT}")  # a title, or a first name
        or any(form.search(before) for form in (behind, ROLE_OF, _WITHIN, _OWN, _ACRONYM))
        or _MANY.match(name.split()[-1])
        or _is_adjective(name, after)
        or _is_place(name, article.text)
    )


def _is_adjective(name: str, after: str) -> bool:
    of_place = _OF_A_PLACE.match(name) and name not in FIRST_NAMES
    return bool(of_place and re.match(r"[ -][a-z]", after))


def _is_common(word: str, article: Article) -> bool:
    """Whether a word, begun with a capital as the first of a sentence, is none of a name."""
    small = word.lower()
    return (
        small in _grammar_words(article.language)
        or bool(_OPENS.match(small))
        or is_role(small)
        or bool(re.search(rf"\b{re.escape(small)}\b", article.text))
    )


@cache
def _grammar_words(language: str) -> frozenset[str]:
    from stop_words import get_stop_words

    return frozenset(get_stop_words(language if language in _NOT_BEHIND else "en"))


def _is_place(name: str, text: str) -> bool:
    """Whether the text has it in, or at, it."""
    return bool(re.search(rf"\b(?:in|at|en|em) {re.escape(name)}\b(?![’'])", text))
