"""Questions made from a sentence of news by rule, each with the words that answer it.

A made question is no good English, but asks for the right kind of thing with some of the words
around it [Lewis et al. 2019, Unsupervised Question Answering by Cloze Translation]; the
reader has QAMR's to learn good English from, and these to learn news, long sentences and
questions whose answer is a clause.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qa.dates.words import ENGLISH_MONTHS
from qa.reader.training.example import thinned

_DATE = re.compile(
    rf"\b(?:\d{{1,2}} )?(?:{ENGLISH_MONTHS})(?: \d{{1,2}}\b)?(?:,? \d{{4}})?|\b(?:19|20)\d\d\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_MONEY = re.compile(r"[$£€]\s?\d[\d,.]*(?:\s?(?:bn|m|billion|million|trillion))?\b")
_SHARE = re.compile(r"\b\d[\d.]*\s?(?:%|per ?cent\b)")
_NUMBER = re.compile(
    r"\b(?:\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens"
    r"|hundreds)(?:\s(?:million|billion|thousand))?\b"
)
_NAME = re.compile(
    r"(?<![.!?\"“] )(?<!^)\b(?:[A-Z][\w'’-]+|UK|US|EU)(?: (?:of |the )?[A-Z][\w-]+){0,3}"
)
_PLACE = re.compile(r"\b(?:in|at|from|near|across)(?: the)? $")
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Sir|Lord|Dr|minister|president|chairman|leader|boss) $", re.IGNORECASE
)
_SAYS = re.compile(r"^,? ?(?:who|said|says|told|added|warned|insisted|admitted)\b")
_STOP = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
    "have", "he", "her", "his", "i", "in", "into", "is", "it", "its", "of", "on", "or", "she", "so",
    "than", "that", "the", "their", "them", "there", "they", "this", "to", "was", "we", "were",
    "which", "who", "will", "with", "would", "you", "not", "also", "more",
))  # fmt: skip

_BECAUSE = re.compile(
    r"^(.{25,}?),? (because|due to|owing to|so that|in order to|as a result of) (.{10,})$"
)
_PURPOSE = re.compile(
    r"^(.{30,}?) (to (?:help|avoid|prevent|protect|cut|stop|improve|make|allow|give|fight|reduce"
    r"|raise|save) .{10,})$"
)
_MEANS = re.compile(r"^(.{25,}?),? (by \w+ing .{8,})$")
_PROPER = r"(?:Mr |Mrs |Ms |Sir )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
_IS = re.compile(
    r"^((?:The )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}),? (?:(?:is|was|are|were) )?"
    r"((?:a|an|the|one of) .{12,}?)(?:, (?!and )|$|, which| which )"
)
_SAID = re.compile(rf"^[\"“]?(.{{25,}}?),?[\"”]?,? (?:said|says|added|warned) ({_PROPER})\b")
_TOLD = re.compile(
    rf"^({_PROPER}) (?:said|says|told [A-Z]\w+(?: \w+)?|added|warned|insisted|believes)"
    r"(?: that|:)? (.{20,})$"
)
_ASKS_WHAT = (
    *("who is", "what is", "who was", "what does {} mean"),
    *("what is the role of", "tell me about"),
)


@dataclass(frozen=True)
class Made:
    """A question and the place in its sentence (characters) that answers it."""

    question: str
    start: int
    end: int


def made_questions(sentence: str, chance: random.Random) -> Iterator[Made]:
    """Every question that a rule makes of the sentence, in random order."""
    rules = [_gap, _gap, _why, _how, _what_is, _what_said]
    for rule in chance.sample(rules, len(rules)):
        made = rule(sentence, chance)
        if made:
            yield made


def _gap(sentence: str, chance: random.Random) -> Made | None:
    """The words around a name, number or date, with a question word in its place."""
    gaps = [
        (match.start(), match.end(), word)
        for pattern, word in _ASKED
        for match in pattern.finditer(sentence)
    ]
    if not gaps:
        return None
    start, end, word = chance.choice(gaps)
    before, after = sentence[:start], sentence[end:]
    asks = word(before, after, chance)
    near = chance.randint(5, 14)
    left, right = _words(before)[-near:], _words(after)[:near]
    rest = [*_fewer(left, chance), *_fewer(right, chance)]
    if chance.random() < 0.35:
        rest = [*_fewer(right, chance), *_fewer(left, chance)]
    if sum(w.lower() not in _STOP for w in rest) < 2:
        return None
    return Made(f"{asks} {' '.join(rest)}?", start, end)


def _asks_name(before: str, after: str, chance: random.Random) -> str:
    if _PERSON.search(before) or _SAYS.search(after):
        return "who"
    if _PLACE.search(before):
        return chance.choice(("where", "where", "which place", "what country"))
    return chance.choice(("who", "what", "which", "what company", "what is the name of"))


def _asks_date(before: str, after: str, chance: random.Random) -> str:
    return chance.choice(("when", "when", "when did", "what year", "what day", "what date"))


def _asks_number(before: str, after: str, chance: random.Random) -> str:
    return f"how many {' '.join(_words(after)[:1])}" if chance.random() < 0.6 else "what number of"


def _asks_money(before: str, after: str, chance: random.Random) -> str:
    return chance.choice(("how much", "how much money", "what amount", "what was the price of"))


def _asks_share(before: str, after: str, chance: random.Random) -> str:
    return chance.choice(("what percentage of", "how much", "by how much", "what share of"))


_Asks = Callable[[str, str, random.Random], str]
_ASKED: tuple[tuple[re.Pattern[str], _Asks], ...] = (
    (_NAME, _asks_name),
    (_DATE, _asks_date),
    (_MONEY, _asks_money),
    (_SHARE, _asks_share),
    (_NUMBER, _asks_number),
)


def _why(sentence: str, chance: random.Random) -> Made | None:
    found = _BECAUSE.search(sentence) or _PURPOSE.search(sentence)
    if not found:
        return None
    last = found.lastindex or 1
    rest = " ".join(_fewer(_words(found[1])[-16:], chance))
    asks = chance.choice(("why", "why did", "why", "what is the reason", "what was the purpose of"))
    return Made(f"{asks} {rest}?", found.start(last), found.end(last))


def _how(sentence: str, chance: random.Random) -> Made | None:
    found = _MEANS.search(sentence)
    if not found:
        return None
    rest = " ".join(_fewer(_words(found[1])[-16:], chance))
    asks = chance.choice(("how", "how did", "how does", "in what way", "what do they do to"))
    return Made(f"{asks} {rest}?", found.start(2), found.end(2))


def _what_is(sentence: str, chance: random.Random) -> Made | None:
    found = _IS.search(sentence)
    if not found:
        return None
    form = chance.choice(_ASKS_WHAT)
    question = form.format(found[1]) if "{}" in form else f"{form} {found[1]}"
    return Made(f"{question}?", found.start(2), found.end(2))


def _what_said(sentence: str, chance: random.Random) -> Made | None:
    said, told = _SAID.search(sentence), _TOLD.search(sentence)
    if said:
        speaker, words = said[2], said.span(1)
    elif told:
        speaker, words = told[1], told.span(2)
    else:
        return None
    topic = [w for w in _words(sentence[slice(*words)]) if w.lower() not in _STOP]
    about = chance.sample(topic, min(len(topic), chance.randint(1, 4)))
    asks = chance.choice(("what did {} say about", "what does {} think of", "what did {} say on"))
    return Made(f"{asks.format(speaker)} {' '.join(about)}?", *words)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’$£€%.,-]*\w[\w'’%-]*", text)


def _fewer(words: list[str], chance: random.Random) -> list[str]:
    """Some left out, small words more often."""
    small = thinned([w for w in words if w.lower() in _STOP], 0.35, chance)
    large = thinned([w for w in words if w.lower() not in _STOP], 0.2, chance)
    return [w for w in words if w in small or w in large]
