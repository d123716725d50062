"""Writing what a person asked for to a file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import SettingsError


def write_file(path: Path, content: bytes) -> None:
    """The content, with the folders it needs.

    Raises:
        SettingsError: it can't be written.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def check_writable(*paths: Path | None) -> None:
    """Make the folders of those that are given, before what is to be written there costs time.

    What a file holds stays; where there is none, there is none after.

    Raises:
        SettingsError: one can't be written.
    """
    for path in filter(None, paths):
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            file = Path(os.path.realpath(path))  # else a link to nothing would be removed
            new = not file.exists()
            if new or file.is_file() or file.is_dir():  # a pipe's reader would see it end
                file.open("ab").close()
            if new:
                file.unlink()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SettingsError(
            f"{path} can't be written ({error.strerror}). Choose another file."
        ) from error
