import pytest

from ingest.article import Article, Published
from ingest.dates import parse_published
from tests.bench.prose import record
from vectorstore.archive import Archive
from vectorstore.hit import Filters
from vectorstore.search import _nearest

FERRY = "Divers found the wreck of the ferry Santa Lucía off the coast of Roatán on Sunday."
DATES = {
    "day": ("2016-03-05", "day"),
    "next": ("2016-03-06", "day"),
    "month": ("2016-03", "month"),
    "february": ("2016-02", "month"),
    "year": ("2016", "year"),
    "undated": None,
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    opened = Archive(tmp_path_factory.mktemp("filters") / "archive", create=True)
    opened.add(
        Article(
            name,
            f"Seizure {name}",
            f"Police seized cocaine: {name}.",
            source="Wire" if name in {"day", "undated"} else "Paper" if name == "year" else None,
            published=Published(*given, "given") if given else None,
        )
        for name, given in DATES.items()
    )
    return opened


@pytest.mark.parametrize(
    ("since", "until", "passing"),
    [
        (None, None, "day next month february year undated"),
        ("2016-03-05", None, "day next month year"),
        ("2016-03-06", None, "next month year"),
        ("2016-03-07", None, "month year"),
        ("2016-03-31", None, "month year"),
        ("2016-04-01", None, "year"),
        ("2016-12-31", None, "year"),
        ("2017-01-01", None, ""),
        (None, "2016-03-05", "day month february year"),
        (None, "2016-03-04", "month february year"),
        (None, "2016-03-01", "month february year"),
        (None, "2016-02-29", "february year"),
        (None, "2016-02-01", "february year"),
        (None, "2016-01-31", "year"),
        (None, "2016-01-01", "year"),
        (None, "2015-12-31", ""),
        ("2016-03-05", "2016-03-05", "day month year"),
        ("2016-02-29", "2016-03-01", "month february year"),
        ("0001-01-01", "9999-12-31", "day next month february year"),
    ],
)
def test_dates_are_exact_at_both_edges_in_both_indexes(archive, since, until, passing):
    assert_passing(archive, Filters(since, until), passing)


@pytest.mark.parametrize(
    ("sources", "passing"),
    [
        (("Wire",), "day undated"),
        (("Wire", "Paper"), "day undated year"),
        (("wire",), ""),
        (("Wi",), ""),
        (("Nobody",), ""),
    ],
)
def test_sources_are_compared_whole(archive, sources, passing):
    assert_passing(archive, Filters(sources=sources), passing)


def test_limits_hold_together(archive):
    assert_passing(archive, Filters("2016-03-05", "2016-03-05", ("Wire",)), "day")
    assert_passing(archive, Filters(until="2016-01-01", sources=("Wire", "Paper")), "year")


def assert_passing(archive, filters, names):
    ids = {hit.passage.id: hit.passage.article.id for hit in archive.search("cocaine")}
    vector = archive.encoder.encode_question("cocaine")
    dense = {ids[i] for i, _ in archive.dense.search(vector, 10, filters)}
    lexical = {ids[i] for i, _ in archive.lexical.search("cocaine", 10, filters)}
    searched = {hit.passage.article.id for hit in archive.search("cocaine", 10, filters)}
    assert dense == lexical == searched == set(names.split())
    assert archive.catalog.within(filters)[0] == len(searched)


@pytest.fixture(scope="module", params=[0, 1])
def twins(request, tmp_path_factory):
    articles = [
        Article("a", "Ferry", FERRY, source="Alfa", published=Published("2019-06", "month", "")),
        Article("b", "Ferry", FERRY, source="Beta", published=Published("2021-03-05", "day", "")),
    ]
    archive = Archive(tmp_path_factory.mktemp("twins") / "archive", create=True)
    archive.add([articles[request.param], articles[1 - request.param]])
    return archive


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), [("a", ("b",))]),
        (Filters(sources=("Alfa",)), [("a", ("b",))]),
        (Filters(sources=("Beta",)), [("b", ("a",))]),
        (Filters(until="2019-12-31"), [("a", ("b",))]),
        (Filters(since="2021-03-05"), [("b", ("a",))]),
        (Filters(since="2020-01-01", until="2020-12-31"), []),
        (Filters(until="2019-12-31", sources=("Beta",)), []),
    ],
)
def test_of_exact_duplicates_the_one_within_the_limits_is_found(twins, filters, found):
    hits = twins.search("ferry", 5, filters)
    assert [(hit.passage.article.id, hit.copies) for hit in hits] == found


def test_a_duplicate_within_the_limits_is_found_where_chroma_looks_up_the_rest(many):
    vector = many.encoder.encode_question("Who burned the sacks of coffee?")
    far = many.dense.search(vector, 700, Filters())[-1][0]
    limits = Filters(sources=("nobody",), besides=(far,))
    assert list(_nearest(many, vector, 100, limits)) == [far]


@pytest.mark.parametrize(
    "limits",
    [
        Filters(sources=("Wire 1",)),
        Filters(since="2010-01-01", sources=("Wire 1", "Wire 2")),
        Filters(since="2004-02-01", until="2004-02-28"),
        Filters(sources=("nobody",)),
    ],
)
def test_what_is_nearest_within_limits_is_what_chroma_finds_there(many, limits):
    vector = many.encoder.encode_question("Who burned the sacks of coffee?")
    found = _nearest(many, vector, 100, limits)
    exact = dict(many.dense.search(vector, 100, limits))
    assert list(found) == list(exact)[: len(found)]
    assert len(found) == len(exact) or len(found) >= 50
    assert many.lexical.passing([*exact], limits) == set(exact)
    assert bool(many.search("Who burned the sacks of coffee?", 10, limits)) == bool(exact)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("many") / "archive", create=True)
    rows = (record(number) for number in range(700))
    archive.add(
        Article(
            row["id"],
            row["title"],
            row["text"],
            source=row["source"],
            published=parse_published(row["published"], "given"),
        )
        for row in rows
    )
    return archive
