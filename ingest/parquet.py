"""Parquet tables with an article a row, read a few hundred rows at a time."""

import datetime
from collections.abc import Iterator
from functools import partial
from typing import Any

from ingest.article import Article, Rejected
from ingest.columns import named
from ingest.content import Content, damaged
from ingest.decode import MAX_BYTES
from ingest.errors import BadInput
from ingest.record import one_of

_ROWS = 64
_MISSING = 'Parquet needs one more library; pip install "dossier-qa[parquet]" and ingest again'
_WIDE = f"a group of rows over {10 * MAX_BYTES // 10**6} MB; write smaller row groups"


def read_parquet(content: Content) -> Iterator[Article | Rejected]:
    """An article, or why there is none, for each row; columns are named as in a CSV file.

    Raises ``BadInput``, also when the library for it (the extra ``parquet``) is not installed.
    """
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise BadInput(_MISSING) from None
    with damaged("Parquet file"):
        table = ParquetFile(content.random_access())
        columns = named(table.schema_arrow.names)
        groups = range(table.num_row_groups)
    number = 0
    for group in groups:
        with damaged("Parquet file"):
            size = table.metadata.row_group(group).total_byte_size
            if size > 10 * MAX_BYTES:
                raise BadInput(_WIDE)
        content.budget.spend(size)
        for row in _rows(table, group):
            number += 1
            yield one_of(partial(_record, columns, row), content.name, number)


def _rows(table: Any, group: int) -> Iterator[list[object]]:  # noqa: ANN401 - pyarrow is untyped
    batches = table.iter_batches(_ROWS, row_groups=[group], use_threads=False)
    while True:
        with damaged("Parquet file"):
            batch = next(batches, None)
            rows = [list(row.values()) for row in batch.to_pylist()] if batch else []
        if batch is None:
            return
        yield from rows


def _record(columns: list[str], row: list[object]) -> dict[str, object]:
    return {column: _plain(value) for column, value in zip(columns, row, strict=True)}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value
