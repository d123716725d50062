"""Articles whose files are gone, told apart from articles whose files can't be seen now."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from vectorstore.known_files import KnownFiles


def left_over(known: KnownFiles, folders: Sequence[Path]) -> Iterator[str]:
    """Articles that came of files below ``folders`` which are gone; it lets go of those files.

    An article that another file still gives is none. A folder that can't be listed is passed
    over, and so is every file that may only be out of sight.
    """
    for folder in folders:
        if _listable(folder):
            for path in known.gone(folder):
                yield from known.drop(path)


def _listable(folder: Path) -> bool:
    try:
        with os.scandir(folder):
            return True
    except (OSError, ValueError):
        return False
