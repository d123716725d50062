import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from vectorstore.convert import DEFAULT_CACHE

pytest_plugins = "pytester"

README = Path(__file__).parents[1] / "qa" / "evaluation" / "README.md"
CACHE = str(DEFAULT_CACHE.expanduser())  # before pytester makes a home of its own

QUESTIONS = """
- id: chief
  question: Who was put in command of the National Civil Police by Bukele?
  answers: [Mauricio Arriaza Chicas]
  relevant: [sample-arriaza-2019]
  kind: person
- id: wrong
  question: How many tonnes of cocaine did Costa Rican police seize at Moín?
  answers: ["99 tonnes"]
  relevant: [sample-moin-seizure]
"""


@pytest.fixture
def arguments(
    pytester: pytest.Pytester, sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    monkeypatch.setenv("DOSSIER_CACHE", CACHE)
    (pytester.path / "questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    installed = any(e.name == "dossier" for e in entry_points(group="pytest11"))
    named = "dossier" if installed else "qa.pytest_plugin"
    common = ["-p", named, "-p", "no:cacheprovider"]
    return [*common, "--dossier-archive", str(sample_folder)]


def test_each_question_is_a_test(pytester: pytest.Pytester, arguments: list[str]) -> None:
    pytester.makepyfile(test_other="def test_it(): pass")
    result = pytester.runpytest_subprocess(
        *arguments, "--dossier-questions", "questions.yaml", "-v"
    )
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*questions.yaml::chief PASSED*",
            "*questions.yaml::wrong FAILED*",
            "wrong: How many tonnes of cocaine did Costa Rican police seize at Moín?",
            "  why           The answer holds none of: 99 tonnes.",
            "  expected      any of: 99 tonnes",
            "  answered      Costa Rican police seized 2.4 tonnes*",
            "  retrieved  1 [*] sample-moin-seizure*",
        ]
    )


def test_questions_beside_tests_that_use_the_fixture(
    pytester: pytest.Pytester, arguments: list[str]
) -> None:
    pytester.makepyfile(
        test_own="""
        def test_it(dossier_assistant):
            assert dossier_assistant.search("cocaine at Moín", 1)
        """
    )
    result = pytester.runpytest_subprocess(
        *arguments, "test_own.py", "--dossier-questions", "questions.yaml", "-k", "person or it"
    )
    result.assert_outcomes(passed=2, deselected=1)


def test_a_question_set_with_a_fault_is_told_in_one_line(
    pytester: pytest.Pytester, arguments: list[str]
) -> None:
    (pytester.path / "bad.yaml").write_text("- id: a\n", encoding="utf-8")
    result = pytester.runpytest_subprocess(*arguments, "--dossier-questions", "bad.yaml")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*bad.yaml:1: 'question' is missing."])


def test_a_missing_archive_is_told_in_one_line(
    pytester: pytest.Pytester, arguments: list[str]
) -> None:
    given = [*arguments[:-1], str(pytester.path / "none")]
    result = pytester.runpytest_subprocess(*given, "--dossier-questions", "questions.yaml")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["There is no archive at *dossier ingest*"])


def test_without_the_option_nothing_changes(
    pytester: pytest.Pytester, arguments: list[str]
) -> None:
    pytester.makepyfile(test_other="def test_it(): pass")
    pytester.runpytest_subprocess(*arguments).assert_outcomes(passed=1)


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import sys, qa.pytest_plugin; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"numpy", "chromadb", "openvino", "pydantic", "yaml", "langchain_core"}


def test_a_file_of_questions_may_lie_in_a_folder_above(
    pytester: pytest.Pytester, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pytester.mkdir("below"))
    given = ("--dossier-questions", "../questions.yaml", "-k", "chief")
    result = pytester.runpytest_subprocess(*arguments, *given)
    result.assert_outcomes(passed=1, deselected=1)


def test_the_example_in_the_readme_passes(pytester: pytest.Pytester, arguments: list[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    pytester.makepyfile(test_example=example)
    pytester.runpytest_subprocess(*arguments).assert_outcomes(passed=1)
