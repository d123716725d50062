"""Waiting files and addresses made articles, and how far that is from time to time."""

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import DossierError
from ingest.web.address import is_web_address
from ingest.web.rules import Rules
from ui.archive_view.uploads import Uploads
from vectorstore.archive import Archive
from vectorstore.intake import Wishes, ingest_paths
from vectorstore.intake_report import Report

MOST_ADDRESSES = 100
_LONGEST_ADDRESS = 2000
_SECONDS = 0.3  # between two looks
_WENT_WRONG = "Something went wrong while reading. The server's log says what it was; try again."
_log = logging.getLogger(__name__)


@dataclass
class Progress:
    """How far an ingest is: bytes done of ``total``; at its end a report, or a problem in words."""

    done: int = 0
    total: int = 0
    articles: int = 0
    report: Report | None = None
    problem: str = ""
    _ended: threading.Event = field(default_factory=threading.Event, repr=False)


def take_in(
    archive: Archive, uploads: Uploads, addresses: Sequence[str], web: Rules
) -> Iterator[Progress]:
    """Ingest what waits and what is at the addresses; tells from time to time how far it is.

    It goes on to its end in a thread of its own, also when nobody looks any more.
    """
    progress = Progress()
    given = (archive, uploads, addresses, web, progress)
    threading.Thread(target=_work, args=given, daemon=True).start()
    while not progress._ended.wait(_SECONDS):
        yield progress
    yield progress


def addresses_in(text: str) -> list[str]:
    """The web addresses that a person pasted, one a line or apart by spaces; each once."""
    words = (word for word in text.split() if is_web_address(word))
    return [word[:_LONGEST_ADDRESS] for word in dict.fromkeys(words)][:MOST_ADDRESSES]


def _work(
    archive: Archive, uploads: Uploads, addresses: Sequence[str], web: Rules, progress: Progress
) -> None:
    def advance(done: int, total: int, articles: int) -> None:
        progress.done, progress.total, progress.articles = done, total, articles

    files = uploads.waiting()
    try:
        paths: list[Path | str] = [*addresses, *files]
        # a file that was removed with its article and is sent again is to be read again
        wishes = Wishes(reread=True, wait=True, web=web)
        progress.report = ingest_paths(archive, paths, advance, wishes)
        uploads.done(files)
    except DossierError as error:
        progress.problem = str(error)
    except Exception:
        _log.exception("The files could not be read.")
        progress.problem = _WENT_WRONG
    finally:
        progress._ended.set()
