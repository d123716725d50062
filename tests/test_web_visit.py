"""Visits to a server on this machine: redirects, robots.txt, pauses, conditions."""

import time
from email.utils import formatdate

import pytest

from ingest.errors import BadInput
from ingest.web.rules import EVERYWHERE, Known, Memory, Rules
from ingest.web.web import Web
from tests.web_site import LOOPBACK, Reply, moved, running

pytestmark = pytest.mark.server


@pytest.fixture
def site():
    with running() as site:
        site.replies["/"] = Reply("words")
        yield site


def test_redirects_are_followed_and_the_last_address_counts(site):
    site.replies |= {"/a": moved("/b?x=1#top", 301), "/b?x=1": moved(f"{site.url}/", 307)}
    response = Web(LOOPBACK).visit(f"{site.url}/a#part")
    assert (str(response.url), response.body) == (f"{site.url}/", b"words")
    assert site.paths() == ["/a", "/b?x=1", "/"]


@pytest.mark.parametrize("permitted", [("127.0.0.1/32",), EVERYWHERE])
@pytest.mark.parametrize("path", ["/page", "/robots.txt"])
def test_a_redirect_into_a_private_network_is_refused_unless_that_is_allowed(site, path, permitted):
    """127.0.0.2 is as private as it gets; nothing may even connect to it."""
    with running("127.0.0.2") as inside:
        inside.replies["/secret"] = Reply("secret")
        site.replies |= {"/page": Reply("words"), path: moved(f"{inside.url}/secret")}
        web = Web(Rules(inside=permitted, apart=0.0))
        if permitted == EVERYWHERE:
            web.visit(f"{site.url}/page")
            assert "/secret" in inside.paths()
        else:
            with pytest.raises(BadInput, match=r"127\.0\.0\.2, which is inside a private network"):
                web.visit(f"{site.url}/page")
            assert inside.asked == []


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("file:///etc/passwd", "http or https"),
        ("http://2130706433/", "unusual form"),
        ("http://reader:secret@127.0.0.1/", "password"),
        ("http://[::ffff:127.0.0.2]/", "private network"),
        ("http://[", "not a web address"),
        ("//exam\x7fple/", "not a web address"),
    ],
)
def test_a_redirect_to_what_is_no_public_address_is_refused(site, target, reason):
    site.replies["/a"] = moved(target)
    with pytest.raises(BadInput, match=reason):
        Web(LOOPBACK).visit(f"{site.url}/a")


def test_a_redirect_without_an_address_is_told(site):
    site.replies["/a"] = Reply(status=302)
    with pytest.raises(BadInput, match="answers 302"):
        Web(LOOPBACK).visit(f"{site.url}/a")


def test_a_circle_of_redirects_ends(site):
    site.replies |= {"/a": moved("/b"), "/b": moved("/a")}
    with pytest.raises(BadInput, match="more than 5 times"):
        Web(LOOPBACK).visit(f"{site.url}/a")
    assert len(site.paths()) == 6


def test_what_robots_txt_forbids_is_not_asked_for(site):
    site.replies["/robots.txt"] = Reply("User-agent: dossier\nDisallow: /private")
    site.replies["/a"] = moved("/private/b")
    web = Web(LOOPBACK)
    assert web.visit(f"{site.url}/").body == b"words"
    for path in ("/private/a", "/a"):
        with pytest.raises(BadInput, match=r"robots\.txt"):
            web.visit(site.url + path)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/", "/a"]


def test_a_robots_txt_that_moved_is_followed(site):
    site.replies["/robots.txt"] = moved("/rules.txt", 301)
    site.replies["/rules.txt"] = Reply("User-agent: *\nDisallow: /")
    with pytest.raises(BadInput, match="forbids dossier"):
        Web(LOOPBACK).visit(f"{site.url}/")


def test_requests_to_a_host_are_a_second_apart_or_what_robots_txt_says(site):
    slept = []
    web = Web(Rules(inside=EVERYWHERE), sleep=slept.append)
    for _ in range(2):
        web.visit(f"{site.url}/")
    assert slept == pytest.approx([1.0], abs=0.3)
    slept.clear()
    site.replies["/robots.txt"] = Reply("User-agent: *\nCrawl-delay: 30")
    web = Web(Rules(inside=EVERYWHERE), sleep=slept.append)
    for _ in range(2):
        web.visit(f"{site.url}/")
    assert slept == pytest.approx([30.0], abs=0.3)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("after", [lambda: "20", lambda: formatdate(time.time() + 20, usegmt=True)])
def test_a_server_that_asks_for_a_pause_is_asked_again_after_it(site, status, after):
    busy = Reply(status=status, headers={"Retry-After": after()})
    site.replies["/a"] = iter([busy, busy, Reply("words")]).__next__
    slept = []
    assert Web(LOOPBACK, sleep=slept.append).visit(f"{site.url}/a").body == b"words"
    assert slept == pytest.approx([20.0, 20.0], abs=1.5)


def test_a_server_that_only_ever_asks_for_pauses_is_given_up(site):
    site.replies["/a"] = Reply(status=429)
    slept = []
    with pytest.raises(BadInput, match="can't give it now .429.; try again later"):
        Web(LOOPBACK, sleep=slept.append).visit(f"{site.url}/a")
    assert len(site.paths()) == 3
    assert slept == pytest.approx([10.0, 10.0], abs=0.3)


def test_too_long_a_pause_is_told_and_the_host_is_left_alone(site):
    site.replies["/a"] = Reply(status=429, headers={"Retry-After": "9" * 30})
    web = Web(LOOPBACK, sleep=pytest.fail)
    for path in ("/a", "/"):
        with pytest.raises(BadInput, match=r"asks for a pause of 999,999,\d+ seconds"):
            web.visit(site.url + path)
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("status", "reason"),
    [(403, "refuses"), (404, "not found"), (410, "not found"), (500, "later"), (503, "later")]
    + [(304, "answers 304"), (204, "answers 204"), (418, "answers 418")],
)
def test_other_answers_are_told_with_the_remedy(site, status, reason):
    site.replies["/a"] = Reply(status=status)
    with pytest.raises(BadInput, match=reason):
        Web(LOOPBACK).visit(f"{site.url}/a")


def test_what_is_known_is_asked_for_on_condition_where_the_page_ends_up(site):
    site.replies |= {"/a": moved("/b", 301), "/b": Reply("words", etag='"1"')}
    known = {}
    memory = Memory(
        known=known.get,
        remember=lambda address, version: known.update({address: version}),
    )
    web = Web(LOOPBACK, memory)
    web.remember(web.visit(f"{site.url}/a"), ["one", "two"])
    assert known == {f"{site.url}/b": Known('"1"', "", ("one", "two"))}
    assert web.visit(f"{site.url}/a") == known[f"{site.url}/b"]


def test_a_page_by_which_nothing_can_be_recognised_is_not_remembered(site):
    memory = Memory(remember=lambda *given: pytest.fail(f"remembered {given}"))
    web = Web(LOOPBACK, memory)
    web.remember(web.visit(f"{site.url}/"), [])
