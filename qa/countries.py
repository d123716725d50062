"""The names of countries, to tell them from people."""

from functools import cache


@cache
def countries() -> frozenset[str]:
    """Their names in the languages of the archive, and their codes."""
    from babel import Locale

    found = (Locale(language).territories for language in ("en", "es", "pt"))
    return frozenset(word for told in found for pair in told.items() for word in pair)
