"""Which language a text is in, as ISO 639-1."""

import re
from functools import cache

_LIKELY = ("en", "es", "pt")
_NAMES = {
    "english": "en", "eng": "en",
    "spanish": "es", "español": "es", "castellano": "es", "spa": "es",
    "portuguese": "pt", "português": "pt", "por": "pt",
}  # fmt: skip
_OF_A_NAME = re.compile(  # the "La" and the "del" of La Paz del Norte
    r"\b(?:La|El|Los|Las)(?= [A-ZÀ-ÖØ-Þ])"
    r"|(?P<before>\b[A-ZÀ-ÖØ-Þ][\w’'-]*)(?: (?:del?|las?|los|el|y|e|d[ao]s?))+(?= [A-ZÀ-ÖØ-Þ])"
)
_ASKS_IN_SPANISH = re.compile(r"^\W*[¿¡][^\n]{0,200}$")


def language_of(given: str, text: str) -> str:
    """The language ``given`` ("es", "es-MX", "Spanish"), else the one detected in ``text``."""
    name = given.strip().lower()
    code = re.split("[-_]", name)[0]
    if re.fullmatch("[a-z]{2}", code):
        return code
    return _NAMES.get(name) or _NAMES.get(code) or detect_language(text)


def detect_language(text: str) -> str:
    """The ISO 639-1 code of ``text``, judged by its first 2,000 characters.

    Fewer than 20 words are too few to tell a hundred languages apart: in Latin script they are
    taken for English, Spanish or Portuguese, whichever has most of their grammar's words (those
    within names count only where no others tell), else fits best. A sentence that begins with an
    inverted mark is Spanish. Without letters: "en".
    """
    sample = text[:2000]
    if _ASKS_IN_SPANISH.match(sample):
        return "es"
    if not any(map(str.isalpha, sample)):
        return "en"
    short = len(sample.split()) < 20 and _is_latin(sample)
    if not short:
        return _by_letters(sample, short)
    apart = _OF_A_NAME.sub(lambda name: name["before"] or "", sample)
    return _by_grammar_words(apart) or _by_grammar_words(sample) or _by_letters(sample, short)


def _by_grammar_words(text: str) -> str | None:
    """The likely language with most of its articles, pronouns and so on; None when two tie."""
    words = re.findall(r"\w+", text.lower())
    counts = {code: sum(word in _grammar_words(code) for word in words) for code in _LIKELY}
    best, second = sorted(counts, key=lambda code: -counts[code])[:2]
    return best if counts[best] > counts[second] else None


@cache
def _grammar_words(code: str) -> frozenset[str]:
    from stop_words import get_stop_words

    return frozenset(get_stop_words(code))


def _by_letters(text: str, short: bool) -> str:
    import py3langid

    ranked = [code for code, _ in py3langid.rank(text)]
    likely = [code for code in ranked if code in _LIKELY] if short else ranked
    return next((code for code in likely if len(code) == 2), "en")


def _is_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(character < "\u0250" for character in letters) * 2 > len(letters)
