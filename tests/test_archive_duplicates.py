from dataclasses import replace

import pytest

from ingest.article import Article
from vectorstore.archive import Archive

TEXT = "The gangs agreed to a truce in March 2012."
ORIGINAL = Article("b-original", "The truce", TEXT)
COPY = Article("a-copy", "Truce agreed", TEXT)
THIRD = Article("c-third", "Gangs agree", TEXT)
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
    assert searched(archive) == {"b-original", "other"}
    assert archive.article("a-copy") == COPY
    assert archive.size() == (3, 2)


def test_a_duplicate_is_counted_once_and_unchanged_after(tmp_path):
    fresh = Archive(tmp_path / "fresh", create=True)
    counts = fresh.add([ORIGINAL, COPY])
    assert (counts.added, counts.duplicates) == (1, 1)
    again = fresh.add([ORIGINAL, COPY])
    assert (again.added, again.duplicates, again.unchanged) == (0, 0, 2)


def test_it_takes_over_when_the_original_is_removed(archive):
    archive.remove("b-original")
    assert searched(archive) == {"a-copy", "other"}


def test_it_takes_over_when_the_text_of_the_original_changes(archive):
    archive.add([replace(ORIGINAL, text="Another story about an earthquake.")])
    assert searched(archive) == {"a-copy", "b-original", "other"}


def test_a_new_title_of_the_original_leaves_it_the_original(archive):
    counts = archive.add([replace(ORIGINAL, title="Peace")])
    assert (counts.updated, counts.duplicates) == (1, 0)
    assert searched(archive) == {"b-original", "other"}
    assert archive.search("truce")[0].passage.article.title == "Peace"


def test_a_duplicate_with_a_new_text_is_searched(archive):
    archive.add([replace(COPY, text="Another story about an earthquake.")])
    assert searched(archive) == {"a-copy", "b-original", "other"}


def test_a_removed_duplicate_leaves_the_original(archive):
    archive.remove("a-copy")
    assert searched(archive) == {"b-original", "other"}
    assert archive.size() == (2, 2)


def test_one_after_the_other_takes_over(archive):
    archive.add([THIRD])
    assert searched(archive) == {"b-original", "other"}
    archive.remove("b-original")
    assert searched(archive) == {"a-copy", "other"}
    archive.remove("a-copy")
    assert searched(archive) == {"c-third", "other"}
    archive.remove("c-third")
    assert searched(archive) == {"other"}


def test_an_article_that_comes_to_equal_another_is_set_aside(archive):
    archive.add([replace(OTHER, text=TEXT)])
    assert searched(archive) == {"b-original"}
    archive.remove("b-original")
    assert searched(archive) == {"a-copy"}
