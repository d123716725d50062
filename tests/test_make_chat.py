"""``make chat`` as a newcomer runs it, in the environment that ``make`` has set up."""

import os
import re
import signal
import socket
import subprocess
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.slow
@pytest.mark.server
@pytest.mark.skipif(
    not (ROOT / ".venv" / "ready").exists(), reason="the environment was not made by make"
)
def test_make_chat_ends_with_the_page_served(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["make", "chat", f"ARCHIVE={tmp_path / 'archive'}", f"PORT={port}"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")} | {
        "BROWSER": "true"
    }
    making = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )
    try:
        address = next(m[0] for line in making.stdout if (m := re.search(r"http://\S+", line)))
        with urllib.request.urlopen(address, timeout=120) as page:
            assert "Dossier" in page.read().decode()
    finally:
        os.killpg(making.pid, signal.SIGINT)
        making.communicate(timeout=180)
