import json

import pytest

from ingest.article import Rejected
from vectorstore.archive import Archive
from vectorstore.intake import ingest_paths

STORY = "Police seized two tonnes of cocaine in the port of Moín on Monday."


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "articles"
    (place / "below").mkdir(parents=True)
    (place / "a.txt").write_text(f"Cocaine seized\n\n{STORY}", encoding="utf-8")
    (place / "below" / "b.md").write_text(f"# Truce\n\nThe gangs agreed. {STORY}", encoding="utf-8")
    lines = [{"id": "c", "text": f"Rain fell. {STORY}"}, {"id": "d", "text": f"Snow. {STORY}"}]
    (place / "c.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return place


def test_every_file_below_a_folder_is_read(archive, folder):
    report = ingest_paths(archive, [folder])
    assert report.failed == []
    assert (report.counts.added, report.counts.articles) == (4, 4)
    assert sorted(one.id for one in archive.articles()) == ["a.txt", "below/b.md", "c", "d"]


def test_doing_it_twice_changes_nothing(archive, folder):
    first = ingest_paths(archive, [folder])
    second = ingest_paths(archive, [folder, folder / "a.txt"])
    assert second.counts.added == second.counts.updated == 0
    assert second.counts.passages == first.counts.passages


def test_what_can_not_be_read_is_reported_and_the_rest_goes_on(archive, folder):
    (folder / "aa.txt").write_bytes(b"\xff\xfe\x00\x01")
    report = ingest_paths(archive, [folder / "missing.txt", folder, "https://example.org/a"])
    assert report.counts.added == 4
    paths = [rejected.path for rejected in report.failed]
    assert paths == [str(folder / "missing.txt"), "https://example.org/a", "aa.txt"]


def test_a_folder_without_articles_is_reported(archive, tmp_path):
    (tmp_path / "empty").mkdir()
    report = ingest_paths(archive, [tmp_path / "empty"])
    assert [rejected.path for rejected in report.failed] == [str(tmp_path / "empty")]


def test_progress_never_goes_back_and_ends_at_all_of_it(archive, folder):
    told = []
    ingest_paths(archive, [folder], lambda done, total: told.append((done, total)))
    total = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    assert {of for _, of in told} == {total}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (total, total)


def test_the_report_as_json_has_the_names_that_other_programs_rely_on(archive, folder):
    report = ingest_paths(archive, [folder])
    report.failed.append(Rejected("x", "why"))
    plain = report.as_json()
    names = "added updated unchanged removed duplicates failed articles passages seconds"
    assert set(plain) == set(names.split())
    assert plain["failed"] == [{"path": "x", "reason": "why"}]
    assert json.loads(json.dumps(plain)) == plain
