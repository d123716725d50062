"""Which files this process holds open, as Linux tells it."""

from pathlib import Path

import pytest

_HELD = Path("/proc/self/fd")
needs_linux = pytest.mark.skipif(not _HELD.is_dir(), reason="asks Linux for open files")


def open_files(folder: Path) -> list[Path]:
    """Those below the folder, once for each time they are open."""
    held = [link.readlink() for link in _HELD.iterdir() if link.is_symlink()]
    return sorted(file for file in held if folder in file.parents)
