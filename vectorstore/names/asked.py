"""The names in a question that the archive also knows under others."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vectorstore.analysis import carries_meaning, question_words
from vectorstore.names.groups import others_of, written
from vectorstore.names.key import key_of, key_of_words, word_spans, words_of
from vectorstore.names.table import TABLE
from vectorstore.remembered import remembered

if TYPE_CHECKING:
    from vectorstore.catalog import Catalog

_LONGEST = 7  # words
_WAYS = 3
_AFTER_SPACE = "!"  # the character that sorts after it: bounds the keys that begin with a name


@dataclass(frozen=True)
class AskedName:
    """A name at these characters of the question, and what else it is called."""

    text: str
    start: int
    end: int
    others: tuple[str, ...]

    def words(self, language: str) -> list[str]:
        """The name's words as they are looked for in one of ``LANGUAGES``."""
        return question_words(self.text, language)

    def other_words(self, language: str) -> list[list[str]]:
        """The words of each other name, all of which must be there."""
        return [question_words(" ".join(words_of(other)), language) for other in self.others]


def without(question: str, names: Sequence[AskedName]) -> str:
    """What else the question says."""
    rest, end = [], 0
    for name in names:
        rest.append(question[end : name.start])
        end = name.end
    return " ".join([*rest, question[end:]])


def ways_to_ask(question: str, names: Sequence[AskedName]) -> list[str]:
    """The question, and with the others of its names in their place; a few at most."""
    others = [
        f"{question[: name.start]}{other}{question[name.end :]}"
        for name in names
        for other in name.others
    ]
    return [question, *others[:_WAYS]]


def as_told(question: str, names: Sequence[AskedName], text: str) -> str:
    """The question with the names that the text uses, where it lacks the ones asked."""
    for name in reversed(names):
        other = told_by(name, text)
        if other:
            question = f"{question[: name.start]}{other}{question[name.end :]}"
    return question


def told_by(name: AskedName, text: str) -> str | None:
    """The other name that a text uses; None where it uses the one asked, or none."""
    told = f" {key_of(text)} "
    if f" {key_of(name.text)} " in told:
        return None
    return next((other for other in name.others if f" {key_of(other)} " in told), None)


@remembered
def names_asked(catalog: "Catalog", question: str) -> tuple[AskedName, ...]:
    """The names in the question with others, in its order, none within another.

    A name may also be the beginning of exactly one that the archive knows: "Jalisco Cartel" of
    "Jalisco Cartel New Generation".
    """
    if not catalog.has(TABLE):
        return ()
    keys = dict(_candidates(question))
    known = _known(catalog, set(keys.values()))
    found: list[AskedName] = []
    for place in sorted(keys, key=lambda place: (-len(keys[place]), -place[0])):
        start, end = place
        if any(start < name.end and name.start < end for name in found):
            continue
        key = keys[place]
        whole = key if key in known else None
        if whole is None and " " in key and not question[start].islower():
            whole = _only_longer(catalog, key)
        if whole:
            others = [*([whole] if whole != key else []), *others_of(catalog, whole)]
            names = written(catalog, others)
            told = tuple(names[other] for other in others if other in names)
            found.append(AskedName(question[start:end], start, end, told))
    return tuple(sorted(found, key=lambda name: name.start))


def _candidates(question: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Where a name may stand, and its key.

    One word in small letters, "the" before it or not, may be one only where the whole question is
    in them: "the head" is not Brian "Head" Welch.
    """
    spans, words, small = word_spans(question), words_of(question), question.islower()
    for first, (start, _) in enumerate(spans):
        for count, (last, end) in enumerate(spans[first : first + _LONGEST], 1):
            key = key_of_words(words[first : first + count])
            named = small or not question[last].islower()
            if " " in key or (named and carries_meaning(question[last:end])):
                yield (start, end), key


def _known(catalog: "Catalog", keys: set[str]) -> set[str]:
    rows = catalog.run(
        "WITH asked AS (SELECT value FROM json_each(?)) "
        f"SELECT key FROM {TABLE} WHERE key IN asked UNION "
        "SELECT key FROM given_name WHERE same AND key IN asked",
        json.dumps(list(keys)),
    )
    return {row["key"] for row in rows}


def _only_longer(catalog: "Catalog", key: str) -> str | None:
    bounds = (f"{key} ", f"{key}{_AFTER_SPACE}")
    rows = catalog.run(
        f"SELECT key FROM {TABLE} WHERE key > ? AND key < ? UNION "
        "SELECT key FROM given_name WHERE same AND key > ? AND key < ? LIMIT 2",
        *(*bounds, *bounds),
    )
    return str(rows[0]["key"]) if len(rows) == 1 else None
