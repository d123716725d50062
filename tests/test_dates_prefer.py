from datetime import date

from ingest.article import Article, Passage, Published
from qa.dates.prefer import in_time, known_by, newest_first
from qa.dates.question import AskedTime
from vectorstore.hit import Hit

IN_2016 = AskedTime("prefer", "2016", date(2016, 1, 1), date(2016, 12, 31))


def hit(name, day, text="Something happened.", score=1.0):
    published = Published(day, "day", "given") if day else None
    article = Article(name, name, text, published=published)
    return Hit(Passage(article, 0, len(text)), score, similarity=0.5, lexical=1.0)


def order(hits, asked):
    return [found.passage.article.id for found in in_time(hits, asked)]


def test_articles_of_the_time_and_that_speak_of_it_come_before_those_too_early():
    hits = [
        hit("before", "2014-05-01", score=1.2),
        hit("later, speaks of it", "2020-05-01", "It was worse in 2016."),
        hit("later", "2020-05-01", score=1.1),
        hit("of it", "2016-05-01", score=0.9),
        hit("just after", "2017-01-04", score=0.8),
    ]
    assert order(hits, IN_2016) == ["later, speaks of it", "of it", "just after", "later", "before"]


def test_an_undated_article_is_neither_lifted_nor_dropped():
    (found,) = in_time([hit("undated", None, score=2.0)], IN_2016)
    assert found.score == 2.0


def test_without_a_time_nothing_changes():
    hits = [hit("b", "2016-05-01"), hit("a", None)]
    assert in_time(hits, None) == hits


def test_the_latest_prefers_the_newest_of_what_is_about_equally_near():
    hits = [hit("old", "2016-01-08", score=3.0), hit("new", "2019-06-10", score=2.5)]
    assert order(hits, AskedTime("latest", "current")) == ["new", "old"]
    far = [hit("old", "2016-01-08", score=9.0), hit("new", "2019-06-10", score=2.5)]
    assert order(far, AskedTime("latest", "current")) == ["old", "new"]


def test_what_is_only_known_to_the_month_is_not_known_by_a_day_in_it():
    article = Article("a", "T", "x", published=Published("2020-07", "month", "given"))
    assert not known_by(article, "2020-07-15")
    assert known_by(article, "2020-07-31")
    assert not known_by(Article("b", "T", "x"), "2020-07-31")


class _Answering:
    def __init__(self, day, score):
        self.article = hit("a", day).passage.article
        self.score = score


def test_the_newest_that_answers_about_as_well_goes_first():
    old, new, weak = (
        _Answering("2016-01-08", 0.8),
        _Answering("2019-06-10", 0.75),
        _Answering("2024-01-01", 0.2),
    )
    assert newest_first([old, new, weak], within=0.1) == [new, old, weak]
    assert newest_first([], within=0.1) == []
