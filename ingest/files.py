"""Which files are to be read: those named, and those in the folders named."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.article import Rejected
from ingest.normalise import printable

SUFFIXES = (
    ".txt", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf", ".docx", ".odt", ".epub",
    ".eml", ".csv", ".tsv", ".json", ".jsonl", ".parquet", ".warc", ".gz", ".zip",
)  # fmt: skip

_ARCHIVE = "catalog.sqlite"  # a folder that holds one is a Dossier archive


@dataclass(frozen=True)
class SourceFile:
    """A file to read. ``path`` is where it lies, ``name`` its path below the ingested root.

    ``name`` uses forward slashes and is safe to show; a file named by itself has its file name.
    """

    path: Path
    name: str


def find_files(paths: Sequence[Path]) -> Iterator[SourceFile | Rejected]:
    """Yield every supported file that ``paths`` name or hold, each file once.

    Folders are walked in sorted order; hidden files, other kinds of files and links that leave
    the folder are passed over. A path that can't be used is yielded as ``Rejected``, and the
    others go on; nothing is raised.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _found(path):
            if isinstance(found, SourceFile):
                real = found.path.resolve()
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _found(path: Path) -> Iterator[SourceFile | Rejected]:
    shown = printable(str(path))
    try:
        is_folder, is_file, exists = path.is_dir(), path.is_file(), path.exists()
    except (OSError, ValueError) as error:
        yield Rejected(shown, f"can't be opened ({_why(error)}); check the path")
        return
    if is_folder:
        yield from _in_folder(path)
    elif not exists:
        yield Rejected(shown, "not found; check the path")
    elif not is_file:
        yield Rejected(shown, "not a file or a folder; give one of these")
    elif path.suffix.lower() not in SUFFIXES:
        yield Rejected(shown, f"not a kind of file that is read; give one of {' '.join(SUFFIXES)}")
    else:
        yield SourceFile(path, printable(path.name))


def _in_folder(root: Path) -> Iterator[SourceFile | Rejected]:
    real_root = root.resolve()
    unreadable: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=unreadable.append):
        if _ARCHIVE in names:  # its own files are no articles
            folders[:] = []
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if _wanted(path, real_root):
                yield SourceFile(path, printable(path.relative_to(root).as_posix()))
    for error in unreadable:
        shown = printable(str(error.filename))
        yield Rejected(shown, f"can't be listed ({_why(error)}); check its permissions")


def _wanted(path: Path, real_root: Path) -> bool:
    if path.name.startswith(".") or path.suffix.lower() not in SUFFIXES:
        return False
    try:
        return path.is_file() and path.resolve().is_relative_to(real_root)
    except (OSError, RuntimeError):  # a link that leads round in a circle
        return False


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
