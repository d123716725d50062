import random
from dataclasses import replace

import pytest

from ingest.article import Article, Published
from tests.prose import edited, story, with_new_lead
from vectorstore.archive import Archive
from vectorstore.boilerplate import left_out
from vectorstore.intake_report import Report, look_over

PLEA = "The Lantern is yours: give what you can to keep it lit through the winter."
OWNER = "The Lantern is printed by the Eastmoor Cooperative, founded in the year of the flood."
DECLINED = "He declined to comment."


def lantern(number: int, *around: str, source: str = "The Lantern") -> Article:
    first, *rest = story(number).split("\n\n")
    text = "\n\n".join([first, *around[:1], *rest, *around[1:]])
    day = Published(f"2016-01-{number:02}", "day", "given")
    return Article(f"lantern-{number}", f"Story {number}", text, source=source, published=day)


def bare(number: int) -> str:
    return lantern(number).text


@pytest.fixture
def archive(tmp_path):
    opened = Archive(tmp_path / "archive", create=True)
    yield opened
    opened.close()


def texts(archive):
    return {one.id: one.text for one in archive.articles()}


def assert_consistent(archive):
    ids = archive.catalog.passage_ids()
    assert set(archive.dense.ids()) == set(archive.lexical.ids()) == ids
    assert archive.catalog.run("SELECT * FROM redo") == []
    for passage in archive.catalog.passages(list(ids)).values():
        assert passage.text == archive.article(passage.article.id).text[passage.start : passage.end]
        assert passage.text.strip()
        assert passage.id in ids
    covered = {passage.article.id for passage in archive.catalog.passages(list(ids)).values()}
    assert covered == set(texts(archive))


def test_what_every_page_says_is_no_part_of_any_article(archive):
    archive.add(lantern(n, PLEA, OWNER) for n in range(1, 9))
    assert texts(archive) == {f"lantern-{n}": bare(n) for n in range(1, 9)}
    assert not [
        hit for hit in archive.search("Eastmoor Cooperative", 50) if OWNER in hit.passage.text
    ]
    assert_consistent(archive)


def test_articles_from_before_it_was_known_are_cleaned_too(archive):
    archive.add(lantern(n, PLEA) for n in range(1, 5))
    assert all(PLEA in text for text in texts(archive).values())
    archive.add([lantern(5, PLEA)])
    assert texts(archive) == {f"lantern-{n}": bare(n) for n in range(1, 6)}
    assert_consistent(archive)


def test_the_order_and_the_portions_do_not_matter(tmp_path):
    articles = [lantern(n, PLEA, *([OWNER] if n % 3 else [])) for n in range(1, 16)]
    ends = []
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        archive = Archive(tmp_path / str(seed), create=True)
        for start in range(0, 15, 4 + seed):
            archive.add(articles[start : start + 4 + seed])
        ends.append((texts(archive), archive.catalog.passage_ids(), left_out(archive.catalog)))
        archive.close()
    assert ends[0] == ends[1] == ends[2]
    assert len(ends[0][2]) == 2


def test_adding_twice_changes_nothing(archive):
    articles = [lantern(n, PLEA, OWNER) for n in range(1, 8)]
    archive.add(articles)
    before = texts(archive), archive.catalog.passage_ids()
    again = archive.add(articles)
    assert (again.unchanged, again.added, again.updated) == (7, 0, 0)
    assert (texts(archive), archive.catalog.passage_ids()) == before


def test_it_comes_back_where_too_few_articles_are_left_to_tell(archive):
    archive.add(lantern(n, PLEA) for n in range(1, 6))
    archive.remove("lantern-5")
    assert all(PLEA in text for text in texts(archive).values())
    assert_consistent(archive)


def test_a_sentence_of_the_articles_stays_however_often_it_is_a_paragraph(archive):
    archive.add(lantern(n, PLEA, DECLINED) for n in range(1, 9))
    assert texts(archive) == {
        f"lantern-{n}": lantern(n, "", DECLINED).text.replace("\n\n\n\n", "\n\n")
        for n in range(1, 9)
    }


def test_it_is_learned_of_each_source_by_itself(archive):
    archive.add(lantern(n, PLEA, source=f"Paper {n}") for n in range(1, 9))
    assert all(PLEA in text for text in texts(archive).values())


def test_what_may_be_a_fact_stays_in_the_earliest_article(archive):
    archive.add(lantern(n, *(["", OWNER] if n > 3 else [])) for n in range(1, 13))
    having = [key for key, text in texts(archive).items() if OWNER in text]
    assert having == ["lantern-4"]
    archive.remove("lantern-4")
    having = [key for key, text in texts(archive).items() if OWNER in text]
    assert having == ["lantern-5"]
    assert_consistent(archive)


def test_copies_of_one_story_do_not_make_its_words_boilerplate(archive):
    source = {"source": "The Lantern"}
    archive.add(Article(f"c{n}", "C", with_new_lead(story(50), n), **source) for n in range(6))
    archive.add(Article(f"d{n}", "D", edited(story(51), n), **source) for n in range(6))
    assert left_out(archive.catalog) == []
    assert all(text.endswith(story(50)[-200:]) for k, text in texts(archive).items() if k[0] == "c")


def test_a_page_that_is_little_else_is_left_as_it_is(archive):
    archive.add(lantern(n, PLEA, OWNER) for n in range(1, 9))
    short = replace(lantern(20), text=f"Rain fell all day.\n\n{PLEA}\n\n{OWNER}")
    archive.add([short])
    assert archive.article(short.id).text == short.text


def test_it_can_be_put_back_for_good_and_left_out_again(archive):
    articles = [lantern(n, PLEA, OWNER) for n in range(1, 8)]
    archive.add(articles)
    archive.keep_boilerplate()
    assert texts(archive) == {one.id: one.text for one in articles}
    assert_consistent(archive)
    archive.add([lantern(8, PLEA)])
    assert PLEA in archive.article("lantern-8").text
    archive.keep_boilerplate(False)
    assert PLEA not in "".join(texts(archive).values())
    assert_consistent(archive)


def test_a_corrected_article_is_cleaned_and_counted_as_updated(archive):
    archive.add(lantern(n, PLEA) for n in range(1, 8))
    corrected = replace(lantern(3, PLEA), text=f"{story(99)}\n\n{PLEA}")
    assert archive.add([corrected]).updated == 1
    assert archive.article("lantern-3").text == story(99)
    assert_consistent(archive)


def test_an_exact_duplicate_takes_over_cleaned(archive):
    archive.add(lantern(n, PLEA) for n in range(1, 8))
    copy = replace(lantern(2, PLEA), id="copy")
    assert archive.add([copy]).duplicates == 1
    archive.remove("lantern-2")
    assert archive.article("copy").text == bare(2)
    assert_consistent(archive)


def test_what_an_interruption_left_is_done_by_the_next_ingest(archive, monkeypatch):
    import vectorstore.reading

    real, done = vectorstore.reading.cleaned, []

    def failing(catalog, article):
        done.append(article.id)
        if len(done) == 3:
            raise OSError("the disk is gone")
        return real(catalog, article)

    monkeypatch.setattr(vectorstore.reading, "cleaned", failing)
    with pytest.raises(OSError, match="gone"):
        archive.add(lantern(n, PLEA) for n in range(1, 8))
    monkeypatch.undo()
    assert sum(PLEA in text for text in texts(archive).values()) == 5
    archive.add([])
    assert texts(archive) == {f"lantern-{n}": bare(n) for n in range(1, 8)}
    assert_consistent(archive)


def test_an_address_that_is_none_does_not_stop_the_others(archive):
    article = replace(lantern(1), source=None, url="https://[lantern")
    archive.add([article, lantern(2)])
    assert set(texts(archive)) == {"lantern-1", "lantern-2"}


def test_it_is_reported(archive):
    archive.add(lantern(n, PLEA) for n in range(1, 8))
    report = Report()
    look_over(report, archive.catalog)
    assert report.boilerplate == [
        {"site": "the lantern", "text": PLEA, "articles": 7, "kept_in": None}
    ]
