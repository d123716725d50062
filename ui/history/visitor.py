"""Who is asking: whoever logged in, else the browser, by a cookie that nobody can guess."""

import hashlib
import secrets
from http.cookies import SimpleCookie

from starlette.requests import HTTPConnection, cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

USER = "dossier.user"  # in the scope of a request: the name of whoever logged in
_COOKIE = "dossier_visitor"
_BYTES = 24
_SECONDS = 400 * 24 * 3600  # browsers keep no cookie longer


def visitor(request: HTTPConnection) -> str:
    """The name under which a visitor's conversations are kept; empty for one without a cookie.

    Of a cookie only a digest is kept, so that reading the file lets nobody in.
    """
    if name := request.scope.get(USER):
        return f"user:{name}"
    cookie = request.cookies.get(_COOKIE, "")
    if len(cookie) < _BYTES:
        return ""
    return f"browser:{hashlib.sha256(cookie.encode()).hexdigest()}"


class VisitorCookie:
    """ASGI middleware that gives a browser its cookie when it opens the page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        new = scope["type"] == "http" and _opens_a_page(scope)
        await self.app(scope, receive, _setting(send, scope["scheme"]) if new else send)


def _opens_a_page(scope: Scope) -> bool:
    """Whether a browser that has no cookie yet asks for a page to show."""
    headers = dict(scope["headers"])
    known = _COOKIE in cookie_parser(headers.get(b"cookie", b"").decode("latin-1"))
    return not known and b"text/html" in headers.get(b"accept", b"")


def _setting(send: Send, scheme: str) -> Send:
    cookie = SimpleCookie({_COOKIE: secrets.token_urlsafe(_BYTES)})
    # not strict: someone who follows a link to an answer stays who he is
    about = {"path": "/", "max-age": _SECONDS, "httponly": True, "samesite": "lax"}
    for name, value in {**about, "secure": scheme == "https"}.items():
        cookie[_COOKIE][name] = value
    header = (b"set-cookie", cookie[_COOKIE].OutputString().encode())

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), header]
        await send(message)

    return sending
