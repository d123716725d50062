"""The cookie of someone who has signed in: name, end and a signature, so no list has to be kept.

It is signed with a key in the archive's folder and bound to the password's hash: it outlives a
restart of the server, and ends with its time, the password or the user.
"""

import hashlib
import hmac
import os
import secrets
import time
from pathlib import Path

from ui.login.users import Users

COOKIE = "dossier_session"
SECONDS = 14 * 24 * 3600
_KEY_FILE = "session.key"


class Sessions:
    """Makes and reads the cookies of one archive's users."""

    def __init__(self, archive: Path, users: Users) -> None:
        self._users = users
        self._key = _key(archive / _KEY_FILE)

    def begin(self, name: str, now: float | None = None) -> str:
        """The cookie for a user who has given the right password."""
        end = int((time.time() if now is None else now) + SECONDS)
        return f"{name}.{end}.{self._signature(name, end)}"

    def user(self, cookie: str, now: float | None = None) -> str | None:
        """Whose cookie it is; None for one that was not made here or has ended."""
        name, _, rest = cookie.partition(".")
        end, _, signature = rest.partition(".")
        if not (end.isascii() and end.isdecimal() and len(end) < 12 and signature.isascii()):
            return None
        if int(end) < (time.time() if now is None else now):
            return None
        right = self._signature(name, int(end))
        return name if right and hmac.compare_digest(signature, right) else None

    def _signature(self, name: str, end: int) -> str:
        hashed = self._users.hash_of(name)
        if hashed is None:
            return ""
        return hmac.new(self._key, f"{name}.{end}.{hashed}".encode(), hashlib.sha256).hexdigest()


def _key(file: Path) -> bytes:
    """The key in the file, made the first time; in a folder that can't be written, one for now."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
            new.write(secrets.token_bytes(32))
    except OSError:
        pass  # it is there, or can't be
    try:
        key = file.read_bytes()
    except OSError:
        key = b""
    return key if len(key) == 32 else secrets.token_bytes(32)
