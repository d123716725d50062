"""What is loaded when: nothing heavy by an import, no torch by a question."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = "chromadb torch transformers sentence_transformers openvino gradio fastapi langchain"
HEAVY += " langchain_core trafilatura lxml pandas sklearn"
ASK = """
import sys
sys.argv = ["dossier", "ask", "Who is the police director?", "--archive", sys.argv[1], "--json"]
from ui.cli import main
try:
    main()
except SystemExit as ended:
    assert not ended.code
"""


def loaded(program, *arguments):
    """Which modules a program of its own has loaded when it ends."""
    told = "import sys; print('\\n'.join(sys.modules), file=sys.stderr)"
    run = subprocess.run(
        [sys.executable, "-c", f"{program}\n{told}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "DOSSIER_LLM"},
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return set(run.stderr.split())


def test_importing_everything_at_hand_loads_nothing_heavy():
    modules = "ingest vectorstore vectorstore.archive vectorstore.intake vectorstore.status qa"
    program = "\n".join(f"import {name}" for name in [*modules.split(), "ui", "ui.cli"])
    assert not loaded(program) & set(HEAVY.split())


def test_importing_the_assistant_loads_nothing_heavy():
    assert not loaded("import qa.assistant, qa.settings, qa.as_json") & set(HEAVY.split())


@pytest.mark.slow
def test_a_question_loads_neither_torch_nor_gradio(sample_folder):
    found = loaded(ASK, str(sample_folder))
    assert "openvino" in found
    unwanted = "torch transformers sentence_transformers gradio fastapi langchain trafilatura"
    assert not found & set(unwanted.split())
