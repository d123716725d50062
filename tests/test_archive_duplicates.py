from contextlib import closing
from dataclasses import replace
from itertools import permutations

import pytest

from ingest.article import Article, Published
from vectorstore.archive import Archive
from vectorstore.catalog import Catalog
from vectorstore.counts import Counts
from vectorstore.encoder import Encoder
from vectorstore.hit import Filters
from vectorstore.storing import Storing

TEXT = "The gangs agreed to a truce in March 2012."
ORIGINAL = Article("a-original", "The truce", TEXT)
COPY = Article("b-copy", "Truce agreed", TEXT)
THIRD = Article("c-third", "Gangs agree", TEXT)
DATED = Article(
    "d-dated", "The truce", TEXT, source="El Faro", published=Published("2012-03-14", "day", "url")
)
OTHER = Article("other", "Port", "Police seized two tonnes of cocaine in Moín.")


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    opened.add([ORIGINAL, COPY, OTHER])
    yield opened
    opened.close()


def searched(archive):
    ids = archive.catalog.passage_ids()
    assert set(archive.dense.ids()) == set(archive.lexical.ids()) == ids
    return {hit.passage.article.id for hit in archive.search("truce gangs cocaine")}


def test_the_same_text_under_another_id_is_kept_and_not_searched(archive):
    assert searched(archive) == {"a-original", "other"}
    assert archive.article("b-copy") == COPY
    assert archive.size() == (3, 2)


def test_a_duplicate_is_counted_once_and_unchanged_after(tmp_path):
    fresh = Archive(tmp_path / "fresh", create=True)
    counts = fresh.add([ORIGINAL, COPY])
    assert (counts.added, counts.duplicates) == (1, 1)
    again = fresh.add([ORIGINAL, COPY])
    assert (again.added, again.duplicates, again.unchanged) == (0, 0, 2)


def test_it_takes_over_when_the_original_is_removed(archive):
    archive.remove("a-original")
    assert searched(archive) == {"b-copy", "other"}


def test_it_takes_over_when_the_text_of_the_original_changes(archive):
    archive.add([replace(ORIGINAL, text="Another story about an earthquake.")])
    assert searched(archive) == {"b-copy", "a-original", "other"}


def test_a_new_title_of_the_original_leaves_it_the_original(archive):
    counts = archive.add([replace(ORIGINAL, title="Peace")])
    assert (counts.updated, counts.duplicates) == (1, 0)
    assert searched(archive) == {"a-original", "other"}
    assert archive.search("truce")[0].passage.article.title == "Peace"


def test_a_duplicate_with_a_new_text_is_searched(archive):
    archive.add([replace(COPY, text="Another story about an earthquake.")])
    assert searched(archive) == {"b-copy", "a-original", "other"}


def test_a_removed_duplicate_leaves_the_original(archive):
    archive.remove("b-copy")
    assert searched(archive) == {"a-original", "other"}
    assert archive.size() == (2, 2)


def test_one_after_the_other_takes_over(archive):
    archive.add([THIRD])
    assert searched(archive) == {"a-original", "other"}
    archive.remove("a-original")
    assert searched(archive) == {"b-copy", "other"}
    archive.remove("b-copy")
    assert searched(archive) == {"c-third", "other"}
    archive.remove("c-third")
    assert searched(archive) == {"other"}


def test_an_article_that_comes_to_equal_another_is_set_aside(archive):
    archive.add([replace(OTHER, text=TEXT)])
    assert searched(archive) == {"a-original"}
    archive.remove("a-original")
    assert searched(archive) == {"b-copy"}


def test_of_the_same_text_the_one_that_is_dated_is_searched_whichever_came_first(archive):
    counts = archive.add([DATED])
    assert (counts.added, counts.duplicates) == (0, 1)
    assert searched(archive) == {"d-dated", "other"}
    assert archive.article("a-original") == ORIGINAL
    assert archive.size() == (4, 2)
    for filters in (Filters(since="2012-01-01"), Filters(sources=("El Faro",))):
        assert archive.search("truce", 5, filters)[0].passage.article == DATED
    assert archive.add([ORIGINAL, DATED, COPY]).unchanged == 3
    archive.add([THIRD])
    assert searched(archive) == {"d-dated", "other"}
    archive.remove("d-dated")
    assert searched(archive) == {"a-original", "other"}


def test_a_duplicate_that_comes_to_be_dated_is_searched(archive):
    archive.add([replace(COPY, published=DATED.published)])
    assert searched(archive) == {"b-copy", "other"}


def test_a_duplicate_with_a_source_takes_the_place_of_one_without_but_not_of_a_dated_one(archive):
    archive.add([replace(THIRD, source="Wire")])
    assert searched(archive) == {"c-third", "other"}
    archive.add([replace(DATED, source=None)])
    assert searched(archive) == {"d-dated", "other"}
    archive.add([replace(THIRD, source="Wire", title="Once more")])
    assert searched(archive) == {"d-dated", "other"}


def test_a_dated_duplicate_is_the_first_to_take_over(archive):
    archive.add([replace(DATED, id="z-dated"), DATED])
    archive.remove("z-dated")
    assert searched(archive) == {"d-dated", "other"}


def test_whatever_the_order_the_earliest_is_searched_and_then_the_next(tmp_path):
    later = replace(DATED, id="a-later", published=Published("2012-03-15", "day", "url"))
    for number, order in enumerate(permutations([COPY, later, DATED, ORIGINAL])):
        with closing(Catalog(tmp_path / str(number))) as catalog:
            storing, left = Storing(catalog, Encoder()), []
            for article in order:
                storing.store(article, Counts())
            while (twin := catalog.twin_of(replace(DATED, id=""))) and storing.discard(twin):
                left.append(twin)
        assert left == ["d-dated", "a-later", "a-original", "b-copy"]


def test_a_duplicate_takes_over_when_the_original_comes_to_be_dated_later(archive):
    archive.add([DATED, replace(COPY, published=Published("2012-03-15", "day", "url"))])
    assert searched(archive) == {"d-dated", "other"}
    archive.add([replace(DATED, published=Published("2012-04", "month", "url"))])
    assert searched(archive) == {"b-copy", "other"}
