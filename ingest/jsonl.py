"""Articles given one JSON object a line, read line by line."""

import codecs
import json
from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from ingest.article import Article, Rejected
from ingest.content import Content
from ingest.decode import MAX_BYTES, NOT_UTF8
from ingest.errors import BadInput
from ingest.record import one_of


def read_jsonl(content: Content) -> Iterator[Article | Rejected]:
    """Yield an article, or why there is none, for each line that is not blank.

    Never more than one line is in memory. Raises ``BadInput`` if the file as a whole is no text.
    """
    if b"\0" in content.head:
        raise BadInput("not a UTF-8 text file; save it as UTF-8 and ingest again")
    blank = True
    for number, line in enumerate(_lines(content.file), 1):
        if line.removeprefix(codecs.BOM_UTF8).strip():
            blank = False
            yield one_of(partial(_record, line), content.name, number)
    if blank:
        raise BadInput("the file is empty; give at least one JSON object")


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """Lines of a file; of one that is too long, only a part that is longer than the limit."""
    while line := file.readline(MAX_BYTES + 1):
        yield line
        while not line.endswith(b"\n") and len(line) > MAX_BYTES:
            line = file.readline(MAX_BYTES + 1)


def _record(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_BYTES:
        raise BadInput(f"a line over {MAX_BYTES // 10**6} MB; give one article a line")
    try:
        record = json.loads(line.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError:
        raise BadInput(NOT_UTF8) from None
    except (ValueError, RecursionError):
        raise BadInput("not valid JSON; write one complete JSON object a line") from None
    if not isinstance(record, dict):
        raise BadInput('not a JSON object; write {"text": "…"} on each line')
    return record
