"""Which web addresses may be visited, and where in the network their hosts are."""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from ingest.errors import BadInput

if TYPE_CHECKING:
    from httpx import URL

Resolve = Callable[[str, int], Sequence[str]]  # host and port to IP addresses
_Number = ipaddress.IPv4Address | ipaddress.IPv6Address
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_NUMERIC_HOST = re.compile(r"(?:[^:]*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE)
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
# Special ones that not every release of the standard library's tables knows.
_SPECIAL = [
    ipaddress.ip_network(block)
    for block in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "3fff::/20")
]
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def parse_address(address: str) -> "URL":
    """An http(s) address in its normal form, without fragment.

    Raises ``BadInput`` for other schemes, for a user name or password in it, and for a host that
    is a number in any but the usual form (``2130706433``, ``0177.0.0.1``, ``127.1``).
    """
    from httpx import URL, InvalidURL

    try:
        url = URL(address.strip()).copy_with(fragment=None)
        host = url.raw_host.decode("ascii")
    except (InvalidURL, UnicodeError):
        raise BadInput("not a web address; check it for typing errors") from None
    if url.scheme not in {"http", "https"}:
        raise BadInput("not an http or https address; give one of these")
    if url.userinfo:
        raise BadInput("a user name or password is in the address; give it without them")
    if not re.fullmatch(r"[\w.:-]+", host) or not 0 < (url.port or 80) < 65536:
        raise BadInput("not a web address; check its host")
    if _NUMERIC_HOST.fullmatch(host) and not _is_dotted_quad(host):
        raise BadInput("its host is a number in an unusual form; write it like 192.0.2.1")
    return url


def is_web_address(place: str) -> bool:
    """Whether it begins as an http(s) address does; it need not be a valid one."""
    return bool(re.match("https?://", place, re.IGNORECASE))


def find_host(host: str, port: int) -> list[str]:
    """The IP addresses of ``host``, by the system's resolver; raises ``OSError``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def reachable_at(host: str, port: int, resolve: Resolve, inside: Sequence[str]) -> Sequence[str]:
    """The IP addresses of ``host``; connect to one of these, the name may move meanwhile.

    Raises ``BadInput`` when it has none, and when any is neither public nor in the networks of
    ``inside``.
    """
    try:
        numbers = resolve(host, port)
    except (OSError, UnicodeError):
        numbers = ()
    if not numbers:
        raise BadInput(f"the host {host} is not known; check the address and the network")
    allowed = [ipaddress.ip_network(network) for network in inside]
    for number in numbers:
        if not is_public(number) and not _is_in(number, allowed):
            raise BadInput(
                f"{host} is at {number}, which is inside a private network; set "
                "DOSSIER_ALLOW_PRIVATE_ADDRESSES=1 if it may be read"
            )
    return numbers


def is_public(number: str) -> bool:
    """Whether an IP address is one of the open internet, also where IPv6 wraps an IPv4 one."""
    try:
        address = _unwrapped(ipaddress.ip_address(number))
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    special = address.is_multicast or address.is_reserved or _is_in(number, _SPECIAL)
    return address.is_global and not special


def _is_in(number: str, networks: Iterable[_Network]) -> bool:
    try:
        address = _unwrapped(ipaddress.ip_address(number))
    except ValueError:
        return False
    return any(address in network for network in networks)


def _unwrapped(address: _Number) -> _Number:
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _is_dotted_quad(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True
