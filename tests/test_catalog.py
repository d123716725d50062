from dataclasses import replace

import pytest

from ingest.article import Article, Passage, Published
from ingest.errors import ArchiveError
from vectorstore.catalog import Catalog

FULL = Article(
    "id",
    "Title",
    "Some text, ünïcode 🙂 included.",
    url="https://example.org/a",
    source="Wire",
    author="A. Writer",
    published=Published("2016-03", "month", "json-ld"),
    language="es",
    path="folder/a.txt",
    title_derived=True,
    metadata={"section": "Crime", "empty": ""},
)
BARE = Article("bare", "Title", "Other text.")


@pytest.fixture
def catalog(tmp_path):
    opened = Catalog(tmp_path / "catalog.sqlite")
    yield opened
    opened.close()


def put(catalog, article, duplicate_of=None):
    passages = [] if duplicate_of else [Passage(article, 0, 4), Passage(article, 5, 9)]
    with catalog.transaction():
        catalog.put(article, passages, duplicate_of)
    return [passage.id for passage in passages]


@pytest.mark.parametrize("article", [FULL, BARE], ids=["full", "bare"])
def test_an_article_comes_back_as_it_was_put(catalog, article):
    put(catalog, article)
    assert catalog.article(article.id) == article
    assert dict(catalog.article(article.id).metadata) == dict(article.metadata)
    assert catalog.article("unknown") is None


@pytest.mark.parametrize(
    "change",
    [{"title": "New"}, {"url": None}, {"source": "X"}, {"author": None}, {"published": None}]
    + [{"language": "en"}, {"path": "b"}, {"title_derived": False}, {"metadata": {}}]
    + [{"published": Published("2016-03", "month", "url")}, {"text": "New text."}],
    ids=lambda change: next(iter(change)),
)
def test_any_change_makes_another_version(catalog, change):
    put(catalog, FULL)
    assert catalog.holds(FULL) is True
    assert catalog.holds(replace(FULL, **change)) is False
    assert catalog.holds(BARE) is None


def test_the_order_of_metadata_is_no_change(catalog):
    put(catalog, replace(FULL, metadata={"a": "1", "b": "2"}))
    assert catalog.holds(replace(FULL, metadata={"b": "2", "a": "1"})) is True


def test_passages_are_pending_until_they_are_indexed(catalog):
    ids = put(catalog, FULL)
    assert [passage.id for passage in catalog.pending(9)[0]] == sorted(ids)
    assert len(catalog.pending(1)[0]) == 1
    catalog.set_indexed(ids)
    assert catalog.pending(9)[0] == []


def test_passages_of_a_removed_article_are_obsolete_until_they_are_forgotten(catalog):
    ids = put(catalog, FULL)
    with catalog.transaction():
        catalog.remove("id")
    assert sorted(catalog.obsolete(9)) == sorted(ids)
    assert catalog.passages(ids) == {}
    catalog.set_forgotten(ids)
    assert catalog.obsolete(9) == []


def test_a_passage_put_back_is_not_obsolete(catalog):
    ids = put(catalog, FULL)
    catalog.set_indexed(ids)
    with catalog.transaction():
        catalog.remove("id")
        catalog.put(FULL, [Passage(FULL, 0, 4)])
    assert catalog.obsolete(9) == [i for i in ids if i != Passage(FULL, 0, 4).id]
    assert [passage.id for passage in catalog.pending(9)[0]] == [Passage(FULL, 0, 4).id]


def test_the_first_duplicate_by_id_is_the_heir_and_the_rest_are_its_duplicates(catalog):
    copies = [replace(FULL, id=name) for name in ("c", "a", "b")]
    put(catalog, FULL)
    for copy in copies:
        put(catalog, copy, duplicate_of="id")
    with catalog.transaction():
        catalog.remove("id")
        heir = catalog.heir("id")
        assert heir == copies[1]
        catalog.put(heir, [Passage(heir, 0, 4)])
    assert catalog.twin_of(FULL) == "a"
    rows = catalog.run("SELECT id, duplicate_of FROM article ORDER BY id")
    assert [tuple(row) for row in rows] == [("a", None), ("b", "a"), ("c", "a")]


def test_a_transaction_that_fails_changes_nothing(catalog):
    def fails():
        with catalog.transaction():
            catalog.put(FULL, [Passage(FULL, 0, 4)])
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        fails()
    assert catalog.article("id") is None
    assert catalog.pending(9)[0] == []
    put(catalog, FULL)
    assert catalog.article("id") == FULL


def test_passages_are_read_back_by_the_thousand_and_the_unknown_left_out(catalog):
    text = "word " * 1200
    article = replace(FULL, text=text)
    passages = [Passage(article, n, n + 4) for n in range(1200)]
    with catalog.transaction():
        catalog.put(article, passages)
    ids = [passage.id for passage in passages]
    found = catalog.passages([*ids, "unknown"])
    assert found == {passage.id: passage for passage in passages}
    assert catalog.passage_ids() == set(ids)


def test_articles_come_by_id_all_of_them_and_one_at_a_time(catalog):
    names = sorted(["", "a", "A", "é", *(f"n{n:03}" for n in range(250))])
    for name in names:
        put(catalog, replace(BARE, id=name), duplicate_of="none")
    assert [article.id for article in catalog.articles()] == sorted(names)
    assert next(iter(catalog.articles())).id == ""


def test_a_change_by_another_connection_is_noticed(catalog, tmp_path):
    before = catalog.changes()
    put(catalog, FULL)
    assert catalog.changes() == before
    other = Catalog(tmp_path / "catalog.sqlite")
    put(other, BARE)
    other.close()
    assert catalog.changes() != before
    assert catalog.article("bare") == BARE


def test_a_reader_is_not_blocked_by_a_transaction_and_sees_it_when_it_ends(catalog, tmp_path):
    reader = Catalog(tmp_path / "catalog.sqlite")
    with catalog.transaction():
        catalog.put(FULL, [])
        assert reader.article("id") is None
    assert reader.article("id") == FULL
    reader.close()


def synchronous(catalog):
    return catalog.run("PRAGMA synchronous")[0][0]


def test_in_a_hurry_it_waits_for_the_disk_only_when_told_and_at_the_end(catalog):
    normal, full = 1, 2
    catalog.keep()
    assert synchronous(catalog) == full
    with catalog.hurried():
        put(catalog, FULL)
        assert synchronous(catalog) == normal
        catalog.keep()
        assert synchronous(catalog) == normal
        put(catalog, BARE)
    assert synchronous(catalog) == full
    assert catalog.article("id") == FULL
    assert catalog.article("bare") == BARE


def test_to_wait_for_the_disk_something_is_written_which_is_no_change_to_oneself(catalog, tmp_path):
    other, log = Catalog(tmp_path / "catalog.sqlite"), tmp_path / "catalog.sqlite-wal"
    with catalog.hurried():
        put(catalog, FULL)
        written, own, foreign = log.stat().st_size, catalog.changes(), other.changes()
        catalog.keep()
        assert log.stat().st_size > written
        assert catalog.changes() == own
        assert other.changes() != foreign
    other.close()


def test_where_nothing_has_changed_keeping_it_writes_nothing(catalog, tmp_path):
    put(catalog, FULL)
    log = tmp_path / "catalog.sqlite-wal"
    with catalog.hurried():
        put(catalog, BARE)
        catalog.keep()
        written = log.read_bytes()
        catalog.keep()
    with catalog.hurried():
        catalog.keep()
    assert log.read_bytes() == written


def test_a_failure_in_a_hurry_ends_it(catalog):
    def failing():
        with catalog.hurried():
            put(catalog, FULL)
            raise KeyError

    with pytest.raises(KeyError):
        failing()
    assert synchronous(catalog) == 2
    assert catalog.article("id") == FULL


def test_an_interrupt_right_after_a_transaction_began_undoes_it_and_stays_an_interrupt(catalog):
    def interrupted():
        with catalog.hurried():
            catalog.run("BEGIN IMMEDIATE")  # and nothing watches over it yet
            catalog.put(FULL, [])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert catalog.article("id") is None
    assert synchronous(catalog) == 2
    put(catalog, FULL)
    assert catalog.article("id") == FULL


def test_a_read_only_catalog_tells_that_it_cannot_be_written(catalog, tmp_path):
    put(catalog, FULL)
    catalog.close()
    reader = Catalog(tmp_path / "catalog.sqlite", writable=False)
    assert reader.article("id") == FULL
    with pytest.raises(ArchiveError, match="readonly"):
        reader.set_forgotten(["x"])
    reader.close()
