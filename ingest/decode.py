"""From bytes to text: UTF-8 by default, whatever a byte-order mark or the page itself declares."""

import codecs
import re

from ingest.content import Content
from ingest.errors import BadInput

MAX_BYTES = 20_000_000
MAX_MARKDOWN = 1_000_000  # its parser is quadratic in some marks
MAX_LINE = 1_000_000
_INVALID = "not valid {}; save it as UTF-8 and ingest again"
NOT_UTF8 = _INVALID.format("UTF-8")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?"""
    rb"(windows-\d+|iso-8859-\d+|latin1|us-ascii|shift_jis|euc-jp|euc-kr|gbk|gb2312|gb18030"
    rb"|big5|koi8-[ru]|macintosh)\b"
)
_WESTERN = {"iso8859-1", "ascii"}  # browsers read both as windows-1252
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_text(content: Content, *, limit: int = MAX_BYTES, html: bool = False) -> str:
    """The text of a whole file; raises ``BadInput`` if it is over ``limit`` bytes or not text."""
    text = decode(content.whole(limit), html=html)
    if not text.strip():
        raise BadInput("the file is empty; give at least a sentence")
    if not html and max(map(len, text.splitlines()), default=0) > MAX_LINE:
        raise BadInput(f"a line is over {MAX_LINE:,} characters; break it into paragraphs")
    return text


def decode(raw: bytes, *, html: bool = False, header: str = "") -> str:
    """Decode ``raw`` by its mark, else as UTF-8, else (``html``) as is declared.

    The ``header``, which is the Content-Type that a page was sent with, goes before the page's
    own word. Raises ``BadInput`` for what is not text or is in another encoding; nothing is
    guessed.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _checked(_decoded(raw, encoding))
    if b"\0" in raw[:4096]:
        raise BadInput("not a text file (it holds binary); export it as text and ingest again")
    head = f"<meta {header}>".encode() + raw[:4096]
    declared = _CHARSET.search(head.lower()) if html else None
    return _checked(_decoded(raw, "utf-8", declared[1].decode() if declared else "utf-8"))


def codec_of(encoding: str) -> str:
    """What an encoding of this name is read with; raises ``LookupError`` or ``ValueError``."""
    name = codecs.lookup(encoding).name
    return "windows-1252" if name in _WESTERN else name


def _decoded(raw: bytes, *encodings: str) -> str:
    for encoding in encodings:
        try:
            return raw.decode(codec_of(encoding))
        except (UnicodeError, LookupError):
            continue
    if _mostly_control(raw[:4096].decode("latin-1")):
        raise BadInput("not a text file (it holds binary); export it as text and ingest again")
    raise BadInput(_INVALID.format(encodings[0].upper()))


def _checked(text: str) -> str:
    if _mostly_control(text[:4096]):
        raise BadInput("not a text file (it holds binary); export it as text and ingest again")
    return text


def _mostly_control(sample: str) -> bool:
    return len(_CONTROL.findall(sample)) * 33 > len(sample)
