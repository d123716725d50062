"""A question made to stand alone by those before it.

A follow-up is taken up in one of three ways: another time in the former question ("And in
2015?", "And the year before?"), another name or something more in it ("And in Honduras?"), or the
names that its pronouns may mean ("What did he say?"). A time goes along only with the former
question as a whole: what happened next was at another one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.language import detect_language
from ingest.normalise import one_line
from qa.conversation.added import appended, in_its_place, names_only, placed_name
from qa.conversation.asking import asks
from qa.conversation.carried import Matter, matter, with_names, without_times
from qa.conversation.lead_in import Begun, begun, is_courtesy
from qa.conversation.open_pronouns import has_open_pronoun
from qa.dates.other_time import (
    at_another_time,
    at_time_asked,
    has_time,
    with_time_told,
    with_year_told,
)
from qa.question_kind import names
from vectorstore.analysis import carries_meaning, content_words

Turn = tuple[str, str]  # a question and what was answered

_UNNAMED = re.compile(  # "¿Cuándo asumió?": who did is left to the former question
    r"^\W*(?:cu[aá]ndo|d[oó]nde|c[oó]mo|por qu[eé]|(?:con|[aà]|de) qui[eé]n"
    r"|quando|onde|como|por que|(?:com|de) quem)"
    r"(?: (?!(?:el|la|los|las|un|una|o|a|os|as|um|uma)\b)[\w-]+){1,3}\W*$",
    re.I,
)
_THE = re.compile(r"\b(?:the|el|la|los|las)\s+([\w'’-]+)", re.I)
_OTHERS = re.compile(r"\b(?:others?|another|otr[oa]s?|outr[oa]s?)\b", re.I)
_FEW_WORDS = 2  # a question with no more content words than this may lean on what came before
_ELLIPTIC = re.compile(  # "how many were there in Honduras?": it was asked before what is counted
    r"^\W*(?:how (?:many|much)|cu[aá]nt[oa]s?|quant[oa]s?) (?:of|were|was|are|is|did|do|have|had"
    r"|in|on|at|by|for|from|en|de|hubo|hay|fueron|son|em|no|na|houve|foram)\b",
    re.I,
)


def stand_alone(asked: str, history: Sequence[Turn], *, leaning: bool = False) -> str:
    """The question by those before it, which are made to stand alone in turn.

    One that is ``leaning`` was put in one breath with the one before it. A turn that only thanks
    or greets is nobody's follow-up, and none follows it.

    >>> stand_alone("And in 2014?", [("Who led in 2016?", ""), ("And the year before?", "")])
    'Who led in 2014?'
    """
    said = [(one_line(question), answered) for question, answered in history]
    turns = [(question, answered) for question, answered in said if not is_courtesy(question)]
    if not turns or is_courtesy(asked):
        return asked
    before = whole = matter(turns[0][0])
    followed = [*((question, False) for question, _ in turns[1:]), (asked, leaning)]
    for (_, answered), (question, leans) in zip(turns, followed, strict=True):
        before, whole = _taken_up(question, _Former(before, whole, answered), leaning=leans)
    return before.text


@dataclass(frozen=True)
class _Former:
    """The question before, what was ``answered``, and the last ``whole`` one that it adds to."""

    before: Matter
    whole: Matter
    answered: str


def _taken_up(asked: str, former: _Former, *, leaning: bool) -> tuple[Matter, Matter]:
    """The question made to stand alone, and the whole one that the next may add to."""
    turn = begun(asked)
    timed = former.before if has_time(former.before.question) else former.whole
    before, whole = (_at_another_time(turn.rest, one) for one in (timed, former.whole))
    if before or whole:
        return before or whole or former.before, whole or before or former.whole
    if leaning and _ELLIPTIC.match(asked):
        return _adding(former.whole, asked), former.whole
    if added := _with_added(turn, former.whole):
        return added
    own = turn.rest if turn.also and asks(turn.rest) else turn.said
    leans = leaning or (own != turn.said and _is_short(own))
    found = _with_subject(own if own == asked else _capitalised(own), former, leaning=leans)
    return found, found if _words(without_times(own)) else former.whole


def _at_another_time(asked: str, former: Matter) -> Matter | None:
    other = at_another_time(asked, former.question)
    return replace(former, question=other) if other else None


def _with_added(turn: Begun, whole: Matter) -> tuple[Matter, Matter] | None:
    """The whole question with what a turn that is none changes in it or adds to it.

    What is added goes with that turn only: of several, each is added to the same whole. A
    correction changes what was asked, and adds nothing.
    """
    question, rest = at_time_asked(turn.rest, whole.question) or (whole.question, turn.rest)
    if asks(rest) or has_open_pronoun(rest):
        return None
    if not (
        placed_name(rest)
        or (turn.also or turn.corrects)
        and (names_only(rest) or _is_short(turn.rest))
    ):
        return None
    if changed := in_its_place(question, rest):
        found = replace(whole, question=changed)
        return found, found
    return None if turn.corrects else (_adding(replace(whole, question=question), rest), whole)


def _adding(whole: Matter, added: str) -> Matter:
    return replace(whole, question=appended(whole.question, added))


def _with_subject(asked: str, former: _Former, *, leaning: bool) -> Matter:
    """The question, with what it leaves to the former one to name."""
    before = former.before.question
    told = with_time_told(asked, before)
    dated = with_year_told(told, before)
    if not _leans(asked, without_times(dated), before, leaning=leaning):
        return Matter(told)
    someone = _leaves_unnamed(asked)
    return with_names(dated, former.before, former.answered, someone=someone)


def _leans(asked: str, timeless: str, before: str, *, leaning: bool) -> bool:
    """Whether it leaves something to the former question to name."""
    words = _words(timeless)
    if not words or has_open_pronoun(asked) or _leaves_unnamed(asked):
        return True
    if names(timeless):
        return False
    another_time = timeless != asked and set(words) <= set(_words(before))
    known = _is_short(asked) and _means_one_known(asked)
    return leaning or another_time or known or bool(_OTHERS.search(asked))


def _words(text: str) -> list[str]:
    return content_words(text, detect_language(text))


def _is_short(asked: str) -> bool:
    return len(_words(asked)) <= _FEW_WORDS


def _leaves_unnamed(asked: str) -> bool:
    """Whether a verb in it has nobody and nothing named that it is of."""
    return _is_short(asked) and not names(asked) and bool(_UNNAMED.match(asked))


def _means_one_known(asked: str) -> bool:
    """Whether it speaks of "the prison" without saying which."""
    return any(carries_meaning(match[1]) for match in _THE.finditer(asked))


def _capitalised(question: str) -> str:
    return re.sub(r"\w", lambda first: first[0].upper(), question, count=1)
