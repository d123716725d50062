"""Conversations outlive the server, belong to one visitor, and quote what was quoted."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from starlette.requests import Request

from ingest.errors import ArchiveError
from tests.open_files import needs_linux, open_files
from ui.asked import Asked
from ui.asking import ask_and_keep
from ui.conversation import Judged, Turn, converse
from ui.history.keeper import Keeper, shared_turn
from ui.history.record import ONLY_THE_QUOTE, from_record, to_record
from ui.history.store import open_history
from ui.history.visitor import USER, visitor
from ui.place import open_place
from ui.reader import render_reader

MURDERS = "How many murders were there in El Salvador in 2016?"
PAELLA = "What is the best recipe for paella?"


@pytest.fixture
def history(tmp_path):
    opened = open_history(tmp_path)
    yield opened
    opened.close()


def said(question, text=""):
    return {"question": question, "text": text}


def talked(history, who, *questions):
    conversation = history.begin(who, questions[0])
    for question in questions:
        history.put(who, conversation, "", said(question))
    return conversation


def asked(assistant, *questions):
    conversation = ()
    for question in questions:
        *_, conversation = converse(assistant, conversation, question)
    return conversation


def as_json(record):
    return json.loads(json.dumps(record))


def test_a_conversation_is_there_after_a_restart(tmp_path, history):
    conversation = talked(history, "ana", "Who?", "Why?")
    history.close()
    again = open_history(tmp_path)
    assert [turn["question"] for turn in again.turns("ana", conversation)] == ["Who?", "Why?"]
    assert [kept.title for kept in again.conversations("ana")] == ["Who?"]
    again.close()


def test_the_one_that_was_asked_last_is_first(history):
    first, second = talked(history, "ana", "First?"), talked(history, "ana", "Second?")
    history.put("ana", first, "", said("And?"))
    assert [kept.id for kept in history.conversations("ana")] == [first, second]


def test_nobody_reads_or_changes_the_conversation_of_another(history):
    conversation = talked(history, "ana", "Who?")
    (turn,) = history.turns("ana", conversation)
    assert history.conversations("eve") == []
    assert history.turns("eve", conversation) == []
    assert history.turn("eve", turn["id"]) == []
    assert history.title("eve", conversation) is None
    assert history.share("eve", turn["id"]) == ""
    history.put("eve", conversation, "", said("Intruder?"))
    history.put("eve", conversation, turn["id"], said("Intruder?"))
    own = talked(history, "eve", "Mine?")
    history.put("eve", own, turn["id"], said("Intruder?"))
    history.rename("eve", conversation, "Intruder")
    history.delete("eve", conversation)
    assert history.turns("ana", conversation) == [turn]
    assert history.title("ana", conversation) == "Who?"


def test_words_are_found_in_titles_questions_and_answers_without_case_or_accents(history):
    conversation = talked(history, "ana", "¿Quién dirige la Policía?")
    history.put("ana", conversation, "", said("And?", "Howard Cotto. 100% sure"))
    talked(history, "ana", "Other?")

    def found(words):
        return [kept.id for kept in history.conversations("ana", words)]

    for words in ("quien", "POLICIA", "cotto", "100%"):
        assert found(words) == [conversation]
    assert found("nothing") == found("_otto") == found("'; DROP TABLE turn; --") == []
    assert len(found("  ")) == 2


def test_renamed_and_deleted(history):
    conversation = talked(history, "ana", "Who?")
    (turn,) = history.turns("ana", conversation)
    link = history.share("ana", turn["id"])
    history.rename("ana", conversation, "  Police\n2016 ")
    assert history.title("ana", conversation) == "Police 2016"
    history.rename("ana", conversation, " \n ")
    assert history.title("ana", conversation) == "Police 2016"
    history.delete("ana", conversation)
    assert history.conversations("ana") == history.turns("ana", conversation) == []
    assert history.shared(link) is None
    history.put("ana", conversation, turn["id"], said("Late?"))
    assert history.turns("ana", conversation) == []


def test_a_link_shows_one_answer_until_it_is_taken_back(history):
    conversation = talked(history, "ana", "Who?", "Secret?")
    who, _ = history.turns("ana", conversation)
    link = history.share("ana", who["id"])
    assert len(link) >= 24
    assert history.share("ana", who["id"]) == link
    assert history.shared(link)["question"] == "Who?"
    assert history.share("ana", who["id"], shared=False) == ""
    assert history.shared(link) is None
    assert history.shared("") is None


def test_a_question_with_odd_characters_is_kept(history):
    conversation = talked(history, "ana", "odd \ud800\x00 ?")
    assert history.turns("ana", conversation)[0]["question"] == "odd \ud800\x00 ?"
    assert history.conversations("ana", "\ud800odd")[0].title == "odd ?"


def test_a_damaged_file_is_told_in_one_line(tmp_path):
    (tmp_path / "conversations.sqlite").write_bytes(b"not a database, by far" * 100)
    with pytest.raises(ArchiveError, match="conversations.sqlite"):
        open_history(tmp_path)


@needs_linux
def test_a_damaged_file_is_closed(tmp_path):
    (tmp_path / "conversations.sqlite").write_bytes(b"not a database, by far" * 100)
    with pytest.raises(ArchiveError) as raised:
        open_history(tmp_path)
    assert raised.value.__cause__  # held, and with it where it was raised
    assert open_files(tmp_path) == []


def test_of_a_read_only_archive_they_are_kept_in_memory(tmp_path):
    tmp_path.chmod(0o555)
    history = open_history(tmp_path)
    conversation = talked(history, "ana", "Who?")
    assert len(history.turns("ana", conversation)) == 1
    assert not history.lasting
    assert not list(tmp_path.iterdir())
    history.close()
    tmp_path.chmod(0o755)


def test_a_turn_read_again_is_the_same_turn(assistant):
    for turn in asked(assistant, MURDERS, "And in 2015?", PAELLA, "x" * 3000):
        judged = Judged("good", "note", 7)
        read, verdict = from_record(as_json(to_record(turn, judged)), assistant.archive.article)
        assert read == turn
        assert verdict == judged


def test_a_turn_that_was_pending_has_stopped(assistant):
    read, _ = from_record(to_record(Turn("Who?", "So far")), assistant.archive.article)
    assert read == Turn("Who?", "So far", stopped=True)


@pytest.mark.parametrize("change", ["gone", "rewritten"])
def test_of_an_article_that_is_no_longer_as_it_was_the_words_are_kept(assistant, change):
    (turn,) = asked(assistant, MURDERS)
    record = as_json(to_record(turn))

    def find(name):
        article = assistant.archive.article(name)
        return None if change == "gone" else replace(article, text=f"New. {article.text}")

    read, _ = from_record(record, find)
    assert [c.quote for c in read.answer.citations] == [c.quote for c in turn.answer.citations]
    cited = read.answer.citations[0]
    assert cited.article.title == turn.answer.citations[0].article.title
    assert cited.article.text == cited.quote
    assert ONLY_THE_QUOTE in cited.article.metadata
    assert "no longer holds this article" in render_reader(open_place((read,), "0-citation-1"))


def kept(history, conversation):
    return history.turns("ana", conversation)


def test_a_question_is_kept_before_its_answer_is_there(assistant, history):
    keeper = Keeper(history, "ana")
    growing = ask_and_keep(assistant, keeper, (), Asked(MURDERS))
    (turn,) = next(growing)
    (record,) = kept(history, keeper.opened)
    assert (record["id"], record["question"], record["answer"]) == (turn.id, MURDERS, None)
    next(growing)
    assert kept(history, keeper.opened)[0]["text"]
    growing.close()  # as when the server is killed
    tab = Keeper(history, "ana", keeper.opened).open(assistant.archive.article)
    assert [(t.question, t.stopped) for t in tab.conversation] == [(MURDERS, True)]


def test_a_conversation_read_again_goes_on_as_it_was(assistant, history):
    keeper = Keeper(history, "ana")
    *_, conversation = ask_and_keep(assistant, keeper, (), Asked(MURDERS))
    keeper.keep(conversation[0], Judged("good", "note", 1))
    again = Keeper(history, "ana", keeper.opened)
    tab = again.open(assistant.archive.article)
    assert (tab.conversation, tab.verdicts) == (conversation, {0: Judged("good", "note", 1)})
    *_, conversation = ask_and_keep(assistant, again, tab.conversation, Asked("And in 2015?"))
    assert conversation[1].answer.question.standalone.endswith("in 2015?")
    assert len(kept(history, keeper.opened)) == 2
    assert len(history.conversations("ana")) == 1


def test_asked_again_it_takes_the_place_of_the_former(assistant, history):
    keeper = Keeper(history, "ana")
    *_, conversation = ask_and_keep(assistant, keeper, (), Asked(PAELLA))
    *_, conversation = ask_and_keep(assistant, keeper, conversation, Asked("And in 2015?"))
    *_, conversation = ask_and_keep(assistant, keeper, conversation, Asked(MURDERS), 0)
    assert [turn.question for turn in conversation] == [MURDERS, "And in 2015?"]
    tab = Keeper(history, "ana", keeper.opened).open(assistant.archive.article)
    assert tab.conversation == conversation


def test_a_refusal_offers_questions_that_are_answered(assistant, history):
    *_, (turn,) = ask_and_keep(assistant, Keeper(history, "ana"), (), Asked(PAELLA))
    assert 2 <= len(turn.aside.suggestions) <= 3
    assert not any(assistant.ask(question).abstained for question in turn.aside.suggestions)


def test_independent_sources_are_counted(assistant, history):
    *_, (turn,) = ask_and_keep(assistant, Keeper(history, "ana"), (), Asked(MURDERS))
    cited = {citation.article.id for citation in turn.answer.citations}
    assert 1 <= turn.aside.independent <= len(cited)


def test_a_disk_that_fails_loses_no_answer(assistant, history, caplog):
    history.close()
    *_, (turn,) = ask_and_keep(assistant, Keeper(history, "ana"), (), Asked(MURDERS))
    assert turn.answer.claims
    assert "could not be kept" in caplog.text


def test_a_visitor_without_a_name_has_none(assistant, history, tmp_path):
    *_, (turn,) = ask_and_keep(assistant, Keeper(history, ""), (), Asked(MURDERS))
    assert turn.answer.claims
    with closing(sqlite3.connect(tmp_path / "conversations.sqlite")) as file:
        assert file.execute("SELECT count(*) FROM conversation").fetchone() == (0,)


def test_what_is_asked_after_a_shared_answer_is_ones_own(assistant, history):
    keeper = Keeper(history, "ana")
    *_, (turn,) = ask_and_keep(assistant, keeper, (), Asked(MURDERS))
    keeper.keep(turn, Judged("bad", "a private note", 1))
    link = keeper.share(turn, shared=True).link
    shared = shared_turn(history, link, assistant.archive.article)
    assert [(t.question, t.id, t.link) for t in shared] == [(MURDERS, "", "")]
    eve = Keeper(history, "eve")
    *_, grown = ask_and_keep(assistant, eve, shared, Asked("And in 2015?"))
    assert [record["question"] for record in history.turns("eve", eve.opened)] == [
        turn.question for turn in grown
    ]
    assert len(kept(history, keeper.opened)) == 1


def request(**scope):
    cookies = scope.pop("cookies", "")
    headers = [(b"cookie", cookies.encode())]
    return Request({"type": "http", "headers": headers, "method": "GET", "path": "/", **scope})


def test_a_visitor_is_who_logged_in_else_the_browser():
    ana = request(cookies="dossier_visitor=" + "a" * 32)
    assert visitor(ana) == visitor(ana) != visitor(request(cookies="dossier_visitor=" + "b" * 32))
    assert "aaaa" not in visitor(ana)
    signed_in = request(cookies="dossier_visitor=" + "a" * 32, **{USER: "ana"})
    assert visitor(signed_in) == visitor(request(**{USER: "ana"})) == "user:ana"
    assert visitor(request()) == visitor(request(cookies="dossier_visitor=short")) == ""
