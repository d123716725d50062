"""A conversation only grows, and an error is told in it in plain words."""

import logging

import pytest

from qa.answer import Answer, Question
from qa.assistant import Assistant
from qa.settings import Settings
from ui.conversation import LONGEST_QUESTION, Turn, converse, history, stopped
from ui.examples import examples
from ui.start import archive_name, render_masthead, render_start
from vectorstore.archive import Archive


class Scripted(Assistant):
    """An assistant whose events are given, for failures a real one can't be made to show."""

    def __init__(self, archive, events):
        super().__init__(archive, Settings())
        self.events = events

    def stream(self, question, **asked):
        self.asked = asked
        for event in self.events:
            if isinstance(event, Exception):
                raise event
            yield event


@pytest.fixture
def empty(tmp_path):
    archive = Archive(tmp_path / "<b>news</b>", create=True)
    yield archive
    archive.close()


def answer(text):
    return Answer(Question("q", "q"), text)


def test_the_turn_is_there_at_once_and_grows(empty):
    done = answer("One. [1]\nTwo. [2]")
    grown = list(converse(Scripted(empty, ["One. [1]", "\nTwo. [2]", done]), (), "  Why? "))
    assert [conversation[-1].text for conversation in grown] == [
        "",
        "One. [1]",
        "One. [1]\nTwo. [2]",
        "One. [1]\nTwo. [2]",
    ]
    assert [conversation[-1].pending for conversation in grown] == [True, True, True, False]
    assert grown[-1][-1].question == "Why?"
    assert grown[-1][-1].answer is done


def test_what_was_answered_before_goes_with_the_question(empty):
    said = (Turn("A?", answer=answer("B.")), Turn("C?", error="no"), Turn("D?", stopped=True))
    assistant = Scripted(empty, [answer("E.")])
    list(converse(assistant, said, "F?"))
    assert assistant.asked["history"] == [("A?", "B.")] == history(said)


def test_the_words_of_a_refusal_are_not_taken_up():
    refused = Answer(
        Question("A?", "A?"), "The archive doesn't say. The nearest is: “B”.", abstained=True
    )
    assert history((Turn("A?", answer=refused),)) == [("A?", "")]


def test_an_empty_question_changes_nothing(empty):
    said = (Turn("A?", answer=answer("B.")),)
    assert list(converse(Scripted(empty, []), said, " \n ")) == [said]


def test_an_overlong_question_is_told_in_plain_words(empty):
    *_, last = converse(Scripted(empty, []), (), "x" * (LONGEST_QUESTION + 1))
    assert "2,001 characters" in str(last[-1].error)


def test_an_unexpected_error_is_logged_and_never_shown(empty, caplog):
    with caplog.at_level(logging.ERROR):
        *_, last = converse(Scripted(empty, ["So far", RuntimeError("secret")]), (), "Why?")
    assert "secret" not in str(last[-1].error)
    assert "secret" in caplog.text
    assert not last[-1].pending


def test_only_a_pending_turn_can_be_stopped():
    pending, done = (Turn("A?", "So far"),), (Turn("A?", answer=answer("B.")),)
    assert stopped(pending)[-1].stopped
    assert stopped(done) == done
    assert stopped(()) == ()


def test_an_empty_archive_tells_what_to_type(empty):
    assert "dossier ingest PATH" in render_start(empty)
    assert examples(empty) == []
    assert "&lt;b&gt;" not in render_start(empty)
    assert "0 articles" in render_masthead(empty)


def test_the_archive_is_called_by_its_folder(tmp_path):
    assert archive_name(tmp_path / "news") == "news"
    assert archive_name(tmp_path / "work" / ".dossier") == "work"
