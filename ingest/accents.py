"""Letters without their accents."""

import unicodedata


def without_accents(text: str) -> str:
    """``text`` with accents and other marks over or under letters left out.

    >>> without_accents("policía, São Paulo")
    'policia, Sao Paulo'
    """
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))
