import json
import tracemalloc
from pathlib import Path

import pytest

from ingest.article import Article, Published, Rejected
from ingest.files import SourceFile
from ingest.read import read_file

TEXT = "The police director rejected the proposal on Friday. He gave no reason."


def read(path: Path, *lines: object) -> list[Article | Rejected]:
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(written), encoding="utf-8")
    return list(read_file(SourceFile(path, "news.jsonl")))


def test_every_field_of_the_contract_is_read(tmp_path):
    record = {
        "id": "n1", "title": "Talks", "url": "https://example.org/1", "source": "The Paper",
        "author": ["Ana Ruiz", "Bo Lee"], "published": "2017-01-20", "language": "en-US",
        "section": "World", "pages": 3, "tags": ["a", "ñ"], "empty": None, "text": TEXT,
    }  # fmt: skip
    assert read(tmp_path / "a.jsonl", record) == [
        Article(
            "n1", "Talks", TEXT, "https://example.org/1", "The Paper", "Ana Ruiz, Bo Lee",
            Published("2017-01-20", "day", "metadata"), "en", "news.jsonl",
            metadata={"section": "World", "pages": "3", "tags": '["a", "ñ"]'},
        )
    ]  # fmt: skip


def test_id_falls_back_to_url_and_then_to_the_text(tmp_path):
    given = [
        {"text": TEXT, "id": 7},
        {"text": TEXT, "url": "https://example.org/1"},
        {"text": TEXT},
    ]
    articles = read(tmp_path / "a.jsonl", *given)
    digest = articles[2].digest[:16]
    assert [a.id for a in articles] == ["7", "https://example.org/1", f"news.jsonl#{digest}"]
    moved = read(tmp_path / "a.jsonl", "", "", *reversed(given))
    assert [a.id for a in moved] == [a.id for a in reversed(articles)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "half', "not valid JSON"),
        ("[1, 2]", "not a JSON object"),
        ("null", "not a JSON object"),
        ('{"title": "No text"}', 'no "text" in it'),
        ('{"text": 5}', 'no "text" in it'),
        ('{"text": "Some words are here.", "title": ["x"]}', '"title" is not a string'),
        ('{"text": "Some words are here.", "published": {}}', '"published" is not a string'),
        ('{"text": "Some words are here.", "id": true}', '"id" is not a string'),
        ('{"text": ""}', "too little text"),
        ('{"text": "\\ud800 \\udfff"}', "too little text"),
        ("[" * 100_000, "not valid JSON"),
        ('{"text": ' + "9" * 5000 + "}", "not valid JSON"),
    ],
)
def test_one_bad_line_is_named_and_the_rest_are_read(tmp_path, line, reason):
    good = [{"text": f"{TEXT} {n}"} for n in range(3)]
    first, second, rejected, third = read(tmp_path / "a.jsonl", *good[:2], line, good[2])
    assert [type(found) for found in (first, second, third)] == [Article] * 3
    assert rejected == Rejected("news.jsonl:3", rejected.reason)
    assert reason in rejected.reason
    assert "\n" not in rejected.reason


def test_invalid_utf8_spoils_its_own_line_only(tmp_path):
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": TEXT}).encode()
    path.write_bytes(b"\xef\xbb\xbf" + good + b'\r\n{"text": "A\xf1o"}\r\n' + good)
    first, bad, _ = read_file(SourceFile(path, "news.jsonl"))
    assert isinstance(first, Article)
    assert bad == Rejected("news.jsonl:2", "not valid UTF-8; save it as UTF-8 and ingest again")


@pytest.mark.parametrize(
    "content", [b"", b"\n \n", b"\xef\xbb\xbf", b"\xff\xfe{\x00", b"PK\x00\x01"]
)
def test_a_file_without_records_is_rejected_once(tmp_path, content):
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    (rejected,) = read_file(SourceFile(path, "news.jsonl"))
    assert isinstance(rejected, Rejected)
    assert rejected.path == "news.jsonl"


def test_lone_surrogates_and_hidden_characters_are_cleaned(tmp_path):
    line = json.dumps({"text": f"{TEXT} \ud800\u202e", "id": "a\udfff", "k\ud800": "v\0"})
    (article,) = read(tmp_path / "a.jsonl", line)
    assert (article.text, article.id, article.metadata) == (TEXT, "a", {"k": "v"})


def test_only_web_links_are_links_and_unread_dates_are_kept(tmp_path):
    record = {"text": TEXT, "url": "javascript:alert(1)", "published": "last week"}
    (article,) = read(tmp_path / "a.jsonl", record)
    assert (article.url, article.published) == (None, None)
    assert article.metadata == {"url": "javascript:alert(1)", "published": "last week"}
    assert article.id.startswith("news.jsonl#")


@pytest.mark.parametrize(
    "url", ["https://[site", "https://[site]/", "https://a℀b.org/", "https://"]
)
def test_an_address_that_is_none_is_kept_as_metadata(tmp_path, url):
    first, second = read(tmp_path / "a.jsonl", {"text": TEXT, "url": url}, {"text": f"{TEXT} No."})
    assert (first.url, first.metadata) == (None, {"url": url})
    assert first.id.startswith("news.jsonl#")
    assert isinstance(second, Article)


def test_the_file_is_streamed(tmp_path):
    path = tmp_path / "a.jsonl"
    line = json.dumps({"text": TEXT, "language": "en", "more": "x" * 10_000}) + "\n"
    path.write_text(line * 2000, encoding="utf-8")
    tracemalloc.start()
    assert sum(1 for _ in read_file(SourceFile(path, "news.jsonl"))) == 2000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < path.stat().st_size / 5


def test_a_line_that_is_too_long_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.jsonl.MAX_BYTES", 1000)
    good = {"text": TEXT}
    for long in (990, 1000, 1001, 2001, 2002, 5000):
        first, bad, last = read(tmp_path / "a.jsonl", good, "x" * long, good)
        assert isinstance(first, Article)
        assert isinstance(last, Article)
        assert isinstance(bad, Rejected)
        assert bad.path == "news.jsonl:2"
