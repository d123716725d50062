import pytest

from ingest.article import Article, Published
from qa.dates.mentions import mentions

THURSDAY = Published("2023-06-15", "day", "given")


def told(text, published=THURSDAY, language="en"):
    article = Article("a", "T", text, published=published, language=language)
    return [(text[m.start : m.end], m.period.iso, m.kind) for m in mentions(article, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words", "date", "kind"),
    [
        ("It began on March 8, 2012.", "March 8, 2012", "2012-03-08", "written"),
        ("Empezó el 8 de marzo de 2012.", "8 de marzo de 2012", "2012-03-08", "written"),
        ("It began in March 2012.", "March 2012", "2012-03", "written"),
        ("He has lived there since 2016.", "2016", "2016", "written"),
        ("He governed from 2009 to 2014.", "2009 to 2014", "2009/2014", "written"),
        ("From March 3 to April 5, 2016.", "March 3 to April 5, 2016", "2016", "written"),
        ("Del 3 al 5 de marzo de 2016.", "3 al 5 de marzo de 2016", "2016-03", "written"),
        ("It ran March 3-5, 2016.", "March 3-5, 2016", "2016-03", "written"),
        ("He was freed last Thursday.", "Thursday", "2023-06-08", "relative"),
        ("Caught in March and freed in May 2016.", "May 2016", "2016-05", "written"),
        ("Police seized it on Wednesday.", "Wednesday", "2023-06-14", "relative"),
        ("Police seized it on Thursday.", "Thursday", "2023-06-15", "relative"),
        ("Lo capturaron el lunes.", "el lunes", "2023-06-12", "relative"),
        ("It happened yesterday.", "yesterday", "2023-06-14", "relative"),
        ("Ocurrió el año pasado.", "el año pasado", "2022", "relative"),
        ("It fell last month.", "last month", "2023-05", "relative"),
        ("He was sworn in this week.", "this week", "2023-06", "relative"),
        ("It was two years ago.", "two years ago", "2021", "relative"),
        ("The attack took place on June 3.", "June 3", "2023-06-03", "partial"),
        ("He was held on June 5th and freed.", "June 5th", "2023-06-05", "partial"),
        ("On Monday, gunmen killed two.", "Monday", "2023-06-12", "relative"),
        ("El lunes murieron tres guardias.", "El lunes", "2023-06-12", "relative"),
        ("Until last year he was a judge.", "last year", "2022", "relative"),
        ("He took office in November.", "November", "2022-11", "partial"),
        ("Fue enviado el 4 de mayo.", "4 de mayo", "2023-05-04", "partial"),
        ("Cocaine now leaves by sea.", "now", "2023-06-15", "now"),
    ],
)
def test_a_time_is_found_and_resolved(text, words, date, kind):
    assert told(text) == [(words, date, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Collectors come every Friday.",
        "He freed nine men on the first Thursday of each month.",
        "“When they carry out the mattresses on Monday, it is theatre,” she said.",
        "The court will rule on Friday.",
        "Schools are to open in September.",
        "He may march on.",
        "They moved 2,000 prisoners and paid 1,200 lempiras.",
        "He was serving a 34-year sentence.",
        "A boy of thirteen rode a second bus.",
        "Its leader since the early 2000s is free.",
        "Eram do Rio de Janeiro.",
        "La cárcel albergaba a más de 2000 reclusos.",
        "They moved the 2000 inmates.",
        "The record was made on 0000-00-00.",
        "Twenty-five years ago it was a village.",
        "It was 2.5 years ago.",
        "In his last year in office he fell ill.",
        "It was the last month of the war.",
        "It happened the day before yesterday.",
        "He wrote it in the Sunday Times.",
        "He died on Bloody Sunday.",
        "Lo dijo a El Diario de Hoy.",
        "He led the now-defunct gang.",
        "El presidente viajará el lunes.",
        "El Congreso va a votar el martes.",
        "Lo juzgarán el lunes próximo.",
        "O julgamento começará na segunda-feira.",
        "The trial begins on Friday.",
        "Lawmakers are set to vote on Sunday.",
        "Su juicio está fijado para el 12 de julio.",
        "The trial is set for 12 May.",
        "The hearing is on 12 July.",
        "The permit expires on 3 March.",
        "They met ahead of the vote in May.",
        "The vote in October is seen as a test.",
        "The trial resumes on Monday, the court said.",
        "The hearing was postponed until Friday.",
        "On Friday the court will decide.",
        "He was killed the following Tuesday.",
        "Las elecciones son el domingo.",
        "The contract runs until December.",
        "By December the army will take over.",
    ],
)
def test_what_is_no_certain_time_is_left_alone(text):
    assert told(text) == []


def test_words_that_need_a_closer_date_than_is_known_are_left_alone():
    month, year = Published("2020-07", "month", "given"), Published("2014", "year", "given")
    assert told("At 6:38 on June 26.", month) == [("June 26", "2020-06-26", "partial")]
    assert told("It happened on Monday.", month) == []
    assert told("It happened in May.", year) == []
    assert told("It happened on Monday, last year.", None) == []


def test_a_year_that_opens_the_sentence_holds_for_its_months():
    assert told("In 2015 they attacked in March.") == [
        ("2015", "2015", "written"),
        ("March", "2015-03", "partial"),
    ]
