from dataclasses import replace

import pytest

from ingest.article import Article, Published
from vectorstore.archive import Archive
from vectorstore.browse import (
    MonthOfSource,
    Selection,
    among,
    by_month,
    counted,
    listed,
    path_in_use,
    values_of,
)

RIVER = Article(
    "river",
    "The river rose",
    "The river rose by two metres in the night and reached the old mill.",
    source="Harbour Post",
    published=Published("2016-03-05", "day", "metadata"),
    path="river.txt",
    metadata={"section": "Weather"},
)
BRIDGE = Article(
    "bridge",
    "A bridge is closed",
    "The council closed the stone bridge after engineers had found cracks in it.",
    source="Town Crier",
    published=Published("2016-03", "month", "metadata"),
    language="es",
    metadata={"section": "Roads"},
)
FERRY = Article(
    "ferry",
    "The ferry sails again",
    "After a winter of repairs the ferry sails again every morning at eight.",
    source="Harbour Post",
    published=Published("2017", "year", "metadata"),
)
UNDATED = Article("undated", "No date", "Nobody wrote down when this was printed.")
TWIN = replace(RIVER, id="twin", metadata={})


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory):
    archive = Archive(tmp_path_factory.mktemp("browse") / "archive", create=True)
    archive.add([RIVER, BRIDGE, FERRY, UNDATED, TWIN])
    return archive.catalog


def ids(catalog, **chosen):
    return [article.id for article in listed(catalog, Selection(**chosen), 0, 10)]


def test_the_newest_come_first_and_the_undated_last(catalog):
    assert ids(catalog) == ["ferry", "river", "twin", "bridge", "undated"]
    assert [a.id for a in listed(catalog, Selection(), 1, 2)] == ["river", "twin"]
    assert listed(catalog, Selection(), 5, 10) == []


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"since": "2016-03-06"}, ["ferry", "bridge"]),
        ({"until": "2016-03-04"}, ["bridge"]),
        ({"since": "2016-04-01", "until": "2016-12-31"}, []),
        ({"since": "2017-06-01", "until": "2017-06-30"}, ["ferry"]),
        ({"source": "Town Crier"}, ["bridge"]),
        ({"language": "es"}, ["bridge"]),
        ({"section": "Weather"}, ["river"]),
        ({"sort": "undated"}, ["undated"]),
        ({"sort": "duplicate"}, ["twin"]),
        ({"source": "Harbour Post", "since": "2017-01-01"}, ["ferry"]),
        ({"source": "' OR 1=1 --"}, []),
    ],
)
def test_each_limit_takes_what_fits_it(catalog, chosen, found):
    assert ids(catalog, **chosen) == found
    assert counted(catalog, Selection(**chosen)) == len(found)


def test_a_list_holds_what_it_shows_and_no_whole_text(catalog):
    river = listed(catalog, Selection(section="Weather"), 0, 1)[0]
    assert (river.title, river.source, river.published) == (
        RIVER.title,
        "Harbour Post",
        "2016-03-05",
    )
    assert RIVER.text.startswith(river.beginning)
    assert river.duplicate_of is None
    assert listed(catalog, Selection(sort="duplicate"), 0, 1)[0].duplicate_of == "river"


def test_articles_by_month_and_source(catalog):
    assert by_month(catalog, Selection()) == [
        MonthOfSource("2016-03", "Harbour Post", 2),
        MonthOfSource("2016-03", "Town Crier", 1),
        MonthOfSource("2017", "Harbour Post", 1),
    ]


def test_the_values_of_a_column_most_first(catalog):
    assert values_of(catalog, "source") == {"Harbour Post": 3, "Town Crier": 1}
    assert values_of(catalog, "section") == {"Roads": 1, "Weather": 1}
    assert values_of(catalog, "language") == {"en": 4, "es": 1}


def test_those_among_some_in_the_order_given(catalog):
    wanted = ["ferry", "gone", "bridge", "river"]
    assert [a.id for a in among(catalog, wanted, Selection())] == ["ferry", "bridge", "river"]
    assert [a.id for a in among(catalog, wanted, Selection(language="es"))] == ["bridge"]


def test_whether_a_file_is_still_an_articles(catalog):
    assert path_in_use(catalog, "river.txt")
    assert not path_in_use(catalog, "lake.txt")
