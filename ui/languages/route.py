"""The page's address is one; which language's page stands there, the browser decides."""

from starlette.types import ASGIApp, Receive, Scope, Send

from ui.languages.choose import chosen


class Speaker:
    """ASGI middleware: ``/`` is answered by the page mounted at ``/es`` for whoever wants Spanish.

    That page then sends its events to ``/es/…`` by itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["path"] == "/":
            named = {
                name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
            }
            code = chosen(named)
            if code != "en":
                scope = {**scope, "path": f"/{code}/", "raw_path": f"/{code}/".encode()}
        await self.app(scope, receive, send)
