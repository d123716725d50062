"""What a file is by its first bytes, whatever its name says."""

import re
from dataclasses import replace

from ingest.content import Content
from ingest.errors import BadInput
from ingest.packed import open_zip

_MAGIC = (
    (re.compile(rb"\s*%PDF-|.{1,1000}\n%PDF-\d", re.DOTALL), ".pdf"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"), ".zip"),
    (re.compile(rb"\x1f\x8b"), ".gz"),
    (re.compile(rb"PAR1"), ".parquet"),
    (re.compile(rb"WARC/\d"), ".warc"),
    (re.compile(rb"(?=.*^Content-Type: multipart/related).*^Snapshot-Content-Location:",
                re.DOTALL | re.MULTILINE | re.IGNORECASE), ".mhtml"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
                rb"<(?:!doctype\s+html|html)\b", re.DOTALL | re.IGNORECASE), ".html"),
)  # fmt: skip
_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file or a locked one; save it as .docx without a password",
    ),
    (b"{\\rtf", "an RTF file; save it as .docx or .txt and ingest that"),
    (b"\x89PNG", "an image, which is binary; recognise its text and ingest that"),
    (b"\xff\xd8\xff", "an image, which is binary; recognise its text and ingest that"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it and ingest the files"),
    (b"Rar!", "a RAR archive; unpack it and ingest the files"),
    (b"BZh", "a bzip2 archive; unpack it and ingest the files"),
    (b"\xfd7zXZ", "an xz archive; unpack it and ingest the files"),
    (b"(\xb5/\xfd", "a zstandard archive; unpack it and ingest the files"),
)
_PACKED = (
    ("word/document.xml", ".docx"),
    ("META-INF/container.xml", ".epub"),
    ("xl/workbook.xml", ""),
    ("ppt/presentation.xml", ""),
)
_OF_BYTES = {".pdf", ".zip", ".docx", ".odt", ".epub", ".gz", ".parquet", ".warc", ".mhtml", ".mht"}
_SLIDES = "a spreadsheet or slides; save it as .csv or .pdf and ingest that"


def recognised(content: Content) -> Content:
    """``content`` with the suffix that it should have, or as it is where that can't be told.

    Raises ``BadInput`` for what is known not to be readable, and for a file that is not of the
    kind its suffix says, nor of another that is read.
    """
    head = content.head
    if not head:
        raise BadInput("the file is empty; give at least a sentence")
    for magic, reason in _REFUSED:
        if head.startswith(magic):
            raise BadInput(reason)
    if head[257:262] == b"ustar":
        raise BadInput("a tar archive; unpack it and ingest the files")
    found = next((suffix for magic, suffix in _MAGIC if magic.match(head)), "")
    if found == ".zip":
        return _packed(content)
    if found and not (found == ".html" and content.suffix == ".xhtml"):
        return replace(content, suffix=found)
    if content.suffix in _OF_BYTES:
        raise BadInput(f"not what a {content.suffix} file holds; give it the name of what it is")
    return content


def _packed(content: Content) -> Content:
    """Tell documents that are zip archives inside from other archives."""
    content = replace(content, file=content.random_access())
    with open_zip(content) as archive:
        names = archive.NameToInfo
        suffix = next((suffix for name, suffix in _PACKED if name in names), ".zip")
        if "mimetype" in names and "content.xml" in names:
            suffix = ".odt"
    if not suffix:
        raise BadInput(_SLIDES)
    content.file.seek(0)
    return replace(content, suffix=suffix)
