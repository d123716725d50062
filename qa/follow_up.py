"""A question made to stand alone by those before it.

A follow-up is taken up in one of three ways: another time in the former question ("And in
2015?", "And the year before?"), the rest of the former question ("And in Honduras?"), or the
names that its pronouns may mean ("What did he say?"). A time goes along only with the former
question as a whole: what happened next was at another one.
"""

import re
from collections.abc import Sequence

from ingest.language import detect_language
from ingest.normalise import one_line
from qa.capitals import CAPITAL
from qa.dates.other_time import at_another_time
from qa.dates.words import ENGLISH_DAY_OR_MONTH
from qa.dates.written import with_year
from qa.open_pronouns import has_open_pronoun
from qa.question_kind import names
from qa.refusal import REFUSALS
from vectorstore.analysis import carries_meaning, content_words

Turn = tuple[str, str]  # a question and what was answered

_ALSO = re.compile(
    r"^\W*(?:and|but|what about|how about|so|y|pero|qué hay de|y qué|e|mas)\b[\s,]*", re.I
)
_SOMEONE = re.compile(r"\b(?:he|she|him|her|his|hers|él|ella|ele|ela)\b", re.I)
_UNNAMED = re.compile(  # "¿Cuándo asumió?": who did is left to the former question
    r"^\W*(?:(?:y|e|pero|mas) )?(?:cu[aá]ndo|d[oó]nde|c[oó]mo|por qu[eé]|(?:con|[aà]|de) qui[eé]n"
    r"|quando|onde|como|por que|(?:com|de) quem)"
    r"(?: (?!(?:el|la|los|las|un|una|o|a|os|as|um|uma)\b)[\w-]+){1,3}\W*$",
    re.I,
)
_AT_THAT_TIME = re.compile(
    r"\b(?:then|(?:at|by|during|in|on|from|since) (?:the|that|this)"
    r" (?:time|moment|day|week|month|year|period)|entonces"
    r"|(?:en|por|desde) (?:aquel|ese|este) (?:momento|d[ií]a|mes|año|tiempo)"
    r"|ness[ea] (?:dia|mês|ano|momento))\b",
    re.I,
)
_THE = re.compile(r"\b(?:the|el|la|los|las)\s+([\w'’-]+)", re.I)
_OTHERS = re.compile(r"\b(?:others?|another|otr[oa]s?|outr[oa]s?)\b", re.I)
_FEW_WORDS = 2  # a question with no more content words than this may lean on what came before
_MOST_NAMES = 6
_MOST_TURNS = 8
_CARRIED = re.compile(r"\((?P<words>[^()]*)\)$")
_KEPT = 3  # words of its beginning and of its end
_ELLIPTIC = re.compile(  # "how many were there in Honduras?": it was asked before what is counted
    r"^\W*(?:how (?:many|much)|cu[aá]nt[oa]s?|quant[oa]s?) (?:of|were|was|are|is|did|do|have|had"
    r"|in|on|at|by|for|from|en|de|hubo|hay|fueron|son|em|no|na|houve|foram)\b",
    re.I,
)
_CITATION = re.compile(r"\[(?:\d{1,3}|[^\]]*\d{4})\]")  # and the gloss of a date
_DAY_OR_MONTH = re.compile(ENGLISH_DAY_OR_MONTH)
_NAMED_THERE = re.compile(  # "in El Salvador", "about the CJNG"
    r"\b(?P<by>(?i:in|at|from|of|for|about|by|to|against|with|en|de|em|do|da|con|com|por|sobre)) "
    rf"(?P<what>(?:the |el |la |los |o |a )?(?P<name>[{CAPITAL}][\w’'-]*"
    rf"(?: (?:(?:of|de|del|la|do|da|dos) )?[{CAPITAL}][\w’'-]*)*))"
)


def stand_alone(asked: str, history: Sequence[Turn], *, leaning: bool = False) -> str:
    """The question by those before it, the last few of which are made to stand alone in turn.

    One that is ``leaning`` was put in one breath with the one before it.

    >>> stand_alone("And in 2014?", [("Who led in 2016?", ""), ("And the year before?", "")])
    'Who led in 2014?'
    """
    turns = [(one_line(question), answered) for question, answered in history[-_MOST_TURNS:]]
    if not turns:
        return asked
    before = whole = turns[0][0]
    questions = [*(question for question, _ in turns[1:]), asked]
    for place, (question, (_, answered)) in enumerate(zip(questions, turns, strict=True), 1):
        leans = leaning and place == len(turns)
        if other := at_another_time(question, before):
            before = whole = other
        elif added := _added(question, leaning=leans):
            before = _with_added(whole, added)  # of several, each to the same whole
        else:
            before = whole = _with_subject(question, before, answered, leaning=leans)
    return before


def _added(asked: str, *, leaning: bool) -> str | None:
    """What a question that is no whole one adds to the former."""
    also = _ALSO.match(asked)
    if also and _is_short(asked) and not has_open_pronoun(asked) and not _leaves_unnamed(asked):
        return asked[also.end() :]
    return asked if leaning and _ELLIPTIC.match(asked) else None


def _with_added(whole: str, added: str) -> str:
    """The former question about another place or person, where it has one there; else with both.

    >>> _with_added("How many murders were there in Peru in 2016?", "in Chile?")
    'How many murders were there in Chile in 2016?'
    """
    given = _NAMED_THERE.fullmatch(added.rstrip("?!. "))
    if given and not _DAY_OR_MONTH.fullmatch(given["name"]):
        places = [
            found.span("what")
            for found in _NAMED_THERE.finditer(whole)
            if found["by"].lower() == given["by"].lower()
            and not _DAY_OR_MONTH.fullmatch(found["name"])
        ]
        if len(places) == 1:
            start, end = places[0]
            return f"{whole[:start]}{given['what']}{whole[end:]}"
    return f"{whole.rstrip('?!. ')}: {added}"


def _with_subject(asked: str, before: str, answered: str, *, leaning: bool) -> str:
    """The question, with what it leaves to the former one to name."""
    words = content_words(asked, detect_language(asked))
    pointing = has_open_pronoun(asked) or (_is_short(asked) and _means_one_known(asked))
    nameless = leaning and not names(asked)
    if not words or pointing or nameless or _leaves_unnamed(asked) or _asks_for_others(asked):
        return _with_names(asked, before, answered)
    return asked


def _is_short(asked: str) -> bool:
    return len(content_words(asked, detect_language(asked))) <= _FEW_WORDS


def _leaves_unnamed(asked: str) -> bool:
    """Whether a verb in it has nobody and nothing named that it is of."""
    return _is_short(asked) and not names(asked) and bool(_UNNAMED.match(asked))


def _asks_for_others(asked: str) -> bool:
    """Whether it asks for others without naming anything."""
    return not names(asked) and bool(_OTHERS.search(asked))


def _means_one_known(asked: str) -> bool:
    """Whether it speaks of "the prison" without saying which: no name, and a thing with "the"."""
    return not names(asked) and any(carries_meaning(match[1]) for match in _THE.finditer(asked))


def _without_times(text: str) -> str:
    """The text without its dates and years."""
    for start, end, _ in reversed(with_year(text)):
        text = f"{text[:start]} {text[end:]}"
    return text


def _with_names(asked: str, before: str, answered: str) -> str:
    """The question, and in brackets what the former one was about and the names it brought up.

    Where someone is meant who has a name, only names: what else there was to say of them is
    another matter. A refusal brings up nothing.
    """
    held = {word.casefold() for word in re.findall(r"\w+", asked)}
    about = _CARRIED.sub(_fewer, before)
    about = about if _AT_THAT_TIME.search(asked) else _without_times(about)
    brought = [] if answered.startswith(REFUSALS) else _named(_CITATION.sub("", answered))
    if brought and (_SOMEONE.search(asked) or _leaves_unnamed(asked)):
        topic = names(about)
    else:
        topic = [word for word in re.findall(r"[\w'’-]+", about) if carries_meaning(word)]
    carried = dict.fromkeys(w for w in [*topic, *brought] if w.casefold() not in held)
    return f"{asked} ({' '.join(carried)})" if carried else asked


def _fewer(carried: re.Match[str]) -> str:
    """Of what was carried so far, what came first and last."""
    words = carried["words"].split()
    kept = words if len(words) <= 2 * _KEPT else [*words[:_KEPT], *words[-_KEPT:]]
    return f"({' '.join(kept)})"


def _named(answered: str) -> list[str]:
    """The first names in an answer's first line; a day would be read as the time asked for."""
    named = names(answered.split("\n")[0])
    return [name for name in named if not _DAY_OR_MONTH.fullmatch(name)][:_MOST_NAMES]
