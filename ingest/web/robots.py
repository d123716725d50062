"""What robots.txt lets this program read (RFC 9309), asked once for each site and run."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from ingest.errors import BadInput
from ingest.web.rules import AGENT

if TYPE_CHECKING:
    from httpx import URL
    from protego import Protego

    from ingest.web.fetch import Response

_MAX_BYTES = 500_000  # as much as everybody reads of one
_ALLOWED = ""


class Robots:
    """``get`` follows redirects; ``slow_down`` is told of a host's Crawl-delay in seconds."""

    def __init__(
        self, get: Callable[["URL"], "Response"], slow_down: Callable[[str, float], None]
    ) -> None:
        self._get = get
        self._slow_down = slow_down
        self._known: dict[str, Protego | str] = {}  # else why nothing at all may be read

    def check(self, url: "URL") -> None:
        """Raises ``BadInput`` if ``url`` may not be read, or if nobody can tell."""
        origin = str(url.copy_with(raw_path=b"/robots.txt"))
        if origin not in self._known:
            self._known[origin] = self._rules(origin, url)
        rules = self._known[origin]
        if isinstance(rules, str):
            if rules != _ALLOWED:
                raise BadInput(rules)
        elif not rules.can_fetch(str(url), AGENT):
            raise BadInput(
                f"robots.txt of {url.host} forbids {AGENT} to read it; ask the site, or save the "
                "page in a browser and ingest the file"
            )

    def _rules(self, origin: str, url: "URL") -> "Protego | str":
        from httpx import URL
        from protego import Protego

        try:
            response = self._get(URL(origin))
        except BadInput as error:
            return str(error)
        if response.status == 429 or response.status >= 500:
            return f"robots.txt of {url.host} fails ({response.status}); try again later"
        if response.status != 200:
            return _ALLOWED
        rules = Protego.parse(response.body[:_MAX_BYTES].decode("utf-8-sig", errors="replace"))
        delay = rules.crawl_delay(AGENT)
        if delay and not math.isnan(delay):
            self._slow_down(url.host, delay)
        return rules
