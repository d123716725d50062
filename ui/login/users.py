"""Who may sign in: names with hashed passwords, in one file of the archive's folder.

Passwords are hashed by scrypt (RFC 7914) with a salt each; the file is readable by its owner only.
"""

import hashlib
import hmac
import json
import os
import re
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.errors import SettingsError

SHORTEST, LONGEST = 8, 1000  # characters of a password
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_COST, _BLOCK, _PARALLEL = 2**15, 8, 1
_MEMORY = 64 * 2**20  # bytes; scrypt needs 128 * cost * block
_FILE = "users.json"


@dataclass(frozen=True)
class Hashed:
    """A password's hash and all it takes to check one against it."""

    salt: str
    hash: str
    cost: int = _COST
    block: int = _BLOCK
    parallel: int = _PARALLEL


class Users:
    """The users of an archive. The file is read anew each time, so a change counts at once."""

    def __init__(self, archive: Path) -> None:
        self._file = archive / _FILE

    def names(self) -> list[str]:
        """Who may sign in, by name."""
        return sorted(self._read())

    def add(self, name: str, password: str) -> bool:
        """Let ``name`` sign in with ``password``; True if the user is new.

        Raises:
            SettingsError: the name or the password won't do, or the file can't be written.
        """
        check_name(name)
        if not SHORTEST <= len(password) <= LONGEST:
            raise SettingsError(f"The password needs {SHORTEST} to {LONGEST:,} characters.")
        users = self._read()
        new = name not in users
        self._write({**users, name: _hashed(password)})
        return new

    def remove(self, name: str) -> bool:
        """Let ``name`` no longer sign in; False if it could not before."""
        users = self._read()
        if users.pop(name, None) is None:
            return False
        self._write(users)
        return True

    def holds(self, name: str, password: str) -> bool:
        """Whether this is the user's password; takes as long for a user that there is not."""
        known = self._read().get(name)
        against = known or Hashed(salt="00" * 16, hash="")
        right = hmac.compare_digest(_hash(password[:LONGEST], against), against.hash)
        return bool(known) and right

    def hash_of(self, name: str) -> str | None:
        """What a session is bound to, so that it ends with the password."""
        known = self._read().get(name)
        return known.hash if known else None

    def _read(self) -> dict[str, Hashed]:
        if not self._file.is_file():
            return {}
        try:
            rows = json.loads(self._file.read_text(encoding="utf-8"))
            return {name: Hashed(**row) for name, row in rows.items()}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise SettingsError(
                f"The users' file {self._file} can't be read ({error}). Put back a copy, or "
                f"remove it and add the users again with: dossier user add NAME"
            ) from error

    def _write(self, users: dict[str, Hashed]) -> None:
        rows = {name: asdict(hashed) for name, hashed in users.items()}
        part = self._file.with_name(f".{_FILE}-{secrets.token_hex(4)}")
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                json.dump(rows, file, indent=1, sort_keys=True)
            part.replace(self._file)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise SettingsError(
                f"The users' file {self._file} can't be written ({error.strerror}). Make the "
                f"archive's folder writable."
            ) from error


def check_name(name: str) -> None:
    """Let pass what can be a user's name, and so the name of their folder.

    Raises:
        SettingsError: it can't.
    """
    if not NAME.fullmatch(name):
        raise SettingsError(f"{name!r} can't be a user's name. Use letters, digits, - and _.")


def _hashed(password: str) -> Hashed:
    unfinished = Hashed(salt=secrets.token_hex(16), hash="")
    return Hashed(unfinished.salt, _hash(password, unfinished))


def _hash(password: str, how: Hashed) -> str:
    return hashlib.scrypt(
        password.encode(errors="replace"),
        salt=bytes.fromhex(how.salt),
        n=how.cost,
        r=how.block,
        p=how.parallel,
        maxmem=_MEMORY,
    ).hex()
