"""What a sentence offers to the question who did something: not who only tells of it."""

import re
from itertools import islice

from qa.capitals import CAPITAL
from qa.people.words import is_persons
from qa.speech.saying import said_in

_WHO = r"\b(?:who(?: else)?|qui[eé]n(?:es)?|quem)\b"
_IS_ONE = (  # asks for an office or a role: "Inspector Rosas said" tells who the inspector is
    r"['’]s|(?:is|are|was|were|will|would|has|had|have|be|becomes?|became|leads?|led|heads?|headed"
    r"|runs?|ran|owns?|owned|rules?|ruled|commands?|commanded|directs?|directed|chairs?|chaired|coach\w*|manage\w*"
    r"|represent\w*|defend\w*|govern\w*|succe\w+|replac\w+|mediat\w*|investigat\w*|prosecut\w*"
    r"|es|son|era|eran|fue|fueron|será|ser[ií]a|ha|había|dirig\w*|encabez\w*|lider\w*|mand\w*|presid\w*"
    r"|gobern\w*|gobierna|represent\w*|entren\w*|defiend\w*|sustitu\w*|sucedi[oó]|reemplaz\w*|investig\w*"
    r"|é|são|foi|foram|será|chefi\w*|comand\w*|governa\w*|trein\w*)\b"
)
_ASKS_WHO_DID = re.compile(rf"{_WHO} (?!{_IS_ONE})", re.I)
_NAME = rf"[{CAPITAL}][\w'’-]+"
_WORD = re.compile(r"[\w-]+")
_NAMES = re.compile(rf"\b{_NAME}")
_WHO_IS_NAMED = rf"(?:[a-zà-ÿ'’-]+ ){{0,4}}{_NAME}(?: (?:(?:de|del|la|da|do|dos) )*{_NAME})*"
_SAYS = (
    r"(?:said|says|sa(?:id|ys) on \w+|told \w+|added|reported|stated|confirmed|explained"
    r"|dijo|dice|inform[oó]|señal[oó]|indic[oó]|afirm[oó]|asegur[oó]|declar[oó]|explic[oó]|agreg[oó]|añadi[oó]|confirm[oó]"
    r"|disse|diz|(?:afirm|inform|declar|explic|confirm)ou)"
)
_SOURCES = tuple(  # not "Paz said that he did it", nor "Paz dijo que lo hizo"
    re.compile(pattern)
    for pattern in (
        r"\b(?i:according to|seg[uú]n|de acuerdo con|de acordo com|segundo (?=[oa]s? ))\s*"
        rf"(?P<who>{_WHO_IS_NAMED})",
        rf"[,”\"»] (?P<who>{_WHO_IS_NAMED}),? {_SAYS}\b(?: \w+ \w+)?\W*$",
        rf"[,”\"»] {_SAYS} (?P<who>{_WHO_IS_NAMED})",
        rf"^\W*(?P<who>{_WHO_IS_NAMED}) (?:said|says|reported|stated|confirmed|explained)"
        r" (?:on \w+ )?that (?!(?:he|she|they|it)\b)",
    )
)
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|yo|eu)\b")
_BEGINS = r"(?:^|[,;] |\b(?:by|when|as|and|por|cuando|quando|y|e|que) )\W*"
_INDEFINITE = re.compile(  # "Two men on a motorcycle", "un hombre con casco"
    rf"{_BEGINS}(?:an?|one|two|three|four|five|six|several|some|armed|masked|un[oa]?s?|dos|tres|cuatro"
    r"|cinco|seis|vari[oa]s|um|uma|uns|dois|duas|três|quatro|vári[oa]s) ",
    re.I,
)
_BARE = re.compile(r"(?:^|\b(?:by|por) )\W*(?=[\w-]+(?:s|men)\b)", re.I)  # "by gunmen"
_REACH = 3  # words behind these among which the person stands
_DOES_NOT = re.compile(
    rf"(?:was|were|fue|fueron|foi|foram|died|muri[oó]|murieron|morreu|morreram|say)\b|{_SAYS}\b"
)
_MANY = frozenset(
    ("men", "women", "thieves", "sujeto", "sujetos", "desconocidos", "hombres", "homens")
)


def asks_who_did(question: str) -> bool:
    """Whether it asks who did something, and not who is or leads something or says it.

    >>> asks_who_did("Who killed the mayor?"), asks_who_did("Who is the mayor?")
    (True, False)
    """
    return bool(_ASKS_WHO_DID.search(question)) and not said_in(_as_said(question)).by


def _as_said(question: str) -> str:
    return re.sub(_WHO, "Ana Paz", question, flags=re.I).strip("¿? ")


def without_sources(sentence: str) -> str:
    """The sentence with "_" for the names of those who only tell what it tells.

    >>> without_sources("Brun had fled, according to the prosecutor Ana Luna.")
    'Brun had fled, according to the prosecutor _ _.'
    """
    if _FIRST_PERSON.search(sentence):
        return sentence
    for form in _SOURCES:
        sentence = form.sub(_unnamed, sentence)
    return sentence


def _unnamed(source: re.Match[str]) -> str:
    return source[0].replace(source["who"], _NAMES.sub("_", source["who"]))


def is_a_source(question: str, sentence: str, start: int, end: int) -> bool:
    """Whether these words of a sentence name one who only tells of what the question asks about."""
    if not asks_who_did(question) or _FIRST_PERSON.search(sentence):
        return False
    told = (source.span("who") for form in _SOURCES for source in form.finditer(sentence))
    return any(first <= start and end <= last for first, last in told)


def describes_somebody(sentence: str) -> bool:
    """Whether it brings up somebody without a name: "two men", "un hombre con casco".

    >>> describes_somebody("Two gunmen fled."), describes_somebody("The mayor fled.")
    (True, False)
    """
    reaches = [(found.end(), _REACH) for found in _INDEFINITE.finditer(sentence)]
    reaches += [(found.end(), 1) for found in _BARE.finditer(sentence)]
    return any(_begins_with_doer(sentence[start:], reach) for start, reach in reaches)


def _begins_with_doer(text: str, reach: int) -> bool:
    for word in islice(_WORD.finditer(text), reach):
        if _is_person(word[0]):
            return not _DOES_NOT.match(text[word.end() :].strip())
    return False


def _is_person(word: str) -> bool:
    word = word.lower()
    singular = re.sub(r"(?<=[rnlz])es$|s$", "", re.sub(r"men$", "man", word))
    return word in _MANY or is_persons(word) or is_persons(singular)
