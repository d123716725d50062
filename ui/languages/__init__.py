"""The interface in English and Spanish. English is written in the code, and is the key."""

from ui.languages.speak import LANGUAGES, language, say, speaking

__all__ = ["LANGUAGES", "language", "say", "speaking"]
