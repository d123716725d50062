"""The gate before every route where people sign in: without the session's cookie, only the form."""

from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.history.visitor import USER
from ui.languages import say, speaking
from ui.languages.choose import chosen
from ui.login.form import render_form
from ui.login.patience import Patience
from ui.login.session import COOKIE, SECONDS, Sessions
from ui.login.users import Users
from ui.start import archive_name

SHOWN = "dossier_signed_in"  # the name, for the page to show; it opens nothing
_LONGEST_FORM = 8192  # bytes


class Gate:
    """ASGI middleware: sets who has signed in; sends everyone else to ``/login``."""

    def __init__(self, app: ASGIApp, archive: Path) -> None:
        self.app = app
        self._name = archive_name(archive)
        self._users = Users(archive)
        self._sessions = Sessions(archive, self._users)
        self._patience = Patience()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        own = {"/login": self._login, "/logout": self._logout}.get(request.url.path)
        if own:
            await (await own(request))(scope, receive, send)
            return
        user = self._sessions.user(request.cookies.get(COOKIE, ""))
        if user:
            await self.app({**scope, USER: user}, receive, send)
        else:
            await _shut(request)(scope, receive, send)

    async def _login(self, request: Request) -> Response:
        if request.method != "POST":
            return self._form(request)
        if not _from_here(request):
            return PlainTextResponse("", 403)
        fields = await _fields(request)
        name, password = fields.get("name", "").strip(), fields.get("password", "")
        if self._patience.ended(name):
            return self._form(request, name, "Too many tries. Wait a minute.", 429)
        if not await run_in_threadpool(self._users.holds, name, password):
            self._patience.failed(name)
            return self._form(request, name, "The name or the password is not right.", 401)
        self._patience.forget(name)
        return _cookies(request, {COOKIE: self._sessions.begin(name), SHOWN: name}, SECONDS)

    async def _logout(self, request: Request) -> Response:
        if request.method != "POST" or not _from_here(request):
            return PlainTextResponse("", 403)
        return _cookies(request, {COOKIE: "", SHOWN: ""}, 0)

    def _form(
        self, request: Request, name: str = "", problem: str = "", status: int = 200
    ) -> Response:
        with speaking(chosen(request.headers)):
            page = render_form(self._name, name[:64], say(problem) if problem else "")
        return HTMLResponse(page, status, {"cache-control": "no-store"})


def _shut(request: Request) -> Response:
    if request.method == "GET" and request.url.path == "/":
        return RedirectResponse("/login", 303)
    return PlainTextResponse("", 401)


def _from_here(request: Request) -> bool:
    """Whether the form was sent by a page of this server, not by another that a person visits."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


async def _fields(request: Request) -> dict[str, str]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            return {}
    return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=10))


def _cookies(request: Request, values: dict[str, str], seconds: int) -> Response:
    response = RedirectResponse("/", 303)
    for name, value in values.items():
        cookie = SimpleCookie({name: value})
        about: dict[str, Any] = {"path": "/", "max-age": seconds, "samesite": "lax"}
        cookie[name].update(
            {**about, "secure": request.url.scheme == "https", "httponly": name == COOKIE}
        )
        response.headers.append("set-cookie", cookie[name].OutputString())
    return response
