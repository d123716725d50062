"""Tables and JSON: an article a row, by the same fields as JSONL."""

import io
import json
import sys

import pandas
import pytest

from ingest.article import Article, Published, Rejected
from ingest.columns import named
from ingest.content import in_memory
from ingest.errors import BadInput
from ingest.read import read_content

TEXT = "The police director rejected the proposal on Friday. He gave no reason."
ROW = {
    "Headline": "Talks", "Date": "2017-01-20", "Body": TEXT, "Link": "https://example.org/1",
    "Byline": "Ana Ruiz", "section": "World",
}  # fmt: skip
ARTICLE = ("Talks", TEXT, "https://example.org/1", "Ana Ruiz", {"section": "World"})


def read(held: bytes | str, name: str) -> list[Article | Rejected]:
    raw = held if isinstance(held, bytes) else held.encode()
    return list(read_content(in_memory(raw, name, name[name.rindex(".") :])))


def fields(article: Article) -> tuple[object, ...]:
    assert article.published == Published("2017-01-20", "day", "metadata")
    return article.title, article.text, article.url, article.author, article.metadata


def parquet(rows: list[dict[str, object]], **options: object) -> bytes:
    pytest.importorskip("pyarrow")
    held = io.BytesIO()
    pandas.DataFrame(rows).to_parquet(held, **options)
    return held.getvalue()


def written(name: str) -> bytes:
    frame = pandas.DataFrame([ROW])
    if name.endswith(".parquet"):
        dated = {**ROW, "Date": pandas.Timestamp("2017-01-20 10:00")}
        return parquet([dated])
    if name.endswith(".json"):
        return frame.to_json(orient="records").encode()
    separator = {"a.tsv": "\t", "semicolon.csv": ";"}.get(name, ",")
    encoding = {"utf16.csv": "utf-16", "bom.csv": "utf-8-sig"}.get(name, "utf-8")
    return frame.to_csv(index=False, sep=separator).encode(encoding)


@pytest.mark.parametrize(
    "name",
    ["a.csv", "semicolon.csv", "utf16.csv", "bom.csv", "a.tsv", "a.json", "a.parquet"],
)  # fmt: skip
def test_what_pandas_writes_is_read(name):
    (article,) = read(written(name), name)
    assert fields(article) == ARTICLE


def test_quoted_cells_hold_commas_quotes_and_lines():
    held = f'text,title\n"{TEXT}\n\nShe said ""no"", twice.",A\n'
    (article,) = read(held, "a.csv")
    assert article.text == f'{TEXT}\n\nShe said "no", twice.'


def test_a_row_that_is_no_article_is_named_and_the_others_are_read():
    held = f"title,text\nA,{TEXT}\nB,\nC,{TEXT} Again.,more\n\nD,{TEXT} Twice.\n"
    first, empty, long, last = read(held, "a.csv")
    assert (first.title, last.title) == ("A", "D")
    assert (empty.path, long.path) == ("a.csv:3", "a.csv:4")
    assert "more cells than columns; put" in long.reason


@pytest.mark.parametrize(
    ("held", "name", "reason"),
    [
        ("", "a.csv", "empty"),
        ("text\n", "a.csv", "no row under"),
        ("a,b\n1,2\n", "a.csv", 'no column "text" (there are a, b)'),
        ("text\n" + "x" * 21_000_000, "a.csv", "field larger than field limit"),
        ("text\n\xe9".encode("latin-1"), "a.csv", "not valid UTF-8"),
        (b"text\n\0\0", "a.csv", "binary"),
        ("[", "a.json", "not valid JSON"),
        ('[{"text": "x"} {"text": "y"}]', "a.json", "not valid JSON"),
        ("[]", "a.json", "no articles"),
        ("5", "a.json", "not valid JSON"),
        ("[" * 10_000_000, "a.json", "not valid JSON"),
        ('[{"text": "' + "x" * 41_000_000, "a.json", "an object over 20 MB"),
        ('[{"text": "\xe9"}]'.encode("latin-1"), "a.json", "not valid UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(held, name, reason):
    found = read(held, name)[-1]
    assert isinstance(found, Rejected)
    assert found.path == name
    assert reason in found.reason


@pytest.mark.parametrize(
    ("document", "ids"),
    [
        ({"text": TEXT, "id": "n1", "parts": [{"a": 1}]}, ["n1"]),
        ({"count": 1, "articles": [{"text": TEXT, "id": "n1"}]}, ["n1"]),
        ({"n1": {"text": TEXT}, "n2": {"text": TEXT}}, ["n1", "n2"]),
        ([{"text": TEXT, "id": "n1"}, {"text": TEXT, "id": "n2"}], ["n1", "n2"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("indent", [None, 2])
def test_shapes_of_json(document, ids, indent):
    found = read(json.dumps(document, indent=indent), "a.json")
    assert [article.id for article in found] == ids


def test_of_an_array_the_broken_value_is_named():
    good, bad = read(json.dumps([{"text": TEXT}, 5]), "a.json")
    assert good.text == TEXT
    assert bad == Rejected("a.json:2", 'not a JSON object; write {"text": "…"} for each article')


@pytest.mark.parametrize("suffix", [".json", ".csv", ".tsv", ".jsonl"])
def test_a_large_table_is_read_as_its_articles_are_wanted(suffix):
    rows = [{"id": f"n{n}", "text": f"{n} {TEXT}"} for n in range(60_000)]
    frame = pandas.DataFrame(rows)
    held = {
        ".csv": lambda: frame.to_csv(index=False),
        ".tsv": lambda: frame.to_csv(index=False, sep="\t"),
        ".json": lambda: json.dumps(rows),
        ".jsonl": lambda: frame.to_json(orient="records", lines=True),
    }[suffix]()
    content = in_memory(held.encode(), f"a{suffix}", suffix)
    assert next(read_content(content)).id == "n0"
    assert content.file.tell() < 600_000 < len(held) / 5


def test_without_its_library_parquet_names_the_extra(monkeypatch):
    held = parquet([{"text": TEXT}])
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (rejected,) = read(held, "a.parquet")
    assert 'pip install "dossier-qa[parquet]"' in rejected.reason


def test_a_parquet_file_that_was_cut_off_is_told():
    (rejected,) = read(parquet([{"text": TEXT}])[:-10], "a.parquet")
    assert "damaged, cut off or no Parquet file" in rejected.reason


def test_the_exact_name_goes_before_usual_ones():
    assert named(["Body", "date", "text"]) == ["Body", "published", "text"]
    assert named(["Full Text", "Publish-Date"]) == ["text", "published"]
    with pytest.raises(BadInput, match="no column"):
        named(["a"])
