import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.article import Article, Published
from ingest.dateline import date_in_name, dateline, standing_date
from ingest.dates import parse_published
from ingest.plain import read_plain

BODY = "The minister said on Friday that the talks would go on. Nobody believed him."
DAY = [
    "2017-01-20", "2017-01-20T10:15:00Z", "2017-01-20 10:15:00+00:00", "2017/01/20", "20170120",
    "January 20, 2017", "Jan. 20, 2017", "JAN 20 2017", "20 January 2017", "20 JAN 2017",
    "20th January 2017", "20-Jan-2017", "Friday, January 20, 2017", "Fri, 20 Jan 2017 10:00:00 GMT",
    "20 de enero de 2017", "20 enero 2017", "viernes, 20 de enero de 2017", "20 de Enero del 2017",
    "20 de janeiro de 2017", "sexta-feira, 20 de janeiro de 2017", "January 20, 2017 at 10:30 am",
    "20/01/2017", "01/20/2017", "20.01.2017", "  2017-01-20 ",
]  # fmt: skip


@pytest.mark.parametrize("value", DAY)
def test_days(value):
    assert parse_published(value, "meta") == Published("2017-01-20", "day", "meta")


@pytest.mark.parametrize(
    ("value", "expected", "precision"),
    [
        ("2015-06", "2015-06", "month"),
        ("June 2015", "2015-06", "month"),
        ("junio de 2015", "2015-06", "month"),
        ("março de 2015", "2015-03", "month"),
        ("2014", "2014", "year"),
        ("03/03/2017", "2017-03-03", "day"),
        ("03/04/2017", "2017", "year"),
    ],
)
def test_less_is_known_of_others(value, expected, precision):
    assert parse_published(value, "meta") == Published(expected, precision, "meta")


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "2017-13-01", "2017-02-30", "1492-10-12", "2999", "12", "99/99/2017",
     "2017-00-13", "00/13/2017", "13/00/2017", "20 Smarch 2017", "In 2017 they met",
     "1484906400", "0000-00-00", "²017"],
)  # fmt: skip
def test_what_is_no_date(value):
    assert parse_published(value, "meta") is None


def test_the_future_is_not_believed_but_time_zones_are():
    today = datetime.datetime.now(datetime.UTC).date()
    for days, believed in [(0, True), (1, True), (3, False)]:
        value = (today + datetime.timedelta(days=days)).isoformat()
        assert bool(parse_published(value, "meta")) is believed


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2020, 1, 1)))
def test_iso_days_come_back(day):
    published = parse_published(day.isoformat(), "x")
    assert published is not None
    assert published.value == published.first_day == day.isoformat()


@given(st.text())
def test_nothing_raises(text):
    parse_published(text, "x")
    standing_date(text)
    dateline([text])
    date_in_name(text)


@pytest.mark.parametrize(
    "line",
    ["SAN SALVADOR, Jan. 20, 2017 – The minister spoke.", "SAN SALVADOR, El Salvador, January 20, "
     "2017 (AP) - He spoke.", "SÃO PAULO (20 de janeiro de 2017) — O ministro falou.",
     "Bogotá, 20 de enero de 2017.- El ministro habló.",
     "WASHINGTON, D.C., Jan. 20, 2017 -- He spoke.", "CIUDAD DE MÉXICO, 20 ene 2017 - Habló.",
     "Port-au-Prince, Haiti (January 20, 2017) - 15 people spoke."],
)  # fmt: skip
def test_datelines(line):
    assert dateline([line]) == Published("2017-01-20", "day", "dateline")
    assert read_plain(f"{line} {BODY}", "a.txt").published == dateline([line])


@pytest.mark.parametrize(
    "line",
    ["The talks of January 20, 2017 – the first – failed.", "Jan. 20 – He spoke.",
     "On Friday, January 20, 2017, he spoke.", "He was born on May 3, 1950 - long ago.",
     "Manuel Marulanda Vélez (13 May 1930 – 26 March 2008) was the founder of the group.",
     "Manuel Marulanda, 13 May 1930 – 26 March 2008, was the founder of the group.",
     "He was arrested on Friday, 12 May 2010 – the day his brother died – and let go.",
     "On Friday, January 20, 2017 – the day his brother died – he was let go.",
     "El capo murió el jueves, 2 de diciembre de 1993 - un día de lluvia."],
)  # fmt: skip
def test_dates_in_a_sentence_are_not_the_page_s(line):
    assert read_plain(f"{line} {BODY}", "a.txt").published is None


def test_standing_dates_and_bylines_leave_the_text():
    article = read_plain(f"Talks go on\n\nBy Ana Ruiz\n\n20 JAN 2017\n\n{BODY}", "a.txt")
    assert article == Article(
        "a.txt", "Talks go on", BODY, author="Ana Ruiz", path="a.txt",
        published=Published("2017-01-20", "day", "byline"),
    )  # fmt: skip
    assert standing_date("Published: January 20, 2017") == article.published
    assert standing_date("Publicado el 20 de enero de 2017") == article.published
    assert standing_date("2017") is None


@pytest.mark.parametrize(
    "line",
    ["By Friday everyone had left the town.", "By Friday Everyone Left.", "Por Dios", "By noon"],
)  # fmt: skip
def test_what_is_no_byline_stays(line):
    article = read_plain(f"Talks go on\n\n{line}\n\n{BODY}", "a.txt")
    assert (article.author, article.text) == (None, f"{line}\n\n{BODY}")


@pytest.mark.parametrize(
    "author",
    ["Ana Ruiz", "Juan de la Cruz y Ana Ruiz", "J. D. Lee", "Ana Ruiz, The Paper", "ANA RUIZ"],
)  # fmt: skip
def test_bylines(author):
    article = read_plain(f"Talks go on\n\nBy {author}\n\n{BODY}", "a.txt")
    assert (article.author, article.text) == (author, BODY)


def test_dates_far_down_are_not_the_page_s():
    assert read_plain("\n\n".join([BODY] * 5 + ["20 JAN 2017"]), "a.txt").published is None


@pytest.mark.parametrize(
    "name",
    ["2017-01-20-a.txt", "x/2017/01/20/a.txt", "20170120_a.txt", "20170120-of-2016-03-04.txt",
     "export-2024-05-01.zip/2017-01-20-a.txt", "2024-05-01/20170120_a.txt",
     "2017-01-20/99999999.txt"],
)  # fmt: skip
def test_date_in_the_file_name(name):
    assert read_plain(BODY, name).published == Published("2017-01-20", "day", "file name")


@pytest.mark.parametrize(
    "name",
    ["a.txt", "000_53e6932504fe5512.txt", "12017-01-20.txt", "2017.txt",
     "2024-05-01/crawl-2024-05-01.warc.gz/https://example.org/talks"],
)  # fmt: skip
def test_no_date_in_the_file_name(name):
    assert date_in_name(name) is None
