"""A converted model's folder in the cache: made once, whole or not at all."""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

from ingest.errors import ModelError

_UNUSED = 30 * 24 * 3600  # seconds after which a conversion that no program uses any more goes


def made_once(target: Path, mark: str, make: Callable[[Path], None], what: str) -> Path:
    """``target``, which ``make`` fills unless its file ``mark`` is there already.

    ``make`` is given a folder beside it, that takes its place when all is written: what is
    interrupted leaves nothing, and of several processes one makes it. ``what`` names it in errors.
    Making one removes those of its kind (``kind-…``) that have not been asked for in a month: each
    release, and each new version of a library, has its own.

    Raises:
        ModelError: the cache can't be written; and whatever ``make`` raises.
    """
    if (target / mark).exists():
        with suppress(OSError):  # a cache that can't be written serves as well
            os.utime(target)
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{target}.lock"):
            if not (target / mark).exists():
                _make(target, make)
                _clear(target, mark)
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


def _clear(target: Path, mark: str) -> None:
    kind = target.name.partition("-")[0]
    for other in target.parent.glob(f"{kind}-*/{mark}"):
        folder = other.parent
        with suppress(OSError):  # another process is faster, or has it open
            if folder != target and time.time() - folder.stat().st_mtime > _UNUSED:
                shutil.rmtree(folder)
                Path(f"{folder}.lock").unlink(missing_ok=True)
