"""Where the chat listens."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ingest.errors import SettingsError
from ui.serve import listen
from vectorstore.archive import Archive

pytestmark = pytest.mark.browser  # opens sockets

ROOT = Path(__file__).parents[2]
SERVE_AND_COUNT = """
import os, resource, signal, sys, time
from threading import Thread
from qa import open_assistant
from ui.serve import serve

def wakings():
    return resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw

def tell():
    time.sleep(5)  # until all is loaded
    before = wakings()
    time.sleep(2)
    print((wakings() - before) // 2)
    os.kill(os.getpid(), signal.SIGINT)

serve(open_assistant(sys.argv[1]), on_ready=lambda address: Thread(target=tell).start())
"""
SERVE_AND_TELL = """
import os, signal, sys
from qa.assistant import Assistant
from qa.settings import Settings
from ui.serve import serve
from vectorstore.archive import Archive

class Telling(Assistant):
    def warm_up(self):
        print("warm")

end = lambda address: os.kill(os.getpid(), signal.SIGINT)
serve(Telling(Archive(sys.argv[1]), Settings()), on_ready=end)
"""


def port_of(listening):
    return listening.getsockname()[1]


def test_without_a_port_it_takes_the_next_free_one():
    with closing(listen("127.0.0.1", None)) as first, closing(listen("127.0.0.1", None)) as second:
        assert port_of(second) > port_of(first) >= 7860


def test_a_port_that_was_asked_for_and_is_taken_is_refused():
    with closing(listen("127.0.0.1", 0)) as first:
        taken = port_of(first)
        with pytest.raises(SettingsError, match=f"port {taken} .*Choose another"):
            listen("127.0.0.1", taken)


def test_a_host_that_is_not_this_machine_is_refused():
    with pytest.raises(SettingsError, match="ports 7860 to 7959 .*--host"):
        listen("192.0.2.1", None)


def told_by(script, folder):
    Archive(folder, create=True).close()
    command = [sys.executable, "-c", script, str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_what_a_question_needs_is_loaded_before_one_is_asked(tmp_path):
    assert told_by(SERVE_AND_TELL, tmp_path / "archive") == "warm\n"


def test_a_chat_that_nobody_asks_sleeps(tmp_path):
    told = told_by(SERVE_AND_COUNT, tmp_path / "archive")
    assert int(told) < 600  # times a second that it wakes
