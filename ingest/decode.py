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
_WESTERN = {"iso-8859-1", "latin1", "us-ascii"}  # browsers read all of these as windows-1252
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_text(content: Content, *, limit: int = MAX_BYTES, html: bool = False) -> str:
    """The text of a whole file; raises ``BadInput`` if it is over ``limit`` bytes or not text."""
    text = decode(content.whole(limit), html=html)
    if not text.strip():
        raise BadInput("the file is empty; give at least a sentence")
    if not html and max(map(len, text.splitlines()), default=0) > MAX_LINE:
        raise BadInput(f"a line is over {MAX_LINE:,} characters; break it into paragraphs")
    return text


def decode(raw: bytes, *, html: bool = False) -> str:
    """Decode ``raw`` by its mark, else as UTF-8, else (``html``) as the page declares.

    Raises ``BadInput`` for what is not text or is in another encoding; nothing is guessed.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _checked(_decoded(raw, encoding))
    if b"\0" in raw[:4096]:
        raise BadInput("not a text file (it holds binary); export it as text and ingest again")
    declared = _CHARSET.search(raw[:4096].lower()) if html else None
    name = declared[1].decode() if declared else "utf-8"
    return _checked(_decoded(raw, "utf-8", "windows-1252" if name in _WESTERN else name))


def _decoded(raw: bytes, *encodings: str) -> str:
    for encoding in encodings:
        try:
            return raw.decode(encoding)
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
