"""A library is imported without a part that takes long; all else, and the next time, as ever."""

import subprocess
import sys


def told(program):
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    ).stdout.split()


def test_chroma_is_imported_without_the_command_line_of_httpx():
    program = (
        "import sys; from vectorstore.connection import chroma_errors;"
        "print(chroma_errors().__name__);"
        "import httpx; print('httpx._main' in sys.modules, callable(httpx.Client));"
        "import httpx._main; print('httpx._main' in sys.modules)"
    )
    assert told(program) == ["chromadb.errors", "False", "True", "True"]


def test_what_was_imported_before_stays():
    program = (
        "import sys, httpx; from vectorstore.connection import chroma_errors; chroma_errors();"
        "print('httpx._main' in sys.modules)"
    )
    assert told(program) == ["True"]


def test_the_check_of_signatures_is_off_only_while_chroma_is_imported():
    program = (
        "import overrides; before = overrides.override, overrides.overrides;"
        "from vectorstore.connection import chroma_errors; chroma_errors();"
        "print(before == (overrides.override, overrides.overrides));"
        "from chromadb.api.client import Client; print(Client.create_collection.__override__)"
    )
    assert told(program) == ["True", "True"]
