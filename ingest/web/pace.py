"""How long each host is left alone between two requests."""

import time
from collections.abc import Callable

from ingest.errors import BadInput
from ingest.web.rules import Rules


class Pace:
    """One request at a time to a host, then a pause; ``sleep`` takes seconds."""

    def __init__(self, rules: Rules, sleep: Callable[[float], None] = time.sleep) -> None:
        self._rules = rules
        self._sleep = sleep
        self._apart: dict[str, float] = {}
        self._free: dict[str, float] = {}  # when a host may be asked again

    def wait(self, host: str) -> None:
        """Return when ``host`` may be asked; raises ``BadInput`` if that is too long."""
        now = time.monotonic()
        free = max(self._free.get(host, now), now)
        if free - now > self._rules.longest_wait:
            raise BadInput(
                f"{host} asks for a pause of {free - now:,.0f} seconds; ingest it again after that"
            )
        if free > now:
            self._sleep(free - now)
        self._free[host] = free + self._apart.get(host, self._rules.apart)

    def slow_down(self, host: str, seconds: float) -> None:
        """Leave at least ``seconds`` between two requests from now on."""
        self._apart[host] = max(seconds, self._rules.apart)

    def rest(self, host: str, seconds: float) -> None:
        """Ask nothing of ``host`` for ``seconds``."""
        self._free[host] = max(self._free.get(host, 0.0), time.monotonic() + seconds)
