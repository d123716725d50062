"""Web archives (.warc, .warc.gz): each page that was fetched is an article."""

from collections.abc import Iterator
from typing import Any

from ingest.article import Article, Rejected
from ingest.content import Content, damaged
from ingest.decode import MAX_BYTES, decode
from ingest.errors import BadInput
from ingest.page import read_page

_NONE = "no page in it that was fetched whole; look into it with warcio"


def read_warc(content: Content) -> Iterator[Article | Rejected]:
    """The article of each HTML page that a server sent with status 200, by its address.

    The day of the crawl is not taken for a page's date. A page that can't be read is told, and
    the others are read. Raises ``BadInput``.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.bufferedreaders import BufferedReader

    BufferedReader.DECOMPRESSORS["br"] = _Brotli  # its own fails with the brotli of today
    found = False
    with damaged("web archive"):
        for record in ArchiveIterator(content.file):
            if _is_page(record):
                found = True
                yield _article(record, content.name)
    if not found:
        raise BadInput(_NONE)


def _is_page(record: Any) -> bool:  # noqa: ANN401 - warcio is untyped
    headers = record.http_headers
    if record.rec_type != "response" or headers is None:
        return False
    return headers.get_statuscode() == "200" and _content_type(record).lower().startswith(
        ("text/html", "application/xhtml+xml")
    )


def _content_type(record: Any) -> str:  # noqa: ANN401
    return record.http_headers.get_header("Content-Type") or ""


def _article(record: Any, archive: str) -> Article | Rejected:  # noqa: ANN401
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    name = f"{archive}/{address}"
    try:
        with damaged("page"):
            held = record.content_stream().read(MAX_BYTES + 1)
            if len(held) > MAX_BYTES:
                raise BadInput(f"a page over {MAX_BYTES // 10**6} MB; leave it out")
            return read_page(decode(held, html=True, header=_content_type(record)), name, address)
    except BadInput as error:
        return Rejected(name, str(error))


class _Brotli:
    """A decompressor of brotli as warcio uses them."""

    unused_data = b""

    def __init__(self) -> None:
        import brotli  # type: ignore[import-untyped]

        self._inner = brotli.Decompressor()

    def decompress(self, packed: bytes) -> bytes:
        """What follows; of a bomb only the beginning, which is more than is read of a page."""
        unpacked: bytes = self._inner.process(packed, output_buffer_limit=MAX_BYTES + 1)
        return unpacked

    def flush(self) -> bytes:
        """Nothing: no bytes are held back."""
        return b""
