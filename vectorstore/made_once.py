"""A converted model's folder in the cache: made once, whole or not at all."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

from ingest.errors import ModelError


def made_once(target: Path, mark: str, make: Callable[[Path], None], what: str) -> Path:
    """``target``, which ``make`` fills unless its file ``mark`` is there already.

    ``make`` is given a folder beside it, that takes its place when all is written: what is
    interrupted leaves nothing, and of several processes one makes it. ``what`` names it in errors.

    Raises:
        ModelError: the cache can't be written; and whatever ``make`` raises.
    """
    if (target / mark).exists():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{target}.lock"):
            if not (target / mark).exists():
                _make(target, make)
    except OSError as error:
        raise ModelError(
            f"The converted {what} can't be kept in {target.parent} ({error.strerror}). "
            f"Set DOSSIER_CACHE to a folder that can be written."
        ) from error
    return target


def stamp(program: str, name: str, folder: Path | None, *libraries: str) -> str:
    """Changes with the model's files, the libraries' versions, and ``program``, its converter's."""
    files = sorted(folder.rglob("*")) if folder else []
    sizes = [(f.name, f.stat().st_size, f.stat().st_mtime_ns) for f in files if f.is_file()]
    facts = (program, name, str(folder), sizes, *map(version, libraries))
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def _make(target: Path, make: Callable[[Path], None]) -> None:
    scratch = Path(tempfile.mkdtemp(dir=target.parent))
    try:
        make(scratch)
        shutil.rmtree(target, ignore_errors=True)
        scratch.rename(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
