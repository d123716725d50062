import socket

import pytest

from ingest.errors import BadInput
from ingest.web.address import find_host, is_public, parse_address, reachable_at


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("http://Example.ORG", "http://example.org"),
        (" https://example.org:443/a?b=1#c ", "https://example.org/a?b=1"),
        ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"),
        ("http://192.0.2.1:8080/", "http://192.0.2.1:8080/"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
    ],
)
def test_an_address_has_one_form(given, meant):
    assert str(parse_address(given)) == meant


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/", "http"),
        ("file:///etc/passwd", "http"),
        ("//example.org/", "http"),
        ("javascript:alert(1)", "http"),
        ("http://", "host"),
        ("http:///etc/passwd", "host"),
        ("http://reader:secret@example.org/", "password"),
        ("http://example.org\\@127.0.0.1/", "password"),
        ("http://reader@example.org/", "password"),
        ("http://exam ple.org/", "host"),
        ("http://example.org:99999/", "host"),
        ("http://example.org/\n/", "typing"),
        ("http://[::1%25lo]/", "host"),
        ("", "http"),
    ],
)
def test_other_addresses_are_refused_with_the_reason(address, reason):
    with pytest.raises(BadInput, match=reason) as caught:
        parse_address(address)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.0.0.1", "127.0.0.1.", "example.0x10"]
    + ["１２７.０.０.１", "0", "127.0.0.256"],
)
def test_numbers_in_unusual_forms_are_no_hosts(host):
    with pytest.raises(BadInput):
        parse_address(f"http://{host}/")


PRIVATE = """
    127.0.0.1 127.8.8.8 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254
    100.64.0.1 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 192.88.99.1
    224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
    ::1 :: fe80::1 fe80::1%lo fc00::1 fd12:3456::1 fec0::1 ff02::1 2001:db8::1 100::1 2001::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 2002:7f00:1::
    2002:a00:1:: 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 ::ffff:0:127.0.0.1
    nonsense
"""
PUBLIC = """
    8.8.8.8 93.184.216.34 172.32.0.1 100.128.0.1 192.167.1.1
    2606:4700:4700::1111 ::ffff:8.8.8.8 2002:808:808:: 64:ff9b::808:808
"""


@pytest.mark.parametrize("number", PRIVATE.split())
def test_what_is_not_the_open_internet(number):
    assert not is_public(number)


@pytest.mark.parametrize("number", PUBLIC.split())
def test_what_is_the_open_internet(number):
    assert is_public(number)


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    found = ["93.184.216.34", "::ffff:10.0.0.1"]
    with pytest.raises(BadInput, match="DOSSIER_ALLOW_PRIVATE_ADDRESSES") as caught:
        reachable_at("example.org", 80, lambda host, port: found, ())
    assert "example.org" in str(caught.value)
    assert reachable_at("example.org", 80, lambda host, port: found, ["10.0.0.0/8"]) == found
    assert reachable_at("example.org", 80, lambda host, port: found[:1], ()) == found[:1]


def test_a_network_that_is_allowed_allows_no_other():
    with pytest.raises(BadInput, match="private"):
        reachable_at("a.example", 80, lambda host, port: ["10.1.0.1"], ["10.0.0.0/16", "::/0"])


def test_a_host_that_is_not_known_is_told():
    def unknown(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    for resolve in (unknown, lambda host, port: []):
        with pytest.raises(BadInput, match=r"host a\.example is not known"):
            reachable_at("a.example", 80, resolve, ())


@pytest.mark.server
def test_the_system_resolver_gives_each_number_once():
    assert find_host("127.0.0.1", 80) == ["127.0.0.1"]
