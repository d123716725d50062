from pathlib import Path

import pytest

from ingest.article import Article, Published, Rejected
from ingest.files import SourceFile
from ingest.read import read_file

BODY = """\
The **police** director [rejected](https://example.org "x") the
proposal &amp; left. ![a photo](p.jpg)

## What *now*?

> He gave no \\* reason.

- one thing
- two `things`

1. first

| a | b |
|---|---|
| c | d |

<div>Some <b>words</b> in HTML.</div><script>alert(1)</script>

    indented = 1
"""
PLAIN = (
    "The police director rejected the proposal & left.\n\nWhat now?\n\nHe gave no * reason.\n\n"
    "one thing\n\ntwo things\n\nfirst\n\na | b\n\nc | d\n\nSome words in HTML.\n\nindented = 1"
)


def read(path: Path, text: str, name: str = "a.md") -> Article | Rejected:
    path.write_text(text, encoding="utf-8")
    (found,) = read_file(SourceFile(path, name))
    return found


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.md"


def test_markup_goes_and_words_stay(path):
    found = read(path, f"# The *title*\n\n{BODY}")
    assert (found.title, found.text, found.title_derived) == ("The title", PLAIN, False)
    assert (found.id, found.path, found.published) == ("a.md", "a.md", None)


@pytest.mark.parametrize("tag", ["<br>", "<br/>", "<BR />", '<br class="x">'])
def test_a_line_break_in_html_parts_words(path, tag):
    text = f"The <b>first</b> line{tag}the sec<i>ond</i> line\\{tag}"
    assert read(path, text).text == f"The first line the second line{tag}"


def test_front_matter(path):
    front = (
        "---\ntitle: 'Given: title'\ndate: 2017-01-20\nauthor: [Ana Ruiz, Bo Lee]\nid: 12\n"
        "source: The Paper\nlanguage: es\ntags:\n  - a\n  - b\nlayout: post\n---\n"
    )
    found = read(path, f"{front}# Another heading\n\n{BODY}")
    assert found == Article(
        "12", "Given: title", f"Another heading\n\n{PLAIN}", source="The Paper",
        author="Ana Ruiz, Bo Lee", published=Published("2017-01-20", "day", "metadata"),
        language="es", path="a.md", metadata={"tags": '["a", "b"]', "layout": "post"},
    )  # fmt: skip


def test_the_title_is_not_said_twice(path):
    assert read(path, f"---\ntitle: Same\n---\n# Same\n\n{BODY}").text == PLAIN


def test_without_heading_the_title_is_derived(path):
    found = read(path, "He left the town. Nobody knew why.")
    assert (found.title, found.title_derived) == ("He left the town", True)


def test_a_heading_further_down_is_no_title(path):
    found = read(path, "He left the town.\n\n# Later\n\nNobody knew why.")
    assert found.title == "He left the town"
    assert "Later" in found.text


def test_the_date_may_be_in_the_name(path):
    found = read(path, BODY, "2017-01-20-talks.md")
    assert found.published == Published("2017-01-20", "day", "file name")
    found = read(path, f"---\ndate: May 2016\n---\n{BODY}", "2017-01-20-talks.md")
    assert found.published == Published("2016-05", "month", "metadata")


@pytest.mark.parametrize("published", ["true", "false"])
def test_whether_a_page_is_published_is_no_date(path, published):
    found = read(path, f"---\npublished: {published}\ndate: 2017-01-20\n---\n{BODY}")
    assert found.published == Published("2017-01-20", "day", "metadata")
    found = read(path, f"---\npublished: {published}\n---\n{BODY}", "2017-01-20-talks.md")
    assert found.published == Published("2017-01-20", "day", "file name")


@pytest.mark.parametrize(
    "front", ["title: [", "a: *b", "x: &a [1]\ny: *a", "a: !!python/none x", "\x01: 2"]
)
def test_bad_front_matter_is_rejected(path, front):
    found = read(path, f"---\n{front}\n---\n{BODY}")
    assert isinstance(found, Rejected)
    assert "front matter" in found.reason
    assert ";" in found.reason


@pytest.mark.parametrize("front", ["", "just words", "- a\n- b"])
def test_rules_around_words_are_no_front_matter(path, front):
    found = read(path, f"---\n{front}\n---\n\n{BODY}")
    assert isinstance(found, Article)
    assert PLAIN in found.text


def test_wrong_types_are_rejected(path):
    found = read(path, f"---\ntitle:\n  a: 1\n---\n{BODY}")
    assert found == Rejected("a.md", '"title" is not a string; put it in quotation marks')
