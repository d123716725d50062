"""What a sentence that begins with a pronoun points at; who "he" is, in brackets beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.article import Article, Passage
from ingest.sentences import sentence_spans
from qa.answer import Claim
from qa.capitals import CAPITAL
from qa.dates.gloss import Gloss

_PRONOUN = re.compile(r"^[“\"'«]?(?:He|She|Él|Ella|Ele|Ela)\b")
_POINTS_BACK = re.compile(
    r"^[“\"'«]?(?:(?:H|Sh)e|It|They|(?:H|Th)is|Her|Its|Their|That|These|Those"
    r"|Ell[ao]s?|Él|[EÉ]st[aeo]s?|[EÉ]s[aeo]s?|Sus?|El[ae]s?|Isto|Isso|Ess[ae]s?|Seus?|Suas?)\b"
)
_NAME = rf"[{CAPITAL}][a-zà-öø-ÿ’'-]+"
_PERSON = re.compile(rf"\b{_NAME}(?: (?:de |del |de la |da |dos )?{_NAME}){{1,3}}")
_TITLES = re.compile(
    r"^(?:(?:Police|Prison|Attorney|Vice|Former|Deputy|Director|Commissioner|Inspector|President"
    r"|Minister|General|Mayor|Judge|Governor|Senator|Captain|Colonel|Prosecutor|Archbishop|Bishop"
    r"|Father|Doctor|Director General|Ministro|Ministra|Presidente|Presidenta|Alcalde|Juez|Jueza"
    r"|Fiscal|Comisionado|Coronel|Capitán)\s)+"
)
_NO_PERSON = re.compile(
    r"\b(?:Police|Policía|Ministry|Ministerio|Cartel|Cártel|Party|Partido|University|Court|Corte"
    r"|Department|Government|Congress|Army|Navy|Bank|Company|Office|State|States|United|City|Street"
    r"|North|South|East|West|San|Santa|Costa|Puerto|El|La|Los|Las|The|Mara|Supreme|National|Nacional"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|inside|outside|en|em|cerca de)(?: the| el| la| los)? $", re.I
)
_PLACE_AFTER = re.compile(
    r"^ (?:prison|jail|penitentiary|street|avenue|airport|province|district|state|neighbou?rhood"
    r"|complex|bridge|river|market|stadium|hospital|school|case|trial|affair)\b",
    re.I,
)
_SOMEONE_ELSE = re.compile(
    r"\b(?:an?|another|one|un|una|otr[oa]|um|uma|outr[oa]) (?:[\w-]+ ){0,2}?"
    r"(?:m[ae]n|woman|women|boy|girl|child|youth|teenager|person|guard|prisoner|inmate|officer|soldier"
    r"|policem[ae]n|agent|witness|victim|suspect|gunman|driver|farmer|neighbou?r|resident|lawyer"
    r"|relative|brother|sister|mother|father|son|daughter|hombre|mujer|niñ[oa]|joven|pres[oa]|agente"
    r"|soldado|testigo|víctima|vecin[oa]|abogad[oa]|herman[oa]|homem|mulher|menin[oa])\b",
    re.I,
)
_MALE = re.compile(r"^[“\"'«]?(?:He|Él|Ele)\b")
_BESIDE = 20
_BACK = 700  # characters in which the name has to stand


def points_back(sentence: str) -> bool:
    """Whether a sentence begins by pointing at something told before it.

    >>> points_back("It holds 412."), points_back("The jail holds 412.")
    (True, False)
    """
    return bool(_POINTS_BACK.match(sentence))


def subject_of(text: str, spans: Sequence[tuple[int, int]], place: int) -> int:
    """The place of the nearest sentence, from this one back, that points back no further."""
    while place and points_back(text[slice(*spans[place])]):
        place -= 1
    return place


def from_its_subject(passage: Passage) -> Passage:
    """The passage, begun with what its first sentence points back to, if it does."""
    text, start = passage.article.text, passage.start
    if not start or not points_back(text[start : start + _BESIDE]):
        return passage
    back = max(0, start - _BACK)
    before = text[back:start]
    if spans := sentence_spans(before, passage.article.language)[-3:]:
        start = back + spans[subject_of(before, spans, len(spans) - 1)][0]
    return Passage(passage.article, start, passage.end)


def with_referent(claim: Claim) -> Claim:
    """The claim with the name that its leading pronoun stands for, if only one person can be meant.

    That is the one person named in the nearest sentence before it that names any, in the same
    article, by a whole name or by the last part of one told before. Where that sentence names two,
    one in between brings up somebody without a name, or the name is not a man's or woman's as the
    pronoun is, nobody is guessed.
    """
    found = _PRONOUN.match(claim.text)
    if not found or not claim.citations or claim.citations[0].quote != claim.text:
        return claim
    citation = claim.citations[0]
    name = _person_before(citation.article, citation.start)
    if name is None or not _may_be(name, male=bool(_MALE.match(claim.text))):
        return claim
    return replace(claim, glosses=(Gloss(found.end(), name), *claim.glosses))


def _may_be(name: str, *, male: bool) -> bool:
    """Most names of women end in a, and those of men in o, in the languages of the archive."""
    return not name.split()[0].endswith("a" if male else "o")


def _person_before(article: Article, start: int) -> str | None:
    told = {name.split()[-1]: name for name in people_named(article.text[:start])}
    before = article.text[max(0, start - _BACK) : start]
    for first, last in reversed(sentence_spans(before, article.language)[-3:]):
        sentence = before[first:last]
        words = set(re.findall(r"[\w’'-]+", sentence))
        people = {*people_named(sentence), *(told[word] for word in words & told.keys())}
        if people:
            return people.pop() if len(people) == 1 else None
        if _SOMEONE_ELSE.search(sentence):
            return None
    return None


def people_named(text: str) -> list[str]:
    """Whole names of people, without their titles, in the order of the text.

    >>> people_named("Director Howard Cotto of El Salvador spoke in San Pedro Sula.")
    ['Howard Cotto']
    """
    found = []
    for match in _PERSON.finditer(text):
        name = _TITLES.sub("", match[0])
        before = text[max(0, match.start() - _BESIDE) : match.start()]
        after = text[match.end() : match.end() + _BESIDE]
        place = _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after)
        if " " in name and not place and not _NO_PERSON.search(name):
            found.append(name)
    return found
