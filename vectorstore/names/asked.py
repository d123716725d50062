"""The names in a question that the archive also knows under others."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vectorstore.analysis import carries_meaning, question_words
from vectorstore.names.acronyms import SMALL
from vectorstore.names.groups import apart_from, others_of, written
from vectorstore.names.key import key_of, key_of_words, word_spans, words_of
from vectorstore.names.table import TABLE
from vectorstore.remembered import remembered

if TYPE_CHECKING:
    from vectorstore.catalog import Catalog

_LONGEST = 7  # words
_WAYS = 3
_AFTER_SPACE = "!"  # the character that sorts after it: bounds the keys that begin with a name
_GOES_ON = re.compile(r" [A-ZÀ-ÖØ-Þ]")
_NEWEST, _ENOUGH = 1000, 30  # articles in which a beginning is looked for, and of those that use it


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

    A name may also be the beginning of exactly one that the archive knows, where most articles
    use it so: "Jalisco Cartel" of "Jalisco Cartel New Generation".
    """
    if not catalog.has(TABLE):
        return ()
    keys = dict(_candidates(question))
    known = _known(catalog, set(keys.values()))
    found: list[AskedName] = []
    for place in sorted(keys, key=lambda place: _order(question, place[0], keys[place])):
        start, end = place
        if any(start < name.end and name.start < end for name in found):
            continue
        key = keys[place]
        whole = key if key in known else _whole_of(catalog, question, place, key)
        if whole:
            told = _other_names(catalog, key, whole)
            found.append(AskedName(question[start:end], start, end, told))
    return tuple(sorted(found, key=lambda name: name.start))


def _order(question: str, start: int, key: str) -> tuple[int, bool, int]:
    """Longer names first; "El Zurdo" before "Zurdo", and "CJNG" before "the CJNG"."""
    return -len(key), question[start].islower(), start


def _other_names(catalog: "Catalog", key: str, whole: str) -> tuple[str, ...]:
    """As they are written: the whole name, if the key is but its beginning, and its others."""
    apart = {key, *apart_from(catalog, key)}
    others = [other for other in (whole, *others_of(catalog, whole)) if other not in apart]
    names = written(catalog, others)
    return tuple(names[other] for other in others if other in names)


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
            if " " in key or (named and _may_name(question[last:end], question)):
                yield (start, end), key


def _may_name(word: str, question: str) -> bool:
    """Whether it is no grammar word, or spells one in capitals, as WHO and PT do."""
    letters = len(word) > 1 and word.isupper() and not question.isupper()
    return letters or carries_meaning(word)


def _known(catalog: "Catalog", keys: set[str]) -> set[str]:
    rows = catalog.run(
        "WITH asked AS (SELECT value FROM json_each(?)) "
        f"SELECT key FROM {TABLE} WHERE key IN asked UNION "
        "SELECT key FROM given_name WHERE same AND key IN asked",
        json.dumps(list(keys)),
    )
    return {row["key"] for row in rows}


def _whole_of(catalog: "Catalog", question: str, place: tuple[int, int], key: str) -> str | None:
    """The longer name that the one at this place begins, where it stands for it."""
    start, end = place
    if " " not in key or question[start].islower() or _GOES_ON.match(question, end):
        return None
    whole = None if key.split()[-1] in SMALL else _only_longer(catalog, key)
    if whole is None or whole in apart_from(catalog, key):
        return None
    return whole if _mostly_means(catalog, question[start:end], whole) else None


def _mostly_means(catalog: "Catalog", beginning: str, whole: str) -> bool:
    """Whether most articles that use the beginning also use the whole, or an other name of it."""
    rows = catalog.run(
        "SELECT told FROM (SELECT title || char(10) || text AS told FROM article "
        "WHERE duplicate_of IS NULL ORDER BY rowid DESC LIMIT ?) WHERE instr(told, ?) LIMIT ?",
        *(_NEWEST, beginning, _ENOUGH),
    )
    names = [f" {name} " for name in (whole, *others_of(catalog, whole))]
    texts = [f" {key_of(row['told'])} " for row in rows]
    telling = sum(any(name in text for name in names) for text in texts)
    return not rows or telling > len(rows) / 2


def _only_longer(catalog: "Catalog", key: str) -> str | None:
    bounds = (f"{key} ", f"{key}{_AFTER_SPACE}")
    rows = catalog.run(
        f"SELECT key FROM {TABLE} WHERE key > ? AND key < ? UNION "
        "SELECT key FROM given_name WHERE same AND key > ? AND key < ? LIMIT 2",
        *(*bounds, *bounds),
    )
    return str(rows[0]["key"]) if len(rows) == 1 else None
