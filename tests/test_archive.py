from dataclasses import replace

import pytest

from ingest.article import Article, Published
from vectorstore.archive import Archive
from vectorstore.hit import Filters

DAY = Published("2016-03-05", "day", "given")
TRUCE = Article(
    "truce",
    "The truce of 2012",
    "The gangs agreed to a truce in March 2012.\n\nMurders fell by half within weeks.",
    source="Wire",
    published=DAY,
)
PORT = Article("port", "Cocaine in the port", "Police seized two tonnes of cocaine in Moín.")
LONG = Article(
    "long",
    "A long story",
    "\n\n".join(
        f"Paragraph {n}: the witness said that on day {n} the men came back to the market and "
        f"asked the sellers for money, and that nobody dared to tell the police about it."
        for n in range(40)
    ),
)


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    yield opened
    opened.close()


def contents(archive):
    """Everything that is stored, in each of the three places."""
    ids = sorted(archive.catalog.passage_ids())
    vector = archive.encoder.encode_question("murders")
    cosines = archive.dense.similarities(vector, ids)
    assert sorted(archive.dense.ids()) == ids
    assert sorted(archive.lexical.ids()) == ids
    assert sorted(cosines) == ids
    assert (archive.catalog.pending(9)[0], archive.catalog.obsolete(9)) == ([], [])
    return list(archive.articles()), {i: round(cosine, 5) for i, cosine in cosines.items()}


def found(archive, question):
    return [hit.passage.article.id for hit in archive.search(question)]


def test_adding_twice_equals_adding_once(archive):
    first = archive.add([TRUCE, PORT, LONG])
    once = contents(archive)
    second = archive.add([TRUCE, PORT, LONG])
    assert (first.added, first.unchanged, first.articles) == (3, 0, 3)
    assert (second.added, second.updated, second.unchanged) == (0, 0, 3)
    assert (second.articles, second.passages) == (first.articles, first.passages)
    assert contents(archive) == once


def test_one_run_or_many_make_the_same_archive(archive, tmp_path):
    archive.add([TRUCE, PORT, LONG])
    other = Archive(tmp_path / "other", create=True)
    for article in (LONG, PORT, TRUCE):
        other.add([article])
    assert contents(other) == contents(archive)


def test_opened_again_it_holds_the_same(archive, tmp_path):
    archive.add([TRUCE, PORT])
    again = Archive(tmp_path / "archive")
    assert contents(again) == contents(archive)
    assert again.article("truce") == TRUCE


def test_passages_cover_the_article_in_order_and_are_its_slices(archive):
    archive.add([LONG])
    passages = sorted(archive.catalog.passages(list(archive.dense.ids())).values(), key=_start)
    assert len(passages) > 3
    assert passages[0].start == 0
    assert passages[-1].end == len(LONG.text)
    for one, following in zip(passages, passages[1:], strict=False):
        assert LONG.text[one.end : following.start].strip() == ""
    for hit in archive.search("the market", k=50):
        cut = slice(hit.passage.start, hit.passage.end)
        assert hit.passage.text == archive.article("long").text[cut]


def _start(passage):
    return passage.start


def test_a_changed_text_replaces_the_former_everywhere(archive, tmp_path):
    archive.add([TRUCE, PORT])
    changed = replace(TRUCE, text="An earthquake shook the volcano of Santa Ana.")
    counts = archive.add([changed])
    assert (counts.added, counts.updated, counts.articles) == (0, 1, 2)
    assert found(archive, "earthquake volcano")[0] == "truce"
    assert all("agreed" not in hit.passage.text for hit in archive.search("truce agreed"))
    fresh = Archive(tmp_path / "fresh", create=True)
    fresh.add([changed, PORT])
    assert contents(archive) == contents(fresh)


def test_a_new_title_alone_is_embedded_and_found(archive, tmp_path):
    archive.add([TRUCE, PORT])
    before = contents(archive)[1]
    renamed = replace(TRUCE, title="Elephants in the zoo")
    archive.add([renamed])
    fresh = Archive(tmp_path / "fresh", create=True)
    fresh.add([renamed, PORT])
    assert contents(archive) == contents(fresh)
    assert contents(archive)[1] != before
    assert archive.lexical.search("elephants", 5, Filters())


@pytest.mark.parametrize("new", [None, Published("2020", "year", "given")])
def test_a_new_date_alone_is_seen_by_the_filters_of_both_indexes(archive, new):
    archive.add([TRUCE])
    archive.add([replace(TRUCE, published=new)])
    vector = archive.encoder.encode_question("truce")
    for filters, passes in (
        (Filters(since="2016-01-01", until="2016-12-31"), False),
        (Filters(since="2016-01-01"), new is not None),
        (Filters(until="2016-12-31"), False),
        (Filters(since="2020-06-01", until="2020-06-01"), new is not None),
    ):
        assert bool(archive.dense.search(vector, 5, filters)) is passes
        assert bool(archive.lexical.search("truce", 5, filters)) is passes


def test_a_source_taken_away_is_gone_from_the_filters(archive):
    archive.add([TRUCE])
    archive.add([replace(TRUCE, source=None)])
    assert archive.search("truce", filters=Filters(sources=("Wire",))) == []


def test_removing_takes_an_article_out_of_all_three(archive):
    archive.add([TRUCE, PORT])
    assert archive.remove("truce") is True
    articles, vectors = contents(archive)
    assert articles == [PORT]
    assert len(vectors) == 1
    assert found(archive, "truce murders") == ["port"]


def test_removing_what_is_not_there_changes_nothing(archive):
    archive.add([PORT])
    assert archive.remove("truce") is False
    assert archive.size() == (1, 1)


def test_removed_and_added_again_it_is_there(archive):
    archive.add([TRUCE, PORT])
    before = contents(archive)
    archive.remove("truce")
    archive.add([TRUCE])
    assert contents(archive) == before


def test_any_string_is_an_id(archive):
    weird = ["", " ", "x" * 100_000, "a\0b", "ñandú/日本 🙂.txt", "'; DROP TABLE article;--", "%"]
    articles = [
        replace(PORT, id=i, text=f"Police seized cocaine {n}.") for n, i in enumerate(weird)
    ]
    archive.add([*articles, TRUCE])
    assert set(found(archive, "cocaine")) == {*weird, "truce"}
    assert list(archive.articles()) == sorted([*articles, TRUCE], key=lambda one: one.id)
    assert archive.add(articles).unchanged == len(weird)
    for article in articles:
        assert archive.article(article.id) == article
        assert archive.remove(article.id) is True
    assert [one.id for one in archive.articles()] == ["truce"]
    contents(archive)


def test_equally_good_passages_come_in_the_order_of_their_ids(archive):
    archive.add(replace(PORT, id=f"copy-{n}", text=f"{PORT.text} {'!' * n}") for n in range(6))
    hits = archive.search("earthquake")
    tied = [(round(-hit.score, 9), hit.passage.id) for hit in hits]
    assert tied == sorted(tied)


def test_an_empty_archive_finds_nothing(archive):
    assert archive.search("anything") == []
    assert archive.size() == (0, 0)
    assert list(archive.articles()) == []


def test_a_question_is_read_alike_however_it_was_typed(archive):
    archive.add([PORT, TRUCE, replace(PORT, id="es", language="es", text="Habló la policía.")])
    plain = archive.search("policía")
    assert archive.search("  polici\u0301a\n\u200b") == plain
    assert archive.search("policía\ud800") == plain


def test_words_that_a_former_program_analysed_are_indexed_anew_by_the_next_ingest(
    tmp_path, monkeypatch
):
    archive = Archive(tmp_path / "archive", create=True)
    with monkeypatch.context() as former:
        former.setattr("vectorstore.lexical.with_other_spellings", str)
        archive.add([Article("a", "A raid", "Agents of the D.E.A. raided a farm.")])
    archive.catalog.set_built_with({"analysis": "1"})
    assert archive.lexical.search("DEA", 5, Filters()) == []
    archive.add([])
    assert len(archive.lexical.search("DEA", 5, Filters())) == len(archive.lexical) == 1
