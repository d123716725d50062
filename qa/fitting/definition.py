"""What it is: of "what is Boca?" only what a sentence says that Boca is, no other words beside it.

That is what stands beside the name between commas or in brackets, before it as a title does, or
after it and a form of "to be".
"""

import re
from collections.abc import Sequence

from qa.capitals import CAPITAL
from qa.people.words import is_role
from qa.question_kind import kind_of

_NAME_WORD = rf"[{CAPITAL}\d](?:[\w-]|[’'](?:s? (?=[{CAPITAL}])|(?!s\b)))*"
_NAME = rf"{_NAME_WORD}(?: ?(?:(?:of|the|de|del|la|los|las|d[ao]s?) )*{_NAME_WORD})*"
_KIND = (
    r"(?:town|city|village|port|state|province|region|district|island|river|mine|dam|prison|gang"
    r"|cartel|group|party|company|firm|newspaper|ship|pueblo|ciudad|aldea|puerto|estado|provincia"
    r"|regi[oó]n|barrio|isla|r[ií]o|cidade|vila|porto|bairro|regi[aã]o|ilha)"
)
_ASKED = re.compile(
    r"^\W*(?i:(?:and |but )?(?:who|what)(?:['’]s| is| was| are| were)"
    r"|qui[eé]n(?:es)? (?:es|era|fue|son)|qu[eé] (?:es|era|fue|son)"
    r"|(?:quem|o que) (?:é|era|foi|são)) "
    rf"(?:(?:the|el|la|los|las|o|a|os|as) )?(?P<name>{_NAME})(?: {_KIND})?[\s?.!]*$"
)
_IS = (
    r"(?:is|was|are|were|became|remains|has been|had been|(?:serv|work)\w+ as|es|era|fue|son|eran"
    r"|é|foi|são|eram)"
)
_CALLED = (
    r"(?:,? (?:also |better |best )?(?:alias|a\.?k\.?a\.?,?|known as|known by|called|named"
    r"|dubbed|nicknamed|(?:conocid|conhecid)[oa]s? como|(?:llam|apod|denomin|cham|apelid)ad[oa]s?))"
)
_THE = r"(?:(?:the|an?|el|l[ao]s?|una?|os?|as?|uma?) )?"
_SUCH_AS = (
    r",? (?:such as|including|like|como|tais como|tales como)"
    r"(?: [^.;]{1,80},| [^.;]{1,80} (?:and|or|y|e|o|u|ou))? "
)
_OF = r"(?:of|de|del|d[ao]s?)"
_CLOSED = rf"(?: {_OF} [^,.;]{{1,40}})?\s*(?:[,.;:)”\"–—?!]|$| (?:and|y|e)\b)"
_GOVERNED = re.compile(  # the name of whose brother is something: it isn't that itself
    r"\b(?:of|in|by|to|at|for|with|from|and|de|del|d[ao]s?|en|em|por|para|con|com|al?|y|e) "
    r"(?:the |l[ao]s? |el )?$",
    re.I,
)
_CLAUSE = re.compile(  # what goes on after a comma and says nothing of what it is
    r"^(?:who|whom|whose|which|that|where|when|while|and|but|said|que|quien|donde|y|e|mas|pero|onde)\b",
    re.I,
)
_IN_PLACE = re.compile(rf"(?:he|she|it|they|él|ella|ele|ela|(?:the|el|la|o|a) \w+)? ?{_IS} ", re.I)
_SMALL = 3  # letters at most of "the", "and", "del", which stand in names
_WHOSE = r"(?: (?:of|de|del|d[ao]s?|at|for|in|en|em) [^,;.]{1,40})?"
_FEW_WORDS = r"(?:[\w’'-]+ ){0,3}"
_FIRST_NAMES = rf"(?:(?:[{CAPITAL}][\w-]*\.? )+(?:(?:de|del|la) )*)?"


class Definition:
    """What a question asks the nature of, under each of its names; most ask of none."""

    def __init__(self, question: str, others: Sequence[str]) -> None:
        asked = _ASKED.search(question)
        of_somebody = kind_of(question) == "person"
        if asked and (question.isupper() or (of_somebody and _is_office(asked["name"]))):
            asked = None
        names = [asked["name"], *others] if asked else []
        self._told = "|".join(_as_told(name, of_somebody) for name in names)

    def misses(self, sentence: str, start: int, end: int) -> bool:
        """Whether one is asked for and these characters of the sentence don't define it."""
        if not self._told or start >= end:
            return False
        if (told := _IN_PLACE.match(sentence)) and _leads(sentence[told.end() : start]):
            return False
        return not any(
            _defines(sentence, name.span(), (start, end))
            for name in re.finditer(self._told, sentence)
        )


def _is_office(name: str) -> bool:
    """Whether a holder is asked for, as of "Count of Melfi" or "Airline boss"."""
    return " of " in name or any(map(is_role, name.split()))


def _as_told(name: str, of_somebody: bool) -> str:
    """The name with what goes on of it, "Luna Paz"; of somebody's, the first or last word too."""
    first, last = name.split()[0], name.split()[-1]
    either = "|".join(map(re.escape, [name, first, last] if of_somebody else [name]))
    more = rf"(?: (?:(?:de|del|la|d[ao]s?) )*[{CAPITAL}][\w-]*)*(?: {_KIND}\b(?! of))?"
    return rf"\b(?i:{either})\b{more}"


def _defines(sentence: str, name: tuple[int, int], short: tuple[int, int]) -> bool:
    if short[0] < name[0] and name[1] <= short[1]:
        return _is_said(sentence[short[0] : name[0]])  # "Judge Ana Paz"
    if re.fullmatch(_KIND, sentence[slice(*short)]) and name[0] < short[0] and short[1] == name[1]:
        return True  # "La Fragua prison"
    if short[0] >= name[1]:
        return _follows(sentence[: name[0]], sentence[name[1] : short[0]], sentence[slice(*short)])
    if short[1] <= name[0]:
        told, between = sentence[slice(*short)], sentence[short[1] : name[0]]
        return _precedes(told, between, sentence[name[1] :])
    return False


def _follows(before: str, between: str, short: str) -> bool:
    """Whether it is told of the name before it; ``before`` is what precedes the name."""
    if re.match(rf"{_CALLED} ", between):
        return _leads(re.sub(rf"^{_CALLED} ", "", between))
    if told := re.match(rf"(?:,? (?:who|which|que))? {_IS} ", between):
        governed = _GOVERNED.search(before) and "wh" not in told[0] and "que" not in told[0]
        return not governed and _leads(between[told.end() :])
    if between == " (":
        return True
    told = re.match(r"(?:, (?:(?:aged )?\d{1,3}, )?| \(| [–—-] )", between)
    if told is None or _CLAUSE.match(between[told.end() :] + short):
        return False
    return _leads(between[told.end() :]) and _is_said(short)


def _precedes(told: str, between: str, after: str) -> bool:
    if re.fullmatch(rf"{_CALLED} {_THE}[“\"'‘]?|,? ?\(|{_SUCH_AS}{_THE}", between):
        return True
    if not _is_said(told):
        return False
    if re.fullmatch(rf" {_THE}{_FIRST_NAMES}", between):
        return True
    if re.fullmatch(rf" {_OF} {_THE}", between) and re.search(rf"\b{_KIND}$", told):
        return True
    beside = re.fullmatch(rf"{_WHOSE},? [–—-]? ?{_THE}{_FIRST_NAMES}", between)
    return bool(beside and re.match(_CLOSED, after))


def _leads(between: str) -> bool:
    """Whether no more than a few words of the same phrase stand there."""
    return bool(re.fullmatch(_FEW_WORDS, between)) and not _CLAUSE.match(between)


def _is_said(words: str) -> bool:
    """Whether they say what something is, and are no mere name or first name."""
    told = words.split() or [""]
    said = told[-1][:1].islower() or any(map(is_role, told))
    return said or any(word[:1].islower() and len(word) > _SMALL for word in told)
