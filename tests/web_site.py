"""A small web site on this machine, for tests: replies by path, and what was asked of it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from ingest.web.rules import Rules

LOOPBACK = Rules(inside=("127.0.0.1/32",), apart=0.0)  # nothing else that is private
STORY = (
    "Police seized two tonnes of cocaine in the port of Moín on Monday, the ministry said. "
    "The containers had come from the south and were bound for the north of Europe."
)


@dataclass
class Reply:
    """What a path answers; ``etag`` makes it answer a matching condition with 304."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    write: Callable[[BaseHTTPRequestHandler], None] | None = None  # instead of the body


def page(title, *, head="", story=STORY):
    """An HTML page with an article of the given title."""
    return Reply(
        f"<html lang=en><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
        f"<p>{title}. {story}</p><p>{story}</p></article></body></html>",
        headers={"Content-Type": "text/html; charset=utf-8"},
    )


def moved(address, status=302):
    """A redirect."""
    return Reply(status=status, headers={"Location": address})


class Site:
    """``replies`` by path may be changed while it runs; a path that is not there is a 404."""

    def __init__(self, server):
        self.server = server
        self.url = f"http://{server.server_address[0]}:{server.server_address[1]}"
        self.replies = {}
        self.asked = []  # (path, headers)

    def paths(self):
        """What was asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self):
        self.site.asked.append((self.path, dict(self.headers)))
        reply = self.site.replies.get(self.path, Reply(status=404))
        if callable(reply):
            reply = reply()
        if reply.etag and self.headers.get("If-None-Match") == reply.etag:
            reply = Reply(status=304, etag=reply.etag)
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        if reply.write:
            reply.write(self)
            return
        self.send_response(reply.status)
        for name, value in {"Content-Length": str(len(body)), **reply.headers}.items():
            self.send_header(name, value)
        if reply.etag:
            self.send_header("ETag", reply.etag)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, place, handler):
        self.address_family = socket.AF_INET6 if ":" in place[0] else socket.AF_INET
        super().__init__(place, handler)

    def handle_error(self, request, client_address):
        pass  # a client that hangs up early is what some tests are about


@contextmanager
def running(host="127.0.0.1", context=None) -> Iterator[Site]:
    """A site that runs on a free port of ``host`` (an IP address of this machine)."""
    handler = type("Handler", (_Handler,), {})
    with _Server((host, 0), handler) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        handler.site = Site(server)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield handler.site
        finally:
            server.shutdown()
            thread.join()
