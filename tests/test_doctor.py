"""What is wrong with an archive is found, told in plain words, and mended from the catalog."""

import random
import shutil
import sqlite3
from dataclasses import replace

import pytest

from ingest.article import Article, Published
from ingest.errors import ArchiveBusy, ReadOnlyArchive
from ingest.split import embedding_text
from vectorstore.archive import Archive
from vectorstore.check_files import spoilt_files
from vectorstore.doctor import examine, repair
from vectorstore.intake import ingest_paths

WORDS = ["police", "port", "cocaine", "truce", "gang", "market", "witness", "judge", "prison"]
WIRE = {"source": "Wire", "published": Published("2016-03-05", "day", "given")}
SIZE = 12


def story(number):
    words = random.Random(number).choices(WORDS, k=12)
    return Article(f"n{number:04}", f"Story {number}", f"{' '.join(words)} {number}.", **WIRE)


def build(folder, size):
    archive = Archive(folder, create=True)
    archive.add(map(story, range(size)))
    archive.close()
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build(tmp_path_factory.mktemp("doctor") / "archive", SIZE)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """So large that Chroma keeps its graph in files; a small one lies in Chroma's log."""
    return build(tmp_path_factory.mktemp("doctor") / "archive", 1100)


@pytest.fixture
def folder(built, tmp_path):
    return shutil.copytree(built, tmp_path / "archive")


def change(folder, *statements):
    with sqlite3.connect(folder / "catalog.sqlite") as catalog:
        for statement in statements:
            catalog.execute(statement)
    catalog.close()


def told(findings):
    return sorted((finding.part, finding.problem) for finding in findings)


def mended(folder, size=SIZE):
    """Repair, see that all is well then, and return what was wrong."""
    before, after = repair(Archive(folder))
    assert after == []
    whole = Archive(folder)
    ids = whole.catalog.passage_ids()
    assert set(whole.dense.ids()) == set(whole.lexical.ids()) == ids
    assert len(ids) == size
    assert whole.search("cocaine in the port")
    return told(before)


def test_a_sound_archive_has_no_findings_and_is_not_changed(folder):
    before = (folder / "catalog.sqlite").read_bytes()
    assert examine(Archive(folder)) == []
    assert repair(Archive(folder)) == ([], [])
    assert (folder / "catalog.sqlite").read_bytes() == before


def test_an_empty_archive_is_sound(tmp_path):
    assert examine(Archive(tmp_path / "archive", create=True)) == []


def test_an_archive_that_was_changed_in_every_way_is_sound(folder):
    archive = Archive(folder)
    archive.add([replace(story(1), text="Rain fell on the port.")])
    archive.add([replace(story(2), title="Another title", source=None, published=None)])
    archive.add([replace(story(3), id="copy")])
    archive.remove("n0003")
    assert examine(archive) == []


@pytest.mark.parametrize("index", ["dense", "lexical"])
def test_a_folder_that_is_gone_is_made_anew(folder, index):
    shutil.rmtree(folder / index)
    assert mended(folder) == [(index, "12 passages are missing in it")]


@pytest.mark.parametrize("index", ["dense", "lexical"])
@pytest.mark.parametrize("how", ["random", "cut"])
def test_a_folder_of_rubbish_is_made_anew(folder, index, how):
    for file in (folder / index).rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            cut = held[: len(held) // 2]
            file.write_bytes(cut if how == "cut" else random.Random(1).randbytes(3000))
    assert [part for part, _ in mended(folder)] == [index]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "how"),
    [("data_level0.bin", "random"), ("header.bin", "cut"), ("index_metadata.pickle", "gone")],
)
def test_a_damaged_graph_is_made_anew_even_where_opening_it_is_a_crash(large, tmp_path, name, how):
    folder = shutil.copytree(large, tmp_path / "archive")
    (file,) = (folder / "dense").rglob(name)
    held = file.read_bytes()
    middle = len(held) // 2
    noise = random.Random(1).randbytes(len(held) // 4)
    if how == "gone":
        file.unlink()
    else:
        rest = noise + held[middle + len(noise) :]
        file.write_bytes(held[:middle] + rest * (how == "random"))
    assert [part for part, _ in mended(folder, 1100)] == ["dense"]


def test_one_bit_of_any_file_of_the_lexical_index_is_noticed(built, tmp_path):
    folder = shutil.copytree(built / "lexical", tmp_path / "lexical")
    assert spoilt_files(folder) == []
    noticed = []
    for file in sorted(folder.iterdir()):
        held = file.read_bytes()
        if file.suffix not in {".json", ".lock"} and len(held) > 100:
            file.write_bytes(bytes([held[0] ^ 1]) + held[1:])
            assert spoilt_files(folder) == [file.name]
            file.write_bytes(held)
            noticed.append(file.suffix)
    assert {".store", ".term", ".idx", ".fast"} <= set(noticed)


def test_passages_that_an_index_has_lost_or_kept_are_told_though_the_counts_agree(folder):
    archive = Archive(folder)
    here = sorted(archive.catalog.passage_ids())
    known = archive.catalog.passages(here[:1])[here[0]]
    stray = replace(known, end=known.end - 1)
    archive.dense.delete(here[:1])
    archive.dense.add([stray], archive.encoder.encode_passages(["stray"]))
    with archive.lexical.writer() as writer:
        writer.delete(here[1:3])
    archive.close()
    assert mended(folder) == [
        ("dense", "1 passages are left over in it"),
        ("dense", "1 passages are missing in it"),
        ("lexical", "2 passages are missing in it"),
    ]


@pytest.mark.parametrize("wrong", ["vector", "length", "date"])
def test_vectors_and_facts_that_do_not_fit_are_told(folder, wrong):
    archive = Archive(folder)
    passage = next(iter(archive.catalog.passages(list(archive.catalog.passage_ids())).values()))
    vectors = archive.encoder.encode_passages([embedding_text(passage)])
    if wrong == "vector":
        vectors = archive.encoder.encode_passages(["An elephant gave birth to twins."])
    elif wrong == "length":
        vectors = vectors * 3
    else:
        passage = replace(passage, article=replace(passage.article, published=None))
    archive.dense.add([passage], vectors)
    archive.close()
    assert mended(folder) == [("dense", "1 passages don't fit what the catalog says of them")]


def test_what_an_interrupted_ingest_left_is_told_and_completed(folder):
    change(folder, "UPDATE passage SET indexed = 0", "INSERT INTO obsolete VALUES ('gone')")
    ((part, problem),) = mended(folder)
    assert part == "catalog"
    assert "interrupted: 13 passages" in problem


@pytest.mark.parametrize(
    "statement",
    ['UPDATE passage SET "end" = 9999', "UPDATE passage SET start = -1", "DELETE FROM passage"]
    + ['UPDATE passage SET "end" = start', "UPDATE passage SET start = start + 5"],
)
def test_passages_that_are_no_slices_are_made_anew(folder, statement):
    change(folder, f"{statement} WHERE article_id = 'n0003'")
    problem = "the passages of 1 articles are not slices of their texts"
    assert ("catalog", problem) in mended(folder)


def test_rows_that_refer_to_nothing_are_told_and_removed(folder):
    change(folder, "DELETE FROM article WHERE id = 'n0003'")
    found = mended(folder, SIZE - 1)
    assert ("catalog", "1 rows of the table passage refer to what is not there") in found


def test_a_duplicate_of_nothing_comes_to_be_searched(folder):
    Archive(folder).add([replace(story(1), id="z-copy")])
    change(folder, "UPDATE article SET duplicate_of = 'gone' WHERE id = 'z-copy'")
    found = mended(folder, SIZE)
    assert found == [("catalog", "1 rows of the table article refer to what is not there")]


def test_a_text_that_was_changed_is_told_and_read_from_its_file_again(tmp_path):
    place, folder = tmp_path / "articles", tmp_path / "archive"
    place.mkdir()
    text = "Police seized two tonnes of cocaine in the port of Moín on Monday."
    (place / "a.txt").write_text(f"Cocaine seized\n\n{text}", encoding="utf-8")
    ingest_paths(Archive(folder, create=True), [place])
    change(folder, "UPDATE article SET text = replace(text, 'two', 'six')")
    _, findings = repair(Archive(folder))
    finding = findings[0]
    assert (finding.part, finding.examples) == ("catalog", ("a.txt",))
    assert "dossier ingest" in finding.remedy
    assert ingest_paths(Archive(folder), [place]).counts.updated == 1
    assert examine(Archive(folder)) == []
    assert "two tonnes" in Archive(folder).article("a.txt").text


def test_an_index_of_the_catalog_itself_is_made_anew(folder):
    """An index without the rows it should have: what a bad disk leaves, done by hand."""
    change(
        folder,
        "CREATE TABLE other (path TEXT)",
        "CREATE INDEX other_path ON other (path)",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master "
        "WHERE name = 'other_path') WHERE name = 'article_path'",
        "DELETE FROM sqlite_master WHERE name = 'other_path'",
    )
    found = mended(folder)
    assert [part for part, _ in found] == ["catalog", "dense", "lexical"]
    assert "damaged" in found[0][1]


def test_another_writer_is_not_examined(folder):
    archive = Archive(folder)
    with Archive(folder).writing(), pytest.raises(ArchiveBusy):
        examine(archive)


def test_a_read_only_archive_is_examined_and_not_repaired(folder):
    for place in (folder, *folder.rglob("*")):
        place.chmod(place.stat().st_mode & ~0o222)
    try:
        assert examine(Archive(folder)) == []
        with pytest.raises(ReadOnlyArchive):
            repair(Archive(folder))
    finally:
        for place in (folder, *folder.rglob("*")):
            place.chmod(place.stat().st_mode | 0o700)


@pytest.mark.parametrize("index", ["dense", "lexical"])
def test_who_has_an_index_open_that_is_made_anew_goes_on_with_the_new_one(folder, index):
    other = Archive(folder)
    assert other.search("cocaine in the port")
    spoil(Archive(folder), index)
    before, after = repair(Archive(folder))
    assert [finding.part for finding in before] == [index]
    assert after == []
    other.search("cocaine in the port")
    passages = list(other.catalog.passages(list(other.catalog.passage_ids())).values())
    assert other.dense.misfits(passages, other.encoder.dimension) == []
    assert other.add([story(SIZE)]).added == 1
    ids = other.catalog.passage_ids()
    assert len(ids) == SIZE + 1
    assert set(other.dense.ids()) == set(other.lexical.ids()) == ids
    assert examine(other) == []


def spoil(archive, index):
    if index == "lexical":
        file = next((archive.folder / "lexical").glob("*.store"))
        file.write_bytes(file.read_bytes()[:-1] + b"?")
        return
    passage = next(iter(archive.catalog.passages(list(archive.catalog.passage_ids())).values()))
    vectors = archive.encoder.encode_passages([embedding_text(passage)])
    archive.dense.add([passage], vectors * 3)
    archive.close()
