"""The server itself: uvicorn, that tells when it is ready and ends without noise."""

import logging
import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

_SECONDS_TO_FINISH = 1


class Server(uvicorn.Server):
    """Runs ``app``; calls ``on_ready`` once, when it can be reached."""

    def __init__(self, app: FastAPI, on_ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=_SECONDS_TO_FINISH)
        )
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen."""
        await super().startup(sockets=sockets)
        if self.started:
            self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Cut off the pages that are still open; uvicorn would print a traceback for each."""
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets=sockets)
