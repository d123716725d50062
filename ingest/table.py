"""Tables with an article a row (.csv, .tsv), read row by row."""

import codecs
import csv
import io
from collections.abc import Iterator
from functools import partial

from ingest.article import Article, Rejected
from ingest.columns import named
from ingest.content import Content
from ingest.decode import MAX_BYTES, NOT_UTF8
from ingest.errors import BadInput, first_line
from ingest.record import one_of

_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SEPARATORS = ",;\t|"


def read_table(content: Content) -> Iterator[Article | Rejected]:
    """An article, or why there is none, for each row; the first row names the columns.

    Columns are named as the fields of a JSONL record, or in other usual words (see ``named``).
    The separator is the one that the first row has most of. Raises ``BadInput``.
    """
    encoding = _MARKS.get(content.head[:2], "utf-8-sig")
    if encoding == "utf-8-sig" and b"\0" in content.head:
        raise BadInput("not a text file (it holds binary); export it as CSV and ingest again")
    csv.field_size_limit(MAX_BYTES)
    first = content.head.decode(encoding, errors="replace").split("\n")[0]
    separator = "\t" if content.suffix == ".tsv" else max(_SEPARATORS, key=first.count)
    text = io.TextIOWrapper(content.file, encoding=encoding, newline="")
    try:
        yield from _rows(csv.reader(text, delimiter=separator), content.name)
    except UnicodeDecodeError:
        raise BadInput(NOT_UTF8) from None
    except csv.Error as error:
        raise BadInput(f"no table ({first_line(error)}); export it as CSV again") from None
    finally:
        text.detach()


def _rows(rows: Iterator[list[str]], name: str) -> Iterator[Article | Rejected]:
    columns = named(next(rows, []))
    blank = True
    for number, row in enumerate(rows, 2):
        if any(row):
            blank = False
            yield one_of(partial(_record, columns, row), name, number)
    if blank:
        raise BadInput("no row under the names of its columns; give one article a row")


def _record(columns: list[str], row: list[str]) -> dict[str, str]:
    if len(row) > len(columns):
        raise BadInput("more cells than columns; put text that holds the separator in quotes")
    filled = zip(columns, row, strict=False)
    return {column: cell for column, cell in filled if cell.strip()}
