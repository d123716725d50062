"""Pronouns of a question that mean something said before it, and not what it names itself.

"Which rebels denied that they had met?" and "How many murders were there?" stand alone; "Did they
deny that?" does not.
"""

import re

from qa.capitals import CAPITAL
from qa.conversation.finite_verbs import lacks_subject
from qa.conversation.open_clitics import has_open_clitic
from qa.countries import countries
from qa.people.named import people_named
from qa.question_kind import names

_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|these|those|there|then"
    r"|él|ella|ellos|ellas|eso|esto|ese|esa|esos|esas|su|sus|allí|ahí|entonces"
    r"|ele|ela|eles|elas|isso|isto|seu|sua|lá|which ones?|cu[aá]l de (?:ellos|ellas|los|las))\b",
    re.I,
)
_OF_ONE = re.compile(r"(?:his|her(?= \w)|s?he|sus?|él|ella|seu|sua|el[ea])\b", re.I)
_OF_MANY = re.compile(r"(?:they|them|theirs?)\b", re.I)
_DOES = (
    r"(?:do|does|did|is|are|was|were|has|have|had|will|can|could|would|should|may|might|must)"
    r"(?: not)?"
)
_MANY_DO = re.compile(  # "did buses", "have most of the gangs", "should jurors"
    rf"\b{_DOES}"
    r"(?: (?:the|all|both|most|some|many|few|of|other|new|two|three|four|five))*"
    r"(?: (?!(?:his|its|this|us)\b)[\w-]+)?"
    r" (?!(?:his|its|this)\b)(?:[\w-]{2,}[^\Ws]s|people)\b",
    re.I,
)
_MANY_ASKED_FOR = re.compile(  # "Which rebels denied", "How many gangs have promised"
    r"^\W*(?:which|what|how many) (?:[\w-]+ ){0,2}?(?:[\w-]{2,}[^\Ws]s|people) "
    rf"(?:{_DOES} [\w-]+ed\b|(?!{_DOES}\b)[\w-]+)",
    re.I,
)
_ONE_ACTS = re.compile(  # "What did Noboa", "¿Qué dijo Petro"
    rf"\b{_DOES} (?P<en>[{CAPITAL}][\w’'-]+)|\b(?i:qu[eé]m?) \w+ (?P<es>[{CAPITAL}][\w’'-]+)"
)
_ASKED_AND = {  # by whether one is meant that is no person: "Who was killed, and who shot him"
    False: re.compile(
        r"\W*(?:who|whom|whose|qui[eé]n(?:es)?|quem)\b"
        r".*\b(?:and|but|before|after|when|y|e|antes|después|cuando)\b",
        re.I,
    ),
    True: re.compile(r"\W*(?:which|what|qué|cu[aá]l) \w+\b.*\b(?:and|but|y|e)\b", re.I),
}
_SPEAKS = re.compile(
    r"\b(?:say|said|says|tell|told|think|call|claim|want|know|describe|mean)\b", re.I
)
_AFTER_THAT = re.compile(  # what stands before a "that" which joins nothing
    rf"(?:^|\b(?:{_DOES}|of|in|on|at|to|after|before|by|for|from|with|about|like|than|and|but"
    r"|because|since|until|during|mean|call))\W*$",
    re.I,
)
_MEANS_NOTHING = {
    "it": re.compile(  # "Is it true that Fito", and not "Is it true?"; "it take to build the wall"
        r"it (?:true|known|clear|legal|illegal|possible|safe|likely|against|an? crime)\b.*\w{2}.* "
        r"|it (?:takes?|costs?)\b.*\bto [\w-]+(?: [\w-]+)+",
        re.I,
    ),
    "this": re.compile(
        r"this (?:past |last )?(?:morning|afternoon|evening|week|weekend|month|year|decade|century"
        r"|spring|summer|autumn|fall|winter)\b",
        re.I,
    ),
    "those": re.compile(r"those (?:who|whom|whose|that|which|in|of|from|with|\w+ed)\b", re.I),
    "then": re.compile(r"then[ -](?:\w+[ -]){0,2}(?:president|minister|director|chief)\b", re.I),
    "there": re.compile(r"there (?!then\b|before\b|now\b)\w", re.I),
}
_THERE_IS = re.compile(r"\b(?:is|are|was|were|be|been|isn't|aren't|wasn't|weren't)\W+$", re.I)


def has_open_pronoun(asked: str) -> bool:
    """Whether a pronoun in it means something else than what the question itself names.

    >>> has_open_pronoun("Which rebels denied that they had met?")
    False
    >>> has_open_pronoun("Did they deny that?"), has_open_pronoun("Which one did?")
    (True, True)
    >>> has_open_pronoun("¿Quién lo ordenó?"), has_open_pronoun("¿Fue arrestada?")
    (True, True)
    """
    places = [
        (asked[: found.start()], asked[found.start() :]) for found in _PRONOUN.finditer(asked)
    ]
    said = (_means_nothing(*place) or _means_one_before(*place) for place in places)
    return not all(said) or has_open_clitic(asked) or lacks_subject(asked)


def _means_nothing(before: str, rest: str) -> bool:
    """Whether what the rest begins with only looks like a pronoun ("how many were there")."""
    word = rest.split()[0].lower().split("-")[0].strip("?.,!")
    if word == "that":
        return " " in rest and not _AFTER_THAT.search(before)
    if word == "there" and not _THERE_IS.search(before):
        return False
    return word in _MEANS_NOTHING and bool(_MEANS_NOTHING[word].match(rest))


def _means_one_before(before: str, rest: str) -> bool:
    """Whether the question itself says, before the pronoun, whom or what that means.

    "Buses" may be meant by "their", a person by "his", any other name by "its", though not
    by "What did Bukele say about its leader?".
    """
    if _ASKED_AND[bool(re.match(r"its?\b", rest, re.I))].match(before):
        return True
    if _OF_ONE.match(rest):
        return _names_someone(before)
    if _OF_MANY.match(rest):
        return bool(_MANY_DO.search(before) or _MANY_ASKED_FOR.match(before))
    if rest.lower().startswith("its "):
        named = before.partition(" ")[2]  # else "Which Apple" is a person
        return bool(names(before)) and not people_named(named) and not _SPEAKS.search(before)
    return False


def _names_someone(text: str) -> bool:
    """By a whole name, or by one word as who acts, where that is no country."""
    if people_named(text):
        return True
    acts = _ONE_ACTS.search(text)
    if not acts:
        return False
    return re.sub(r"[’']s?$", "", acts["en"] or acts["es"]) not in countries()
