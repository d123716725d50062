"""How often a password may be tried."""

import time
from collections import OrderedDict

TRIES = 5
_SECONDS = 60.0
_NAMES = 10_000  # remembered at once


class Patience:
    """After five wrong passwords for a name, within a minute, no more are looked at for a while."""

    def __init__(self) -> None:
        self._failed: OrderedDict[str, list[float]] = OrderedDict()

    def ended(self, name: str) -> bool:
        """Whether this name has to wait."""
        return len(self._recent(name)) >= TRIES

    def failed(self, name: str) -> None:
        """A wrong password was given."""
        self._failed[name] = [*self._recent(name), time.monotonic()]
        self._failed.move_to_end(name)
        while len(self._failed) > _NAMES:
            self._failed.popitem(last=False)

    def forget(self, name: str) -> None:
        """The right one was given."""
        self._failed.pop(name, None)

    def _recent(self, name: str) -> list[float]:
        since = time.monotonic() - _SECONDS
        return [when for when in self._failed.get(name, []) if when > since]
