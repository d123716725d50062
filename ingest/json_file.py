"""JSON files (.json) of one article, or of many, read one after the other."""

import codecs
import json
from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from ingest.article import Article, Rejected
from ingest.columns import named
from ingest.content import Content
from ingest.decode import MAX_BYTES, NOT_UTF8
from ingest.errors import BadInput
from ingest.record import one_of

_CHUNK = 262_144
_NOT_JSON = "not valid JSON; write an array of objects, or an object a line in a .jsonl file"


def read_json(content: Content) -> Iterator[Article | Rejected]:
    """An article for each object of an array, each value of an object of objects, or the one.

    Fields are those of a JSONL record, or named in other usual words. Of an array never more
    than one object is in memory; any other file may be 20 MB. Raises ``BadInput``.
    """
    head = content.head.removeprefix(codecs.BOM_UTF8).lstrip()
    if b"\0" in content.head:
        raise BadInput("not a UTF-8 text file; save it as UTF-8 and ingest again")
    records = _array(content.file) if head[:1] == b"[" else _values(_parsed(content))
    found = False
    for number, record in enumerate(records, 1):
        found = True
        yield one_of(partial(_record, record), content.name, number)
    if not found:
        raise BadInput("no articles in it; give at least one JSON object")


def _record(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadInput('not a JSON object; write {"text": "…"} for each article')
    keys = [str(key) for key in value]
    return dict(zip(named(keys), value.values(), strict=True))


def _parsed(content: Content) -> Any:  # noqa: ANN401
    try:
        return json.loads(content.whole(MAX_BYTES).removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError):
        raise BadInput(_NOT_JSON) from None


def _values(document: Any) -> Iterator[object]:  # noqa: ANN401
    """The records of an object: itself, its one list of records, or its values by their keys."""
    if not isinstance(document, dict):
        raise BadInput(_NOT_JSON)
    lists = [value for value in document.values() if _is_records(value)]
    if document and all(isinstance(value, dict) for value in document.values()):
        yield from ({"id": key, **value} for key, value in document.items())
    elif len(lists) == 1 and not isinstance(document.get("text"), str):
        yield from lists[0]
    else:
        yield document


def _is_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _array(file: IO[bytes]) -> Iterator[object]:
    """The values of the array that a file holds, each as soon as it is read."""
    scan = _Scanner(file)
    scan.skip("\ufeff")
    scan.skip("[")
    if scan.skip("]"):
        return
    while True:
        yield scan.value()
        if scan.skip("]"):
            break
        if not scan.skip(","):
            raise BadInput(_NOT_JSON)


class _Scanner:
    """Reads a file value by value, and holds little more than one of them."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._text = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._ended = False

    def skip(self, mark: str) -> bool:
        """Pass over white space and ``mark``, if that comes next."""
        self._text = self._text.lstrip(" \t\r\n")
        while not self._text and not self._ended:
            self._more(_CHUNK)
            self._text = self._text.lstrip(" \t\r\n")
        found = self._text.startswith(mark)
        self._text = self._text[len(mark) :] if found else self._text
        return found

    def value(self) -> object:
        """The next value; what comes after it must be there too, for a number to be whole."""
        self.skip("\0")
        chunk = _CHUNK
        while True:
            try:
                value, end = json.JSONDecoder().raw_decode(self._text)
                if end < len(self._text) or self._ended:
                    self._text = self._text[end:]
                    return value
            except RecursionError:
                raise BadInput(_NOT_JSON) from None
            except ValueError:
                if self._ended:
                    raise BadInput(_NOT_JSON) from None
            if len(self._text) > MAX_BYTES:
                raise BadInput(f"an object over {MAX_BYTES // 10**6} MB; give one for each article")
            self._more(chunk)
            chunk *= 2

    def _more(self, size: int) -> None:
        held = self._file.read(size)
        self._ended = not held
        try:
            self._text += self._decoder.decode(held, final=self._ended)
        except UnicodeDecodeError:
            raise BadInput(NOT_UTF8) from None
