import pytest

from ingest.article import Article, Published
from ingest.errors import SettingsError
from qa.as_json import timeline_json
from qa.assistant import Assistant
from qa.settings import Settings
from vectorstore.archive import Archive


def test_events_of_a_person_in_order_each_cited(assistant):
    told = assistant.timeline("El Chapo")
    dates = [event.date for event in told.events]
    assert dates[:5] == ["2001", "2015-07", "2016-01", "2019-02-12", "2019-07-17"]
    assert dates == sorted(dates)
    for event in told.events:
        assert event.precision == {4: "year", 7: "month", 10: "day"}[len(event.date)]
        assert event.words in event.citations[0].quote


def test_another_language_s_articles_are_part_of_it(assistant):
    told = assistant.timeline("Fito")
    found = {(event.date, event.citations[0].article.id) for event in told.events}
    assert ("2024-01-07", "sample-fito-escape") in found
    assert ("2025-06-25", "sample-fito-capturado") in found


def test_a_near_duplicate_is_told_once(assistant):
    told = assistant.timeline("Juan Orlando Hernández")
    assert [event.date for event in told.events].count("2024-03-08") == 1


def test_a_thing_is_told_without_what_only_shares_its_country(assistant):
    told = assistant.timeline("the gang truce in El Salvador")
    ids = {event.citations[0].article.id for event in told.events}
    assert {"sample-truce-2012", "sample-truce-verdict-2023"} <= ids
    assert not ids & {"sample-cecot-2023", "sample-honduras-exception-2022"}
    assert "2012-03-08" in {event.date for event in told.events}


def test_as_of_tells_what_was_known(assistant):
    told = assistant.timeline("Ovidio Guzmán", as_of="2019")
    assert told.events
    assert all(event.citations[0].article.id == "sample-culiacan-2019" for event in told.events)


def test_the_date_and_its_words_are_explained_in_the_text(assistant):
    (event,) = [e for e in assistant.timeline("Fito").events if "detenido el miércoles" in e.text]
    assert "el miércoles [25 de junio de 2025]" in event.text
    assert event.words == "el miércoles"


def test_at_most_so_many_and_none_for_the_unknown(assistant):
    assert len(assistant.timeline("El Chapo", 3).events) == 3
    assert assistant.timeline("Zbigniew Wójcicki").events == ()
    with pytest.raises(SettingsError, match="no subject"):
        assistant.timeline("  ")


def test_as_json(assistant):
    told = timeline_json(assistant.timeline("El Chapo"))
    first = told["events"][0]
    assert first["date"] == "2001"
    assert first["citations"][0]["article_id"] == "sample-chapo-life"


def test_what_was_said_on_a_day_happened_when_it_says(tmp_path):
    told = {
        "2014-02-04": (
            "Gang leader Rubén Galán was killed in December 2013, police confirmed on Sunday.",
            "Rubén Galán was buried in Valdeola, his widow said on Monday.",
        ),
        "2014-05-05": (
            "Rubén Galán left 12 followers in Valdeola on 3 May 2014.",
            "Rubén Galán left 31 followers in Valdeola on 3 May 2014.",
        ),
    }
    archive = Archive(tmp_path / "archive", create=True)
    archive.add(
        Article(text, f"Rubén Galán, {day}", text, published=Published(day, "day", "given"))
        for day, texts in told.items()
        for text in texts
    )
    events = Assistant(archive, Settings()).timeline("Rubén Galán").events
    assert [event.date for event in events][:2] == ["2013-12", "2014-02-03"]
    assert all(len(event.citations) == 1 for event in events)


def test_a_day_to_come_or_of_an_uncertain_year_is_no_event(tmp_path):
    told = (
        "Rubén Galán was arrested on 9 July 2021. In September Rubén Galán was charged.",
        "The trial of Rubén Galán was postponed until Monday.",
        "Rubén Galán returns to court on Monday.",
        "Rubén Galán was moved to Valdeola on Thursday.",
    )
    archive = Archive(tmp_path / "archive", create=True)
    published = Published("2022-11-18", "day", "given")
    text = "\n\n".join(told)
    archive.add([Article("a", "Rubén Galán", text, published=published)])
    events = Assistant(archive, Settings()).timeline("Rubén Galán").events
    assert [event.date for event in events] == ["2021-07-09", "2022-11-17"]
