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

    The day of the crawl is not taken for a page's date. Raises ``BadInput``.
    """
    from warcio.archiveiterator import ArchiveIterator

    found = False
    records = iter(ArchiveIterator(content.file))
    while True:
        with damaged("web archive"):
            record = next(records, None)
            if record is None:
                break
            wanted = _is_page(record)
            held = record.content_stream().read(MAX_BYTES + 1) if wanted else b""
            address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        if wanted:
            found = True
            yield _article(held, f"{content.name}/{address}", address)
    if not found:
        raise BadInput(_NONE)


def _is_page(record: Any) -> bool:  # noqa: ANN401 - warcio is untyped
    headers = record.http_headers
    if record.rec_type != "response" or headers is None:
        return False
    kind = (headers.get_header("Content-Type") or "").lower()
    return headers.get_statuscode() == "200" and kind.startswith(
        ("text/html", "application/xhtml+xml")
    )


def _article(held: bytes, name: str, address: str) -> Article | Rejected:
    try:
        if len(held) > MAX_BYTES:
            raise BadInput(f"a page over {MAX_BYTES // 10**6} MB; leave it out")
        return read_page(decode(held, html=True), name, address)
    except BadInput as error:
        return Rejected(name, str(error))
