"""The command as a person uses it: exit status, one line for what went wrong, a safe terminal."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.article import Article
from tests.command import run
from vectorstore.archive import Archive

DOSSIER = str(Path(sys.executable).with_name("dossier"))
ESCAPE = "\x1b[31m\x1b]0;owned\x07\x9b2J"


@pytest.fixture
def dossier(monkeypatch, capsys, tmp_path):
    """Run ``main()`` in an empty folder: exit status, stdout, stderr."""
    for name in [name for name in os.environ if name.startswith("DOSSIER_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return lambda *words: run(monkeypatch, capsys, *words)


def told_in_one_line(result, *parts):
    status, out, err = result
    assert (status, out) == (1, "")
    assert err.startswith("dossier: ")
    assert err.count("\n") == 1
    for part in parts:
        assert part in err


@pytest.mark.parametrize(
    "command", [("ask", "Who?"), ("search", "x"), ("status",), ("remove", "x")]
)
def test_without_an_archive_it_says_how_to_make_one(dossier, command, tmp_path):
    told_in_one_line(dossier(*command), "no archive at .dossier", "dossier ingest")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["ask", "search"])
@pytest.mark.parametrize("question", ["", "  ", "\x1b"])
def test_nothing_asked_is_told(dossier, sample_folder, command, question):
    told_in_one_line(dossier(command, question, "--archive", sample_folder), "is empty")


@pytest.mark.parametrize("option", ["--since", "--until"])
@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_date_that_is_none_is_told(dossier, sample_folder, command, option):
    result = dossier(command, "Who?", option, "5 March", "--archive", sample_folder)
    told_in_one_line(result, "5 March", "2016-03-05")


def test_a_misspelt_variable_is_told_with_the_right_one(dossier, monkeypatch):
    monkeypatch.setenv("DOSSIER_ARCHVE", "x")
    told_in_one_line(dossier("ask", "Who?"), "DOSSIER_ARCHVE", "DOSSIER_ARCHIVE")


def test_a_setting_out_of_bounds_is_told(dossier, monkeypatch):
    monkeypatch.setenv("DOSSIER_PASSAGES", "900")
    told_in_one_line(dossier("ask", "Who?"), "DOSSIER_PASSAGES", "900", "50")


def test_another_encoder_than_the_archive_s_is_told(dossier, sample_folder, monkeypatch):
    monkeypatch.setenv("DOSSIER_ENCODER", "some/model")
    result = dossier("ask", "Who?", "--archive", sample_folder)
    told_in_one_line(result, "some/model", "all-MiniLM-L6-v2", "DOSSIER_ENCODER")


@pytest.mark.parametrize(
    "wrong",
    [["ask"], ["ask", "a", "b"], ["nonsense"], ["search", "x", "-k", "0"], ["ask", "x", "--nope"]]
    + [["ingest"], ["remove"], ["search", "x", "-k", "many"]],
    ids=" ".join,
)
def test_wrong_usage_is_status_two_and_points_to_the_help(dossier, wrong):
    status, out, err = dossier(*wrong)
    assert (status, out) == (2, "")
    assert "--help" in err or "-h" in err
    assert "Traceback" not in err


def test_the_variable_names_the_archive(dossier, sample_folder, monkeypatch):
    monkeypatch.setenv("DOSSIER_ARCHIVE", str(sample_folder))
    status, out, _ = dossier("status")
    assert status == 0
    assert str(sample_folder) in out


def test_an_answer_shows_each_citation_with_its_place(dossier, sample_folder):
    status, out, err = dossier(
        "ask", "How many tonnes of cocaine were among pineapples?", "--archive", sample_folder
    )
    assert (status, err) == (0, "")
    assert "2.4 tonnes" in out
    assert "[1]" in out
    assert "Sample Desk" in out


def test_markup_in_brackets_is_only_text(dossier, tmp_path):
    text = "The [bold]gang[/bold] wrote [link=https://evil.example]this[/link] :smile: [/]."
    Archive(tmp_path / "a", create=True).add([Article("a", "T[red]", text)])
    _, out, _ = dossier("search", "gang", "--archive", tmp_path / "a")
    assert text in out
    assert "T[red]" in out


def test_control_codes_of_an_article_do_not_reach_the_terminal(dossier, tmp_path):
    evil = Article(
        f"id{ESCAPE}",
        f"Truce{ESCAPE}",
        f"The gangs agreed to a truce{ESCAPE} in March 2012.",
        source=f"Wire{ESCAPE}",
        path=f"a{ESCAPE}.txt",
        language=f"en{ESCAPE}",
    )
    Archive(tmp_path / "a", create=True).add([evil])
    for command in (
        ("search", "truce"),
        ("search", "truce", "--json"),
        ("ask", "When did the gangs agree to a truce?"),
        ("ask", "When did the gangs agree to a truce?", "--json"),
        ("status",),
        ("status", "--json"),
    ):
        status, out, err = dossier(*command, "--archive", tmp_path / "a")
        assert status == 0
        assert out
        assert_harmless(out + err)


def test_control_codes_of_a_question_do_not_come_back(dossier, sample_folder):
    for command in ("ask", "search"):
        for as_json in ([], ["--json"]):
            question = f"Who {ESCAPE} leads\nthe moon?"
            _, out, err = dossier(command, question, "--archive", sample_folder, *as_json)
            assert_harmless(out + err)


def test_control_codes_of_names_do_not_come_back(dossier, tmp_path):
    _, out, err = dossier("ingest", f"none{ESCAPE}.txt", "--archive", tmp_path / f"a{ESCAPE}")
    assert "none" in err
    assert_harmless(out + err)
    _, out, err = dossier("remove", f"none{ESCAPE}", "--archive", tmp_path / f"a{ESCAPE}")
    assert_harmless(out + err)


def assert_harmless(text):
    assert not {c for c in text if c != "\n" and (c < " " or "\x7f" <= c <= "\x9f")}


def shell(*arguments, **more):
    """The installed command in a process of its own."""
    return subprocess.run(
        [DOSSIER, *map(os.fsencode, map(str, arguments))], capture_output=True, check=False, **more
    )


@pytest.mark.slow
def test_a_question_that_is_not_utf_8_is_no_traceback(sample_folder):
    run = shell("ask", "who \udcff leads?", "--archive", sample_folder, "--json")
    assert (run.returncode, run.stderr) == (0, b"")
    assert b'"question": "who leads?"' in run.stdout


@pytest.mark.slow
def test_a_terminal_that_can_not_show_a_character_gets_a_question_mark(sample_folder):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    options = ("-k", "5", "--archive", sample_folder)
    run = shell("search", "policía", *options, env=environment)
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"polic?a" in run.stdout
    run = shell("search", "policía", *options, "--json", env=environment)
    assert rb"polic\u00eda" in run.stdout


@pytest.mark.slow
@pytest.mark.parametrize("json", [[], ["--json"]])
def test_a_reader_that_goes_away_is_no_traceback(sample_folder, json):
    arguments = ["search", "police", "-k", "1000", "--archive", str(sample_folder), *json]
    run = subprocess.Popen(
        [DOSSIER, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    run.stdout.close()
    errors = run.stderr.read()
    run.stderr.close()
    assert run.wait(timeout=180) in {0, 1}
    assert errors == ""


@pytest.mark.slow
def test_an_interrupted_ingest_says_that_it_can_be_completed(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    lines = (f'{{"text": "Police seized {n} kilos of cocaine in Moín."}}\n' for n in range(40_000))
    (folder / "many.jsonl").write_text("".join(lines), encoding="utf-8")
    run = subprocess.Popen(
        [DOSSIER, "ingest", str(folder), "--archive", str(tmp_path / "archive")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # a run in a shell's background would inherit that Ctrl-C is to be ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while not (tmp_path / "archive" / "writer.lock").exists():
        assert run.poll() is None
    run.send_signal(signal.SIGINT)
    out, errors = run.communicate(timeout=180)
    assert (run.returncode, out) == (130, "")
    assert errors.startswith("dossier: Interrupted.")
    assert errors.count("\n") == 1


def test_a_search_can_leave_the_question_s_dates_alone(dossier, sample_folder):
    words = ("search", "Murders in El Salvador before 2014", "-k", "20", "--json")
    here = ("--archive", sample_folder)
    ordered, free = (
        [hit["published"] for hit in json.loads(dossier(*words, *more, *here)[1])["hits"]]
        for more in ((), ("--no-dates",))
    )
    assert ordered.index("2012-03-25") < free.index("2012-03-25")
