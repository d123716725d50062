"""Files that people send: kept below ``<archive>/uploads/<user>``, and nowhere else.

A file arrives as ``.waiting/<random>.part``, is marked as waiting and gets its name when it is
whole; the mark goes when it has been ingested. So whatever a crash interrupts, a file is either
not there or whole, and one that was not ingested yet is still known to be waiting.
"""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import AsyncIterator, Iterable
from pathlib import Path, PurePosixPath

from ingest.errors import BadInput
from ingest.files import SUFFIXES
from ui.login.users import NAME, check_name

LARGEST_FILE = 50 * 2**20  # bytes
MOST_WAITING = 2000  # files of one user
_LONGEST_STEM = 60
_OTHER = re.compile(r"[^\w-]+")


class Uploads:
    """The uploads of one user.

    Raises:
        SettingsError: the user's name can't be a folder's.
    """

    def __init__(self, archive: Path, user: str) -> None:
        check_name(user)
        self.folder = archive / "uploads" / user
        self._marks = self.folder / ".waiting"

    async def receive(self, name: str, chunks: AsyncIterator[bytes]) -> Path:
        """Keep a file that is sent; only the end of its ``name`` is taken over.

        The same bytes under the same name are the same file. Returns where it lies.

        Raises:
            BadInput: its kind is not read, or it is too large, or too many wait.
        """
        suffix = suffix_of(name)
        if sum(1 for _ in self.waiting()) >= MOST_WAITING:
            raise BadInput(f"More than {MOST_WAITING:,} files wait. Add those first.")
        self._marks.mkdir(parents=True, exist_ok=True)
        part = self._marks / f"{secrets.token_hex(8)}.part"
        try:
            digest = await _write(part, chunks, name)
            whole = self.folder / f"{_stem(name)}-{digest[:12]}{suffix}"
            (self._marks / whole.name).touch()
            part.replace(whole)
        finally:
            part.unlink(missing_ok=True)
        return whole

    def waiting(self) -> list[Path]:
        """The files that are whole and not ingested yet, by name."""
        if not self._marks.is_dir():
            return []
        marked = (self.folder / mark.name for mark in self._marks.iterdir())
        return sorted(file for file in marked if file.is_file())

    def done(self, files: Iterable[Path]) -> None:
        """These files have been ingested."""
        for file in files:
            (self._marks / file.name).unlink(missing_ok=True)

    def discard(self, name: str) -> None:
        """Delete the file that an article was read from, if it is one of these."""
        if name and name == Path(name).name and not name.startswith("."):
            (self.folder / name).unlink(missing_ok=True)

    def tidy(self) -> None:
        """Delete what was cut off while it arrived; only when nothing is arriving."""
        for mark in self._marks.glob("*") if self._marks.is_dir() else ():
            if mark.suffix == ".part" or not (self.folder / mark.name).is_file():
                mark.unlink(missing_ok=True)


def suffix_of(name: str) -> str:
    """The end of a file's name, if that kind of file is read.

    Raises:
        BadInput: it is not.
    """
    path = PurePosixPath(name.lower())
    if path.suffix not in SUFFIXES:
        raise BadInput(f"not a kind of file that is read; give one of {' '.join(SUFFIXES)}")
    inner = PurePosixPath(path.stem).suffix
    packed = path.suffix == ".gz" and inner in SUFFIXES  # .jsonl.gz
    return inner + path.suffix if packed else path.suffix


def tidy_all(archive: Path) -> None:
    """``tidy`` for every user, when the server starts."""
    root = archive / "uploads"
    for folder in root.iterdir() if root.is_dir() else ():
        if folder.is_dir() and NAME.fullmatch(folder.name):
            Uploads(archive, folder.name).tidy()


async def _write(part: Path, chunks: AsyncIterator[bytes], name: str) -> str:
    """Write what comes; returns the SHA-256 of it, with the name, in hex."""
    digest, size = hashlib.sha256(), 0
    with part.open("xb") as file:
        async for chunk in chunks:
            size += len(chunk)
            if size > LARGEST_FILE:
                raise BadInput(f"larger than {LARGEST_FILE // 2**20} MB; split it")
            digest.update(chunk)
            file.write(chunk)
    digest.update(name.encode(errors="replace"))
    return digest.hexdigest()


def _stem(name: str) -> str:
    """Letters, digits, - and _ of the name without its folders and its ending."""
    last = PurePosixPath(name.replace("\\", "/")).name
    stem = last[: len(last) - len(suffix_of(name))]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain).strip("-_")[:_LONGEST_STEM] or "article"
