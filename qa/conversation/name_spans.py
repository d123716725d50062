"""Names in a text, each as a whole: "San Pedro Sula", "El Salvador", "Lucia Ferrer"."""

import re

from ingest.language import detect_language
from qa.capitals import CAPITAL
from qa.dates.words import ENGLISH_DAY_OR_MONTH
from vectorstore.analysis import carries_meaning, content_words

_WORD = rf"[{CAPITAL}][\w’'-]*"
_RUN = re.compile(
    rf"(?<![\w’'-]){_WORD}(?: (?:(?:de la|de los|de las|del?|da|das|do|dos|van|von) )?{_WORD})*"
)
_BEGINS = re.compile(r"(?:^|[.!?…:]\s)[^\w\[]*$|[“\"'‘«¿¡(]$")
_PART_OF_A_NAME = re.compile(r"El|La|Los|Las|San|Santa|Santo|São")
_DAY_OR_MONTH = re.compile(rf"{ENGLISH_DAY_OR_MONTH}(?:[’']s)?(?: |$)")
_POSSESSIVE = re.compile(r"[’']s?$")


def name_spans(text: str) -> list[tuple[int, int]]:
    """Where names stand, without a word that only begins the sentence, and without days and months.

    A single word that begins a sentence is not taken for one.
    """
    return [span for found in _RUN.finditer(text) if (span := _trimmed(text, *found.span()))]


def names_and_words(text: str) -> list[str]:
    """Its names, each as a whole, and its other words that carry meaning, in their order.

    >>> names_and_words("Who was the governor of San Pedro Sula?")
    ['governor', 'San Pedro Sula']
    """
    language, found, at = detect_language(text), [], 0
    for start, end in [*name_spans(text), (len(text), len(text))]:
        words = re.findall(r"[\w'’-]+", text[at:start])
        found += [w for w in words if carries_meaning(w) and content_words(w, language)]
        found += [text[start:end]] if end > start else []
        at = end
    return found


def whole_names(text: str) -> list[str]:
    """The names alone.

    >>> whole_names("In Honduras, police chief Jorge Alas spoke. Her brother left El Salvador.")
    ['Honduras', 'Jorge Alas', 'El Salvador']
    """
    return [text[start:end] for start, end in name_spans(text)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    begins = bool(_BEGINS.search(text[:start]))
    if text[start:end] == "I" or (begins and " " not in text[start:end]):
        return None
    for word in text[start:end].split(" "):
        only_begins = begins and _is_grammar(word)
        if not only_begins and not _DAY_OR_MONTH.match(word):
            break
        start += len(word) + 1
        begins = False
    possessive = _POSSESSIVE.search(text[start:end])
    end -= len(possessive[0]) if possessive else 0
    return (start, end) if start < end else None


def _is_grammar(word: str) -> bool:
    """Whether it is a word like "In" or "What's"; an article may be part of a name."""
    return not _PART_OF_A_NAME.fullmatch(word) and not carries_meaning(re.split("[’']", word)[0])
