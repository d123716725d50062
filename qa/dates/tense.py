"""Whether a sentence tells of a date as past or to come, by the verbs beside it.

"On Monday" may be the Monday before the article or the one after it: only the verb tells.
"""

import re
from typing import Literal

from qa.dates.verbs import VERB

Tense = Literal["past", "to come", "open"]

_ANOTHER = re.compile(
    r"\b(?:until|till|by|for|(?<!months )(?<!weeks )(?<!year )to|through|hasta|para|até|a partir"
    r"|an?|that|one|same|first|second|third|following|previous|preceding|coming)"
    r"(?: the| early| late| mid| el| al| a| o)?[ -]$",
    re.I,
)
_HAD_BY_THEN = re.compile(r"\b(?:had|hab[ií]an?|tinham?)\b.*\b(?:by|para)(?: el| a| o)?[ -]$", re.I)
_BREAK = re.compile(
    r"[;()—–]|--|[,:] "
    r"|\b(?:and|but|that|when|y|pero|que|cuando|e|mas|quando) "
    r"(?=(?:(?:on|in|at|early|late|en) )*$)",
    re.I,
)
_WHO = re.compile(r"\b(?:who|which|that|whose|que|quien(?:es)?|quem)\b", re.I)
_AFTER_IT_WAS = re.compile(  # "will appear after he was arrested on Monday"
    r"\b(?:after|since|because|who|tras|después|porque|após|depois)\b[^,;]*"
    r"\b(?P<was>was|were|had|fue(?:ron)?|foi|foram)\b(?! to\b)",
    re.I,
)
_ADVERB = re.compile(  # what begins with it, "In the capital on Monday", has no verb of its own
    r"\W*(?:(?:and|but|then|also|later?|early|earlier|elsewhere|meanwhile|while|in|on|at|by|after"
    r"|during|since|near|to|for|from|with|of|as|\w{3,}ing|\w+ly|y|pero|mientras|el|la|de|a|con|por"
    r"|durante|tras|na|no|em?|en|mas|com)\b|$)",
    re.I,
)
_JOINED = re.compile(
    r"\W*(?:(?:and|or|nor|to|on|in|y|ni|o|al?|e|ou|nem|el|en|na|no|em)\b\W*)*"
    r"|\W*(?:\w+ )?(?:after|following|despite|tras|después|após|depois)\b.*",
    re.I,
)
_OF_IT = re.compile(r"['’]s\b")
_NEAR = 50  # characters before the date in which a sign of what is to come counts
_OF_A_MAN = 4  # verbs in which it is told what "the man who ..." does


def tense(text: str, start: int, end: int, after: int = 0) -> Tense:
    """How the sentence tells of the date ``text[start:end]``; ``after`` is where the last one ends.

    >>> text = "On Monday, gunmen killed two; the trial starts on Friday."
    >>> tense(text, 3, 9), tense(text, 50, 56)
    ('past', 'to come')
    """
    if _OF_IT.match(text, end) and _behind(text, end, len(text)) == "to come":
        return "to come"
    after = 0 if _JOINED.fullmatch(text, after, start) else after
    opens = max((mark.end() for mark in _BREAK.finditer(text, after, start)), default=after)
    mark = _BREAK.search(text, end)
    closes = mark.start() if mark else len(text)
    told = _before(text, opens, start) or _behind(text, end, closes)
    if told is None and _ADVERB.match(text, opens, start):
        told = _before(text, after, opens) or _behind(text, closes, len(text))
    return told or "open"


def is_another(text: str, start: int, end: int) -> bool:
    """Whether the day or month may be any of its name: "until Monday", "the following Monday"."""
    if _OF_IT.match(text, end) or _HAD_BY_THEN.search(text, 0, start):
        return False
    return bool(_ANOTHER.search(text, 0, start))


def _before(text: str, opens: int, start: int) -> Tense | None:
    """By the last verb before the date, or any near sign of what is to come."""
    if was := _AFTER_IT_WAS.search(text, opens, start):
        opens = was.start("was")
    found = list(VERB.finditer(text, opens, start))
    if any((verb["coming"] or verb["means"]) and start - verb.end() <= _NEAR for verb in found):
        return "to come"
    return _of(found[-1]) if found else None


def _behind(text: str, end: int, closes: int) -> Tense | None:
    """By the first verb after the date, if not that of "the man who was held will appear"."""
    found = list(VERB.finditer(text, end, closes))
    told = {_of(verb) for verb in found[:_OF_A_MAN]}
    if found and _WHO.search(text, end, found[0].start()) and told != {"past"}:
        return "to come" if "to come" in told else "open"
    return _of(found[0]) if found else None


def _of(verb: re.Match[str]) -> Tense:
    if verb["coming"]:
        return "to come"
    return "past" if verb["past"] or verb["meant"] or verb["quiso"] else "open"
