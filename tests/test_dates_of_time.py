from datetime import date

import pytest

from ingest.article import Article, Passage, Published
from qa.dates.of_time import of_the_time
from qa.dates.question import AskedTime
from qa.evidence import Evidence
from vectorstore.hit import Hit

IN_2019 = AskedTime("prefer", "2019", date(2019, 1, 1), date(2019, 12, 31))


def evidence(text, day, rest=""):
    published = Published(day, "day", "given") if day else None
    article = Article("a", "A count", f"{text} {rest}".strip(), published=published)
    hit = Hit(Passage(article, 0, len(article.text)), 1.0, similarity=0.5, lexical=1.0)
    return Evidence(article, 0, len(text), 1.0, 1.0, 1.0, 0.5, 1.0, False, 0.0, None, hit)


@pytest.mark.parametrize(
    ("text", "day", "rest", "kept"),
    [
        ("In 2019 it counted 12.", "2021-05-04", "", True),
        ("It counted 12.", "2019-05-04", "", True),
        ("It counted 12.", "2020-01-20", "", True),  # the weeks after
        ("It counted 12.", "2022-05-04", "The flood of 2019 was forgotten.", True),
        ("It counted 12.", None, "", True),  # nothing is known against it
        ("In 2018 it counted 12.", "2019-01-03", "", False),
        ("In 2018 it counted 12.", None, "", False),
        ("It counted 12.", "2017-05-04", "", False),
        ("It counted 12.", "2022-05-04", "", False),
    ],
)
def test_what_speaks_of_another_year_can_not_tell_of_the_one_asked_for(text, day, rest, kept):
    assert bool(of_the_time([evidence(text, day, rest)], IN_2019)) == kept


def test_a_long_or_open_time_or_none_leaves_all():
    told = [evidence("In 2018 it counted 12.", "2018-05-04")]
    assert of_the_time(told, None) == told
    assert of_the_time(told, AskedTime("prefer", "since 2019", date(2019, 1, 1))) == told
    decade = AskedTime("prefer", "1990s", date(1990, 1, 1), date(1999, 12, 31))
    assert of_the_time(told, decade) == told
