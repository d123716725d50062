"""What people say of answers is kept in the archive and becomes a set of questions."""

import json
import shutil
import sqlite3
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from ingest.errors import ArchiveError
from qa.as_json import answer_json
from qa.evaluation.questions import load_questions
from qa.evaluation.run import evaluate
from ui.again import again
from ui.cli import app
from ui.commands.eval_feedback import as_row
from ui.conversation import Judged, converse, judge
from ui.place import open_verdict
from ui.turn import render_turns
from vectorstore.archive import Archive
from vectorstore.feedback import LONGEST_NOTE, Feedback, Given

MURDERS = "How many murders were there in El Salvador in 2016?"
FOLLOW_UP = "And in 2015?"
PAELLA = "What is the best recipe for paella?"
COMMAND = "Who was put in command of the National Civil Police in 2012?"
DROP_SEARCHED = {"drop": "searched"}
HOSTILE = [
    "'); DROP TABLE feedback; --",
    '"quotes", \\backslashes\\ and {"json": [1]}',
    "<script>window.owned=1</script>${window.owned=1}",
    "</textarea><img src=x onerror=alert(1)>",
    "two\nlines\r\nand a \u2028 separator",
    "nul\x00 escape\x1b[31m delete\x7f c1\x9b",
    "a lone surrogate \ud800",
    "safe\u202egnirts desrever\u202c",
    "=HYPERLINK(1)",
    "x" * 20_000,
]


@pytest.fixture
def feedback(copied):
    yield Feedback(copied.archive.catalog)
    copied.archive.close()


def talk(assistant, *questions):
    """The conversation in which these were asked, one after the other."""
    conversation = ()
    for question in questions:
        *_, conversation = converse(assistant, conversation, question)
    return conversation


def given(**changed):
    facts = {"question": "Who?", "standalone": "Who?", "answer": {"text": "He."}}
    return Given(**({"verdict": "good"} | facts | changed))


def exported(folder, *options):
    done = CliRunner().invoke(app, ["eval", "feedback", "--archive", str(folder), *options])
    assert done.exit_code == 0, done.output
    return done


def as_set(folder, path):
    path.write_text(exported(folder).stdout, encoding="utf-8")
    return load_questions(path)


def test_a_verdict_is_kept_whole_and_in_the_archive(copied, feedback):
    (turn,) = talk(copied, MURDERS)
    told = given(
        answer=answer_json(turn.answer),
        note="Right.",
        history=(("A?", "B. [1]\nC. [2]"),),
        since="2015-01-01",
        sources=("El Faro",),
    )
    kept = feedback.give(told)
    assert (kept.id, kept.given_at[-6:]) == (1, "+00:00")
    copied.archive.close()
    again = Archive(copied.archive.folder)
    assert list(Feedback(again.catalog).all()) == [kept]
    assert kept == replace(told, id=1, given_at=kept.given_at)
    again.close()


def test_the_other_verdict_takes_the_place_of_the_former(feedback):
    one, other = feedback.give(given()), feedback.give(given(question="Why?"))
    assert feedback.change(one.id, "bad", "It is not he.")
    assert [(g.id, g.verdict, g.note) for g in feedback.all()] == [
        (one.id, "bad", "It is not he."),
        (other.id, "good", ""),
    ]
    assert not feedback.change(99, "good")


def test_there_is_no_third_verdict(copied, feedback):
    kept = feedback.give(given())
    with pytest.raises(ValueError, match="good or bad"):
        feedback.give(given(verdict="so-so"))
    with pytest.raises(ValueError, match="good or bad"):
        feedback.change(kept.id, "so-so")
    with pytest.raises(sqlite3.IntegrityError), copied.archive.catalog.transaction():
        copied.archive.catalog.run("UPDATE feedback SET verdict = 'so-so' RETURNING id")
    assert list(feedback.all()) == [kept]


def test_more_than_are_read_at_once_come_in_order(feedback):
    ids = [feedback.give(given(note=str(n))).id for n in range(250)]
    assert [g.id for g in feedback.all()] == ids


def test_an_archive_made_before_there_was_feedback_can_take_it(copied, feedback):
    with copied.archive.catalog.transaction():
        copied.archive.catalog.run("DROP TABLE feedback")
    assert list(feedback.all()) == []
    copied.archive.close()
    again = Archive(copied.archive.folder)
    assert Feedback(again.catalog).give(given()).id == 1
    again.close()


@pytest.fixture
def read_only(sample_folder, tmp_path):
    """A folder that can only be read, of an archive without the table."""
    folder = shutil.copytree(sample_folder, tmp_path / "archive")
    with sqlite3.connect(folder / "catalog.sqlite", isolation_level=None) as catalog:
        catalog.execute("DROP TABLE feedback")
        catalog.execute("PRAGMA journal_mode = DELETE")
    catalog.close()
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def test_a_read_only_archive_says_that_it_keeps_none(read_only):
    archive = Archive(read_only)
    with pytest.raises(ArchiveError) as caught:
        Feedback(archive.catalog).give(given())
    assert "\n" not in str(caught.value)
    archive.close()
    assert exported(read_only).stdout == ""


def test_the_buttons_of_a_read_only_archive_say_so(copied):
    html = render_turns(talk(copied, MURDERS), keeps=False)
    assert html.count(" disabled") == 2
    assert "read-only" in html
    assert "read-only" not in render_turns(talk(copied, MURDERS))


def test_what_can_not_be_kept_is_told_and_not_shown_as_kept(copied, feedback):
    conversation = talk(copied, MURDERS)
    copied.archive.catalog._connection.execute("PRAGMA query_only = ON")
    before, now = Judged(), Judged("good", "note")
    stands = judge(feedback, conversation, 0, before, now)
    assert stands == replace(before, problem=stands.problem)
    html = render_turns(conversation, {0: stands})
    assert 'aria-pressed="true"' not in html
    assert "can&#39;t be used now" in html
    copied.archive.catalog._connection.execute("PRAGMA query_only = OFF")
    assert judge(feedback, conversation, 0, stands, now).problem == ""


def test_a_press_is_kept_once_and_can_be_changed(copied, feedback):
    conversation = talk(copied, MURDERS, FOLLOW_UP)
    first = judge(feedback, conversation, 1, Judged(), Judged("good"))
    second = judge(feedback, conversation, 1, first, replace(first, verdict="bad", note="No."))
    assert second == Judged("bad", "No.", kept=first.kept)
    (kept,) = feedback.all()
    assert (kept.question, kept.verdict, kept.note) == (FOLLOW_UP, "bad", "No.")
    assert kept.standalone == "How many murders were there in El Salvador in 2015?"
    assert kept.history == ((MURDERS, conversation[0].answer.text),)


def test_one_button_is_pressed_at_a_time(copied):
    conversation = talk(copied, MURDERS)
    assert render_turns(conversation).count('aria-pressed="false"') == 2
    html = render_turns(conversation, {0: Judged("bad", "A note.", 1)})
    assert 'data-verdict="0-verdict-bad" aria-pressed="true"' in html
    assert 'data-verdict="0-verdict-good" aria-pressed="false"' in html
    assert ">A note.</textarea>" in html


@pytest.mark.parametrize(
    "key",
    ["", "0-verdict-", "0-verdict-ugly", "1-verdict-good", "-1-verdict-good", "0-citation-1"]
    + ["0-verdict-good ", "9" * 30, None, 7, ["0-verdict-good"], "٠-verdict-good"],
)
def test_a_key_that_names_no_answer_judges_nothing(copied, key):
    conversation = talk(copied, MURDERS)
    assert open_verdict(conversation, "0-verdict-good") == (0, "good")
    assert open_verdict((replace(conversation[0], answer=None),), "0-verdict-good") is None
    assert open_verdict(conversation, key) is None


@pytest.mark.parametrize("note", HOSTILE)
def test_a_hostile_note_is_only_text(copied, feedback, tmp_path, note):
    conversation = talk(copied, MURDERS)
    stands = judge(feedback, conversation, 0, Judged(), Judged("bad", note))
    (kept,) = feedback.all()
    assert kept.note.isprintable()
    assert len(kept.note) <= LONGEST_NOTE
    html = render_turns(conversation, {0: stands})
    assert "<script" not in html
    plain = render_turns(conversation, {0: Judged("bad", "x", 1)})
    assert html.count("</textarea>") == plain.count("</textarea>")
    path = tmp_path / "feedback.jsonl"
    assert as_set(copied.archive.folder, path).unconfirmed == 1
    (row,) = map(json.loads, path.read_text(encoding="utf-8").split("\n")[:-1])
    assert row["note"] == kept.note


def test_a_question_with_odd_characters_is_kept(copied, feedback, tmp_path):
    odd = "Who is the police\ndirector? \ud800\x1b[31m\x85\u2028"
    conversation = talk(copied, odd, odd)
    judge(feedback, conversation, 1, Judged(), Judged("good"))
    (asked,) = as_set(copied.archive.folder, tmp_path / "feedback.jsonl").questions
    assert asked.question == "Who is the police director? [31m"


def test_the_answers_found_helpful_make_a_set_that_is_right(copied, feedback, tmp_path):
    conversation = talk(copied, MURDERS, FOLLOW_UP, PAELLA)
    for turn in range(3):
        judge(feedback, conversation, turn, Judged(), Judged("good"))
    questions = as_set(copied.archive.folder, tmp_path / "feedback.jsonl").questions
    assert [q.id for q in questions] == ["feedback-1", "feedback-2", "feedback-3"]
    murders, follow_up, paella = questions
    cited = conversation[0].answer.citations
    assert murders.answers == tuple(dict.fromkeys(citation.quote for citation in cited))
    assert set(murders.relevant) == {citation.article.id for citation in cited}
    assert follow_up.history == ((MURDERS, conversation[0].answer.text),)
    assert not paella.answerable
    for outcome in evaluate(copied, questions):
        assert outcome.right, outcome.faults
    swapped = replace(murders, answers=("7,000 murders",))
    assert not next(evaluate(copied, [swapped])).right


def test_a_question_that_was_asked_without_its_time_stays_so(copied, feedback, tmp_path):
    conversation = talk(copied, COMMAND)
    assert conversation[0].answer.abstained
    for drop in ({}, {"drop": "time"}):
        again_asked = again(conversation[0], drop)
        *_, conversation = converse(copied, conversation, again_asked, 0)
        judge(feedback, conversation, 0, Judged(), Judged("good"))
    dated, undated = as_set(copied.archive.folder, tmp_path / "feedback.jsonl").questions
    assert (dated.read_dates, undated.read_dates) == (True, False)
    assert undated.relevant
    for outcome in evaluate(copied, [dated, undated]):
        assert outcome.right, outcome.faults


def test_a_search_in_other_words_stays_without_what_was_said_before(copied, feedback, tmp_path):
    conversation = talk(copied, MURDERS, FOLLOW_UP)
    *_, conversation = converse(copied, conversation, again(conversation[1], DROP_SEARCHED), 1)
    judge(feedback, conversation, 1, Judged(), Judged("good"))
    (asked,) = as_set(copied.archive.folder, tmp_path / "feedback.jsonl").questions
    assert asked.history == ()
    (outcome,) = evaluate(copied, [asked])
    assert outcome.right, outcome.faults


def test_an_answer_found_not_helpful_waits_for_a_person(copied, feedback, tmp_path):
    conversation = talk(copied, MURDERS)
    judge(feedback, conversation, 0, Judged(), Judged("bad", "It is the wrong year."))
    path = tmp_path / "feedback.jsonl"
    waiting = as_set(copied.archive.folder, path)
    assert (waiting.questions, waiting.unconfirmed) == ((), 1)
    row = json.loads(path.read_text(encoding="utf-8"))
    assert row["note"] == "It is the wrong year."
    assert "answers" not in row
    path.write_text(json.dumps(row | {"confirmed": True, "answers": ["5,300"]}), encoding="utf-8")
    assert load_questions(path).questions[0].answers == ("5,300",)


def test_an_answer_in_a_models_own_words_is_held_to_its_sources_alone(copied):
    (turn,) = talk(copied, MURDERS)
    told = answer_json(turn.answer)
    told["claims"] = [{"text": "Some five thousand.", "citations": [1], "support": 0.9}]
    row = as_row(given(answer=told, id=1))
    assert "answers" not in row
    assert row["relevant"]


def test_json_is_one_document_of_the_same_rows(copied, feedback):
    conversation = talk(copied, MURDERS)
    judge(feedback, conversation, 0, Judged(), Judged("good"))
    folder = copied.archive.folder
    (row,) = json.loads(exported(folder, "--json").stdout)["questions"]
    assert row == json.loads(exported(folder).stdout)
    assert "1 judged answers, 0 of them" in exported(folder).stderr
