"""The gate before every route where people sign in: without the session's cookie, only the form."""

from collections.abc import Mapping
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.events.sent import as_id
from ui.guard import from_here
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
_PAGES = ("/", "/es/")
_WANTED = ("answer", "conversation")  # what a link may lead to; kept until someone has signed in


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
            return self._form(request, _wanted(request.query_params))
        if not from_here(request.headers):
            return PlainTextResponse("", 403)
        fields = await _fields(request)
        name, password = fields.get("name", "").strip(), fields.get("password", "")
        if self._patience.ended(name):
            return self._form(request, fields, "Too many tries. Wait a minute.", 429)
        if not await run_in_threadpool(self._users.holds, name, password):
            self._patience.failed(name)
            return self._form(request, fields, "The name or the password is not right.", 401)
        self._patience.forget(name)
        cookies = {COOKIE: self._sessions.begin(name), SHOWN: name}
        return _with_cookies(_redirect("/", fields), request, cookies, SECONDS)

    async def _logout(self, request: Request) -> Response:
        if request.method != "POST" or not from_here(request.headers):
            return PlainTextResponse("", 403)
        return _with_cookies(_redirect("/", {}), request, {COOKIE: "", SHOWN: ""}, 0)

    def _form(
        self, request: Request, sent: Mapping[str, str], problem: str = "", status: int = 200
    ) -> Response:
        name = sent.get("name", "").strip()[:64]
        with speaking(chosen(request.headers)):
            page = render_form(self._name, _wanted(sent), name, say(problem) if problem else "")
        return HTMLResponse(page, status, {"cache-control": "no-store"})


def _shut(request: Request) -> Response:
    if request.method == "GET" and request.url.path in _PAGES:
        return _redirect("/login", request.query_params)
    return PlainTextResponse("", 401)


def _redirect(path: str, sent: Mapping[str, str]) -> Response:
    """To a path of this server, with what the person came for."""
    wanted = urlencode(_wanted(sent))
    return RedirectResponse(f"{path}?{wanted}" if wanted else path, 303)


def _wanted(sent: Mapping[str, str]) -> dict[str, str]:
    """Of what a browser sent, the ids of what it is to be shown, by name; nothing else."""
    ids = {name: as_id(sent.get(name, "")) for name in _WANTED}
    return {name: value for name, value in ids.items() if value}


async def _fields(request: Request) -> dict[str, str]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            return {}
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=10))
    except ValueError:
        return {}


def _with_cookies(
    response: Response, request: Request, values: dict[str, str], seconds: int
) -> Response:
    for name, value in values.items():
        cookie = SimpleCookie({name: value})
        about: dict[str, Any] = {"path": "/", "max-age": seconds, "samesite": "lax"}
        cookie[name].update(
            {**about, "secure": request.url.scheme == "https", "httponly": name == COOKIE}
        )
        response.headers.append("set-cookie", cookie[name].OutputString())
    return response
