"""What a question leaves to those before it to name, carried along in brackets behind it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.accents import without_accents
from qa.conversation.name_spans import names_and_words, whole_names
from qa.dates.written import with_year
from qa.people.first_names import MEN, WOMEN
from qa.people.named import people_named
from qa.people.shown import may_be
from qa.refusal import REFUSALS

_HE = re.compile(r"\b(?:he|him|his|él|ele|dele)\b", re.I)
_SHE = re.compile(r"\b(?:she|her|hers|ella|ela|dela)\b", re.I)
_AT_THAT_TIME = re.compile(
    r"\b(?:then|(?:at|by|during|in|on|from|since) (?:the|that|this)"
    r" (?:time|moment|day|week|month|year|period)|entonces"
    r"|(?:en|por|desde) (?:aquel|ese|este) (?:momento|d[ií]a|mes|año|tiempo)"
    r"|ness[ea] (?:dia|mês|ano|momento))\b",
    re.I,
)
_MOST_WORDS = 6  # of the names that an answer brings up
_KEPT = 3  # words of what was carried first, and of what was carried last
_CARRIED = re.compile(r"^(?P<question>.*[?!.]) \((?P<words>[^()]*)\)$")
_CITATION = re.compile(r"\s*\[(?:\d{1,3}|[^\]]*\d{4})\]")  # and the gloss of a date


@dataclass(frozen=True)
class Matter:
    """A question, and the names and words that those before it lend it."""

    question: str
    about: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """As it is looked up."""
        return f"{self.question} ({' '.join(self.about)})" if self.about else self.question


def matter(text: str) -> Matter:
    """The question, apart from what was carried along with it before."""
    found = _CARRIED.match(text)
    if not found:
        return Matter(text)
    return Matter(found["question"], tuple(names_and_words(f"of {found['words']}")))


def with_names(asked: str, before: Matter, answered: str, *, someone: bool = False) -> Matter:
    """The question with what the former one was about, and the names that its answer brought up.

    Where ``someone`` is meant who has a name, as "he" does, only names: what else there was to say
    of them is another matter. A time goes along only if it is asked about. A refusal brings up
    nothing.
    """
    now = bool(_AT_THAT_TIME.search(asked))
    about = before.question if now else without_times(before.question)
    brought = [] if answered.startswith(REFUSALS) else _brought_up(asked, answered)
    carried = _ends(before.about)
    if someone or _HE.search(asked) or _SHE.search(asked):
        named = [name for name in carried if whole_names(f"of {name}")]
        topic = whole_names(about) if brought or named else names_and_words(about)
        carried = named or carried
    else:
        topic = names_and_words(about)
    return Matter(asked, tuple(_new([*topic, *carried, *brought], asked)))


def without_times(text: str) -> str:
    """The text without its dates and years."""
    for start, end, _ in reversed(with_year(text)):
        text = f"{text[:start]} {text[end:]}"
    return text


def _brought_up(asked: str, answered: str) -> list[str]:
    """The first names of an answer: of its first line, or the first about whom may be meant."""
    lines = _CITATION.sub("", answered).split("\n")
    line = lines[0]
    if bool(_HE.search(asked)) != bool(_SHE.search(asked)):
        male = bool(_HE.search(asked))
        if people_named(line) and not _has_one(line, answered, male=male):
            fitting = (other for other in lines if _has_one(other, answered, male=male))
            line = next(fitting, line)
    return _within(whole_names(line), _MOST_WORDS)


def _has_one(line: str, answered: str, *, male: bool) -> bool:
    people = map(_with_accent, people_named(line))
    return any(may_be(name, answered, line, male=male) for name in people)


def _with_accent(name: str) -> str:
    """With its first name as it is written in full: "Tomás" of "Tomas"."""
    first, _, last = name.partition(" ")
    return f"{_first_names().get(first, first)} {last}"


@cache
def _first_names() -> dict[str, str]:
    known = sorted(MEN | WOMEN)
    return {without_accents(name): name for name in known} | {name: name for name in known}


def _within(found: Iterable[str], most: int) -> list[str]:
    """As many from the first on as have no more words than that together, but one at least."""
    kept: list[str] = []
    for name in found:
        if kept and sum(len(one.split()) for one in [*kept, name]) > most:
            break
        kept.append(name)
    return kept


def _ends(carried: Sequence[str]) -> list[str]:
    """Of what was carried so far, what came first and last."""
    if sum(len(one.split()) for one in carried) <= 2 * _KEPT:
        return list(carried)
    first = _within(carried, _KEPT)
    last = _within(reversed(carried[len(first) :]), _KEPT)
    return [*first, *reversed(last)]


def _new(carried: Iterable[str], asked: str) -> list[str]:
    """Each once, without what the question holds."""
    held = [_words(asked)]
    kept = []
    for one in carried:
        if not any(_words(one) <= known for known in held):
            kept.append(one)
            held.append(_words(one))
    return kept


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text)}
