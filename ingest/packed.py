"""Zip archives opened with care, and XML in them read with none of its tricks."""

import io
import struct
import zipfile
from typing import Any

from ingest.content import Content, damaged
from ingest.decode import MAX_BYTES
from ingest.errors import BadInput

_MAX_DIRECTORY = 32_000_000  # of the list of names that a zip ends with, which is read whole
_END = b"PK\x05\x06"
_ENTITIES = "its XML declares entities, as no document does; save it anew in its program"
LOCKED = "protected with a password; save it without one and ingest that"


def open_zip(content: Content) -> zipfile.ZipFile:
    """The archive in ``content``, which can be read in any order; raises ``BadInput``."""
    file = content.random_access()
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 65_600))
    end = file.read()
    place = end.rfind(_END)
    directory = struct.unpack_from("<I", end, place + 12)[0] if 0 <= place <= len(end) - 16 else 0
    if directory > _MAX_DIRECTORY:
        raise BadInput("an archive of too many files; split it into several")
    file.seek(0)
    with damaged("zip archive"):
        return zipfile.ZipFile(file)


def member(content: Content, archive: zipfile.ZipFile, name: str) -> bytes:
    """One file of the archive, whole; raises ``BadInput`` when it is absent, damaged or big."""
    with damaged("document"):
        entry = archive.getinfo(name)
        if entry.flag_bits & 1:
            raise BadInput(LOCKED)
        if entry.file_size > MAX_BYTES:
            raise BadInput(f"over {MAX_BYTES // 10**6} MB of text in it; split it into several")
        content.budget.spend(entry.file_size)  # first, so that damaged ones count as well
        return archive.read(entry)


def parse_xml(held: bytes) -> Any:  # noqa: ANN401 - lxml is untyped here
    """The root of an XML document; entities, networks and huge trees are refused."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    with damaged("document"):
        root = etree.fromstring(held, parser)
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise BadInput(_ENTITIES)
    return root
