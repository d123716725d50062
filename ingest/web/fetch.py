"""One request and its response, within the limits of size and time."""

import re
import ssl
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.errors import BadInput, first_line
from ingest.normalise import one_line
from ingest.web.address import Resolve
from ingest.web.rules import AGENT, Known, Rules

if TYPE_CHECKING:
    from httpcore import Response as Answer
    from httpx import URL

_GZIP = 16 + zlib.MAX_WBITS
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
_SENDABLE = re.compile(r"[ -~]{0,1000}")
_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True)
class Response:
    """What a server answered. Header names are lower case; only a 200 has its body read."""

    url: "URL"
    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def media_type(self) -> str:
        """As in ``text/html``, lower case; empty where the server gives none."""
        found = _MEDIA_TYPE.match(self.headers.get("content-type", ""))
        return found[0].lower() if found else ""

    @property
    def charset(self) -> str:
        """As the header gives it, lower case, or empty."""
        found = re.search(r'charset="?([\w-]+)', self.headers.get("content-type", ""), re.I)
        return found[1].lower() if found else ""

    @property
    def validators(self) -> Known:
        """What the server will recognise this version by, as far as it can be sent back."""
        return Known(self._sendable("etag"), self._sendable("last-modified"))

    def _sendable(self, name: str) -> str:
        value = self.headers.get(name, "")
        return value if _SENDABLE.fullmatch(value) else ""


def fetch(url: "URL", known: Known | None, rules: Rules, resolve: Resolve) -> Response:
    """One GET without following redirects; with ``known`` the answer may be a 304.

    Neither proxies, cookies nor passwords of the environment are used. Raises ``BadInput`` when
    the host may not be visited or fails, and for what is too large, too slow or broken.
    """
    import httpcore

    from ingest.web.connect import CheckedBackend

    backend = CheckedBackend(resolve, rules.seconds, rules.inside)
    place = httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
    waits = dict.fromkeys(("connect", "read", "write", "pool"), rules.silence)
    try:
        with (
            httpcore.ConnectionPool(ssl_context=_certificates(), network_backend=backend) as pool,
            pool.stream(
                "GET", place, headers=_asked(url, known), extensions={"timeout": waits}
            ) as got,
        ):
            return _response(url, got, rules.largest)
    except httpcore.TimeoutException:
        raise BadInput(f"{url.host} is too slow; try again later") from None
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        why = one_line(first_line(error))
        raise BadInput(f"{url.host} can't be read ({why}); check the address") from None


@cache
def _certificates() -> ssl.SSLContext:
    """The system's, or those that SSL_CERT_FILE names; where there are none, certifi's."""
    import certifi

    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not (paths.cafile or paths.capath):
        context.load_verify_locations(certifi.where())
    return context


def _asked(url: "URL", known: Known | None) -> list[tuple[str, str]]:
    here = {
        "Host": url.netloc.decode(),
        "If-None-Match": known.etag if known else "",
        "If-Modified-Since": known.last_modified if known else "",
    }
    return [(name, value) for name, value in (here | _HEADERS).items() if value]


def _response(url: "URL", answer: "Answer", limit: int) -> Response:
    headers: dict[str, str] = {}
    for name, value in answer.headers:
        headers.setdefault(name.decode("latin-1").lower(), _decoded(value))
    if answer.status != 200:
        return Response(url, answer.status, headers)
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > limit:
        raise _too_large(limit)
    encoding = headers.get("content-encoding", "").lower()
    body = _body(answer.iter_stream(), encoding, limit)
    return Response(url, answer.status, headers, body)


def _decoded(value: bytes) -> str:
    try:
        return value.decode().strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


def _body(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    if encoding in {"", "identity"}:
        return _joined(chunks, limit)
    if encoding in {"gzip", "x-gzip"}:
        return unpacked(chunks, limit)
    raise BadInput("it is sent compressed in a way that wasn't asked for; save the page by hand")


def unpacked(chunks: Iterable[bytes], limit: int) -> bytes:
    """What a gzip stream holds; raises ``BadInput`` past ``limit`` bytes, or if it is broken."""
    unpack = zlib.decompressobj(_GZIP)
    try:
        body = _joined((unpack.decompress(chunk, limit + 1) for chunk in chunks), limit)
    except zlib.error:
        raise BadInput("its compression is broken; try again later") from None
    if not unpack.eof:
        raise BadInput("it ended early; try again later")
    return body


def _joined(chunks: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise _too_large(limit)
    return bytes(body)


def _too_large(limit: int) -> BadInput:
    return BadInput(f"larger than {limit // 10**6} MB; save it and ingest it in parts")
