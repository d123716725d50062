"""From files on disk to a searchable archive, with a report of what became of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.article import Article, Rejected
from ingest.files import SourceFile, find_files
from ingest.read import read_file
from ingest.web.address import is_web_address
from ingest.web.rules import Rules
from vectorstore.archive import Archive
from vectorstore.given_ids import GivenIds
from vectorstore.intake_report import Report, look_over
from vectorstore.known_files import KnownFiles, Stamp, stamp_of
from vectorstore.prune import left_over
from vectorstore.reader_stamp import reader_stamp
from vectorstore.web_intake import WebIntake

Advance = Callable[[int, int, int], None]  # bytes done, bytes in all, articles done


@dataclass(frozen=True)
class Wishes:
    """How to ingest. ``prune``: remove what came of files that are gone from the given folders.

    ``reread``: read unchanged files too. ``wait``: for another writer to end. ``web``: the limits
    and manners of reading web addresses.
    """

    prune: bool = False
    reread: bool = False
    wait: bool = False
    web: Rules = Rules()


def ingest_paths(
    archive: Archive,
    paths: Sequence[Path | str],
    advance: Advance = lambda done, total, articles: None,
    wishes: Wishes | None = None,
) -> Report:
    """Read every file that ``paths`` name or hold and that has changed; store its articles.

    A file that can't be read is reported and the rest goes on; it is tried again the next time.
    An article that its file no longer holds is removed; so is one whose record is none any more,
    unless nothing of its file can be read. Of two articles of files that have one id and not one
    text the first is kept and the other reported. Files stream: they are read one at a time.
    ``advance`` is called after every article.

    Raises:
        ArchiveBusy: another process is writing.
        ReadOnlyArchive: the folder can't be written.
    """
    wishes = wishes or Wishes()
    intake = _Intake(archive, paths, advance, wishes)
    with archive.writing(wait=wishes.wait):
        counts = archive.add(intake.articles())
        counts.unchanged += intake.skipped + intake.web.unchanged
        counts.removed += intake.report.removed.total
        intake.report.counts = counts
        look_over(intake.report, archive.catalog)
    return intake.report


class _Intake:
    """One pass over the paths. It runs while ``Archive.add`` takes its articles, so that what
    follows the ``yield`` of an article knows it to be kept.
    """

    def __init__(
        self, archive: Archive, paths: Sequence[Path | str], advance: Advance, wishes: Wishes
    ) -> None:
        self._archive = archive
        self._addresses = [str(path) for path in paths if _is_address(path)]
        self._places = [Path(path) for path in paths if not _is_address(path)]
        self._advance = advance
        self._wishes = wishes
        self._known = KnownFiles(archive.catalog, reader_stamp())
        self._ids = GivenIds(archive.catalog, self._known)
        self.web = WebIntake(archive.catalog, reader_stamp(), wishes.web, reread=wishes.reread)
        self._bytes = self._bytes_in_all = self._articles = 0
        self.skipped = 0
        self.report = Report()

    def articles(self) -> Iterator[Article]:
        """The articles of every file that is new or changed; on the way, removes what is gone."""
        for address in self._addresses:
            yield from self._address(address)
        yield from self._files()
        if self._wishes.prune:
            for article_id in left_over(self._known, self._places):
                self._remove(article_id)
        for path in self._known.distrusted:
            yield from self._file(SourceFile(path, path.name))

    def _address(self, address: str) -> Iterator[Article]:
        for item in self.web.read(address):
            if isinstance(item, Article):
                yield item
                self._articles += 1
            else:
                self.report.failed.append(item)
            self._advance(*self.web.progress, self._articles)

    def _files(self) -> Iterator[Article]:
        self._bytes_in_all = sum(map(_size, find_files(self._places)))
        anything = not self._places
        for found in find_files(self._places):
            anything = True
            if isinstance(found, SourceFile):
                yield from self._file(found)
            else:
                self.report.failed.append(found)
        if not anything:
            places = ", ".join(map(str, self._places))
            reason = "no article files in it; see dossier ingest --help"
            self.report.failed.append(Rejected(places, reason))

    def _file(self, found: SourceFile) -> Iterator[Article]:
        end = min(self._bytes + _size(found), self._bytes_in_all)
        source = self._known.named(found)
        unchanged = None if self._wishes.reread else self._known.unchanged(source)
        if unchanged is not None:
            self._ids.pass_over(source)
            self.skipped += unchanged
            self._articles += unchanged
        else:
            for article in self._changed(source):
                yield article
                self._articles += 1
                self._tell(min(self._bytes + len(article.text), end))
        self._tell(end)

    def _changed(self, source: SourceFile) -> Iterator[Article]:
        before, reading = _stamp(source), self._known.next_reading(source)
        outcome = _Outcome()
        for item in read_file(source):
            fault = item if isinstance(item, Rejected) else self._ids.clash(item, source)
            outcome.note(item, fault)
            if fault:
                self.report.failed.append(fault)
            elif isinstance(item, Article):
                self._known.keep(source, reading, [item.id], None)  # before the archive has it
                yield item
        if outcome.ended and _holds(before, source):
            for article_id in self._known.lost(source, reading):
                self._remove(article_id)
            if not outcome.faults:
                self._known.keep(source, reading, [], before)

    def _remove(self, article_id: str) -> None:
        if self._archive.discard(article_id):
            self.report.removed.add(article_id)

    def _tell(self, bytes_done: int) -> None:
        self._bytes = bytes_done
        self._advance(self._bytes, self._bytes_in_all, self._articles)


@dataclass
class _Outcome:
    """What the reading of one file came to; ``broken``: a fault may have hidden articles."""

    articles: int = 0
    faults: int = 0
    broken: bool = False

    def note(self, item: Article | Rejected, fault: Rejected | None) -> None:
        self.faults += fault is not None
        if isinstance(item, Article):
            self.articles += 1
        else:
            self.broken = self.broken or not item.is_record

    @property
    def ended(self) -> bool:
        """Whether the file holds no other articles than those that were found."""
        return not self.broken and (self.articles > 0 or not self.faults)


def _is_address(path: Path | str) -> bool:
    return is_web_address(str(path))


def _stamp(source: SourceFile) -> Stamp | None:
    try:
        return stamp_of(source.path)
    except OSError:
        return None


def _holds(before: Stamp | None, source: SourceFile) -> bool:
    try:
        return before is not None and before.holds(source.path)
    except OSError:
        return False


def _size(found: SourceFile | Rejected) -> int:
    try:
        return found.path.stat().st_size if isinstance(found, SourceFile) else 0
    except OSError:
        return 0
