"""Connections that go where the check allowed, and nowhere else, and end in time."""

import time
from collections.abc import Iterable, Sequence
from ssl import SSLContext
from typing import Any

from httpcore import (
    SOCKET_OPTION,
    ConnectError,
    ConnectTimeout,
    NetworkBackend,
    NetworkStream,
    ReadTimeout,
    SyncBackend,
)

from ingest.web.address import Resolve, reachable_at

_TRIES = 4  # addresses of one host


class CheckedBackend(NetworkBackend):
    """Connects to the very IP address that was checked, so a name can't change in between.

    Host header and certificate still go by the name. Every connection is over ``seconds`` after
    it was begun, however slowly the other side sends.
    """

    def __init__(self, resolve: Resolve, seconds: float, inside: Sequence[str]) -> None:
        self._resolve = resolve
        self._seconds = seconds
        self._inside = inside

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Raises ``BadInput`` for a host that may not be visited, else what httpcore does."""
        end = time.monotonic() + self._seconds
        numbers = reachable_at(host, port, self._resolve, self._inside)
        failure: Exception = ConnectError("no address")
        for number in numbers[:_TRIES]:
            try:
                options = tuple(socket_options or ())
                wait = min(timeout or self._seconds, _left(end))
                stream = SyncBackend().connect_tcp(number, port, wait, local_address, options)
                return _TimedStream(stream, end)
            except (ConnectError, ConnectTimeout) as error:
                failure = error
        raise failure


class _TimedStream(NetworkStream):
    def __init__(self, stream: NetworkStream, end: float) -> None:
        self._stream = stream
        self._end = end

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._within(timeout))
        return _TimedStream(inner, self._end)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as in httpcore
        return self._stream.get_extra_info(info)

    def _within(self, timeout: float | None) -> float:
        left = _left(self._end)
        return min(left, timeout) if timeout else left


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise ReadTimeout("the time for the whole answer is over")
    return left
