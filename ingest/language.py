"""Which language a text is in, as ISO 639-1."""

import re

_LIKELY = ("en", "es", "pt")
_NAMES = {
    "english": "en", "eng": "en",
    "spanish": "es", "español": "es", "castellano": "es", "spa": "es",
    "portuguese": "pt", "português": "pt", "por": "pt",
}  # fmt: skip


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
    taken for English, Spanish or Portuguese, whichever fits best. Without letters: "en".
    """
    sample = text[:2000]
    if not any(map(str.isalpha, sample)):
        return "en"
    import py3langid

    ranked = [code for code, _ in py3langid.rank(sample)]
    if len(sample.split()) < 20 and _is_latin(sample):
        ranked = [code for code in ranked if code in _LIKELY]
    return next((code for code in ranked if len(code) == 2), "en")


def _is_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(character < "\u0250" for character in letters) * 2 > len(letters)
