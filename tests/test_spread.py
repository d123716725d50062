"""No article has many of the first ten hits, unless the question asks for it."""

from ingest.article import Article
from vectorstore.archive import Archive
from vectorstore.spread import FIRST, MOST, spread


def test_what_is_too_much_of_one_comes_after_the_first_ten():
    ranked = [("a", n) for n in range(8)] + [(letter, 0) for letter in "bcdefghijkl"]
    found = spread(ranked, lambda one: one[0])
    assert sorted(found) == sorted(ranked)
    assert [one[0] for one in found[:FIRST]].count("a") == MOST
    assert found[:MOST] == ranked[:MOST]
    assert found[FIRST : FIRST + 5] == [("a", n) for n in range(3, 8)]


def test_where_there_is_nothing_else_all_of_it_is_kept_in_order():
    assert spread("aaaaab", str) == ["a", "a", "a", "b", "a", "a"]
    assert spread("", str) == []


def test_a_long_article_leaves_room_but_not_where_its_title_is_asked_for(tmp_path):
    archive = Archive(tmp_path / "archive", create=True)
    long = "\n\n".join(
        f"The harbour ferry strike entered day {n}; crews at pier {n} refused to sail until the "
        f"owners paid for week {n}, and passengers slept in the waiting rooms of the terminal." * 6
        for n in range(1, 9)
    )
    archive.add(
        [
            Article("long", "Harbour ferry strike diary", long),
            *(
                Article(f"s{n}", f"Note {n}", f"The harbour ferry strike reached village {n}.")
                for n in range(12)
            ),
        ]
    )
    hits = archive.search("Where was the ferry strike?", 10)
    assert [hit.passage.article.id for hit in hits].count("long") <= MOST
    asked = archive.search(
        "What does the harbour ferry strike diary say of crews and passengers?", 10
    )
    assert [hit.passage.article.id for hit in asked].count("long") > MOST
