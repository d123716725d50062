"""The examples in docstrings, run."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = [
    file.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
    for package in ("ingest", "vectorstore", "qa", "ui")
    for file in sorted((ROOT / package).rglob("*.py"))
    if ">>> " in file.read_text(encoding="utf-8")
]


def test_the_measures_are_among_them():
    measures = {f"qa.evaluation.{name}" for name in ("answers", "ranking", "refusals")}
    assert {"qa.tokens", *measures} <= set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_in_the_docstrings(name):
    found = doctest.testmod(import_module(name))
    assert found.attempted
    assert not found.failed
