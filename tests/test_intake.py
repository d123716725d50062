import gzip
import json
import os
import shutil

import pytest

from ingest.article import Rejected
from vectorstore import intake
from vectorstore.archive import Archive
from vectorstore.intake import Wishes, ingest_paths

STORY = "Police seized two tonnes of cocaine in the port of Moín on Monday."
PRUNE = Wishes(prune=True)


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "articles"
    (place / "below").mkdir(parents=True)
    write(place / "a.txt", f"Cocaine seized\n\n{STORY}")
    write(place / "below" / "b.md", f"# Truce\n\nThe gangs agreed. {STORY}")
    write_lines(place / "c.jsonl", c=f"Rain fell. {STORY}", d=f"Snow. {STORY}")
    return place


@pytest.fixture
def parsed(monkeypatch):
    """The names of the files that were read, as they are read."""
    names, real = [], intake.read_file

    def noted(source):
        names.append(source.name)
        return real(source)

    monkeypatch.setattr(intake, "read_file", noted)
    return names


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_lines(path, **texts):
    write(path, "\n".join(json.dumps({"id": i, "text": text}) for i, text in texts.items()))


def ids(archive):
    return [one.id for one in archive.articles()]


def searched(archive):
    held = archive.catalog.passage_ids()
    assert set(archive.dense.ids()) == set(archive.lexical.ids()) == held
    return {passage.article.id for passage in archive.catalog.passages(sorted(held)).values()}


def counted(report, *names):
    return tuple(getattr(report.counts, name) for name in names)


def test_every_file_below_a_folder_is_read(archive, folder):
    report = ingest_paths(archive, [folder])
    assert report.failed == []
    assert (report.counts.added, report.counts.articles) == (4, 4)
    assert ids(archive) == ["a.txt", "below/b.md", "c", "d"]


def test_doing_it_twice_changes_nothing_and_reads_nothing(archive, folder, parsed):
    first = ingest_paths(archive, [folder])
    assert sorted(parsed) == ["a.txt", "below/b.md", "c.jsonl"]
    second = ingest_paths(archive, [folder, folder / "a.txt"])
    assert len(parsed) == 3
    assert counted(second, "added", "updated", "unchanged", "removed") == (0, 0, 4, 0)
    assert counted(second, "articles", "passages") == counted(first, "articles", "passages")


def test_a_file_that_was_touched_is_not_read_again(archive, folder, parsed):
    ingest_paths(archive, [folder])
    os.utime(folder / "a.txt", ns=(1, 1))
    assert ingest_paths(archive, [folder]).counts.unchanged == 4
    os.utime(folder / "a.txt", ns=(1, 1))
    assert ingest_paths(archive, [folder]).counts.unchanged == 4
    assert len(parsed) == 3


def test_a_file_of_the_same_size_and_time_but_just_written_is_not_taken_for_the_same(
    archive, folder, parsed
):
    ingest_paths(archive, [folder])
    before = (folder / "a.txt").stat()
    write(folder / "a.txt", f"Cocaine SEIZED\n\n{STORY}")
    os.utime(folder / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert ingest_paths(archive, [folder]).counts.updated == 1
    assert archive.article("a.txt").title == "Cocaine SEIZED"


def test_a_file_of_another_size_and_the_same_time_is_read(archive, folder, parsed):
    os.utime(folder / "a.txt", ns=(1, 1))
    ingest_paths(archive, [folder])
    write(folder / "a.txt", f"Cocaine seized again\n\n{STORY}")
    os.utime(folder / "a.txt", ns=(1, 1))
    assert ingest_paths(archive, [folder]).counts.updated == 1


def test_another_program_reads_every_file_again(archive, folder, parsed, monkeypatch):
    ingest_paths(archive, [folder])
    monkeypatch.setattr(intake, "reader_stamp", lambda: "another")
    assert ingest_paths(archive, [folder]).counts.unchanged == 4
    assert len(parsed) == 6
    assert ingest_paths(archive, [folder], wishes=Wishes(reread=True)).counts.unchanged == 4
    assert len(parsed) == 9


def test_a_file_that_failed_is_tried_again_and_keeps_what_it_gave(archive, folder, parsed):
    (folder / "bad.txt").write_bytes(b"\xff\xfe\x00\x01")
    for _ in range(2):
        report = ingest_paths(archive, [folder])
        assert [rejected.path for rejected in report.failed] == ["bad.txt"]
    assert parsed.count("bad.txt") == 2
    (folder / "a.txt").write_bytes(b"\xff\xfe\x00\x01")
    write(folder / "c.jsonl", '{"id": "c", "text": "Cut o')
    report = ingest_paths(archive, [folder], wishes=PRUNE)
    assert {rejected.path for rejected in report.failed} == {"bad.txt", "a.txt", "c.jsonl:1"}
    assert report.counts.removed == 0
    assert ids(archive) == ["a.txt", "below/b.md", "c", "d"]


def test_an_article_that_its_file_no_longer_holds_is_removed(archive, folder):
    ingest_paths(archive, [folder])
    write_lines(folder / "c.jsonl", c=f"Rain fell. {STORY}", e=f"Hail. {STORY}")
    report = ingest_paths(archive, [folder])
    assert counted(report, "added", "removed", "unchanged") == (1, 1, 3)
    assert report.removed.names == ["d"]
    assert searched(archive) == {"a.txt", "below/b.md", "c", "e"}


def test_one_bad_record_does_not_keep_what_its_file_no_longer_holds(archive, tmp_path, parsed):
    rows = ["title,text", f"A,Toll 40. {STORY}", f"B,Rain. {STORY}", f"C,Hail. {STORY}"]
    file = tmp_path / "a.csv"
    write(file, "\n".join(rows))
    ingest_paths(archive, [file])
    write(file, "\n".join([rows[0], rows[1].replace("40", "46"), "B,", rows[3]]))
    report = ingest_paths(archive, [file])
    assert counted(report, "added", "unchanged", "removed", "articles") == (1, 1, 2, 2)
    assert [rejected.path for rejected in report.failed] == ["a.csv:3"]
    assert searched(archive) == set(ids(archive))
    assert "Toll 46" in "".join(one.text for one in archive.articles())
    again = ingest_paths(archive, [file])
    assert counted(again, "added", "unchanged", "removed") == (0, 2, 0)
    assert parsed == ["a.csv"] * 3
    assert again.failed == report.failed


@pytest.mark.parametrize("bad", ['{"id": "c", "text": "Cut o', '{"id": "c"}'])
def test_a_file_of_which_no_record_can_be_read_keeps_what_it_gave(archive, folder, bad):
    ingest_paths(archive, [folder])
    write(folder / "c.jsonl", bad)
    assert counted(ingest_paths(archive, [folder]), "removed", "articles") == (0, 4)


def test_a_file_that_breaks_off_keeps_what_it_gave(archive, folder):
    ingest_paths(archive, [folder])
    lines = f'{{"id": "d", "text": "Snow. {STORY}"}}\n'.encode()
    with gzip.open(folder / "c.jsonl.gz", "wb") as file:
        file.write(lines + b'{"id": "e", "text": "Hail fell on the port on Monday."}\n')
    ingest_paths(archive, [folder])
    packed = (folder / "c.jsonl.gz").read_bytes()
    (folder / "c.jsonl.gz").write_bytes(packed[:-8])
    report = ingest_paths(archive, [folder])
    assert [rejected.path for rejected in report.failed] == ["c.jsonl.gz"]
    assert counted(report, "removed", "articles") == (0, 5)


def test_of_two_articles_with_one_id_the_first_stays_and_the_other_is_told(archive, tmp_path):
    write_lines(tmp_path / "in" / "a.jsonl", one=f"Rain. {STORY}", two=f"Snow. {STORY}")
    write_lines(tmp_path / "in" / "b.jsonl", one=f"Hail. {STORY}", three=f"Fog. {STORY}")
    reason = '"Hail" has the id "one", which "Rain" in a.jsonl has; give each its own'
    for reread, added, unchanged in ((False, 3, 0), (False, 0, 3), (True, 0, 3), (True, 0, 3)):
        report = ingest_paths(archive, [tmp_path / "in"], wishes=Wishes(reread=reread))
        assert counted(report, "added", "updated", "unchanged") == (added, 0, unchanged)
        assert report.failed == [Rejected("b.jsonl", reason)]
        assert archive.article("one").text.startswith("Rain")
        assert archive.versions("one") == []


def test_one_id_given_twice_in_one_file_is_told(archive, tmp_path):
    lines = [{"id": "one", "text": f"{word}. {STORY}"} for word in ("Rain", "Hail", "Rain")]
    write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, lines)))
    for reread in (False, True):
        report = ingest_paths(archive, [tmp_path], wishes=Wishes(reread=reread))
        assert [rejected.path for rejected in report.failed] == ["a.jsonl"]
        assert archive.article("one").text.startswith("Rain")


def test_once_the_first_is_gone_its_id_is_free(archive, tmp_path):
    write_lines(tmp_path / "in" / "a.jsonl", one=f"Rain. {STORY}")
    write_lines(tmp_path / "in" / "b.jsonl", one=f"Hail. {STORY}")
    ingest_paths(archive, [tmp_path / "in"])
    (tmp_path / "in" / "a.jsonl").unlink()
    report = ingest_paths(archive, [tmp_path / "in"], wishes=PRUNE)
    assert (report.failed, counted(report, "updated", "removed")) == ([], (1, 0))
    assert archive.article("one").text.startswith("Hail")


def test_an_article_that_was_removed_comes_back_while_its_file_is_there(archive, folder):
    ingest_paths(archive, [folder])
    archive.remove("c")
    report = ingest_paths(archive, [folder])
    assert counted(report, "added", "unchanged") == (1, 3)
    assert searched(archive) == {"a.txt", "below/b.md", "c", "d"}


def test_files_that_are_gone_are_kept_unless_pruned(archive, folder):
    ingest_paths(archive, [folder])
    (folder / "a.txt").unlink()
    shutil.rmtree(folder / "below")
    assert ingest_paths(archive, [folder]).counts.removed == 0
    report = ingest_paths(archive, [folder], wishes=PRUNE)
    assert counted(report, "removed", "articles", "unchanged") == (2, 2, 2)
    assert report.removed.names == ["a.txt", "below/b.md"]
    assert searched(archive) == {"c", "d"}
    assert ingest_paths(archive, [folder], wishes=PRUNE).counts.removed == 0


def test_what_came_from_elsewhere_is_not_pruned(archive, folder, tmp_path):
    ingest_paths(archive, [folder])
    beside = tmp_path / "articles-2"  # a name that begins alike
    write(beside / "z.txt", f"An elephant. {STORY}")
    ingest_paths(archive, [beside])
    (folder / "a.txt").unlink()
    (beside / "z.txt").unlink()
    write(folder / "below" / "y.txt", f"A zebra. {STORY}")
    report = ingest_paths(archive, [folder / "below"], wishes=PRUNE)
    assert counted(report, "removed", "added") == (0, 1)
    assert ingest_paths(archive, [folder], wishes=PRUNE).removed.names == ["a.txt"]
    assert "z.txt" in ids(archive)


def test_a_folder_that_is_not_there_is_not_pruned(archive, folder, tmp_path):
    ingest_paths(archive, [folder])
    folder.rename(tmp_path / "away")
    report = ingest_paths(archive, [folder], wishes=PRUNE)
    assert [rejected.path for rejected in report.failed] == [str(folder)]
    assert counted(report, "removed", "articles") == (0, 4)


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator can list every folder")
def test_a_folder_that_can_not_be_listed_is_not_pruned(archive, folder):
    ingest_paths(archive, [folder])
    (folder / "below").chmod(0)
    try:
        report = ingest_paths(archive, [folder], wishes=PRUNE)
    finally:
        (folder / "below").chmod(0o700)
    assert counted(report, "removed", "articles") == (0, 4)


def test_a_file_out_of_sight_is_not_taken_for_gone(archive, folder, monkeypatch):
    ingest_paths(archive, [folder])
    (folder / "a.txt").unlink()
    monkeypatch.setattr(os, "scandir", refuse)
    assert ingest_paths(archive, [folder], wishes=PRUNE).counts.removed == 0


def refuse(*_):
    raise PermissionError(13, "Permission denied")


def test_a_folder_that_was_moved_keeps_its_articles(archive, folder, tmp_path):
    ingest_paths(archive, [folder])
    moved = folder.rename(tmp_path / "moved")
    assert ingest_paths(archive, [moved], wishes=PRUNE).counts.unchanged == 4
    (moved / "a.txt").unlink()
    report = ingest_paths(archive, [moved], wishes=PRUNE)
    assert report.removed.names == ["a.txt"]


def test_a_file_that_was_renamed_keeps_an_article_that_names_itself(archive, folder):
    ingest_paths(archive, [folder])
    (folder / "c.jsonl").rename(folder / "z.jsonl")
    report = ingest_paths(archive, [folder], wishes=PRUNE)
    assert counted(report, "added", "removed", "articles") == (0, 0, 4)
    assert ingest_paths(archive, [folder]).counts.unchanged == 4


def test_an_article_of_two_files_goes_with_the_last_and_has_the_text_of_the_other(archive, folder):
    ingest_paths(archive, [folder])
    write_lines(folder / "y.jsonl", c=f"Thunder. {STORY}")
    ingest_paths(archive, [folder / "y.jsonl"])
    assert archive.article("c").text.startswith("Thunder")
    assert ingest_paths(archive, [folder]).counts.changed is False
    (folder / "y.jsonl").unlink()
    report = ingest_paths(archive, [folder], wishes=PRUNE)
    assert counted(report, "removed", "updated") == (0, 1)
    assert archive.article("c").text.startswith("Rain")
    (folder / "c.jsonl").unlink()
    assert ingest_paths(archive, [folder], wishes=PRUNE).removed.names == ["c", "d"]


def test_two_files_of_one_name_below_two_folders_are_two_articles(archive, folder, tmp_path):
    other = tmp_path / "more"
    write(other / "a.txt", f"Another story\n\nAn elephant. {STORY}")
    report = ingest_paths(archive, [folder, other])
    assert (report.counts.added, report.counts.updated) == (5, 0)
    assert "more/a.txt" in ids(archive)
    assert ingest_paths(archive, [other, folder]).counts.unchanged == 5


def test_a_file_is_one_article_whichever_folder_around_it_is_ingested(archive, folder):
    ingest_paths(archive, [folder])
    write(folder / "below" / "b.md", f"# Truce\n\nThe gangs agreed again. {STORY}")
    assert ingest_paths(archive, [folder / "below"]).counts.updated == 1
    assert ids(archive) == ["a.txt", "below/b.md", "c", "d"]


def test_many_articles_of_one_file_are_all_known(archive, folder):
    many = {f"n{n}": f"Case {n} was heard in room {n % 7} by judge {n * 3}." for n in range(1100)}
    write_lines(folder / "c.jsonl", **many)
    assert ingest_paths(archive, [folder]).counts.added == 1102
    assert ingest_paths(archive, [folder]).counts.unchanged == 1102
    write_lines(folder / "c.jsonl", **dict(list(many.items())[:550]))
    assert counted(ingest_paths(archive, [folder]), "removed", "unchanged") == (550, 552)


@pytest.mark.parametrize("stop", [1, 3])
def test_what_an_interrupted_first_reading_has_left_goes_when_its_file_is_corrected(
    archive, tmp_path, stop
):
    def interrupt(_done, _total, articles):
        if articles == stop:
            raise KeyboardInterrupt

    tolls = [f"The toll in town {n} was {40 + n}. {STORY}" for n in range(5)]
    file = tmp_path / "tolls.jsonl"
    write(file, "\n".join(json.dumps({"text": text}) for text in tolls))
    with pytest.raises(KeyboardInterrupt):
        ingest_paths(archive, [file], interrupt)
    assert len(ids(archive)) == stop
    tolls[0] = tolls[0].replace("40", "46")
    write(file, "\n".join(json.dumps({"text": text}) for text in tolls))
    assert ingest_paths(archive, [file]).counts.removed == 1
    assert sorted(one.text for one in archive.articles()) == sorted(tolls)
    assert ingest_paths(archive, [file]).counts.unchanged == 5


def test_an_article_that_was_claimed_and_never_stored_is_read_again(archive, folder, monkeypatch):
    def fail(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(type(archive.catalog), "put", fail)
        with pytest.raises(KeyboardInterrupt):
            ingest_paths(archive, [folder])
    assert ids(archive) == []
    assert ingest_paths(archive, [folder]).counts.added == 4


def test_a_file_that_changes_while_it_is_read_is_read_again(archive, folder, monkeypatch):
    real = intake.read_file

    def meanwhile(source):
        yield from real(source)
        write(source.path, f"# Truce\n\nThe gangs fought. {STORY}")

    monkeypatch.setattr(intake, "read_file", meanwhile)
    ingest_paths(archive, [folder / "below"])
    monkeypatch.setattr(intake, "read_file", real)
    assert ingest_paths(archive, [folder / "below"]).counts.updated == 1
    assert "fought" in archive.article("b.md").text


def test_a_name_that_is_not_utf_8_is_known(archive, folder):
    strange = os.fsdecode(b"\xff\xfe.txt")
    try:
        (folder / strange).write_text(f"Strange. {STORY}", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert ingest_paths(archive, [folder]).counts.added == 5
    assert ingest_paths(archive, [folder]).counts.unchanged == 5
    (folder / strange).unlink()
    assert ingest_paths(archive, [folder], wishes=PRUNE).counts.removed == 1


def test_what_can_not_be_read_is_reported_and_the_rest_goes_on(archive, folder):
    (folder / "aa.txt").write_bytes(b"\xff\xfe\x00\x01")
    report = ingest_paths(archive, [folder / "missing.txt", folder])
    assert report.counts.added == 4
    paths = [rejected.path for rejected in report.failed]
    assert paths == [str(folder / "missing.txt"), "aa.txt"]


def test_a_folder_without_articles_is_reported(archive, tmp_path):
    (tmp_path / "empty").mkdir()
    report = ingest_paths(archive, [tmp_path / "empty"])
    assert [rejected.path for rejected in report.failed] == [str(tmp_path / "empty")]


def test_progress_never_goes_back_and_ends_at_all_of_it(archive, folder):
    for _ in range(2):
        told = []
        ingest_paths(archive, [folder], lambda *step, to=told: to.append(step))
        total = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        assert {of for _, of, _ in told} == {total}
        assert told == sorted(told)
        assert told[-1] == (total, total, 4)


def test_what_is_undated_and_too_short_is_told_and_counted_by_source_and_month(archive, folder):
    dated = {"id": "x", "text": f"Hail. {STORY}", "source": "Wire", "published": "2016-03-05"}
    write(folder / "x.jsonl", json.dumps(dated))
    write(folder / "short.txt", "Hello")
    for _ in range(2):
        report = ingest_paths(archive, [folder])
        assert report.undated.names == ["a.txt", "below/b.md", "c", "d"]
        assert report.too_short == ["short.txt"]
        assert report.by_source == {"": 4, "Wire": 1}
        assert report.by_month == {"2016-03": 1}


def test_the_report_as_json_has_the_names_that_other_programs_rely_on(archive, folder):
    report = ingest_paths(archive, [folder])
    report.failed.append(Rejected("x", "why"))
    plain = report.as_json()
    names = "added updated unchanged removed duplicates failed articles passages seconds"
    assert set(names.split()) < set(plain)
    assert plain["failed"] == [{"path": "x", "reason": "why"}]
    assert json.loads(json.dumps(plain)) == plain
