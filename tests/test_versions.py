from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ingest.article import Article
from vectorstore.archive import Archive

FIRST = Article("a", "The truce", "The gangs agreed to a truce in March 2012.")
SECOND = replace(FIRST, text="Correction: the gangs agreed to a truce in April 2012.")
OTHER = Article("b", "Port", "Police seized two tonnes of cocaine in Moín.")


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    opened.add([FIRST, OTHER])
    yield opened
    opened.close()


def known(archive):
    return [(version.digest, version.title) for version in archive.versions("a")]


def test_a_corrected_article_is_replaced_and_its_former_version_known(archive):
    assert known(archive) == []
    before = datetime.now(UTC) - timedelta(seconds=1)
    assert archive.add([SECOND]).updated == 1
    assert archive.article("a").text == SECOND.text
    (former,) = archive.versions("a")
    assert (former.article_id, former.digest, former.title) == ("a", FIRST.digest, "The truce")
    assert before - timedelta(minutes=5) < datetime.fromisoformat(former.seen) < datetime.now(UTC)
    assert archive.versions("b") == []


def test_versions_come_oldest_first_also_when_a_text_comes_back(archive):
    archive.add([SECOND])
    archive.add([replace(SECOND, title="Peace")])
    archive.add([FIRST])
    assert known(archive) == [
        (FIRST.digest, "The truce"),
        (SECOND.digest, "The truce"),
        (SECOND.digest, "Peace"),
    ]


def test_what_is_no_new_text_or_title_is_no_new_version(archive):
    archive.add([FIRST])
    archive.add([replace(FIRST, source="Wire")])
    assert known(archive) == []


def test_a_removed_article_leaves_no_versions(archive):
    archive.add([SECOND])
    archive.remove("a")
    assert archive.versions("a") == []
    assert archive.catalog.run("SELECT * FROM version WHERE article_id = 'a'") == []


def test_an_article_that_is_not_there_has_no_versions(archive):
    assert archive.versions("none") == []


def test_a_read_only_archive_of_a_former_program_has_no_versions(archive):
    archive.catalog.run("DROP TABLE version")
    assert archive.versions("a") == []
