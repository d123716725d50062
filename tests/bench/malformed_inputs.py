"""The malformed inputs themselves: (file name, content), each name once."""

import gzip
import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

FILES = Path(__file__).parents[1] / "files"
WORDS = b"The police director rejected the proposal on Friday. He gave no reason."
_PAGE = b"<!doctype html><html><body><p>" + WORDS + b"</p></body></html>"
_RECORD = b'{"text": "' + WORDS + b'"}'
_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(98, 110))
    + b"]>"
)
Named = tuple[str, bytes]


def inputs() -> Iterator[Named]:
    for makers in (_cut, _flipped, _misnamed, _bombs, _deep, _entities, _large, _texts, _names):
        yield from makers()


def sound() -> dict[str, bytes]:
    """A file of each kind that is as it should be, by its suffix."""
    files = (
        "chromium.pdf", "pandoc.docx", "pandoc.odt", "pandoc.epub", "chromium.mhtml",
        "harbour.html",
    )  # fmt: skip
    kinds = {Path(name).suffix: (FILES / name).read_bytes() for name in files}
    warc = (FILES / "wget.warc.gz").read_bytes()
    mail = b"Subject: Talks\nFrom: a@example.org\nContent-Type: text/plain\n\n" + WORDS * 9
    return {
        **kinds,
        ".warc": gzip.decompress(warc),
        ".warc.gz": warc,
        ".eml": mail,
        ".csv": b"title,text\nA,\"" + WORDS * 9 + b'"\n',
        ".tsv": b"title\ttext\nA\t\"" + WORDS * 9 + b'"\n',
        ".json": b"[" + _RECORD + b"," + _RECORD + b"]",
        ".jsonl": _RECORD + b"\n" + _RECORD,
        ".jsonl.gz": gzip.compress(_RECORD * 3),
        ".zip": _zip({"a.txt": WORDS, "b.html": _PAGE}),
        ".md": b"---\ntitle: A\n---\n# A\n\n" + WORDS * 9,
        ".parquet": b"PAR1" + bytes(400) + b"PAR1",
    }  # fmt: skip


def _cut() -> Iterator[Named]:
    for suffix, content in sound().items():
        for share in (5, 25, 50, 75, 97):
            yield f"cut-{share}{suffix}", content[: len(content) * share // 100]


def _flipped() -> Iterator[Named]:
    chance = random.Random(7)
    for suffix, content in sound().items():
        for turn in range(3):
            changed = bytearray(content)
            for _ in range(1 + len(changed) // 200):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            yield f"flipped-{turn}{suffix}", bytes(changed)


def _misnamed() -> Iterator[Named]:
    for suffix in (
        ".txt",
        ".html",
        ".pdf",
        ".docx",
        ".csv",
        ".json",
        ".zip",
        ".gz",
        ".eml",
        ".warc",
    ):
        for kind, content in sound().items():
            if kind in {".pdf", ".docx", ".html", ".zip"} and kind != suffix:
                yield f"really{kind.replace('.', '-')}{suffix}", content
        yield f"zeros{suffix}", bytes(5000)
        yield f"empty{suffix}", b""
        yield f"noise{suffix}", random.Random(suffix).randbytes(5000)


def _bombs() -> Iterator[Named]:
    zeros = bytes(300_000_000)
    for inside in (".txt", ".jsonl", ".csv", ".warc"):
        packed = gzip.compress(zeros, 1)
        yield f"bomb{inside}.gz", packed
        yield f"bomb-twice{inside}.gz.gz", gzip.compress(packed)
    yield "bomb.zip", _zip({"a.jsonl": zeros})
    yield "bombs.zip", _zip({f"{n}.csv": zeros[:30_000_000] for n in range(12)})
    yield "bomb-inside.zip", _zip({"in.zip": _zip({"a.html": zeros})})
    spaces = b"<w:document>" + b" " * 200_000_000
    yield "bomb.docx", _zip({"word/document.xml": spaces})
    yield "bomb.odt", _zip({"mimetype": b"x", "content.xml": spaces, "META-INF/manifest.xml": b""})
    yield "bomb.epub", _zip({"META-INF/container.xml": spaces})
    yield "many.zip", _zip({f"{n}.txt": b"" for n in range(20_000)})


def _deep() -> Iterator[Named]:
    held = _zip({"a.txt": WORDS})
    for _ in range(30):
        held = _zip({"in.zip": held})
    yield "deep.zip", held
    for _ in range(30):
        held = gzip.compress(held)
    yield "deep.gz", held
    for suffix in (".json", ".jsonl"):
        yield f"deep-array{suffix}", b"[" * 5_000_000
        yield f"deep-object{suffix}", b'{"a":' * 1_000_000
        yield f"deep-text{suffix}", b'[{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}]"
    for tag in (b"div", b"blockquote", b"b", b"table", b"ul", b"svg"):
        yield f"deep-{tag.decode()}.html", (b"<%s>" % tag) * 200_000 + WORDS
    part = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    nested = b"Subject: x\n" + b"".join(part % (n, n) for n in range(20_000))
    yield "deep.eml", nested
    yield "deep.md", b"> " * 100_000 + WORDS
    yield "deep-list.md", b"".join(b" " * n + b"- a\n" for n in range(1000))


def _entities() -> Iterator[Named]:
    word = _LAUGHS + b"<w:document>&m;</w:document>"
    yield "laughs.docx", _zip({"word/document.xml": word})
    yield (
        "laughs.odt",
        _zip({"mimetype": b"x", "META-INF/manifest.xml": b"<m/>", "content.xml": word}),
    )
    yield "laughs.epub", _zip({"META-INF/container.xml": _LAUGHS + b"<c>&m;</c>"})
    outside = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    yield "outside.docx", _zip({"word/document.xml": outside})
    yield "laughs.html", _LAUGHS + b"<html><body><p>&m; " + WORDS + b"</p></body></html>"
    yield "laughs.md", b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n" + WORDS


def _large() -> Iterator[Named]:
    for tag in (
        b"<p>",
        b"<div>",
        b"<a href=x>",
        b"<br/>",
        b"<meta name=a content=b>",
        b"<td>",
        b"<!--",
    ):
        name = "".join(filter(str.isalpha, tag.decode())) or "comment"
        yield f"ten-megabytes-of-{name}.html", tag * (10_000_000 // len(tag))
    yield "attribute.html", b"<p class='" + b"a " * 5_000_000 + b"'>" + WORDS
    yield (
        "json-ld.html",
        (b'<script type="application/ld+json">' + b"[" * 1_000_000 + b"</script>" + _PAGE),
    )
    yield "cell.csv", b'text\n"' + b"word " * 5_000_000
    yield "columns.csv", b"," * 1_000_000 + b"\n" + b"," * 1_000_000
    yield "line.txt", b"word " * 3_000_000
    yield "value.json", b'[{"text": "' + b"word " * 8_000_000
    yield "header.eml", b"Subject: " + b"=?utf-8?b?QUFB?= " * 100_000 + b"\n\n" + WORDS
    yield "headers.eml", b"".join(b"X-%d: y\n" % n for n in range(200_000)) + b"\n" + WORDS
    yield "header.warc", b"WARC/1.0\r\n" + b"A" * 5_000_000
    yield "objects.pdf", b"%PDF-1.7\n" + b"1 0 obj<</A 1 0 R>>endobj\n" * 200_000
    yield "pages.pdf", _pdf_of_pages_in_a_circle()
    yield "emphasis.md", b"*a_ " * 200_000


def _texts() -> Iterator[Named]:
    yield "numbers.json", b'[{"text": NaN}, {"text": 1e999}, {"text": Infinity}]'
    yield "surrogates.jsonl", b'{"text": "\\ud800 \\udfff \\ud800 words"}'
    yield "twice.json", b'{"text": 1, "text": [], "text": {}}'
    yield "latin.csv", "text\nAño pasado por aquí\n".encode("latin-1")
    yield "half.txt", b"\xff\xfea"
    yield "utf32.txt", b"\xff\xfe\0\0" + b"\xff\xff\xff\xff" * 20
    yield "utf7.eml", b"Subject: =?utf-7?q?+AGE?=\nContent-Type: text/plain; charset=utf-7\n\n+AGE-"
    yield "charset.eml", b"Subject: x\nContent-Type: text/html; charset=rot13\n\n" + _PAGE
    yield "charset.html", b"<meta charset=utf-9999>" + b"\xff" * 300
    yield "address.eml", b"From: <<<>>@@,;:\nDate: 99 99 99\nSubject: =?x?y?z?=\n\n" + WORDS
    yield "quotes.csv", b'text\n"a"b"c\n"""\n' + WORDS
    yield "carriage.csv", b"text\r\r\r" + WORDS + b"\r"
    yield "nul.html", b"<p>\0\0" + WORDS
    yield "locked.pdf", (FILES / "locked.pdf").read_bytes()
    yield "locked.zip", (FILES / "locked.zip").read_bytes()
    yield "outside.zip", _zip({"../../../etc/passwd.txt": WORDS, "/root/x.html": _PAGE})
    twice = _zip({"a.txt": WORDS, "b.txt": WORDS})
    yield "twice.zip", twice.replace(b"b.txt", b"a.txt")
    yield "lying.zip", twice.replace(len(WORDS).to_bytes(4, "little"), b"\xff\xff\xff\x7f")


def _names() -> Iterator[Named]:
    stems = (
        "a\nb", "-rf", "--json", "a\u202efdp", "a\x1b[31m", "\u200b", "%00", "~", "*", "a'\"b",
        "x" * 250, "é" * 120, "\\..\\a", " ", "CON",
    )  # fmt: skip
    for stem in stems:
        yield f"{stem}.txt", b"\0"


def _pdf_of_pages_in_a_circle() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 999999999/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>"
    )


def _zip(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()
