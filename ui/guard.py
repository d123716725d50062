"""What the web server lets through: the page's own routes, and nothing from outside it."""

import re
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_PAGE = re.compile(
    r"/(?:archive/upload|login|logout)"
    r"|/export/(?:conversation|turn)/[\w-]{1,64}\.(?:md|html|docx|csv)"
    r"|/(?:es/)?(?:config/?|theme\.css|favicon\.ico|manifest\.json|robots\.txt"
    r"|(?:assets|static)/.+"
    r"|gradio_api/(?:queue/(?:join|data)|heartbeat/\w+|cancel|reset/?|startup-events|theme\.css))?"
)
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self' blob:; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"same-origin"),  # with none a form names no origin either
    (b"x-content-type-options", b"nosniff"),
)


class Guard:
    """ASGI middleware: 404 for any route that the page does not need, and a policy on the others.

    Gradio's routes for files, uploads, proxies and monitoring are therefore out of reach. The
    policy (needed as loose by Gradio's own scripts) keeps the browser from loading anything from,
    or sending anything to, another server. What a page of another server asks for is answered 403,
    and none is ever allowed to read an answer, whatever Gradio would allow.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._for(scope)(scope, receive, _with_headers(send))

    def _for(self, scope: Scope) -> ASGIApp:
        if not from_here(Headers(scope=scope)):
            return PlainTextResponse("", 403)
        return self.app if _PAGE.fullmatch(scope["path"]) else PlainTextResponse("", 404)


def from_here(headers: Headers) -> bool:
    """Whether a request with these headers was sent by a page of this server, or by no page.

    A proxy in front tells the name that the browser knows as ``Host`` or ``X-Forwarded-Host``.
    """
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        sender = urlsplit(origin).netloc
    except ValueError:
        return False
    # no page elsewhere can send the second: a browser would ask first, and be refused
    named = f"{headers.get('host', '')},{headers.get('x-forwarded-host', '')}"
    return bool(sender) and sender in {name.strip() for name in named.split(",")}


def _with_headers(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            theirs = (header for header in message.get("headers", []) if not _opens(header))
            message["headers"] = [*theirs, *_HEADERS]
        await send(message)

    return sending


def _opens(header: tuple[bytes, bytes]) -> bool:
    """Whether it allows pages elsewhere something (CORS)."""
    return header[0].lower().startswith(b"access-control-")
