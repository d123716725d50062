"""Names that the archive's view says in the language spoken."""

from ui.languages import say
from ui.words import shortened

_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
}
_LONGEST = 60


def language_name(code: str) -> str:
    """``Spanish`` for ``es``; the code itself where it has no name here."""
    name = _LANGUAGES.get(code)
    return say(name) if name else shortened(code, _LONGEST)


def source_name(source: str) -> str:
    """A source's name on one line; ``no source given`` for none."""
    return shortened(source, _LONGEST) if source else say("no source given")
