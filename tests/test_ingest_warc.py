import zlib

import brotli
import pytest

from ingest.article import Article, Rejected
from ingest.content import in_memory
from ingest.decode import MAX_BYTES
from ingest.read import read_content

TEXT = "The police director rejected the proposal on Friday. He gave no reason — “no”, he said."
SITE = "https://example.org"


def archive(*pages: tuple[bytes, dict[str, str]]) -> bytes:
    """A .warc of pages with these bytes, sent with these headers, from /0, /1 and so on."""
    return b"".join(record(number, *sent) for number, sent in enumerate(pages))


def record(number: int, body: bytes, given: dict[str, str]) -> bytes:
    headers = {"Content-Type": "text/html", **given}.items()
    head = "".join(f"{line}\r\n" for line in ("HTTP/1.1 200 OK", *map(": ".join, headers), ""))
    held = head.encode() + body
    about = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {SITE}/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(held)}\r\n\r\n"
    )
    return about.encode() + held + b"\r\n\r\n"


def page(text: str = TEXT, encoding: str = "utf-8") -> bytes:
    html = f"<html><head><title>Talks</title></head><body><article><p>{text}</p></article></body>"
    return f"{html}</html>".encode(encoding)


def read(held: bytes) -> list[Article | Rejected]:
    return list(read_content(in_memory(held, "a.warc", ".warc")))


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [("br", brotli.compress), ("gzip", lambda p: zlib.compress(p, wbits=31)), ("", bytes)],
)
@pytest.mark.parametrize("chunked", [False, True])
def test_pages_are_read_however_they_were_packed(encoding, packed, chunked):
    body, headers = packed(page()), {"Content-Encoding": encoding} if encoding else {}
    if chunked:
        headers["Transfer-Encoding"] = "chunked"
        halves = body[: len(body) // 2], body[len(body) // 2 :], b""
        body = b"".join(b"%x\r\n%b\r\n" % (len(half), half) for half in halves)
    first, second = read(archive((body, headers), (page(f"{TEXT} Twice."), {})))
    assert (first.text, second.text) == (TEXT, f"{TEXT} Twice.")
    assert (first.url, second.url) == (f"{SITE}/0", f"{SITE}/1")


@pytest.mark.parametrize(
    ("encoding", "header"),
    [
        ("windows-1252", "text/html; charset=ISO-8859-1"),
        ("windows-1252", 'text/html;charset="windows-1252"'),
        ("utf-8", "text/html; charset=ISO-8859-1"),  # a wrong one: it is valid UTF-8
        ("utf-16", "text/html; charset=ISO-8859-1"),  # and so it is here: it has a mark
    ],
)
def test_the_encoding_may_be_in_the_header(encoding, header):
    (article,) = read(archive((page(encoding=encoding), {"Content-Type": header})))
    assert article.text == TEXT


BOMB = brotli.compress(b"<p>" + b" " * (50 * MAX_BYTES), quality=1)


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (b"\xff no text", {}, "not valid UTF-8"),
        (page()[:40], {"Content-Encoding": "br"}, ""),
        (BOMB, {"Content-Encoding": "br"}, "over 20 MB"),
    ],
    ids=["encoding", "packing", "bomb"],
)
def test_a_page_that_can_t_be_read_does_not_keep_the_others_out(body, headers, reason):
    rejected, article = read(archive((body, headers), (page(), {})))
    assert rejected == Rejected(f"a.warc/{SITE}/0", rejected.reason)
    assert reason in rejected.reason
    assert (article.text, article.url) == (TEXT, f"{SITE}/1")


def test_a_payload_that_raises_does_not_keep_the_others_out(monkeypatch):
    monkeypatch.delattr("ingest.warc._Brotli.unused_data")
    packed = {"Content-Encoding": "br"}
    rejected, article = read(archive((brotli.compress(page()), packed), (page(), {})))
    assert (type(rejected), article.text) == (Rejected, TEXT)


OTHER = b'<link rel="canonical" href="https://other.example/1"><meta name="dossier:id" content="x">'


def test_no_page_stands_in_for_one_of_another_site():
    (article,) = read(archive((page().replace(b"</head>", OTHER + b"</head>"), {})))
    assert (article.id, article.url) == (f"{SITE}/0", f"{SITE}/0")
    saved = (
        f"Snapshot-Content-Location: {SITE}/0\r\n"
        "Content-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n"
    ).encode()
    saved += page().replace(b"</head>", OTHER + b"</head>") + b"\r\n--B--\r\n"
    (article,) = read_content(in_memory(saved, "a.mhtml", ".mhtml"))
    assert (article.id, article.url) == (f"{SITE}/0", f"{SITE}/0")
