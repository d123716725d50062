"""The web as one run sees it: visits that keep the manners, and follow where they are sent."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from ingest.errors import BadInput
from ingest.web.address import Resolve, find_host, parse_address
from ingest.web.fetch import Response, fetch
from ingest.web.pace import Pace
from ingest.web.robots import Robots
from ingest.web.rules import Known, Memory, Rules

if TYPE_CHECKING:
    from httpx import URL

_REDIRECTS = {301, 302, 303, 307, 308}
_TRIES = 3
_UNNAMED_PAUSE = 10.0  # after a 429 that names none


class Web:
    """One run's visits. ``resolve`` finds a host's IP addresses, ``sleep`` waits for seconds."""

    def __init__(
        self,
        rules: Rules | None = None,
        memory: Memory | None = None,
        *,
        resolve: Resolve = find_host,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.rules = rules or Rules()
        self.memory = memory or Memory()
        self._resolve = resolve
        self._pace = Pace(self.rules, sleep)
        self._robots = Robots(self._without_manners, self._pace.slow_down)

    def visit(self, address: str) -> Response | Known:
        """What is at ``address`` now, redirects followed; if unchanged, what was known of it.

        Every address on the way is checked: its form, its place in the network, its robots.txt.
        Raises ``BadInput`` for whatever is not read.
        """
        response = self._follow(parse_address(address), self._ask)
        if response.status == 200:
            return response
        known = self.memory.known(str(response.url))
        if response.status == 304 and known:
            return known
        raise BadInput(_refusal(response))

    def remember(self, response: Response, articles: Sequence[str]) -> None:
        """Keep what the server will recognise this version by, if it gave anything."""
        known = replace(response.validators, articles=tuple(articles))
        if known.etag or known.last_modified:
            self.memory.remember(str(response.url), known)

    def _follow(self, url: "URL", ask: Callable[["URL"], Response]) -> Response:
        for _ in range(self.rules.redirects + 1):
            response = ask(url)
            target = response.headers.get("location")
            if response.status not in _REDIRECTS or not target:
                return response
            url = joined(url, target)
        raise BadInput(
            f"it leads from one address to the next more than {self.rules.redirects} times; "
            "give the address where it should end"
        )

    def _ask(self, url: "URL") -> Response:
        self._robots.check(url)
        for _ in range(_TRIES):
            self._pace.wait(url.host)
            known = self.memory.known(str(url))
            response = fetch(url, known, self.rules, self._resolve)
            pause = _pause(response)
            if pause is None:
                break
            self._pace.rest(url.host, pause)
        return response

    def _without_manners(self, url: "URL") -> Response:
        return self._follow(url, lambda hop: fetch(hop, None, self.rules, self._resolve))


def joined(base: "URL", address: str) -> "URL":
    """``address``, which may be relative, as found at ``base``; raises ``BadInput``."""
    from httpx import InvalidURL

    try:
        return parse_address(str(base.join(address.strip())))
    except InvalidURL:
        raise BadInput("it leads to what is not a web address; tell the site") from None
    except BadInput as error:
        raise BadInput(f"it leads elsewhere: {error}") from None


def _pause(response: Response) -> float | None:
    """Seconds until the server wants to be asked again; None if it does not say so."""
    if response.status not in {429, 503}:
        return None
    given = response.headers.get("retry-after", "")
    if given.isdecimal():
        return float(given[:9])
    try:
        return max(parsedate_to_datetime(given).timestamp() - time.time(), 0.0)
    except (ValueError, OverflowError, OSError):
        return _UNNAMED_PAUSE if response.status == 429 else None


def _refusal(response: Response) -> str:
    status = response.status
    if status in {404, 410}:
        return f"not found ({status}); check the address"
    if status in {401, 402, 403, 451}:
        return f"the site refuses it ({status}); save the page in a browser and ingest the file"
    if status == 429 or status >= 500:
        return f"the site can't give it now ({status}); try again later"
    return f"the site answers {status} and no page; check the address in a browser"
