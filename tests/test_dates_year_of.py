import pytest

from ingest.article import Article, Published
from qa.dates.mentions import mentions


def partial(text, before="", day="2022-11-18"):
    article = Article("a", "T", before + text, published=Published(day, "day", "given"))
    found = mentions(article, len(before), len(article.text))
    return [one.period.iso for one in found if one.kind == "partial"]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("He was arrested on 9 July 2021. ", "In September he was charged."),
        ("", "He was arrested in March 2015 and convicted in June."),
        ("", "He moved in 2018; in May he stabbed a man."),
        ("", "Last year he moved, and in May he stabbed a man."),
        ("", "Fue detenido el 9 de julio de 2020 y acusado en septiembre."),
        ("", "He was arrested in May that year."),
        ("", "He was arrested in May the year before."),
        ("", "He was arrested in December this year."),
    ],
)
def test_a_month_that_may_be_of_the_year_told_before_it_is_left_alone(before, text):
    assert partial(text, before) == []


@pytest.mark.parametrize(
    ("before", "text", "date"),
    [
        ("He was arrested on 9 July 2021. ", "In December he was charged.", "2021-12"),
        ("He was arrested on 9 July 2021.\n\n", "In September he was charged.", "2022-09"),
        ("He was arrested on 9 July 2022. ", "In September he was charged.", "2022-09"),
        ("Unrest has gone on since 2015. ", "In September he was charged.", "2022-09"),
        ("There were 12 more than in 2021. ", "In September he was charged.", "2022-09"),
        ("The port is to close in 2030. ", "In September he was charged.", "2022-09"),
        ("", "He met her in June last year.", "2021-06"),
        ("", "Foi preso em maio do ano passado.", "2021-05"),
        ("He moved in 2018. ", "In May that year he stabbed a man.", "2018-05"),
        ("", "Detenido el 9 de julio de 2020 y acusado en septiembre de ese año.", "2020-09"),
        ("Mudou-se em 2018. ", "Foi preso em maio do mesmo ano.", "2018-05"),
    ],
)
def test_the_year_is_taken_where_it_is_certain(before, text, date):
    assert partial(text, before) == [date]


def test_no_such_day_in_the_year_that_is_told():
    assert partial("He was born on 29 February last year.", day="2024-11-18") == []
