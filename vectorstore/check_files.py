"""Whether the files of the lexical index are as tantivy wrote them."""

import json
import struct
import zlib
from pathlib import Path

_MAGIC = 1337
_END = struct.Struct("<II")  # the footer's length, and a number that every file ends with


def spoilt_files(folder: Path) -> list[str]:
    """Names of files whose bytes don't fit the checksum that each of them ends with.

    Files that no segment names, which a crash may have left, don't count. Raises OSError or
    ValueError if the list of segments can't be read.
    """
    listed = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    segments = {one["segment_id"].replace("-", "") for one in listed["segments"]}
    files = [file for file in sorted(folder.iterdir()) if file.name.split(".")[0] in segments]
    return [file.name for file in files if not _sound(file)]


def _sound(file: Path) -> bool:
    held = file.read_bytes()
    if len(held) < _END.size:
        return False
    length, magic = _END.unpack(held[-_END.size :])
    end = len(held) - _END.size - length
    if magic != _MAGIC or end < 0:
        return False
    try:
        footer = json.loads(held[end : -_END.size])
        return bool(footer["crc"] == zlib.crc32(memoryview(held)[:end]))
    except (ValueError, KeyError, TypeError):
        return False
