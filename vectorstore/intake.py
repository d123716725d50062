"""From files on disk to a searchable archive, with a report of what became of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ingest.article import Article, Rejected
from ingest.files import SourceFile, find_files
from ingest.read import read_file
from vectorstore.archive import Archive
from vectorstore.counts import Counts

Advance = Callable[[int, int], None]  # bytes read so far, bytes in all


@dataclass(frozen=True)
class Report:
    """What one ingest did. ``failed`` holds each file or record that is no article, and why."""

    counts: Counts
    failed: list[Rejected] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """Plain values, with the names other programs rely on."""
        counts = self.counts.as_dict()
        ends = {key: counts.pop(key) for key in ("articles", "passages", "seconds")}
        return {**counts, "failed": [asdict(rejected) for rejected in self.failed], **ends}


def ingest_paths(
    archive: Archive, paths: Sequence[Path | str], advance: Advance = lambda done, total: None
) -> Report:
    """Read every file that ``paths`` name or hold and add its articles to the archive.

    A file that can't be read is reported and the rest goes on. ``advance`` is called after every
    article. Files stream: they are read one at a time.

    Raises:
        ArchiveBusy: another process is writing.
        ReadOnlyArchive: the folder can't be written.
    """
    found = list(_found(paths))
    failed = [item for item in found if isinstance(item, Rejected)]
    sources = [item for item in found if isinstance(item, SourceFile)]
    if not found:
        places = ", ".join(map(str, paths))
        failed.append(Rejected(places, "no article files in it; see dossier ingest --help"))
    counts = archive.add(_articles(sources, failed, advance))
    return Report(counts, failed)


def _found(paths: Sequence[Path | str]) -> Iterator[SourceFile | Rejected]:
    for path in paths:
        if str(path).startswith(("http://", "https://")):
            reason = "web addresses are not read yet; save the page as .html and ingest that"
            yield Rejected(str(path), reason)
        else:
            yield from find_files([Path(path)])


def _articles(
    sources: Sequence[SourceFile], failed: list[Rejected], advance: Advance
) -> Iterator[Article]:
    sizes = [_size(source) for source in sources]
    total, before = sum(sizes), 0
    for source, size in zip(sources, sizes, strict=True):
        within = 0
        for item in read_file(source):
            if isinstance(item, Article):
                yield item
                within = min(size, within + len(item.text.encode()))
                advance(before + within, total)
            else:
                failed.append(item)
        before += size
        advance(before, total)


def _size(source: SourceFile) -> int:
    try:
        return source.path.stat().st_size
    except OSError:
        return 0
