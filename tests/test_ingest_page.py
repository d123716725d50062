from pathlib import Path

import pytest

from ingest.article import Article, Published, Rejected
from ingest.files import SourceFile
from ingest.page import read_page
from ingest.read import read_file

PARAGRAPHS = [
    "The police director said “no” to the gang on Friday, after weeks of rumours in the capital.",
    "He added that nobody in the government had spoken with its leaders since the truce of 2012.",
    "It seems unlikely that the talks will begin this year, said the minister, who asked for calm.",
]
HEAD = """<title>Gang talks fail | The Paper</title>
<link rel="canonical" href="https://example.org/world/gang-talks">
<meta property="og:title" content="Gang talks fail"><meta name="author" content="Ana Ruiz">
<meta property="og:site_name" content="The Paper">"""


def page(head: str = HEAD, extra: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="en-US"><head>{head}</head><body>
<nav><a href="/">Home</a> <a href="/n">News</a></nav>
<article><h1>Gang talks fail</h1>{body}{extra}</article>
<aside><h3>Related</h3><a href="/x">Xiomara Castro wins</a></aside>
<footer>All rights reserved. 1 March 2024</footer></body></html>"""


def read(path: Path, content: str | bytes, name: str = "a.html") -> Article | Rejected:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = read_file(SourceFile(path, name))
    return found


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.html"


def test_the_article_and_nothing_around_it(path):
    assert read(path, page()) == Article(
        "https://example.org/world/gang-talks", "Gang talks fail", "\n\n".join(PARAGRAPHS),
        "https://example.org/world/gang-talks", "The Paper", "Ana Ruiz", None, "en", "a.html",
    )  # fmt: skip


def test_pointers_to_other_pages_are_cleaned_away(path):
    assert "SEE ALSO" not in read(path, page(extra="<p>SEE ALSO: More news</p>")).text


def test_own_id_goes_before_the_address(path):
    assert read(path, page(HEAD + '<meta name="dossier:id" content="n1">')).id == "n1"
    assert read(path, page("<title>Gang talks fail</title>")).id == "a.html"


ROOT = "https://example.org/"
FRONT = f'<link rel="canonical" href="{ROOT}">'


@pytest.mark.parametrize(
    "head",
    [FRONT, FRONT.replace("org/", "org"), f'<meta property="og:url" content="{ROOT}#top">',
     f'<base href="{ROOT}">'],
)  # fmt: skip
def test_pages_that_name_the_front_page_stay_apart(head):
    found = read_page(page(head), "a.html")
    assert (found.id, found.url) == ("a.html", None)
    assert read_page(page(head), "a.html", f"{ROOT}world/talks").id == f"{ROOT}world/talks"
    assert read_page(page(head), "a.html", ROOT).url.startswith(ROOT.rstrip("/"))


def test_the_other_address_counts_where_one_is_the_front_page():
    talks, root = f"{ROOT}world/talks", f'<meta property="og:url" content="{ROOT}">'
    canonical = FRONT.replace(ROOT, talks)
    assert read_page(page(root + canonical), "a.html").id == talks
    assert read_page(page(FRONT + root.replace(ROOT, talks)), "a.html").id == talks
    assert read_page(page(FRONT.replace(ROOT, f"{ROOT}?p=1")), "a.html").id == f"{ROOT}?p=1"


@pytest.mark.parametrize(
    ("head", "found_in"),
    [
        ('<meta property="article:published_time" content="2017-01-20T23:30:00-06:00">', "meta"),
        ('<meta itemprop="datePublished" content="January 20, 2017">', "meta"),
        ('<script type="application/ld+json">{"datePublished":"2017-01-20"}</script>', "json-ld"),
        ('<link rel="canonical" href="https://example.org/2017/01/20/talks">', "url"),
    ],
)  # fmt: skip
def test_date_of_the_metadata(path, head, found_in):
    assert read(path, page(head)).published == Published("2017-01-20", "day", found_in)


def test_date_of_the_file_name_and_of_the_time_element(path):
    assert read(path, page(), "2017-01-20-a.html").published.found_in == "file name"
    time = '<time itemprop="datePublished" datetime="2017-01-20">Friday</time>'
    assert read(path, page(extra=time)).published.value == "2017-01-20"


def test_metadata_that_is_broken_is_passed_over(path):
    script = '<script type="application/ld+json">{"datePublished":"20\\x17", {</script>'
    assert read(path, page(script)).published is None


def test_dates_in_the_words_are_not_taken(path):
    words = "<p>On 2015-03-04 the truce ended.</p><time datetime='2016-01-01'>then</time>"
    assert read(path, page(extra=words)).published is None


def test_declared_encoding_is_honoured(path):
    text = page(HEAD + '<meta charset="iso-8859-1">').replace("“no”", "año")
    assert "año" in read(path, text.encode("latin-1")).text
    quoted = page(HEAD + '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">')
    assert "“no”" in read(path, quoted.encode("windows-1252")).text
    undeclared = read(path, page().replace("“no”", "año").encode("latin-1"))
    assert undeclared == Rejected("a.html", "not valid UTF-8; save it as UTF-8 and ingest again")


@pytest.mark.parametrize(
    "content",
    ["<html></html>", "<html><body><script>var a = 1</script></body></html>", "<" * 5000,
     "<!-- -->", "<div>" * 20_000, '<?xml version="1.0" encoding="utf-8"?><a/>'],
)  # fmt: skip
def test_pages_without_an_article_are_rejected(path, content):
    found = read(path, content)
    assert isinstance(found, Rejected)
    assert ";" in found.reason


def test_a_short_page_is_read(path):
    found = read(path, "<html><body><p>He left the town. Nobody knew why.</p></body></html>")
    assert isinstance(found, Article)
    assert found.text == "He left the town. Nobody knew why."


def titled(title: str, *lines: str) -> Article:
    body = "".join(f"<p>{line}</p>" for line in (*lines, *PARAGRAPHS))
    head = f"<head><title>{title}</title></head>"
    return read_page(f"<html>{head}<body><article>{body}</article></body></html>", "a.html")


def test_a_place_under_the_headline_is_not_taken_for_it():
    headline, place = (
        "Police chief arrested in San Pedro Sula, Honduras",
        "San Pedro Sula, Honduras",
    )
    found = titled(headline, place)
    assert found.title == headline
    assert found.text.startswith(place)


@pytest.mark.parametrize("mark", [" | ", " - ", " – ", " — ", " · ", " « ", " :: "])
def test_the_name_of_the_site_is_taken_off_the_headline(mark):
    found = titled(f"Gang talks fail{mark}The Paper", "Gang talks fail")
    assert found.title == "Gang talks fail"
    assert found.text == "\n\n".join(PARAGRAPHS)


def said(paragraph: str) -> str:
    return read_page(page(extra=paragraph), "a.html").text.split("\n\n")[-1]


@pytest.mark.parametrize("tag", ["time", "output", "label"])
@pytest.mark.parametrize("block", ["p", "li", "td", "h2", "blockquote"])
def test_words_inside_a_sentence_are_kept_whatever_marks_them(tag, block):
    sentence = "The emergency law of {}, passed in haste, was struck down on {} by the court."
    marked = sentence.format(f"<{tag}>March 27, 2016</{tag}>", f"<b><{tag}>May 2</{tag}></b>")
    around = {"li": "<ul>{}</ul>", "td": "<table><tr>{}</tr></table>", "h2": "{}<p>He left.</p>"}
    held = around.get(block, "{}").format(f"<{block}>{marked}</{block}>")
    text = read_page(page(extra=held), "a.html").text
    assert sentence.format("March 27, 2016", "May 2") in text


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_words_that_are_struck_out_are_not_said(tag):
    sentence = f"They were <{tag}>12 <b>guards</b></{tag}> <ins>15</ins> prisoners, said the court."
    assert said(f"<p>{sentence}</p>") == "They were 15 prisoners, said the court."
    assert said(f"<p><{tag}>Twelve</{tag}>Fifteen of them were killed.</p>").startswith("Fifteen")


def test_a_date_that_stands_alone_is_no_paragraph():
    assert said("<p><time>March 27, 2016</time></p>") == PARAGRAPHS[-1]


OTHER = "https://other.example/a/1"
NAMING = {
    "canonical": '<link rel="canonical" href="{}">',
    "og:url": '<meta property="og:url" content="{}">',
    "dossier:id": '<meta name="dossier:id" content="{}">',
}


@pytest.mark.parametrize("naming", NAMING)
def test_a_page_found_at_an_address_does_not_stand_in_for_one_of_another_site(naming):
    head = NAMING[naming].format(OTHER)
    found = read_page(page(head), "a.warc/1", f"{ROOT}world/talks")
    assert (found.id, found.url) == (f"{ROOT}world/talks",) * 2
    assert found.metadata.get("canonical") == (None if naming == "dossier:id" else OTHER)
    assert read_page(page(head), "a.html").id == OTHER
    assert read_page(page(head), "a.html", "file:///home/ana/a.html").id == OTHER


@pytest.mark.parametrize("naming", ["canonical", "og:url"])
def test_a_page_found_at_an_address_may_name_another_of_its_site(naming):
    head = NAMING[naming].format("HTTPS://www.Example.org/world/talks#top")
    found = read_page(page(head), "a.warc/1", "https://m.example.org/world/talks?page=2")
    assert (found.id, found.metadata) == ("https://www.example.org/world/talks", {})
    front = NAMING[naming].format(ROOT)
    assert read_page(page(front), "a.warc/1", f"{ROOT}world/talks").id == f"{ROOT}world/talks"


@pytest.mark.parametrize("named", ["javascript:alert(1)", "http://127.0.0.1:bad/", "/a/1"])
def test_what_is_no_address_is_not_believed(named):
    head = NAMING["canonical"].format(named)
    assert read_page(page(head), "a.warc/1", f"{ROOT}talks").id == f"{ROOT}talks"
