from datetime import date

import pytest

from ingest.article import Article, Passage, Published
from qa.answer import Question
from qa.dates.of_time import apart_from_time, of_the_time, tells_the_time
from qa.dates.question import AskedTime
from qa.evidence import Evidence
from vectorstore.hit import Hit

IN_2019 = AskedTime("prefer", "2019", date(2019, 1, 1), date(2019, 12, 31))


def question(time=IN_2019, text="How many were counted in 2019 by the port?"):
    return Question(text, text, time=time)


def evidence(text, day, rest=""):
    published = Published(day, "day", "given") if day else None
    article = Article("a", "A count", f"{text} {rest}".strip(), published=published)
    hit = Hit(Passage(article, 0, len(article.text)), 1.0, similarity=0.5, lexical=1.0)
    return Evidence(
        article,
        *(0, len(text)),
        support=1.0,
        margin=1.0,
        answers=1.0,
        similarity=0.5,
        before=0.0,
        coverage=1.0,
        carried=0.0,
        offers=False,
        behind=0.0,
        short=None,
        hit=hit,
    )


@pytest.mark.parametrize(
    ("text", "day", "rest", "kept"),
    [
        ("In 2019 it counted 12.", "2021-05-04", "", True),
        ("It counted 12.", "2019-05-04", "", True),
        ("It counted 12.", "2020-01-20", "", True),  # the weeks after
        ("It counted 12.", "2022-05-04", "The flood of 2019 was forgotten.", True),
        ("It counted 12.", None, "", True),  # nothing is known against it
        ("It has counted them since 2011.", "2021-05-04", "", True),
        ("Since 2020 it has counted 12.", "2021-05-04", "", False),
        ("It counted 12 more than in 2019, when there were 8.", "2021-05-04", "", True),
        ("In 2018 it counted 12.", "2019-01-03", "", False),
        ("In 2018 it counted 12.", None, "", False),
        ("It counted 12.", "2017-05-04", "", False),
        ("It counted 12.", "2022-05-04", "", False),
        ("It counted 12, five more than in 2019.", "2021-01-04", "", False),
        ("It counted 12.", "2021-03-04", "That is five more than in 2019.", False),
        ("It counted 12, five more than the seven of 2019.", "2021-01-04", "", True),
        ("It counted 12, against seven in 2019.", "2021-01-04", "", True),
        ("In 2019 it counted 12, more than in 2018.", "2021-01-04", "", True),
        ("It counted 12 last year, five more than the seven of 2018.", "2020-06-04", "", True),
        ("It counted 12 last year, five more than the seven of 2018.", "2021-06-04", "", False),
        ("In 2018 it counted 12, its head said on Monday.", "2019-06-04", "", False),
        ("Contó 12 el año pasado, frente a los siete de 2018.", "2020-06-04", "", True),
        ("Contó 12, más barcos que en 2019.", "2021-01-04", "", False),
        ("Contó 12, un 5 % menos respecto al año 2019.", "2021-01-04", "", False),
        ("Contó 12 frente a los siete de 2019.", "2021-01-04", "", True),
        ("Contou 12, mais do que em 2019.", "2021-01-04", "", False),
    ],
)
def test_what_speaks_of_another_year_can_not_tell_of_the_one_asked_for(text, day, rest, kept):
    assert bool(of_the_time([evidence(text, day, rest)], question())) == kept


@pytest.mark.parametrize(
    ("text", "published", "kept"),
    [
        ("On March 26, 2022, it counted 12.", "2023-05-04", True),
        ("In March 2022 it counted 12.", "2023-05-04", False),
        ("In March 2022 it counted 12.", "2022-03-28", True),
        ("In 2021 it counted 12.", "2022-03-28", False),
    ],
)
def test_of_a_day_its_month_tells_nothing_but_its_own_article_does(text, published, kept):
    day = AskedTime("prefer", "26 March 2022", date(2022, 3, 26), date(2022, 3, 26))
    assert bool(of_the_time([evidence(text, published)], question(day))) == kept


def test_a_long_or_open_time_or_none_leaves_all():
    told = [evidence("In 2018 it counted 12.", "2018-05-04")]
    assert of_the_time(told, question(None)) == told
    since = AskedTime("prefer", "since 2019", date(2019, 1, 1))
    assert of_the_time(told, question(since)) == told
    decade = AskedTime("prefer", "1990s", date(1990, 1, 1), date(1999, 12, 31))
    assert of_the_time(told, question(decade)) == told


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        (
            "How many were counted in 2019 by the port?",
            "2019",
            "How many were counted by the port?",
        ),
        ("In 2019, who led it?", "2019", "who led it?"),
        ("¿Quién mandaba durante 2019?", "2019", "¿Quién mandaba?"),
        ("What did the 2019 count say?", "2019", "What did the count say?"),
    ],
)
def test_the_words_for_the_time_are_not_looked_for_in_dated_articles(text, words, left):
    asked = question(text=text)
    assert apart_from_time(asked) == left
    assert apart_from_time(question(None, text)) == text


@pytest.mark.parametrize(
    ("rest", "day", "tells"),
    [
        ("It was the end of 2019, calmer than 2018.", None, True),
        ("It was the end of 2018.", None, False),
        ("In 2021 it was worse than in 2019.", None, False),  # of which is "last year"?
        ("", None, False),
        ("", "2022-05-04", True),
    ],
)
def test_a_passage_without_a_date_tells_of_the_last_time_that_it_names(rest, day, tells):
    counted = evidence("Last year closed with 12.", day, rest)
    assert tells_the_time(counted.hit.passage, question()) == tells
    assert tells_the_time(counted.hit.passage, question(None))


def test_what_a_dated_article_tells_is_found_beside_undated_ones(assistant):
    answer = assistant.ask("What happened in Culiacán in October 2019?")
    assert "laid siege to the city of Culiacán" in answer.text


def test_a_year_that_only_names_a_thing_asks_for_no_time():
    of_2012 = AskedTime("prefer", "2012", date(2012, 1, 1), date(2012, 12, 31))
    ended = evidence("It collapsed on 17 January 2014.", "2014-02-01")
    assert of_the_time([ended], question(of_2012, "When did the 2012 truce end?")) == [ended]
    assert of_the_time([ended], question(of_2012, "Who signed the 2012 truce?")) == []


def test_the_last_day_there_is():
    last = AskedTime("prefer", "9999-12-30", date(9999, 12, 30), date(9999, 12, 30))
    told = evidence("It counted 12.", "2021-05-04")
    assert of_the_time([told], question(last, "What happened on 9999-12-30?")) == []
