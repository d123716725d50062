"""The publication's date and other metadata of web pages; rather none than a wrong one."""

import json

import pytest

from ingest.article import Article, Published
from ingest.byline import Credit, credit_in
from ingest.dateline import date_in_address, date_in_text
from ingest.dates import parse_published
from ingest.page import read_page

BODY = (
    "<p>The police director said “no” to the gang on Friday, after weeks of rumours there.</p>"
    "<p>He added that nobody in the government had spoken with its leaders since the truce.</p>"
    "<p>It seems unlikely that the talks will begin this year, said the minister of justice.</p>"
)
DAY = Published("2017-01-20", "day", "x")


def ld(*documents: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{json.dumps(document)}</script>'
        for document in documents
    )


def read(head: str = "", above: str = "", below: str = "", name: str = "a.html") -> Article:
    page = (
        f'<html lang="en"><head><title>Talks</title>{head}</head><body><article><h1>Talks</h1>'
        f"{above}{BODY}</article>{below}</body></html>"
    )
    return read_page(page, name)


def found(article: Article) -> tuple[str, str] | None:
    published = article.published
    return (published.value, published.found_in) if published else None


JSON = ld({"@type": "NewsArticle", "datePublished": "2017-01-01"})
META = '<meta property="article:published_time" content="2017-01-02">'
ADDRESS = '<link rel="canonical" href="https://example.org/2017/01/03/talks">'
BYLINE = '<p class="byline">By Ana Ruiz | January 4, 2017 | Updated January 9, 2017</p>'
DATELINE = "<p>PORT ELMS, Jan. 5, 2017 – The talks on the harbour went on until late.</p>"
WORDS = "<p>This article was first published on 6 January 2017.</p>"
NAME = "2017-01-07-talks.html"


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (7, ("2017-01-01", "json-ld")), (6, ("2017-01-02", "meta")), (5, ("2017-01-03", "url")),
        (4, ("2017-01-04", "byline")), (3, ("2017-01-05", "dateline")), (2, ("2017-01-06", "text")),
        (1, ("2017-01-07", "file name")), (0, None),
    ],
)  # fmt: skip
def test_precedence(known, expected):
    parts = [NAME, WORDS, DATELINE, BYLINE, ADDRESS, META, JSON]
    name, words, dateline, byline, address, meta, in_json = [
        part if place < known else "" for place, part in enumerate(parts)
    ]
    article = read(in_json + meta + address, byline + dateline + words, name=name or "a.html")
    assert found(article) == expected


def test_json_ld_is_the_article_s_own_and_gives_the_rest():
    article = read(
        ld(
            {
                "@graph": [
                    {"@type": "WebPage", "datePublished": "2001-01-01"},
                    {
                        "@type": ["NewsArticle"],
                        "headline": "Talks",
                        "datePublished": "2017-01-20T23:00:00-06:00",
                        "dateModified": "2017-01-22",
                        "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"name": "Bo Lee"}],
                        "publisher": {"name": "The Paper"},
                        "articleSection": "World",
                        "hasPart": {"@type": "NewsArticle", "datePublished": "2002-02-02"},
                    },
                ]
            }
        )
    )
    assert found(article) == ("2017-01-20", "json-ld")
    assert (article.author, article.source) == ("Ana Ruiz, Bo Lee", "The Paper")
    assert article.metadata == {"section": "World", "modified": "2017-01-22"}


def test_of_several_articles_the_page_s_is_taken_or_none():
    others = [
        {"@type": "Article", "url": f"https://example.org/{n}", "datePublished": f"2017-01-0{n}"}
        for n in (1, 2)
    ]
    assert found(read(ld(others))) is None
    canonical = '<link rel="canonical" href="https://example.org/2">'
    assert found(read(ld(others) + canonical)) == ("2017-01-02", "json-ld")


@pytest.mark.parametrize("date", ["2017-01-20", "2017-01-20T10:00:00Z"])
def test_broken_json_still_gives_its_one_date(date):
    broken = '<script type="application/ld+json">{"a": "x\n", "datePublished": "%s",}</script>'
    assert found(read(broken % date)) == ("2017-01-20", "json-ld")
    assert found(read(broken % date + broken % "2016-03-04")) is None


def test_opengraph_section_and_description_are_kept():
    article = read(
        '<meta property="article:section" content="Politics">'
        '<meta property="og:description" content="What was said.">'
        '<meta property="article:modified_time" content="2017-02-01">'
        '<meta property="og:site_name" content="The Paper">'
    )
    assert article.source == "The Paper"
    assert article.metadata == {
        "section": "Politics", "description": "What was said.", "modified": "2017-02-01",
    }  # fmt: skip
    assert article.published is None


@pytest.mark.parametrize(
    "above",
    [
        '<time class="entry-date published" datetime="2017-01-20T10:00:00">Friday</time>',
        '<span class="fecha">20 de enero de 2017</span>',
        '<div class="post-date">Publicado el 20 ene 2017</div>',
        '<span class="data">20 de janeiro de 2017 às 10h30</span>',
        '<p class="byline">Por Ana Ruiz | 20 de enero de 2017</p>',
        '<span itemprop="datePublished" content="2017-01-20">yesterday</span>',
    ],
)
def test_dates_that_the_page_marks_as_its_own(above):
    assert read(above=above).published.value == "2017-01-20"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ('<time class="updated" datetime="2017-01-20">x</time>', ""),
        ("<time datetime='2017-01-20'>then</time>", ""),
        ('<span class="date">January 20, 2017</span><span class="date">May 3, 2016</span>', ""),
        ("", '<aside><span class="date">January 20, 2017</span></aside>'),
        ("", '<ul class="related"><li class="date">January 20, 2017</li></ul>'),
        ("", '<footer class="date">January 20, 2017</footer>'),
        ('<p class="date">On January 20, 2017, the truce ended in the north.</p>', ""),
        ('<span class="date">03/04/2017</span>', ""),
    ],
)  # fmt: skip
def test_dates_that_may_be_another_s_are_not_taken(above, below):
    assert read(above=above, below=below).published is None


RELATED = (
    '<aside class="related"><article><meta itemprop="datePublished" content="2015-03-04">'
    "</article></aside>"
)
COMMENTED = '<time itemprop="datePublished" datetime="2020-03-04">then</time>'


@pytest.mark.parametrize(
    "below",
    [
        RELATED,
        f'<div class="comments">{COMMENTED}</div>',
        f'<div itemscope itemtype="https://schema.org/Comment">{COMMENTED}</div>',
    ],
)
def test_marked_dates_of_other_stories_and_comments_are_not_the_page_s(below):
    assert found(read(below=below)) is None
    assert found(read(ADDRESS, below=below)) == ("2017-01-03", "url")
    assert found(read(above=BYLINE, below=below)) == ("2017-01-04", "byline")


@pytest.mark.parametrize("margin", ["content-sidebar-wrap", "post-list"])
def test_a_marked_date_counts_wherever_the_page_s_title_is(margin):
    time = '<time class="published updated" itemprop="datePublished" datetime="2017-01-20">x</time>'
    page = f'<div class="{margin}"><article><h1>Talks</h1>{time}{BODY}</article></div>'
    assert found(read_page(f"<html><body>{page}</body></html>", "a.html")) == ("2017-01-20", "meta")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2017/01/20/talks", ("2017-01-20", "day")),
        ("https://example.org/world/2017/jan/20/talks", ("2017-01-20", "day")),
        ("https://example.org/20170120/talks", ("2017-01-20", "day")),
        ("https://example.org/news/2017-01-20-talks", ("2017-01-20", "day")),
        ("https://example.org/2017/01/talks", ("2017-01", "month")),
        ("https://example.org/talks-of-2017-01-20", None),
        ("https://example.org/2017/talks", None),
        ("https://example.org/talks?from=/2017/01/20/", None),
        ("https://2017.example.org/01/20/", None),
        ("https://example.org/2017/13/talks", None),
        ("https://example.org/12345678/talks", None),
    ],
)
def test_dates_in_addresses(url, expected):
    date = date_in_address(url)
    assert (date and (date.value, date.precision)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ana Ruiz | January 20, 2017", Credit("Ana Ruiz", DAY)),
        ("Por Ana Ruiz - 20 de enero de 2017", Credit("Ana Ruiz", DAY)),
        ("Por Ana Ruiz, 20 ene 2017", Credit("Ana Ruiz", DAY)),
        ("By Ana Ruiz, January 20, 2017", Credit("Ana Ruiz", DAY)),
        ("By Ana Ruiz, The Paper, Jan. 20, 2017, 5 min read", Credit("Ana Ruiz, The Paper", DAY)),
        ("By Ana Ruiz, Friday, January 20, 2017", Credit("Ana Ruiz", DAY)),
        ("Por Ana Ruiz | viernes, 20 de enero de 2017", Credit("Ana Ruiz", DAY)),
        ("By Ana Ruiz, January 20 people", None),
        ("Published: January 20, 2017 Updated: January 22, 2017", Credit("", DAY)),
        ("January 20, 2017 · 5 min read", Credit("", DAY)),
        ("January 20, 2017 | January 22, 2017", None),
        ("By Ana Ruiz | The talks went on.", None),
        ("Updated January 22, 2017", None),
    ],
)
def test_lines_under_the_title(line, expected):
    found = credit_in(line)
    if found and found.published:
        found = Credit(found.author, Published(found.published.value, "day", "x"))
    assert found == expected


@pytest.mark.parametrize(
    "value",
    ["20 ene 2017", "20 ene. 2017", "20/ene/2017", "enero 20, 2017", "Enero 20 de 2017",
     "20 de janeiro de 2017 às 10h30", "20 jan. 2017", "20 de enero de 2017 - 10:30",
     "viernes 20 de enero de 2017"],
)  # fmt: skip
def test_spanish_and_portuguese_days(value):
    assert parse_published(value, "x") == DAY


@pytest.mark.parametrize(
    "words",
    ["Published on January 20, 2017.", "Publicado originalmente el 20 de enero de 2017 en El Faro",
     "This story was originally published on 20 January 2017 in the Gazette."],
)  # fmt: skip
def test_dates_in_the_text(words):
    assert date_in_text(["He spoke.", words]) == Published("2017-01-20", "day", "text")
    assert date_in_text([f"It says: {words}"]) is None


@pytest.mark.parametrize("unset", ["1970-01-01", "1970-01-01T00:00:00Z"])
def test_a_date_that_was_never_set_is_passed_over(unset):
    in_json, meta = JSON.replace("2017-01-01", unset), META.replace("2017-01-02", unset)
    assert found(read(in_json + META)) == ("2017-01-02", "meta")
    assert found(read(in_json + meta, BYLINE)) == ("2017-01-04", "byline")
    assert found(read(meta, WORDS)) == ("2017-01-06", "text")
    assert found(read(in_json + meta)) is None
