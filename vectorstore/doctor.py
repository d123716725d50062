"""Whether an archive is sound, and its repair from the catalog."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from vectorstore.archive import Archive
from vectorstore.check_catalog import damage, misfit_articles, orphans
from vectorstore.check_index import INDEXES, IndexCheck, check_indexes
from vectorstore.folder import writable
from vectorstore.mend_catalog import drop_orphans, read_again, reindex
from vectorstore.sync import Index, realign, refill, sync

_REPAIR = "dossier doctor --repair"
_EXAMPLES = 5


@dataclass(frozen=True)
class Finding:
    """Something that is wrong, in plain words, and what to do about it.

    ``part``: catalog, dense or lexical. ``count`` articles, passages or rows have it; ``examples``
    are ids of some.
    """

    part: str
    problem: str
    remedy: str
    count: int = 1
    examples: tuple[str, ...] = ()


def examine(archive: Archive) -> list[Finding]:
    """Everything that is wrong with the archive; empty if it is sound.

    Reads all of it, and encodes a sample of passages again. Changes nothing.

    Raises:
        ArchiveBusy: another process is writing.
    """
    if not writable(archive.folder):
        return _examined(archive)[0]
    with archive.writing():
        return _examined(archive)[0]


def repair(archive: Archive) -> tuple[list[Finding], list[Finding]]:
    """Mend what can be mended from the catalog; returns what was wrong, and what is wrong now.

    Raises:
        ArchiveBusy: another process is writing.
        ReadOnlyArchive: the folder can't be written.
    """
    with archive.writing():
        before, checks = _examined(archive)
        if not before:
            return [], []
        if not checks:
            reindex(archive.catalog)
        if not damage(archive.catalog):
            drop_orphans(archive.catalog)
            _mend_articles(archive)
            _mend_indexes(archive, checks or check_indexes(archive))
        return before, _examined(archive)[0]


def _examined(archive: Archive) -> tuple[list[Finding], dict[Index, IndexCheck]]:
    """What is wrong, and what was found of either index; none while the catalog is damaged."""
    if faults := damage(archive.catalog):
        unchecked = "it can't be checked while the catalog is damaged"
        others = (Finding(index, unchecked, "mend the catalog") for index in INDEXES)
        return [_damaged(archive, faults), *others], {}
    checks = check_indexes(archive)
    return [
        *_of_rows(archive),
        *_of_articles(archive),
        *_unfinished(archive),
        *(finding for index, check in checks.items() for finding in _of_index(index, check)),
    ], checks


def _of_rows(archive: Archive) -> Iterator[Finding]:
    for table, count in orphans(archive.catalog).items():
        problem = f"{count:,} rows of the table {table} refer to what is not there"
        yield Finding("catalog", problem, _REPAIR, count)


def _damaged(archive: Archive, faults: list[str]) -> Finding:
    remedy = (
        f"{_REPAIR}; if that does not help, put back a copy of {archive.folder}, or remove it and "
        f"ingest its articles again"
    )
    return Finding("catalog", f"its file is damaged: {faults[0]}", remedy, len(faults))


def _of_articles(archive: Archive) -> Iterator[Finding]:
    found: dict[str, list[str]] = {"text": [], "passages": []}
    counts = dict.fromkeys(found, 0)
    for article_id, fault in misfit_articles(archive.catalog):
        counts[fault] += 1
        found[fault] = [*found[fault], article_id][:_EXAMPLES]
    if counts["text"]:
        problem = f"{counts['text']:,} articles are not as they were stored"
        remedy = f"{_REPAIR}, then dossier ingest on the files that they came from"
        yield Finding("catalog", problem, remedy, counts["text"], tuple(found["text"]))
    if counts["passages"]:
        problem = f"the passages of {counts['passages']:,} articles are not slices of their texts"
        names = tuple(found["passages"])
        yield Finding("catalog", problem, _REPAIR, counts["passages"], names)


def _unfinished(archive: Archive) -> Iterator[Finding]:
    row = archive.catalog.run(
        "SELECT (SELECT count(*) FROM passage WHERE indexed = 0) + (SELECT count(*) FROM obsolete)"
    )[0]
    if row[0]:
        problem = f"an ingest was interrupted: {row[0]:,} passages wait to be indexed or forgotten"
        yield Finding("catalog", problem, f"dossier ingest on anything, or {_REPAIR}", row[0])


def _of_index(index: Index, check: IndexCheck) -> Iterator[Finding]:
    told = {
        f"{check.missing:,} passages are missing in it": check.missing,
        f"{check.left_over:,} passages are left over in it": check.left_over,
        f"{check.wrong:,} passages don't fit what the catalog says of them": check.wrong,
        f"it is damaged: {check.unusable}": int(bool(check.unusable)),
    }
    for problem, count in told.items():
        if count:
            yield Finding(index, problem, _REPAIR, count, tuple(check.examples))
    if check.unchecked:
        yield Finding(index, f"its vectors can't be checked: {check.unchecked}", "as it says")


def _mend_articles(archive: Archive) -> None:
    for article_id, fault in misfit_articles(archive.catalog):
        if fault == "passages":
            archive.renew(article_id)
        else:
            read_again(archive.catalog, article_id)


def _mend_indexes(archive: Archive, checks: dict[Index, IndexCheck]) -> None:
    spoilt = [index for index, check in checks.items() if check.unusable or check.wrong]
    for index in spoilt:
        _clear(archive, index)
        refill(archive, index)
    sync(archive)
    realign(archive)
    if spoilt:
        archive.catalog.announce()  # who has open what was removed is to open what there is now


def _clear(archive: Archive, index: Index) -> None:
    if index == "dense":
        archive.dense.clear()
    else:
        shutil.rmtree(archive.folder / index, ignore_errors=True)
