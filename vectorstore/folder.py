"""The archive's folder: made, or told apart from one that can only be read."""

import os
import tempfile
from pathlib import Path
from shutil import copyfile

from ingest.errors import ArchiveError, ReadOnlyArchive, first_line


def make(folder: Path) -> None:
    """Make the folder, and those above it.

    Raises:
        ReadOnlyArchive: it can't be made, or can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyArchive(
            f"The archive folder {folder} can't be made ({error.strerror}). Choose another place "
            f"with --archive."
        ) from error
    if not writable(folder):
        raise read_only(folder)


def writable(folder: Path) -> bool:
    """Also False for an administrator, whom a folder without write permission would not stop."""
    return os.access(folder, os.W_OK) and bool(folder.stat().st_mode & 0o222)


def stand_in(folder: Path, *, tables: str = "") -> "tempfile.TemporaryDirectory[str]":
    """A folder to open in the place of one that can only be read; it goes with the value.

    Neither index opens what it can't lock. Everything is linked, but for locks, which are left
    out, and files whose names begin with ``tables``, which are copied.
    """
    scratch = tempfile.TemporaryDirectory(prefix="dossier-", ignore_cleanup_errors=True)
    for found in folder.iterdir():
        copy = Path(scratch.name, found.name)
        if tables and found.name.startswith(tables):
            copyfile(found, copy)
        elif found.suffix != ".lock":
            copy.symlink_to(found.resolve(), target_is_directory=found.is_dir())
    return scratch


def read_only(folder: Path) -> ReadOnlyArchive:
    """The error to raise when something is to be written."""
    return ReadOnlyArchive(
        f"The archive folder {folder} is read-only. Make it writable (chmod u+w {folder}) or "
        f"choose another place with --archive."
    )


def damaged(index: Path, error: Exception) -> ArchiveError:
    """The error to raise when an index can't be used: it can be made anew from the catalog."""
    return ArchiveError(
        f"The index {index} can't be used ({first_line(error)[:160]}). Run dossier doctor "
        f"--repair: it is made anew from the catalog."
    )
