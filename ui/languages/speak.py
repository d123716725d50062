"""What the interface says, in the language that is spoken just now.

>>> with speaking("es"):
...     say("Sources")
'Fuentes'
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

LANGUAGES = {"en": "English", "es": "Español"}
_spoken: ContextVar[str] = ContextVar("spoken", default="en")


def say(english: str, **values: object) -> str:
    """The words in the language spoken, ``{name}`` filled in; English where it has none."""
    words = _translations(_spoken.get()).get(english, english)
    return words.format(**values) if values else words


def language() -> str:
    """The code of the language spoken: ``en`` or ``es``."""
    return _spoken.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak this language inside; one that is not known is English."""
    before = _spoken.set(code if code in LANGUAGES else "en")
    try:
        yield
    finally:
        _spoken.reset(before)


@cache
def _translations(code: str) -> dict[str, str]:
    if code == "en":
        return {}
    text = files("ui").joinpath("languages", f"{code}.json").read_text(encoding="utf-8")
    words: dict[str, str] = json.loads(text)
    return words
