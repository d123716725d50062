"""Articles encoded in the background while more are stored: as if one came after the other."""

from dataclasses import replace
from itertools import pairwise

import pytest

from ingest.article import Article, Published
from ingest.split import embedding_text
from vectorstore import archive as archive_module
from vectorstore import indexing
from vectorstore.archive import Archive
from vectorstore.hit import Filters

EARLY = Published("2016-03-05", "day", "given")
LATE = Published("2021-08-09", "day", "given")
BOATS = "boats barges canoes dinghies ferries tankers trawlers tugs yachts"


def article(name, published=EARLY):
    paragraphs = [
        f"The harbour master of {name} said on day {day} that {boat} came in and that nobody "
        f"had asked {name} to count the {other}, which he did all the same until the evening."
        for day, (boat, other) in enumerate(pairwise(BOATS.split()))
    ]
    return Article(name, f"Boats in {name}", "\n\n".join(paragraphs), published=published)


PORTS = [article(name) for name in ("Amapala", "Balboa", "Callao", "Darwin", "Ensenada")]


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """One that encodes every few passages in the background."""
    monkeypatch.setattr(indexing, "PASSAGES", 2)
    monkeypatch.setattr(archive_module, "PASSAGES", 2)
    monkeypatch.setattr(indexing, "_FEW", 0)
    opened = Archive(tmp_path / "archive", create=True)
    yield opened
    opened.close()


def assert_settled(archive):
    """Each index holds what the catalog does, with the dates and vectors of today."""
    passages = archive.catalog.passages(sorted(archive.catalog.passage_ids()))
    assert sorted(archive.dense.ids()) == sorted(archive.lexical.ids()) == sorted(passages)
    assert (archive.catalog.pending(9)[0], archive.catalog.obsolete(9)) == ([], [])
    assert archive.dense.misfits([*passages.values()], archive.encoder.dimension) == []
    vectors = archive.encoder.encode_passages([*map(embedding_text, passages.values())])
    held = archive.dense.vectors([*passages])
    for key, vector in zip(passages, vectors, strict=True):
        assert held[key] == pytest.approx(vector, abs=1e-6)


def test_many_steps_end_as_one(archive):
    counts = archive.add(PORTS)
    assert counts.added == len(PORTS)
    assert counts.passages >= 2 * len(PORTS)
    assert_settled(archive)


def test_what_changes_while_it_is_encoded_is_indexed_as_it_is_then(archive):
    archive.add([*PORTS, *(replace(port, published=LATE) for port in reversed(PORTS))])
    assert_settled(archive)
    assert (
        archive.search("the harbour master of Balboa", filters=Filters(until=EARLY.last_day)) == []
    )


def test_what_is_removed_while_it_is_encoded_is_in_no_index(archive):
    def coming():
        for port in PORTS:
            yield port
            archive.discard(port.id)

    archive.add(coming())
    assert archive.size() == (0, 0)
    assert_settled(archive)


def test_what_is_removed_while_nothing_new_fills_a_step_is_in_no_index(archive):
    def coming():
        yield PORTS[0]  # is being encoded from now on
        archive.discard(PORTS[0].id)
        for port in PORTS[1:3]:
            first = port.text.partition("\n\n")[0]
            yield replace(port, text=first)
            archive.discard(port.id)

    archive.add(coming())
    assert_settled(archive)


def test_an_end_in_the_middle_loses_nothing(archive):
    def coming():
        yield from PORTS
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.add(coming())
    assert archive.size()[0] == len(PORTS)
    assert archive.catalog.pending(99)[0]
    archive.add([])
    assert_settled(archive)


def test_a_fault_of_the_encoder_is_told_and_the_next_run_completes(archive, monkeypatch):
    def fail(*_):
        raise MemoryError("no room for the vectors")

    with monkeypatch.context() as broken:
        broken.setattr(type(archive.encoder._runtime), "_in_a_lane", fail)
        with pytest.raises(MemoryError, match="no room"):
            archive.add(PORTS)
    archive.add(PORTS)
    assert_settled(archive)
