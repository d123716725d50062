"""The README's commands and code, run as they stand."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from qa.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUESTIONS = "tests/questions/sample.jsonl"
FEW = 12  # of the set's questions, which the gate asks all


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return str(tmp_path_factory.mktemp("readme") / "archive")


@pytest.fixture
def few_questions(tmp_path):
    lines = (ROOT / QUESTIONS).read_text(encoding="utf-8").splitlines(keepends=True)
    few = tmp_path / "sample.jsonl"
    few.write_text("".join(lines[:FEW]), encoding="utf-8")
    return few


@pytest.mark.slow
def test_the_commands_and_the_code_run(place, few_questions, tmp_path):
    script = "\n".join(["set -e", *blocks("sh")]).replace("/tmp/", f"{tmp_path}/")
    script = script.replace(".sample-archive", place).replace(QUESTIONS, str(few_questions))
    script = script.replace(
        ". .venv/bin/activate", f'export PATH="{Path(sys.executable).parent}:$PATH"'
    )
    done = subprocess.run(
        ["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=900
    )
    assert done.returncode == 0, done.stderr
    assert "ust under 5,300" in done.stdout
    (code,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code.replace(".sample-archive", place)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert "in 2015?" in done.stdout


def test_every_setting_is_in_the_table_with_its_default():
    for name, field in Settings.model_fields.items():
        row = re.search(rf"^\| `DOSSIER_{name.upper()}` \| (.*?) \|", README, re.MULTILINE)
        assert row, name
        shown = row[1].strip("`")
        if isinstance(field.default, int | float):
            assert float(shown) == field.default


def test_the_make_targets_it_names_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^\$ make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
