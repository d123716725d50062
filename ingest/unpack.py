"""Compressed files and archives: what is in them is read from memory, never written to disk."""

import gzip
import re
import zipfile
from collections.abc import Iterator

from ingest.article import Rejected
from ingest.content import Content, damaged, suffix_of
from ingest.errors import BadInput
from ingest.files import SUFFIXES
from ingest.normalise import printable
from ingest.packed import open_zip

_LOCKED = "protected with a password; unpack it and ingest the file"
_TWICE = "a second file of the same name in the archive; rename one of them"
_NOTHING = f"no file in it of a kind that is read; these are {' '.join(SUFFIXES)}"


def read_gz(content: Content) -> Iterator[Content]:
    """The file that was compressed; what it is, its name without ``.gz`` says."""
    suffix = suffix_of(re.sub(r"(\.gz)+$", "", content.name.lower()))
    compressed = content.file
    yield content.inner(
        content.name,
        suffix if suffix in SUFFIXES else ".txt",
        gzip.GzipFile(fileobj=compressed),
        compressed.tell,
    )


def read_zip(content: Content) -> Iterator[Content | Rejected]:
    """Each file in the archive, named ``archive.zip/folder/name.html``, one after the other.

    Hidden files and other kinds of files are passed over, as in a folder. No path is followed: of
    ``../name.html`` only ``name.html`` is kept.
    """
    seen: set[str] = set()
    with open_zip(content) as archive:
        for entry in archive.infolist():
            parts = [part for part in re.split(r"[\\/]+", entry.filename) if part.strip(".")]
            if not entry.is_dir() and parts and _wanted(parts):
                name = printable("/".join([content.name, *parts]))
                yield _entry(content, archive, entry, name, seen)
    if not seen:
        raise BadInput(_NOTHING)


def _wanted(parts: list[str]) -> bool:
    hidden = any(part.startswith(".") for part in parts) or parts[0] == "__MACOSX"
    return not hidden and suffix_of(parts[-1]) in SUFFIXES


def _entry(
    content: Content, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, seen: set[str]
) -> Content | Rejected:
    if name in seen:
        return Rejected(name, _TWICE)
    seen.add(name)
    if entry.flag_bits & 1:
        return Rejected(name, _LOCKED)
    try:
        with damaged("file of a zip archive"):
            file = archive.open(entry)
        return content.inner(name, suffix_of(name), file, lambda: entry.compress_size)
    except BadInput as error:
        return Rejected(name, str(error))
