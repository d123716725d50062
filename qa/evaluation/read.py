"""Rows of a JSONL or YAML file with their line numbers, and their fields checked one by one."""

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from ingest.errors import SettingsError
from qa.evaluation.errors import EvaluationError
from vectorstore.days import as_day, as_span

_TOO_MUCH = "it is nested too deeply, or a number in it is too long"
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """(line, object) of each row; blank lines are passed over.

    Raises:
        EvaluationError: the file can't be read, or a line of it is no object.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise EvaluationError(
            f"{path}: it can't be read ({reason}). Name a .jsonl or .yaml file of questions."
        ) from error
    rows = _yaml_rows if path.suffix.lower() in (".yaml", ".yml") else _json_rows
    for line, row in rows(path, text):
        if not isinstance(row, dict):
            raise EvaluationError(f"{path}:{line}: expected an object with 'id' and 'question'.")
        yield line, row


def _json_rows(path: Path, text: str) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except json.JSONDecodeError as error:
            hint = "; a list belongs in a .yaml file" if line == "[" else ""
            raise EvaluationError(
                f"{path}:{number}: not JSON at column {error.colno}: {error.msg}. "
                f"Write one object a line{hint}."
            ) from error
        except (ValueError, RecursionError) as error:
            raise EvaluationError(f"{path}:{number}: {_TOO_MUCH}.") from error


def _yaml_rows(path: Path, text: str) -> Iterator[tuple[int, object]]:
    import yaml

    where = ""
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        if not isinstance(node, yaml.SequenceNode):
            raise EvaluationError(f"{path}:1: expected a list of questions ('- id: …').")
        for item in node.value:
            where = f":{item.start_mark.line + 1}"
            yield item.start_mark.line + 1, loader.construct_document(item)
    except yaml.MarkedYAMLError as error:
        where = f":{error.problem_mark.line + 1}" if error.problem_mark else where
        raise EvaluationError(f"{path}{where}: not YAML: {error.problem}.") from error
    except (yaml.YAMLError, ValueError) as error:  # a character, or a day, that there is not
        reason = getattr(error, "reason", error)
        raise EvaluationError(f"{path}{where}: not YAML: {reason}.") from error
    except RecursionError as error:
        raise EvaluationError(f"{path}{where}: {_TOO_MUCH}.") from error


class Fields:
    """The fields of one row, taken by name; what is wrong is told with the row's place."""

    def __init__(self, place: str, row: Mapping[str, Any]) -> None:
        self._place = place
        self._row = row
        self._known: list[str] = []

    def fail(self, problem: str) -> NoReturn:
        """Raise an error that begins with the place."""
        raise EvaluationError(f"{self._place}: {problem}.")

    def text(self, name: str, *, needed: bool = False) -> str:
        """A string; "" when absent. A YAML date or number is taken as it is written."""
        value = self._take(name)
        value = str(value) if _plain(value) else value
        if value is not None and not isinstance(value, str):
            self.fail(f"{name!r} must be a string, not {value!r}")
        if needed and not (value and value.strip()):
            self.fail(f"{name!r} is missing")
        self._check_writable(name, value or "")
        return value or ""

    def span(self, since: str, until: str) -> tuple[str | None, str | None]:
        """Two days, months or years, as they are written; None when absent."""
        first, last = self._day(since), self._day(until)
        try:
            as_span(first, last)
        except SettingsError as error:
            self.fail(str(error).removesuffix("."))
        return first, last

    def strings(self, name: str) -> tuple[str, ...]:
        """A list of strings that are not blank."""
        value = self._take(name)
        items = [str(item) if _plain(item) else item for item in _listed(value)]
        if not isinstance(value, list | None) or not all(
            isinstance(item, str) and item.strip() for item in items
        ):
            self.fail(f"{name!r} must be a list of strings, not {value!r}")
        self._check_writable(name, *items)
        return tuple(items)

    def flag(self, name: str, default: bool) -> bool:
        """True or false."""
        value = self._take(name)
        if value is not None and not isinstance(value, bool):
            self.fail(f"{name!r} must be true or false, not {value!r}")
        return default if value is None else value

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """A list of [question, answer] pairs."""
        value = self._take(name)
        items = _listed(value)
        if not isinstance(value, list | None) or not all(map(_is_pair, items)):
            self.fail(f"{name!r} must be a list of [question, answer] pairs")
        self._check_writable(name, *chain(*items))
        return tuple((question, answer) for question, answer in items)

    def finish(self) -> None:
        """Refuse every field that nobody took."""
        for name in self._row:
            if name not in self._known:
                near = difflib.get_close_matches(str(name), self._known, n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(self._known)}"
                raise EvaluationError(f"{self._place}: unknown field {name!r}; {hint}")

    def _day(self, name: str) -> str | None:
        written = self.text(name) or None
        try:
            as_day(written, "first")
        except SettingsError as error:
            self.fail(f"{name!r}: {str(error).removesuffix('.')}")
        return written

    def _check_writable(self, name: str, *texts: str) -> None:
        if any(map(_SURROGATE.search, texts)):
            self.fail(f"{name!r} holds half of a character, an escape \\ud800 to \\udfff by itself")

    def _take(self, name: str) -> Any:  # noqa: ANN401  (whatever stands in the file)
        self._known.append(name)
        return self._row.get(name)


def _plain(value: object) -> bool:
    return isinstance(value, int | float | date) and not isinstance(value, bool)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_pair(item: object) -> bool:
    return isinstance(item, list) and len(item) == 2 and all(isinstance(t, str) for t in item)
