import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import numpy
import pytest
from filelock import FileLock

from ingest.article import Article, Passage, Published
from ingest.errors import ArchiveBusy
from vectorstore import dense
from vectorstore.dense import DenseIndex
from vectorstore.hit import Filters

EVERYTHING = Filters()


def passages(count, source=lambda n: None):
    return [
        Passage(Article(f"a{n}", "T", f"text {n}", source=source(n), published=year(n)), 0, 4)
        for n in range(count)
    ]


def year(n):
    return Published(f"{1900 + n % 100}", "year", "given")


def vectors(count, width=16, seed=1):
    rows = numpy.random.default_rng(seed).normal(size=(count, width)).astype(numpy.float32)
    return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def index(tmp_path):
    return DenseIndex(tmp_path / "dense")


def test_an_empty_index_finds_nothing(index):
    assert index.search(vectors(1)[0], 5, EVERYTHING) == []
    assert index.similarities(vectors(1)[0], ["unknown"]) == {}
    assert list(index.ids()) == []
    index.add([], vectors(1)[:0])
    index.delete([])
    assert len(index) == 0


def test_the_nearest_come_first_with_their_cosines(index):
    rows = passages(3)
    index.add(rows, numpy.eye(3, 16, dtype=numpy.float32))
    question = numpy.array([0.6, 0.8] + [0.0] * 14, dtype=numpy.float32)
    found = index.search(question, 3, EVERYTHING)
    assert [i for i, _ in found] == [rows[1].id, rows[0].id, rows[2].id]
    assert [cosine for _, cosine in found] == pytest.approx([0.8, 0.6, 0.0], abs=1e-6)
    assert index.similarities(question, [rows[0].id, "unknown"]) == pytest.approx(
        {rows[0].id: 0.6}, abs=1e-6
    )


def test_loading_reads_the_graph_of_an_empty_index_and_of_one_that_holds_something(index):
    index.load()
    index.add(passages(3), vectors(3))
    index.reload()
    index.load()
    assert len(index.search(vectors(1)[0], 5, EVERYTHING)) == 3


def test_hardly_anything_waits_to_be_put_into_the_graph_by_whoever_opens_it(index, tmp_path):
    rows = passages(320)
    index.add(rows[:250], vectors(250))
    index.add(rows[250:], vectors(70, seed=2))
    with sqlite3.connect(tmp_path / "dense" / "chroma.sqlite3") as chroma:
        waiting = chroma.execute("SELECT count(*) FROM embeddings_queue").fetchone()[0]
    assert waiting <= 100


def test_equally_near_come_by_id(index):
    rows = passages(6)
    index.add(rows, numpy.tile(vectors(1), (6, 1)))
    found = [i for i, _ in index.search(vectors(1)[0], 6, EVERYTHING)]
    assert found == sorted(passage.id for passage in rows)


def test_adding_again_replaces_the_vector(index):
    rows = passages(1)
    index.add(rows, vectors(1, seed=1))
    index.add(rows, vectors(1, seed=2))
    assert len(index) == 1
    assert index.similarities(vectors(1, seed=2)[0], [rows[0].id])[rows[0].id] == pytest.approx(1)


def test_more_rows_than_one_call_takes_are_added_listed_and_deleted(index):
    rows = passages(6000)
    index.add(rows, vectors(6000, width=4))
    assert len(index) == 6000
    assert sorted(index.ids()) == sorted(passage.id for passage in rows)
    assert len(index.search(vectors(1, width=4)[0], 1000, EVERYTHING)) == 1000
    index.delete([passage.id for passage in rows[:5900]])
    assert sorted(index.ids()) == sorted(passage.id for passage in rows[5900:])
    assert len(index.search(vectors(1, width=4)[0], 1000, EVERYTHING)) == 100


@pytest.mark.parametrize(
    "filters",
    [
        Filters(sources=("rare",)),
        Filters(since="1999-12-31"),
        Filters("1950-01-01", "1950-12-31", ("common",)),
        Filters(sources=("nobody",)),
    ],
    ids=str,
)
def test_a_narrow_filter_finds_all_that_pass_and_nothing_else(large, filters):
    index, rows = large
    passing = {passage.id for passage in rows if passes(passage.article, filters)}
    for question in vectors(3, seed=2):
        assert {i for i, _ in index.search(question, 100, filters)} == passing


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    index = DenseIndex(tmp_path_factory.mktemp("dense") / "dense")
    rows = passages(2000, source=lambda n: "rare" if n % 400 == 0 else "common")
    index.add(rows, vectors(2000))
    return index, rows


def passes(article, filters):
    since, until = filters.since or "0", filters.until or "9"
    named = not filters.sources or article.source in filters.sources
    return named and article.published.last_day >= since and article.published.first_day <= until


def test_most_of_the_true_nearest_are_found(large):
    index, rows = large
    all_vectors, ids = vectors(2000), [passage.id for passage in rows]
    for question in vectors(5, seed=3):
        nearest = {ids[n] for n in numpy.argsort(-all_vectors @ question)[:50]}
        found = {i for i, _ in index.search(question, 50, EVERYTHING)}
        assert len(found & nearest) >= 47


@pytest.fixture
def held(tmp_path):
    """The lock that is held by whoever opens or changes the index."""
    return FileLock(tmp_path / "dense.lock")


def test_who_must_open_the_index_waits_for_who_changes_it_and_nobody_else_does(index, held):
    def found():
        return len(index.search(vectors(1)[0], 5, EVERYTHING))

    index.add(passages(3), vectors(3))
    assert found() == 3
    with ThreadPoolExecutor(1) as pool:
        with held:
            assert pool.submit(found).result(timeout=20) == 3
            index.reload()
            waiting = pool.submit(found)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
        assert waiting.result(timeout=20) == 3


def test_nobody_waits_for_ever(index, held, monkeypatch):
    index.add(passages(1), vectors(1))
    index.load()
    monkeypatch.setattr(dense, "_PATIENCE", 0.1)
    with ThreadPoolExecutor(1) as pool, held:
        for change in (
            lambda: index.add(passages(2), vectors(2)),
            lambda: index.delete([passages(1)[0].id]),
            index.clear,
        ):
            with pytest.raises(ArchiveBusy, match="Try again"):
                pool.submit(change).result(timeout=20)
        index.reload()
        with pytest.raises(ArchiveBusy):
            pool.submit(len, index).result(timeout=20)
    assert len(index) == 1


def test_what_one_thread_adds_is_kept_while_others_reload(index):
    rows, stored = passages(600), vectors(600)

    def search(_):
        index.reload()
        return index.search(stored[0], 1, EVERYTHING)

    index.add(rows[:1], stored[:1])
    with ThreadPoolExecutor(2) as pool:
        searches = pool.map(search, range(40))
        for first in range(1, 600, 40):
            index.add(rows[first : first + 40], stored[first : first + 40])
        assert all(hits[0][0] == rows[0].id for hits in searches)
    index.reload()
    found = index.vectors([passage.id for passage in rows])
    assert len(found) == 600
    assert {i for i, _ in index.search(stored[0], 600, EVERYTHING)} == found.keys()


@pytest.mark.parametrize("remove", ["from outside", "by another"])
def test_an_index_that_was_removed_while_it_was_open_is_made_anew(index, tmp_path, remove):
    index.add(passages(3), vectors(3))
    index.load()
    if remove == "by another":
        DenseIndex(tmp_path / "dense").clear()
    else:
        shutil.rmtree(tmp_path / "dense")
    index.add(passages(2), vectors(2))
    assert sorted(index.ids()) == sorted(passage.id for passage in passages(2))


def test_a_cleared_index_is_empty_and_can_be_filled(index):
    index.add(passages(3), vectors(3))
    index.clear()
    assert index.search(vectors(1)[0], 5, EVERYTHING) == []
    index.add(passages(2), vectors(2))
    assert len(index.search(vectors(1)[0], 5, EVERYTHING)) == 2
