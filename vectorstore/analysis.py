"""Text to index words: lower case, stop words, Snowball stemmer, accents folded, by language."""

import re
from functools import cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from ingest.accents import without_accents

ANALYSIS = "2"  # another one where the words of a text have become others: they are indexed anew
STEMMERS = {"en": "english", "es": "spanish", "pt": "portuguese"}
OTHER = "xx"  # any other language: words as they are, accents folded
LANGUAGES = (*STEMMERS, OTHER)
_LONGEST_WORD = 60  # bytes; longer ones are not words
_ACCENTED = re.compile(r"\b\w*[à-öø-ÿÀ-ÖØ-ß]\w*\b")
_MEANINGFUL = {  # that the lists of grammar's words have too
    "en": "act area begin bill bottom brief case computer copy cry end face fill find fire front"
    " goods group hell help home index information interest invention line member microsoft mill"
    " mine miss move net novel open order page point problem research ring room run save self site"
    " side sincere state stop system test text top turn web website work world young",
    "es": "estado fuerza intento lado trabajar trabajo trata ultimar valor verdad",
    "pt": "apontar caminho corrente direita estado horas maioria ligado desligado pegar povo"
    " trabalhar trabalho valor verdade",
}
_INITIALS = re.compile(r"\b(?:[A-ZÑ]{1,2}\.)+[A-ZÑ]{1,2}\b|\b(?:[A-ZÑ]{1,2}\. ?){2,}")
_UNPARTED = re.compile(r"([\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff])")  # Thai to Chinese
HYPHENED_NAME = re.compile(r"\b([^\W\d_]{1,5})[-‐‑–](\d{1,4})\b")  # also written as one word


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


def question_words(text: str, language: str) -> list[str]:
    """The words to look for in one of ``LANGUAGES``.

    A name like MS-13 or D.E.A. is also there as one word; where no spaces part the words, each
    character is one.

    >>> question_words("The MS-13", "en")
    ['ms', '13', 'ms13']
    """
    return analyzer(language).analyze(" ".join([_parted(text), *_joined_names(text)]))


def with_other_spellings(text: str) -> str:
    """The text as it is indexed: at its end, what people also write for words of it.

    Names without their hyphen or dots, and words without their accents (which stem differently).

    >>> with_other_spellings("La policía, la D.E.A. y la MS-13")
    'La policía, la D.E.A. y la MS-13 MS13 DEA policia'
    """
    unaccented = () if text.isascii() else map(without_accents, _ACCENTED.findall(text))
    return " ".join([_parted(text), *_joined_names(text), *dict.fromkeys(unaccented)])


def _parted(text: str) -> str:
    return text if text.isascii() else _UNPARTED.sub(r" \1 ", text)


def _joined_names(text: str) -> list[str]:
    hyphened = [f"{letters}{digits}" for letters, digits in HYPHENED_NAME.findall(text)]
    return hyphened + [re.sub(r"[. ]", "", name) for name in _INITIALS.findall(text)]


def carries_meaning(word: str) -> bool:
    """Whether it is no grammar word of English or Spanish."""
    return bool(content_words(word, "en")) and bool(content_words(word, "es"))


def content_words(text: str, language: str) -> list[str]:
    """The words of ``text`` that carry meaning, analysed: no question words, no auxiliaries.

    >>> content_words("How many murders were there in El Salvador?", "en")
    ['murder', 'el', 'salvador']
    """
    settled = settled_language(language)
    grammar = _grammar_words(settled)
    return [word for word in question_words(text, settled) if word not in grammar]


@cache
def _grammar_words(language: str) -> frozenset[str]:
    from stop_words import get_stop_words

    if language == OTHER:
        return frozenset()
    analyze = analyzer(language).analyze
    listed = analyze(" ".join(get_stop_words(language)))
    return frozenset(listed).difference(analyze(_MEANINGFUL[language]))
