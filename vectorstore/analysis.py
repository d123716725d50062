"""Text to index words: lower case, stop words, Snowball stemmer, accents folded, by language."""

import re
from functools import cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

STEMMERS = {"en": "english", "es": "spanish", "pt": "portuguese"}
OTHER = "xx"  # any other language: words as they are, accents folded
LANGUAGES = (*STEMMERS, OTHER)
_LONGEST_WORD = 60  # bytes; longer ones are not words
_HYPHENED_NAME = re.compile(r"\b([^\W\d_]{1,5})[-‐‑–](\d{1,4})\b")


def settled_language(language: str) -> str:
    """The language itself where there is a stemmer for it, else ``OTHER``."""
    return language if language in STEMMERS else OTHER


@cache
def analyzer(language: str) -> TextAnalyzer:
    """The analysis of one of ``LANGUAGES``; grammar's commonest words are gone.

    >>> analyzer("es").analyze("las negociaciones")
    ['negoci']
    """
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    builder = builder.filter(Filter.lowercase()).filter(Filter.remove_long(_LONGEST_WORD))
    if language in STEMMERS:
        name = STEMMERS[language]
        builder = builder.filter(Filter.stopword(name)).filter(Filter.stemmer(name))
    return builder.filter(Filter.ascii_fold()).build()


def index_words(text: str, language: str) -> list[str]:
    """The words of ``text`` as an index of one of ``LANGUAGES`` holds them.

    >>> index_words("The MS-13", "en")
    ['ms', '13', 'ms13']
    """
    return analyzer(language).analyze(with_joined_names(text))


def with_joined_names(text: str) -> str:
    """The text, and at its end names like MS-13 again without the hyphen, as others have them."""
    joined = [f"{letters}{digits}" for letters, digits in _HYPHENED_NAME.findall(text)]
    return " ".join([text, *joined]) if joined else text


def content_words(text: str, language: str) -> list[str]:
    """The words of ``text`` that carry meaning, analysed: no question words, no auxiliaries.

    >>> content_words("How many murders were there in El Salvador?", "en")
    ['murder', 'el', 'salvador']
    """
    settled = settled_language(language)
    grammar = _grammar_words(settled)
    return [word for word in index_words(text, settled) if word not in grammar]


@cache
def _grammar_words(language: str) -> frozenset[str]:
    from stop_words import get_stop_words

    if language == OTHER:
        return frozenset()
    return frozenset(analyzer(language).analyze(" ".join(get_stop_words(language))))
