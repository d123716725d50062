"""A pytest plugin: ``pytest --dossier-questions questions.yaml`` makes each question a test.

pytest finds it by itself once Dossier is installed; nothing is loaded before a question is asked.
See qa/evaluation/README.md.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest._code.code import ExceptionInfo, TerminalRepr

    from qa.assistant import Assistant
    from qa.evaluation.questions import Expected
    from qa.evaluation.run import Outcome

_ASSISTANT: pytest.StashKey["Assistant"] = pytest.StashKey()


class WrongAnswer(AssertionError):
    """A question was answered wrongly; ``outcome`` tells how."""

    def __init__(self, outcome: "Outcome") -> None:
        super().__init__(outcome.faults[0])
        self.outcome = outcome


class QuestionFile(pytest.File):
    """A file of questions."""

    def collect(self) -> Iterator[pytest.Item]:
        """A test a question, by its id."""
        from qa.evaluation.errors import EvaluationError
        from qa.evaluation.questions import load_questions

        try:
            asked = load_questions(self.path)
        except EvaluationError as error:
            raise self.CollectError(str(error)) from error
        for expected in asked.questions:
            yield QuestionItem.from_parent(self, name=expected.id, expected=expected)


class QuestionItem(pytest.Item):
    """One question as a test; its kind is a keyword, so ``-k spanish`` chooses by it."""

    def __init__(self, *, expected: "Expected", **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]
        self.expected = expected
        self.extra_keyword_matches |= {expected.kind, expected.lang}

    def runtest(self) -> None:
        """Ask, and fail with what is wrong.

        Raises:
            WrongAnswer: something is.
        """
        from qa.evaluation.run import ask

        outcome = ask(_assistant(self.config), self.expected)
        self.user_properties += [(name, value) for name, value in outcome.scores.items()]
        if not outcome.right:
            raise WrongAnswer(outcome)

    def repr_failure(
        self, excinfo: "ExceptionInfo[BaseException]", style: object = None
    ) -> "str | TerminalRepr":
        """The failure told to a person; an expected error in its one line."""
        from ingest.errors import DossierError
        from qa.evaluation.explain import explain

        if isinstance(excinfo.value, WrongAnswer):
            return explain(excinfo.value.outcome)
        if isinstance(excinfo.value, DossierError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the question stands, and its words."""
        return self.path, None, f"{self.name}: {self.expected.question}"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two options."""
    group = parser.getgroup("dossier", "questions put to a Dossier archive")
    group.addoption(
        "--dossier-questions",
        action="append",
        default=[],
        metavar="FILE",
        help="make each question of this .jsonl or .yaml file a test; can be repeated",
    )
    group.addoption(
        "--dossier-archive",
        default=None,
        metavar="DIR",
        help="the archive's folder (default: $DOSSIER_ARCHIVE, else .dossier)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Collect the files of questions; if they are all that was asked for, nothing else."""
    files = [str(file) for file in _question_files(config)]
    if files:
        given = config.args_source is pytest.Config.ArgsSource.ARGS
        config.args[:] = [*(config.args if given else []), *files]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A file of questions that was named by the option."""
    if file_path not in _question_files(parent.config):
        return None
    return QuestionFile.from_parent(parent, path=file_path)


@pytest.fixture(scope="session")
def dossier_assistant(pytestconfig: pytest.Config) -> "Assistant":
    """The assistant over ``--dossier-archive``, for tests of one's own."""
    return _assistant(pytestconfig)


def _question_files(config: pytest.Config) -> list[Path]:
    """As pytest names files: without ``..``, which ``Path.absolute`` keeps, links as they are."""
    return [Path(os.path.abspath(file)) for file in config.getoption("dossier_questions")]  # noqa: PTH100


def _assistant(config: pytest.Config) -> "Assistant":
    if _ASSISTANT not in config.stash:
        from qa import open_assistant

        config.stash[_ASSISTANT] = open_assistant(config.getoption("dossier_archive"))
    return config.stash[_ASSISTANT]
