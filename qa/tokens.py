"""Words and numbers as they are compared: case, accents and punctuation aside."""

import re
import unicodedata
from collections.abc import Sequence

from ingest.accents import without_accents

_MARKER = re.compile(r"\s*\[\d+\]")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W_]+")


def tokens(text: str) -> list[str]:
    """Words and numbers, case and accents folded, without ``[n]`` markers and punctuation.

    >>> tokens("The 5,300 murders of El Salvador’s worst año. [1][2]")
    ['the', '5300', 'murders', 'of', 'el', 'salvador', 's', 'worst', 'ano']
    """
    plain = unicodedata.normalize("NFKC", _MARKER.sub("", text))
    bare = without_accents(plain.casefold())
    return [_number(token) for token in _TOKEN.findall(bare)]


def holds(text: str, wanted: str) -> bool:
    """Whether ``wanted`` occurs in ``text`` as whole tokens, in order and unbroken.

    >>> holds("It fell by 14 percent.", "14"), holds("In 2014 it fell.", "14")
    (True, False)
    """
    return holds_tokens(tokens(text), tokens(wanted))


def holds_tokens(said: Sequence[str], wanted: Sequence[str]) -> bool:
    """``holds`` of what has been cut into tokens before; nothing is held everywhere."""
    size = len(wanted)
    return any(said[i : i + size] == wanted for i in range(len(said) - size + 1))


def _number(token: str) -> str:
    """A number without its thousands' marks, whichever they are: 5,300 and 5.300 are 5300."""
    return re.sub(r"(?<=\d)[.,](?=\d{3}(?:\D|$))", "", token)
