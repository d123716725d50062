import pytest

from ingest.article import Article, Passage, Published
from vectorstore.hit import Filters
from vectorstore.lexical import LexicalIndex


def passage(name, text, language="en", title="", **more):
    article = Article(name, title, text, language=language, **more)
    return Passage(article, 0, len(text))


@pytest.fixture
def index(tmp_path):
    return LexicalIndex(tmp_path / "lexical")


def fill(index, *passages):
    with index.writer() as writer:
        writer.add(passages)
    index.reload()
    return {one.id: one.article.id for one in passages}


def found(index, names, question, filters=Filters(), k=10):  # noqa: B008
    return [names[i] for i, _ in index.search(question, k, filters)]


def test_english_words_meet_in_their_stem(index):
    names = fill(index, passage("a", "The gang was extorting drivers."), passage("b", "Rain fell."))
    assert found(index, names, "Who extorts a driver?") == ["a"]


def test_spanish_words_meet_with_or_without_accents(index):
    names = fill(index, passage("a", "Detuvieron a los líderes de la pandilla.", "es"))
    for question in ("lideres", "PANDILLAS", "¿líderes?"):
        assert found(index, names, question) == ["a"]


def test_the_title_is_found_too(index):
    names = fill(index, passage("a", "He was freed.", title="Barrio 18 leader acquitted"))
    assert found(index, names, "barrio acquitted") == ["a"]


def test_stop_words_alone_find_nothing(index):
    fill(index, passage("a", "The man is in the house."))
    assert index.search("of the and", 10, Filters()) == []


@pytest.mark.parametrize(
    "question",
    ["", "?", '"', "murders AND", "title:murders", "(murders", "murders^9", "-murders +", "*"]
    + ["murders~", "[1 TO 2]", "\\", "'; drop", "id:1 OR *:*", "{", "\0", "murders\x00", "🙂"],
)
def test_punctuation_and_operators_are_only_text(index, question):
    fill(index, passage("a", "Two murders were counted."), passage("b", "Rain fell on Monday."))
    hits = index.search(question, 10, Filters())
    assert len(hits) == (1 if "murders" in question else 0)


def test_scores_are_those_of_a_search(index):
    names = fill(index, *(passage(f"p{n}", "police " * n + "and the gang") for n in range(1, 6)))
    searched = dict(index.search("police gang", 10, Filters()))
    assert index.scores("police gang", list(names)) == pytest.approx(searched)


def test_scores_of_what_shares_no_word_are_zero(index):
    names = fill(index, passage("a", "Rain fell."), passage("b", "Police came."))
    assert set(index.scores("police", list(names)).values()) > {0.0}
    assert index.scores("", list(names)) == dict.fromkeys(names, 0.0)
    assert index.scores("police", ["unknown"]) == {"unknown": 0.0}
    assert index.scores("police", []) == {}


def test_a_filter_adds_nothing_to_the_score(index):
    day = Published("2016-03-05", "day", "given")
    fill(index, passage("a", "Police came.", published=day, source="S"))
    limited = index.search("police", 5, Filters("2016-01-01", "2016-12-31", ("S",)))
    assert limited == index.search("police", 5, Filters())


def test_equal_scores_are_ordered_by_id(index):
    fill(index, *(passage(f"p{n}", "Police came.") for n in range(9)))
    ids = [i for i, _ in index.search("police", 9, Filters())]
    assert ids == sorted(ids)


def test_adding_again_replaces(index):
    names = fill(index, passage("a", "Police came."))
    fill(index, passage("a", "Police came."))
    assert list(index.ids()) == list(names)
    assert len(index) == 1


def test_deleting_forgets_and_an_unknown_id_does_nothing(index):
    names = fill(index, passage("a", "Police came."))
    with index.writer() as writer:
        writer.delete([*names, "unknown"])
    assert len(index) == 0
    assert index.search("police", 5, Filters()) == []


def test_what_was_not_committed_is_not_kept_and_the_writer_is_free_again(index):
    def fails():
        with index.writer() as writer:
            writer.add([passage("a", "Police came.")])
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        fails()
    assert len(index) == 0
    fill(index, passage("b", "Police left."))
    assert len(index) == 1


def test_shares_count_passages_that_hold_the_word(index):
    fill(index, passage("a", "Police came."), passage("b", "Rain. Rain."))
    assert index.shares(["rain", "snow"], "en") == {"rain": 0.5, "snow": 0.0}
    assert LexicalIndex.shares(index, [], "en") == {}
