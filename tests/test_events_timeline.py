import pytest

from ingest.errors import SettingsError
from qa.as_json import timeline_json


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
