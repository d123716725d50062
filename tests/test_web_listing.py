"""Feeds and sitemaps as XML; what is read of them is in test_web_read.py."""

import pytest

from ingest.web.feed import feed_entries
from ingest.web.listing import Entry, elements, root_of
from ingest.web.sitemap import sitemap_entries

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title>
<link rel="self" href="https://paper.example/feed"/><link href="https://paper.example/"/>
<entry><title>One</title><link rel="edit" href="/edit/1"/><link rel="alternate" href="/a/1"/>
  <updated>2020-01-01T00:00:00Z</updated><published>2017-01-20T10:00:00Z</published></entry>
<entry><title>Two</title><link href="https://paper.example/a/2?x=1&amp;y=2"/></entry>
<entry><title>None</title><id>urn:uuid:1</id></entry>
</feed>"""
RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="urn:m"
  xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
<channel><title>Paper</title><link>https://paper.example/</link>
<atom:link rel="self" href="https://paper.example/rss"/>
<item><atom:link rel="self" href="/self"/><link> https://paper.example/a/1 </link>
  <pubDate>Fri, 20 Jan 2017 10:00:00 GMT</pubDate>
  <media:content url="https://paper.example/a.jpg"/></item>
<item><link><![CDATA[https://paper.example/a/2]]></link></item>
<item><guid>https://paper.example/a/3</guid></item>
<item><guid isPermaLink="false">https://paper.example/no</guid></item>
<item><link>https://burner.example/~r/4</link>
  <feedburner:origLink>https://paper.example/a/4</feedburner:origLink></item>
</channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><link>https://paper.example/</link></channel>
<item><link>https://paper.example/a/1</link><dc:date>2017-01-20</dc:date></item></rdf:RDF>"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="urn:i">
<url><loc>https://paper.example/old</loc><lastmod>2016-01-01</lastmod></url>
<url><loc>https://paper.example/undated</loc><image:image><image:loc>/i.jpg</image:loc></image:image>
</url>
<url><loc> https://paper.example/new </loc><news:news>
  <news:publication_date>2017-01-20T10:00:00+01:00</news:publication_date></news:news></url>
<url><loc></loc></url>
</urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://paper.example/1.xml</loc></sitemap>
<sitemap><loc>https://paper.example/2.xml.gz</loc><lastmod>2017-01-20</lastmod></sitemap>
</sitemapindex>"""


def listed(entries):
    return [(entry.address, entry.published) for entry in entries]


def test_an_atom_feed():
    assert root_of(ATOM.encode()) == "feed"
    assert listed(feed_entries(ATOM.encode())) == [
        ("/a/1", "2017-01-20T10:00:00Z"),
        ("https://paper.example/a/2?x=1&y=2", ""),
    ]


def test_an_rss_feed():
    assert root_of(RSS.encode()) == "rss"
    assert listed(feed_entries(RSS.encode())) == [
        ("https://paper.example/a/1", "Fri, 20 Jan 2017 10:00:00 GMT"),
        *((f"https://paper.example/a/{number}", "") for number in (2, 3, 4)),
    ]


def test_an_rdf_feed():
    assert root_of(RDF.encode()) == "RDF"
    assert listed(feed_entries(RDF.encode())) == [("https://paper.example/a/1", "2017-01-20")]


def test_a_sitemap_gives_what_changed_last_first():
    assert root_of(SITEMAP.encode()) == "urlset"
    published = "2017-01-20T10:00:00+01:00"
    assert sitemap_entries(SITEMAP.encode()) == [
        Entry("https://paper.example/new", published, published),
        Entry("https://paper.example/old", "", "2016-01-01"),
        Entry("https://paper.example/undated"),
    ]


def test_an_index_of_sitemaps():
    assert root_of(INDEX.encode()) == "sitemapindex"
    addresses = [entry.address for entry in sitemap_entries(INDEX.encode())]
    assert addresses == ["https://paper.example/2.xml.gz", "https://paper.example/1.xml"]


@pytest.mark.parametrize(
    ("body", "root"),
    [
        (b"", ""),
        (b"words", ""),
        (b"<", ""),
        (b"\xef\xbb\xbf\n<rss/>", "rss"),
        ('<?xml version="1.0"?><feed/>'.encode("utf-16"), "feed"),
        (b"<!doctype html><html><body>", ""),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "html"),
        (b"<!-- rss --><urlset>", "urlset"),
        (b"\0\0\0", ""),
    ],
)
def test_a_document_is_told_by_its_root(body, root):
    assert root_of(body) == root


def test_a_broken_feed_gives_what_comes_before_the_break_or_more():
    broken = RSS.replace("<item><guid>", "<item>&nbsp;<b><guid>")
    assert listed(feed_entries(broken.encode()))[1][0] == "https://paper.example/a/2"


def test_entities_are_not_expanded_and_nothing_is_loaded(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("https://paper.example/secret", encoding="utf-8")
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    for entities in (f'<!ENTITY e0 "x">{levels}', f'<!ENTITY e11 SYSTEM "{secret.as_uri()}">'):
        body = f"<!DOCTYPE rss [{entities}]><rss><item><link>/&e11;</link></item></rss>"
        assert all(len(entry.address) < 10 for entry in feed_entries(body.encode()))


def test_a_long_sitemap_is_not_kept_whole():
    items = elements(SITEMAP.encode(), "url")
    first, _, _ = next(items), next(items), next(items)
    assert len(first) == 0
    assert first.getparent() is None


def test_deep_nesting_ends_it():
    body = b"<rss><item><link>/a</link></item>" + b"<item>" * 1_000_000
    assert [entry.address for entry in feed_entries(body)] == ["/a"]
