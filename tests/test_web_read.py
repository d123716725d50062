"""Articles from addresses, read from a server on this machine."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.article import Article, Rejected
from ingest.web.read import read_address
from ingest.web.rules import Known, Memory
from ingest.web.web import Web
from tests.web_site import LOOPBACK, STORY, Reply, moved, page, running

pytestmark = pytest.mark.server


@pytest.fixture
def site():
    with running() as site:
        for number in range(1, 6):
            site.replies[f"/a/{number}"] = page(f"The port of Moín, part {number}")
        yield site


def read(site, path="/", web=None):
    """The articles, and the reasons why others are none."""
    items = list(read_address(site.url + path, web or Web(LOOPBACK)))
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [item for item in items if isinstance(item, Rejected)]


def rss(*links, date=""):
    items = "".join(f"<item><link>{link}</link>{date}</item>" for link in links)
    return Reply(f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>")


def sitemap(*places, kind="urlset", of="url"):
    inside = "".join(f"<{of}><loc>{place}</loc></{of}>" for place in places)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return Reply(f'<{kind} xmlns="{space}">{inside}</{kind}>')


def test_a_page_is_one_article(site):
    head = '<meta property="article:published_time" content="2017-01-20T10:00:00Z">'
    head += '<meta property="og:site_name" content="The Paper">'
    site.replies["/a/1"] = page("Cocaine in the port of Moín", head=head)
    [article], rejected = read(site, "/a/1")
    assert not rejected
    assert article.id == article.url == article.path == f"{site.url}/a/1"
    assert article.title == "Cocaine in the port of Moín"
    assert article.source == "The Paper"
    assert (article.published.value, article.published.found_in) == ("2017-01-20", "meta")
    assert STORY in article.text


def test_a_page_that_names_nothing_goes_by_its_host_and_the_date_in_its_address(site):
    site.replies["/2017/01/20/cocaine"] = page("Cocaine in the port")
    [article], _ = read(site, "/2017/01/20/cocaine")
    assert article.source == "127.0.0.1"
    assert (article.published.value, article.published.found_in) == ("2017-01-20", "url")


@pytest.mark.parametrize(
    ("canonical", "own"),
    [
        ("{url}/a/1", True),
        ("{url}/a/1#top", True),
        ("https://other.example/a/1", False),
        ("{url}/", False),
        ("http://127.0.0.1:bad/", False),
        ("javascript:alert(1)", False),
    ],
)
def test_no_page_stands_in_for_one_of_another_site(site, canonical, own):
    head = f'<link rel="canonical" href="{canonical.format(url=site.url)}">'
    head += '<meta name="dossier:id" content="somebody-elses">'
    site.replies["/print/1"] = page("The port of Moín", head=head)
    [article], _ = read(site, "/print/1")
    assert article.id == (f"{site.url}/a/1" if own else f"{site.url}/print/1")
    assert article.url == article.id
    other = "https://other.example/a/1" if "other" in canonical else None
    assert article.metadata.get("canonical") == other


def test_nor_does_a_document_that_names_one_of_another_site(site):
    text = f"---\nid: a1\nurl: https://other.example/a/1\n---\n# The port\n\n{STORY}"
    site.replies["/a.md"] = Reply(text, headers={"Content-Type": "text/markdown"})
    [article], _ = read(site, "/a.md")
    assert article.id == article.url == f"{site.url}/a.md"
    assert article.metadata["canonical"] == "https://other.example/a/1"


@pytest.mark.parametrize(
    ("body", "header"),
    [
        ("utf-8", "text/html; charset=utf-8"),
        ("utf-8", "text/html; charset=iso-8859-1"),  # a wrong one: it is valid UTF-8
        ("utf-8", "text/html; charset=no-such-thing"),
        ("utf-8", "text/html"),
        ("utf-8-sig", "text/html; charset=windows-1252"),
        ("windows-1252", "text/html; charset=windows-1252"),
        ("koi8-r", "text/html; charset=KOI8-R"),
        ("utf-16", "text/html"),
    ],
)
def test_the_charset_is_that_of_the_bytes_then_of_the_header(site, body, header):
    words = "Полиция" if body == "koi8-r" else "Moín — «contenedor»"
    html = f"<html><head><title>A port</title></head><body><p>{words}. {STORY}</p></body></html>"
    raw = html.encode(body, errors="ignore")
    site.replies["/a"] = Reply(raw, headers={"Content-Type": header})
    [article], _ = read(site, "/a")
    assert words in article.text


def test_the_header_goes_before_what_the_page_declares(site):
    html = f"<html><head><meta charset=koi8-r></head><body><p>¡Olé! {STORY}</p></body></html>"
    headers = {"Content-Type": "text/html; charset=windows-1252"}
    site.replies["/a"] = Reply(html.encode("windows-1252"), headers=headers)
    assert read(site, "/a")[0][0].text.startswith("¡Olé!")
    site.replies["/a"] = Reply(
        html.replace("koi8-r", "windows-1252").encode("windows-1252"),
        headers={"Content-Type": "text/html"},
    )
    assert read(site, "/a")[0][0].text.startswith("¡Olé!")


def test_a_plain_text_is_read_as_such(site):
    site.replies["/a.txt"] = Reply(
        f"Cocaine in the port\n\n{STORY} <b>", headers={"Content-Type": "text/plain"}
    )
    [article], _ = read(site, "/a.txt")
    assert article.title == "Cocaine in the port"
    assert article.text.endswith("<b>")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("chromium.pdf", "application/pdf"),
        ("pandoc.odt", "application/vnd.oasis.opendocument.text"),
        (
            "pandoc.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("harbour.html", "text/plain"),  # many servers say so; the content is told by itself
    ],
)
def test_a_document_is_read_as_a_file_would_be(site, name, kind):
    held = (Path(__file__).parent / "files" / name).read_bytes()
    site.replies["/harbour"] = Reply(held, headers={"Content-Type": kind})
    [article], _ = read(site, "/harbour")
    assert article.id == f"{site.url}/harbour"
    assert "harbour master of Port Elms" in article.text


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "application/x-ndjson"])
def test_what_is_no_page_is_told(site, kind):
    site.replies["/a"] = Reply(b"\x89PNG", headers={"Content-Type": kind})
    assert read(site, "/a") == (
        [],
        [
            Rejected(
                f"{site.url}/a",
                f"its content is {kind}, not a page, feed or sitemap; download it and ingest the "
                "file",
            )
        ],
    )


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"\0\1\2", b"\xff\xfe"])
def test_a_page_without_an_article_is_told(site, body):
    site.replies["/a"] = Reply(body, headers={"Content-Type": "text/html"})
    articles, [rejected] = read(site, "/a")
    assert not articles
    assert rejected.path == f"{site.url}/a"


def test_a_secret_in_an_address_is_not_repeated(site):
    [rejected] = read_address("http://reader:se%63ret@paper.example/\x1b[31m", Web(LOOPBACK))
    assert rejected.path == "http://paper.example/\ufffd[31m"
    assert "ret" not in rejected.reason


def test_the_pages_of_a_feed_are_read_in_its_order(site):
    site.replies["/feed"] = rss("/a/2", f"{site.url}/a/1", "/a/2")
    articles, rejected = read(site, "/feed")
    assert [article.id for article in articles] == [f"{site.url}/a/2", f"{site.url}/a/1"]
    assert not rejected


def test_pages_are_fetched_one_by_one_as_they_are_asked_for(site):
    site.replies["/feed"] = rss("/a/1", "/a/2")
    items = read_address(f"{site.url}/feed", Web(LOOPBACK))
    next(items)
    assert site.paths() == ["/feed", "/a/1"]


def test_the_date_of_a_feed_is_for_pages_that_have_none(site):
    date = "<pubDate>Fri, 20 Jan 2017 22:00:00 GMT</pubDate>"
    head = '<meta name="date" content="2016-05-06">'
    site.replies |= {"/feed": rss("/a/1", "/a/2", date=date), "/a/2": page("Dated", head=head)}
    first, second = read(site, "/feed")[0]
    assert (first.published.value, first.published.found_in) == ("2017-01-20", "feed")
    assert second.published.value == "2016-05-06"


def test_what_fails_in_a_feed_is_told_and_the_rest_goes_on(site):
    with running("127.0.0.2") as inside:
        inside.replies["/secret"] = page("Secret")
        secret = f"{inside.url}/secret"
        bad = ("/gone", secret, "ftp://paper.example/", "http://a:b@127.0.0.1/", "http://[")
        site.replies |= {"/feed": rss(*bad, "/feed2", "/a/1"), "/feed2": rss("/a/2")}
        articles, rejected = read(site, "/feed")
        assert inside.asked == []
    assert [article.id for article in articles] == [f"{site.url}/a/1"]
    assert [one.path for one in rejected] == [
        "/gone", secret, "ftp://paper.example/", "http://127.0.0.1/", "http://[", "/feed2"
    ]  # fmt: skip
    assert "404" in rejected[0].reason
    assert "private network" in rejected[1].reason
    assert "inside another" in rejected[5].reason


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_sitemaps_that_an_index_names_are_read(site, packed):
    maps = sitemap(f"{site.url}/a/1", f"{site.url}/a/2"), sitemap(f"{site.url}/a/3")
    if packed:
        headers = {"Content-Type": "application/gzip"}
        maps = [Reply(gzip.compress(one.body.encode()), headers=headers) for one in maps]
    names = [f"{site.url}/{number}.xml" for number in (1, 2)]
    site.replies |= dict(zip(("/1.xml", "/2.xml"), maps, strict=True))
    site.replies["/index"] = sitemap(*names, f"{site.url}/gone", kind="sitemapindex", of="sitemap")
    articles, rejected = read(site, "/index")
    assert [article.id[-1] for article in articles] == ["1", "2", "3"]
    assert [one.path for one in rejected] == [f"{site.url}/gone"]


def test_a_packed_sitemap_that_is_a_bomb_is_refused(site):
    site.replies["/map.xml.gz"] = Reply(gzip.compress(b"<urlset>" + bytes(30_000_000)))
    articles, [rejected] = read(site, "/map.xml.gz")
    assert "larger than 20 MB" in rejected.reason


def test_an_index_that_names_itself_or_only_more_of_them_ends(site):
    def index(*names):
        return sitemap(*(site.url + name for name in names), kind="sitemapindex", of="sitemap")

    site.replies |= {"/1": index("/1", "/2"), "/2": index("/3"), "/3": index("/4")}
    site.replies |= {"/4": index("/5"), "/5": sitemap(f"{site.url}/a/1")}
    articles, rejected = read(site, "/1")
    assert not articles
    assert [one.path for one in rejected] == [f"{site.url}/4"]
    assert site.paths() == ["/1", "/2", "/3", "/4"]


@pytest.mark.parametrize("kind", ["feed", "index"])
def test_no_more_pages_are_read_than_the_rules_allow_and_that_is_told(site, kind):
    pages = [f"{site.url}/a/{number}" for number in range(1, 6)]
    maps = [f"{site.url}/1.xml", f"{site.url}/2.xml"]
    site.replies |= {"/1.xml": sitemap(*pages[:3]), "/2.xml": sitemap(*pages[3:])}
    site.replies["/index"] = sitemap(*maps, kind="sitemapindex", of="sitemap")
    site.replies["/feed"] = rss(*pages)
    for most, told in ((4, 1), (3, 1), (5, 0)):
        articles, rejected = read(site, f"/{kind}", Web(replace(LOOPBACK, pages=most)))
        assert len(articles) == most
        assert len(rejected) == told
        assert all(f"more than {most} pages" in one.reason for one in rejected)
        assert all(one.path == f"{site.url}/{kind}" for one in rejected)


def test_a_sitemap_that_names_nothing_new_is_not_cut(site):
    pages = [f"{site.url}/a/{number}" for number in (1, 2)]
    site.replies |= {"/1.xml": sitemap(*pages), "/2.xml": sitemap(*pages)}
    maps = [f"{site.url}/1.xml", f"{site.url}/2.xml"]
    site.replies["/index"] = sitemap(*maps, kind="sitemapindex", of="sitemap")
    articles, rejected = read(site, "/index", Web(replace(LOOPBACK, pages=2)))
    assert (len(articles), rejected) == (2, [])


@pytest.mark.parametrize(
    "body", ["<rss/>", "<urlset/>", "<sitemapindex/>", "<feed><entry/></feed>"]
)
def test_a_feed_without_pages_is_told(site, body):
    site.replies["/feed"] = Reply(body)
    articles, [rejected] = read(site, "/feed")
    assert rejected == Rejected(f"{site.url}/feed", "it lists no pages; check the address")


class Remembered:
    """What was remembered, by address; and how many pages were as they had been."""

    def __init__(self):
        self.known, self.unchanged, self.expected = {}, 0, []
        self.memory = Memory(self.known.get, self._remember, self._unchanged, self.expected.append)

    def _remember(self, address, known):
        self.known[address] = known

    def _unchanged(self, pages):
        self.unchanged += pages


def with_tags(site):
    for number in range(1, 6):
        site.replies[f"/a/{number}"].etag = f'"{number}"'


def test_a_page_is_remembered_when_the_article_has_been_taken(site):
    with_tags(site)
    past = Remembered()
    items = read_address(f"{site.url}/a/1", Web(LOOPBACK, past.memory))
    next(items)
    assert past.known == {}
    assert list(items) == []
    assert past.known == {f"{site.url}/a/1": Known('"1"', "", (f"{site.url}/a/1",))}
    assert read(site, "/a/1", Web(LOOPBACK, past.memory)) == ([], [])
    assert past.unchanged == 1


def test_a_feed_that_is_as_it_was_needs_one_request(site):
    with_tags(site)
    site.replies["/feed"] = rss("/a/1", "/a/2", "/a/3")
    site.replies["/feed"].etag = '"feed"'
    past = Remembered()
    assert len(read(site, "/feed", Web(LOOPBACK, past.memory))[0]) == 3
    assert past.expected == [3]
    ids = tuple(f"{site.url}/a/{number}" for number in (1, 2, 3))
    assert past.known[f"{site.url}/feed"].articles == ids
    site.asked.clear()
    assert read(site, "/feed", Web(LOOPBACK, past.memory)) == ([], [])
    assert site.paths() == ["/feed"]
    assert past.unchanged == 3


def test_of_a_feed_that_grew_only_the_new_pages_are_sent(site):
    with_tags(site)
    site.replies["/feed"] = rss("/a/1", "/a/2")
    past = Remembered()
    read(site, "/feed", Web(LOOPBACK, past.memory))
    site.replies["/feed"] = rss("/a/3", "/a/1", "/a/2")
    articles, _ = read(site, "/feed", Web(LOOPBACK, past.memory))
    assert [article.id[-1] for article in articles] == ["3"]
    assert past.unchanged == 2
    site.replies["/feed"].etag = '"feed"'
    read(site, "/feed", Web(LOOPBACK, past.memory))
    assert len(past.known[f"{site.url}/feed"].articles) == 3


def test_a_feed_with_a_page_that_failed_is_asked_for_in_full_again(site):
    site.replies["/feed"] = rss("/a/1", "/gone")
    site.replies["/feed"].etag = '"feed"'
    past = Remembered()
    for _ in range(2):
        articles, rejected = read(site, "/feed", Web(LOOPBACK, past.memory))
        assert (len(articles), len(rejected)) == (1, 1)


def test_an_article_that_leads_to_the_front_page_now_is_gone(site):
    site.replies |= {"/": page("Front page"), "/old": moved("/"), "/feed": rss("/old", "/")}
    articles, [rejected] = read(site, "/feed")
    assert [article.id for article in articles] == [f"{site.url}/"]
    assert "front page" in rejected.reason


def test_one_that_was_moved_is_followed(site):
    site.replies |= {"/old": moved("/feed", 301), "/feed": rss("a/1")}
    articles, _ = read(site, "/old")
    assert [article.id for article in articles] == [f"{site.url}/a/1"]
