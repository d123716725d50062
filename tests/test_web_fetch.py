import contextlib
import gzip
import shutil
import socket
import ssl
import subprocess
import time
import tracemalloc
import zlib
from dataclasses import replace

import pytest

from ingest.errors import BadInput
from ingest.web import fetch as fetching
from ingest.web.address import find_host, parse_address
from ingest.web.fetch import fetch, unpacked
from ingest.web.rules import EVERYWHERE, Known, Rules
from tests.web_site import LOOPBACK, Reply, running

pytestmark = pytest.mark.server


@pytest.fixture
def site():
    with running() as site:
        yield site


def fetched(site, path="/", *, known=None, rules=LOOPBACK, resolve=find_host):
    return fetch(parse_address(site.url + path), known, rules, resolve)


def test_a_page_comes_with_its_type_and_charset(site):
    site.replies["/"] = Reply("¡Hola!", headers={"Content-Type": 'Text/HTML; charset="UTF-8"'})
    response = fetched(site)
    assert (response.status, response.body.decode()) == (200, "¡Hola!")
    assert (response.media_type, response.charset) == ("text/html", "utf-8")
    _, headers = site.asked[0]
    assert headers["User-Agent"] == "dossier"
    assert "Cookie" not in headers
    assert "If-None-Match" not in headers


def test_a_page_that_is_as_it_was_is_not_sent_again(site):
    site.replies["/"] = Reply("words", etag='"1"', headers={"Last-Modified": "Mon, 02 Jan 2017"})
    first = fetched(site)
    assert first.validators == Known('"1"', "Mon, 02 Jan 2017")
    second = fetched(site, known=first.validators)
    assert (second.status, second.body) == (304, b"")
    assert site.asked[1][1]["If-Modified-Since"] == "Mon, 02 Jan 2017"


@pytest.mark.parametrize("etag", ['"ñ"', f'"{"x" * 2000}"'])
def test_a_tag_that_can_not_be_sent_back_is_none(site, etag):
    site.replies["/"] = Reply("words", headers={"ETag": etag})
    assert fetched(site).validators == Known()


def test_a_type_that_is_none_is_not_repeated(site):
    site.replies["/"] = Reply("words", headers={"Content-Type": "\x9b31m/html"})
    assert fetched(site).media_type == ""


def test_a_host_that_is_an_ipv6_address_is_named_as_such():
    try:
        with running("::1") as site:
            site.replies["/"] = Reply("words")
            port = site.server.server_port
            address = parse_address(f"http://[::1]:{port}/")
            assert fetch(address, None, Rules(inside=EVERYWHERE), find_host).body == b"words"
            assert site.asked[0][1]["Host"] == f"[::1]:{port}"
    except OSError:
        pytest.skip("no IPv6 on this machine")


def test_a_private_address_is_refused_before_anything_is_sent(site):
    site.replies["/"] = Reply("words")
    with pytest.raises(BadInput, match=r"127\.0\.0\.1, which is inside a private network"):
        fetched(site, rules=Rules())
    assert site.asked == []
    assert fetched(site, rules=Rules(inside=EVERYWHERE)).body == b"words"  # and that is why


def test_the_connection_goes_to_the_address_that_was_checked(site):
    """A name server that changes its mind between check and use is asked once."""
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    named = parse_address(f"http://paper.example:{site.server.server_port}/")
    site.replies["/"] = Reply("words")
    assert fetch(named, None, LOOPBACK, lambda host, port: next(answers)).body == b"words"
    assert site.asked[0][1]["Host"] == f"paper.example:{site.server.server_port}"
    with pytest.raises(BadInput, match=r"paper\.example is at 127\.0\.0\.2"):
        fetch(named, None, LOOPBACK, lambda host, port: next(answers))
    assert len(site.asked) == 1


def test_a_host_with_several_addresses_is_reached_at_one_that_answers(site):
    site.replies["/"] = Reply("words")
    rules = Rules(inside=EVERYWHERE)
    numbers = ["127.0.0.9", "127.0.0.1"]
    assert fetched(site, rules=rules, resolve=lambda host, port: numbers).body == b"words"


def test_a_proxy_of_the_environment_is_not_used(site, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.replies["/"] = Reply("words")
    assert fetched(site).body == b"words"


def test_gzip_is_unpacked(site):
    site.replies["/"] = Reply(gzip.compress(b"words"), headers={"Content-Encoding": "gzip"})
    assert fetched(site).body == b"words"


def bomb(size):
    pack = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    return b"".join(pack.compress(bytes(10**6)) for _ in range(size // 10**6)) + pack.flush()


def test_a_gzip_bomb_ends_at_the_limit(site):
    packed = bomb(300_000_000)
    assert len(packed) < 500_000
    site.replies["/"] = Reply(packed, headers={"Content-Encoding": "gzip"})
    started = time.perf_counter()
    with pytest.raises(BadInput, match="larger than 20 MB"):
        fetched(site)
    assert time.perf_counter() - started < 2


def test_a_bomb_in_one_piece_is_not_unpacked_past_the_limit():
    packed = bomb(200_000_000)
    tracemalloc.start()
    with pytest.raises(BadInput, match="larger than 20 MB"):
        unpacked([packed], 20_000_000)
    assert tracemalloc.get_traced_memory()[1] < 80_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (b"no gzip", "gzip", "compression is broken"),
        (gzip.compress(b"words" * 100, mtime=0)[:-20], "gzip", "ended early"),
        (b"", "gzip", "ended early"),
        (b"words", "br", "wasn't asked for"),
        (b"words", "gzip, gzip", "wasn't asked for"),
    ],
)
def test_broken_compression_is_told(site, body, encoding, reason):
    site.replies["/"] = Reply(body, headers={"Content-Encoding": encoding})
    with pytest.raises(BadInput, match=reason):
        fetched(site)


def test_a_huge_page_is_refused_by_what_it_says_of_itself(site):
    site.replies["/"] = Reply(b"x", headers={"Content-Length": "900000000000"})
    with pytest.raises(BadInput, match="larger than 20 MB"):
        fetched(site)


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    with contextlib.suppress(OSError):
        while True:
            handler.wfile.write(bytes(100_000))


def test_a_page_without_end_is_refused_at_the_limit(site):
    site.replies["/"] = Reply(write=endless)
    with pytest.raises(BadInput, match="larger than 3 MB"):
        fetched(site, rules=replace(LOOPBACK, largest=3_000_000))


def dripping(head):
    def write(handler):
        handler.wfile.write(head)
        with contextlib.suppress(OSError):
            for _ in range(200):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)

    return write


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: "])
def test_a_byte_now_and_then_does_not_hold_it_up(site, head):
    site.replies["/"] = Reply(write=dripping(head))
    started = time.perf_counter()
    with pytest.raises(BadInput, match="too slow"):
        fetched(site, rules=replace(LOOPBACK, seconds=0.5))
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("limit", ["silence", "seconds"])
def test_a_server_that_says_nothing_is_given_up(site, limit):
    site.replies["/"] = Reply(write=lambda handler: time.sleep(2))
    started = time.perf_counter()
    with pytest.raises(BadInput, match="too slow"):
        fetched(site, rules=replace(LOOPBACK, **{limit: 0.2}))
    assert time.perf_counter() - started < 1.5


@pytest.mark.parametrize(
    "answer",
    [b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", b"", b"HTTP/1.1 200"]
    + [
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    ],
)
def test_what_is_no_http_is_one_line(site, answer):
    site.replies["/"] = Reply(write=lambda handler: handler.wfile.write(answer))
    with pytest.raises(BadInput, match=r"^127\.0\.0\.1 can't be read \(.+\); check") as caught:
        fetched(site)
    assert "\n" not in str(caught.value)


def test_nobody_there_is_one_line():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(BadInput, match=r"127\.0\.0\.1 can't be read"):
        fetch(parse_address(f"http://127.0.0.1:{port}/"), None, LOOPBACK, find_host)


@pytest.fixture
def certified(tmp_path, monkeypatch):
    """A site whose certificate is for paper.example, and trusted."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {key} -out {certificate} -days 2 "
        "-subj /CN=paper.example -addext subjectAltName=DNS:paper.example",
        shell=True, check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    fetching._certificates.cache_clear()
    with running(context=context) as site:
        site.replies["/"] = Reply("words")
        yield site
    fetching._certificates.cache_clear()


def test_where_the_system_has_no_certificates_those_that_came_along_are_used(monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    monkeypatch.setenv("SSL_CERT_DIR", "/nowhere")
    assert len(fetching._certificates.__wrapped__().get_ca_certs()) > 50


def test_a_certificate_must_be_for_the_name_though_the_number_is_pinned(certified):
    port = certified.server.server_port

    def at(host):
        address = parse_address(f"https://{host}:{port}/")
        return fetch(address, None, LOOPBACK, lambda host, port: ["127.0.0.1"])

    assert at("paper.example").body == b"words"
    with pytest.raises(BadInput, match=r"other\.example can't be read \(.*certificate"):
        at("other.example")
