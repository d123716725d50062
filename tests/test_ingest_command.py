"""``dossier ingest`` with its options, as a person uses it."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.command import run
from tests.prose import story
from ui.progress import told_now_and_then
from vectorstore.archive import Archive

DOSSIER = str(Path(sys.executable).with_name("dossier"))
STORY = "Police seized two tonnes of cocaine in the port of Moín on Monday."
EVIL = '<script>alert("x")</script>'


@pytest.fixture
def dossier(monkeypatch, capsys, tmp_path):
    """Run ``dossier ingest``: exit status, stdout, stderr."""
    place = ("--archive", tmp_path / "archive")
    return lambda *words: run(monkeypatch, capsys, "ingest", *words, *place)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "articles"
    write(place / "a.txt", f"Cocaine seized\n\n{STORY}")
    lines = [
        {"id": f"c{n}", "text": f"Case {n}. {STORY}", "source": EVIL, "published": f"2016-0{n}-05"}
        for n in range(1, 4)
    ]
    write(place / "c.jsonl", "\n".join(map(json.dumps, lines)))
    return place


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_what_was_done_is_told_in_a_few_lines(dossier, folder):
    write(folder / "b.txt", "Hello")
    status, out, err = dossier(folder)
    assert status == 1
    assert "dossier: b.txt: too little text" in err
    assert "4 added, 0 updated, 0 unchanged, 0 removed, 0 duplicates, 1 failed (1 too short)" in out
    assert "4 articles" in out
    assert "2016-01 to 2016-03" in out
    assert "Undated: 1 of 4: a.txt" in out
    (folder / "b.txt").unlink()
    (folder / "a.txt").unlink()
    status, out, err = dossier(folder, "--prune")
    assert (status, err) == (0, "")
    assert "3 unchanged, 1 removed" in out
    assert "Removed with their files: a.txt" in out


def test_the_page_needs_nothing_else_and_escapes_what_it_shows(dossier, folder, tmp_path):
    write(folder / "<b>.txt", "Hello")
    page = tmp_path / "below" / "report.html"
    dossier(folder, "--report", page)
    shown = page.read_text(encoding="utf-8")
    assert "<script" not in shown
    assert "&lt;b&gt;.txt" in shown
    assert "default-src 'none'" in shown
    assert not re.search(r"(src|href)=", shown)
    assert shown.count("<svg") == 2
    for told in ("February 2016: 1", "too little text", "a.txt", "&lt;script&gt;"):
        assert told in shown


def test_a_page_that_cannot_be_written_is_told(dossier, folder):
    status, _, err = dossier(folder, "--report", folder)
    assert status == 1
    assert "can't be written" in err
    assert err.rstrip().endswith("Choose another file.")


def test_a_path_that_says_nothing_is_refused(dossier, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt", STORY)
    status, out, err = dossier("")
    assert (status, out) == (2, "")
    assert "PATH is empty" in err
    assert not (tmp_path / "archive").exists()


def test_the_home_of_nobody_is_not_found(dossier):
    status, _, err = dossier("~nobody-of-this-name/a.txt")
    assert status == 1
    assert err == "dossier: ~nobody-of-this-name/a.txt: not found; check the path\n"


def test_an_address_may_be_in_capitals(dossier):
    _, _, err = dossier("HTTP://me:secret@example.org/x")
    assert "a user name or password is in the address" in err


def test_thousands_that_failed_are_one_document(dossier, tmp_path):
    place = tmp_path / "bad"
    write(place / "bad.jsonl", "\n".join("{" for _ in range(3000)))
    status, out, _ = dossier(place, "--json")
    found = json.loads(out)
    assert status == 1
    assert len(found["failed"]) == 3000
    assert found["failed"][2999]["path"] == "bad.jsonl:3000"


@pytest.mark.parametrize("option", [(), ("--keep-boilerplate",)])
def test_another_writer_is_told_or_waited_for(folder, tmp_path, option):
    archive = Archive(tmp_path / "archive", create=True)
    command = [DOSSIER, "ingest", str(folder), *option, "--archive", str(tmp_path / "archive")]
    with archive.writing():
        held = subprocess.run(command, capture_output=True, text=True, check=False)
        assert held.returncode == 1
        assert held.stderr.count("\n") == 1
        assert "--wait" in held.stderr
        waiting = subprocess.Popen([*command, "--wait"], stdout=subprocess.PIPE, text=True)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=3)
    out, _ = waiting.communicate(timeout=300)
    assert "4 added" in out


@pytest.mark.slow
def test_a_watch_takes_in_what_changes_and_ends_cleanly_on_ctrl_c(folder, tmp_path):
    watch = subprocess.Popen(
        [DOSSIER, "ingest", str(folder), "--watch", "--prune", "--archive", str(tmp_path / "a")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        # a run in a shell's background would inherit that Ctrl-C is to be ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    end = threading.Timer(120, watch.kill)
    end.daemon = True
    end.start()
    wait_for(watch, "4 added")
    write(folder / "below" / "d.txt", f"An elephant\n\nAn elephant gave birth. {STORY}")
    wait_for(watch, "1 added")
    (folder / "a.txt").unlink()
    wait_for(watch, "1 removed")
    time.sleep(1)
    watch.send_signal(signal.SIGINT)
    out, errors = watch.communicate()
    end.cancel()
    assert watch.returncode == 0, errors
    assert "Traceback" not in errors
    assert "No longer watching" in errors
    assert [one.id for one in Archive(tmp_path / "a").articles()] == [
        "below/d.txt",
        "c1",
        "c2",
        "c3",
    ]


def wait_for(process, words):
    for line in process.stdout:
        if words in line:
            return
    raise AssertionError(f"it ended without telling {words!r}: {process.stderr.read()}")


def test_where_there_is_no_terminal_a_line_is_told_now_and_then():
    now, lines = [0.0], []
    advance = told_now_and_then(lambda: now[0], lines.append)
    for second in range(0, 101, 5):
        now[0] = second
        advance(second * 10**6, 100 * 10**6, second * 2)
    assert len(lines) == 6
    assert lines[0] == "30 articles read, 15.0 of 100.0 MB, 2 a second, about 85 s left."
    assert lines[-1].startswith("180 articles read, 90.0 of 100.0 MB")


def test_what_a_site_repeats_is_put_back_and_left_out_again(dossier, tmp_path):
    plea = "The Lantern is yours: give what you can to keep it lit through the winter."
    rows = [
        {"id": f"s{n}", "text": f"{story(n)}\n\n{plea}", "source": "The Lantern"}
        for n in range(1, 9)
    ]
    write(tmp_path / "lantern.jsonl", "\n".join(map(json.dumps, rows)))
    held = []
    for option in ((), ("--keep-boilerplate",), (), ("--drop-boilerplate",)):
        assert dossier(tmp_path / "lantern.jsonl", *option)[0] == 0
        archive = Archive(tmp_path / "archive")
        held.append(all(plea in article.text for article in archive.articles()))
        archive.close()
    assert held == [False, True, True, False]
