"""Text as it will be kept: one form for every character, blank line between paragraphs.

Everything here is idempotent; an article's offsets refer to the text this file makes.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from itertools import pairwise

_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters, the line feed excepted
    "\u00ad\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff\ufff9-\ufffb"  # zero-width marks
    "\u202a-\u202e\u2066-\u2069"  # overrides of the writing direction
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates and invisible tags
)
_WRAP_WIDTH = 120
_RAGGED = 6  # how much shorter than the width a line may be that a short word was left out of


def normalise(text: str) -> str:
    """Return ``text`` in NFC, without invisible characters, paragraphs apart by one blank line.

    Every kind of space becomes one plain space; lines that were wrapped at a fixed width are
    joined again, and any other line becomes a paragraph of its own.
    """
    return "\n\n".join(paragraphs_of(text))


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of ``text``, each one normalised line; none is empty."""
    lines = [" ".join(line.split(" ")) for line in _plain(text).split("\n")]
    lines = [re.sub(" {2,}", " ", line).strip() for line in lines]
    return _join_wrapped(lines)


def one_line(text: str) -> str:
    """``text`` normalised to a single line, for titles, names and other short values."""
    return " ".join(_plain(text).split())


def printable(name: str) -> str:
    """A file's name with every character that is not safe to show replaced by ``\\ufffd``."""
    return re.sub("\n", "\ufffd", _INVISIBLE.sub("\ufffd", name))


def _plain(text: str) -> str:
    text = _SPACE.sub(" ", _LINE_BREAK.sub("\n", text))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def _join_wrapped(lines: list[str]) -> list[str]:
    width = _width(lines)
    wrapped = _is_wrapped(lines, width)
    joined: list[list[str]] = []
    previous = ""
    for line in lines:
        if line and previous and wrapped and _continues(previous, line, width):
            joined[-1] += (_between(previous, line), line)
        elif line:
            joined.append([line])
        previous = line
    return ["".join(parts) for parts in joined]


def _width(lines: list[str]) -> int:
    """The length that the longest lines have in common; 0 where too many are no wrapped ones.

    A web address, a title or a notice that is longer than all around it does not count.
    """
    lengths = sorted(len(line) for line in lines if line)
    few = max(2, len(lengths) / 10)
    end = bisect_right(lengths, _WRAP_WIDTH)
    if end * 4 < len(lengths) * 3:
        return 0
    widths = ((n, lengths[n - 1]) for n in range(end, 0, -1))
    return next((w for n, w in widths if n - bisect_left(lengths, w - _RAGGED) >= few), 0)


def _is_wrapped(lines: list[str], width: int) -> bool:
    """Whether most lines end only because the next word would not have fitted."""
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    full = sum(_continues(a, b, width) for a, b in pairs)
    return width >= 40 and len(pairs) > 1 and full * 2 > len(pairs)


def _continues(line: str, following: str, width: int) -> bool:
    """Whether ``line`` is full: its last word began within the width, and no other would fit."""
    fitting = line.rfind(" ") <= width
    return fitting and len(line) + 1 + len(following.split(" ", 1)[0]) > width - _RAGGED


def _between(line: str, following: str) -> str:
    return "" if re.search(r"\w-$", line) and following[:1].islower() else " "
