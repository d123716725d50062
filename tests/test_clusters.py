from dataclasses import replace
from itertools import permutations

import pytest

from ingest.article import Article, Published
from tests.prose import edited, story, with_new_lead
from vectorstore.archive import Archive
from vectorstore.hit import Filters
from vectorstore.status import status


def dated(day: str) -> Published:
    return Published(day, "day", "given")


TEXT = story(1) + " The inquiry into the viaduct cost 40 thousand crowns."
WIRE = Article("z-wire", "Wire", TEXT, source="Wire", published=dated("2016-03-01"))
PAPER = Article("a-paper", "Paper", edited(TEXT, 1), source="Paper", published=dated("2016-03-02"))
SITE = Article(
    "b-site", "Site", with_new_lead(TEXT, 2), source="Site", published=dated("2017-01-01")
)
OTHER = Article("other", "Other", story(3), source="Wire")
ALL = [WIRE, PAPER, SITE, OTHER]
IDS = [one.id for one in ALL]
TOGETHER = {"z-wire": "z-wire", "a-paper": "z-wire", "b-site": "z-wire", "other": "other"}
QUESTION = "What did the inquiry into the viaduct cost?"


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    opened.add(ALL)
    yield opened
    opened.close()


def test_copies_belong_to_the_one_dated_first(archive):
    assert archive.originals(IDS) == TOGETHER


def test_the_order_of_ingest_does_not_matter(tmp_path):
    for number, order in enumerate(permutations([WIRE, PAPER, SITE])):
        archive = Archive(tmp_path / str(number), create=True)
        archive.add(order)
        assert archive.originals(IDS[:3]) == dict.fromkeys(IDS[:3], "z-wire")
        archive.close()


def test_without_dates_the_first_by_id_is_canonical(tmp_path):
    archive = Archive(tmp_path / "undated", create=True)
    archive.add(replace(one, published=None) for one in ALL)
    assert archive.originals(IDS) == {**dict.fromkeys(IDS[:3], "a-paper"), "other": "other"}


def test_what_is_not_here_is_its_own_original(archive):
    assert archive.originals(["nowhere"]) == {"nowhere": "nowhere"}
    assert archive.originals([]) == {}


def test_an_exact_duplicate_belongs_to_the_cluster_of_its_twin(archive):
    archive.add([replace(PAPER, id="c-exact")])
    assert archive.originals(["c-exact"]) == {"c-exact": "z-wire"}


def test_another_is_promoted_when_the_canonical_one_is_removed(archive):
    archive.remove("z-wire")
    assert archive.originals(IDS[1:3]) == {"a-paper": "a-paper", "b-site": "a-paper"}
    archive.remove("a-paper")
    assert archive.originals(["b-site"]) == {"b-site": "b-site"}
    assert archive.catalog.run("SELECT * FROM near") == []


def test_a_cluster_falls_apart_where_only_the_removed_one_held_it_together(tmp_path):
    archive = Archive(tmp_path / "chain", create=True)
    middle = story(20, 8)
    first, last = (edited(middle, number, 0.15) for number in (4, 5))
    archive.add([Article("a", "A", first), Article("b", "B", middle), Article("c", "C", last)])
    assert set(archive.originals("abc").values()) == {"a"}
    archive.remove("b")
    assert archive.originals("ac") == {"a": "a", "c": "c"}


def test_a_new_text_leaves_the_cluster_and_a_new_date_may_change_its_head(archive):
    archive.add([replace(PAPER, text=story(8))])
    assert archive.originals(IDS) == {**TOGETHER, "a-paper": "a-paper"}
    archive.add([replace(SITE, published=dated("2015-01-01"))])
    assert archive.originals(["z-wire"]) == {"z-wire": "b-site"}


def test_a_search_counts_a_cluster_once(archive):
    hits = archive.search(QUESTION, 2)
    assert len(hits) == 2
    found = {hits[0].passage.article.id, *hits[0].copies}
    assert found == {"z-wire", "a-paper", "b-site"}
    assert (hits[1].passage.article.id, hits[1].copies) == ("other", ())


def test_exact_duplicates_are_named_too(archive):
    archive.add([replace(PAPER, id="c-exact")])
    best = archive.search(QUESTION)[0]
    assert {best.passage.article.id, *best.copies} == {"z-wire", "a-paper", "b-site", "c-exact"}


@pytest.mark.parametrize(
    ("filters", "article_id"),
    [(Filters(sources=("Paper",)), "a-paper"), (Filters(since="2017-01-01"), "b-site")],
)
def test_a_filter_finds_the_copy_where_the_original_is_outside(archive, filters, article_id):
    hits = archive.search(QUESTION, filters=filters)
    assert [(hit.passage.article.id, hit.copies) for hit in hits] == [(article_id, ())]


def test_a_corrected_number_stays_a_hit_of_its_own(archive):
    corrected = replace(WIRE, id="d-corrected", text=TEXT.replace("40 thousand", "52 thousand"))
    archive.add([corrected])
    assert archive.originals(["d-corrected"])["d-corrected"] == "d-corrected"  # same day, id first
    found = [hit.passage.article.id for hit in archive.search(QUESTION, 3)]
    assert "d-corrected" in found


def test_a_report_of_another_person_stays_a_hit_of_its_own(archive):
    of_one, of_another = (f"{TEXT} It cleared {name} of fraud." for name in ("Ana Paz", "Luz Vega"))
    archive.add([Article("of-one", "", of_one), Article("of-another", "", of_another)])
    assert archive.originals(["of-one", "of-another"]) == dict.fromkeys(
        ["of-one", "of-another"], "z-wire"
    )
    found = {hit.passage.article.id for hit in archive.search("Who was cleared of fraud?", 3)}
    assert {"of-one", "of-another"} <= found


def test_enough_hits_are_found_below_many_copies(tmp_path):
    archive = Archive(tmp_path / "many", create=True)
    archive.add(Article(f"copy-{n}", "Copy", with_new_lead(TEXT, n)) for n in range(120))
    archive.add([OTHER, Article("further", "Further", story(30))])
    hits = archive.search(QUESTION, 3)
    assert [hit.passage.article.id for hit in hits[1:]] in (
        ["other", "further"],
        ["further", "other"],
    )
    assert len(hits[0].copies) == 119


def test_the_status_counts_original_reports(archive):
    archive.add([replace(PAPER, id="c-exact")])
    found = status(archive)
    assert (found.articles, found.duplicates, found.originals) == (5, 1, 2)


def test_articles_of_a_former_program_are_linked_by_the_next_ingest(archive):
    with archive.catalog.transaction():
        for table in ("reading", "near", "band", "block", "site"):
            archive.catalog.run(f"DELETE FROM {table}")
    assert archive.originals(IDS) == {key: key for key in IDS}
    archive.add([])
    assert archive.originals(IDS) == TOGETHER


def test_an_interrupted_store_leaves_no_half_of_a_cluster(archive, monkeypatch):
    import vectorstore.clusters

    def failing(*args):
        raise OSError("the disk is gone")

    new = Article("e-new", "New", edited(TEXT, 9))
    monkeypatch.setattr(vectorstore.clusters, "_name", failing)
    with pytest.raises(OSError, match="gone"):
        archive.add([new])
    assert archive.article("e-new") is None
    monkeypatch.undo()
    archive.add([new])
    assert archive.originals(["e-new"]) == {"e-new": "z-wire"}
