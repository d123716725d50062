"""What is told of the time understood, where that is so of the answer."""

from dataclasses import replace

import pytest

from ingest.article import Article, Published
from qa.answer import Answer
from qa.assistant import Assistant
from qa.extract import extract
from qa.question_kind import Wanted
from qa.settings import Settings
from qa.telling import refuse, tell
from vectorstore.archive import Archive

QUESTION = "Who is the mayor of Tumaco?"
TOLD = {
    "2015-03-02": "Elsa Quintero is the mayor of Tumaco. She took office on Monday in the port.",
    "2020-03-02": "Luis Mora is the mayor of Tumaco. Fishermen met him on Monday in the port.",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("notes"), create=True)
    archive.add(
        [
            Article(day, f"The port in {day[:4]}", text, published=Published(day, "day", "given"))
            for day, text in TOLD.items()
        ]
    )
    return Assistant(archive, Settings())


def found_for(assistant, question=QUESTION):
    asked = assistant._understood(question, (), {})
    return assistant._look_up(asked, 0.0)


def says_newest(pieces):
    *_, answer = pieces
    assert isinstance(answer, Answer)
    return any("newest article that answers comes first" in note for note in answer.notes)


def told(assistant, found, evidence):
    return tell(assistant.archive, found, extract(evidence, Wanted("other"), 2), [])


def test_that_the_newest_comes_first_is_told_where_that_moved_it(assistant):
    found = found_for(assistant)
    mayors = [item for item in found.evidence if "mayor" in item.text]
    newest = sorted(mayors, key=lambda item: item.article.last_day, reverse=True)
    moved, unmoved = (replace(found, newest_first=first) for first in (True, False))
    assert says_newest(told(assistant, moved, newest))
    assert not says_newest(told(assistant, moved, newest[::-1]))
    assert not says_newest(told(assistant, unmoved, newest))
    assert not says_newest(refuse(assistant.archive, moved, []))


def test_another_time_is_told_in_any_case(assistant):
    for question in ("Who was the mayor of Tumaco in 2015?", "Who fed the cats of Oslo in 2015?"):
        assert any("“2015”" in note for note in assistant.ask(question).notes)
    found = found_for(assistant, "Who was the mayor of Tumaco in 2015?")
    assert not found.newest_first
