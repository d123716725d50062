"""What a sentence that begins with a pronoun points at; who "he" is, in brackets beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.article import Article, Passage
from ingest.sentences import sentence_spans
from qa.answer import Claim
from qa.capitals import CAPITAL
from qa.dates.gloss import Gloss
from qa.dates.words import ENGLISH_DAY_OR_MONTH, ENGLISH_MONTHS

_QUOTES = re.compile(r"[“\"'«]$")
_FIRST = r"^[“\"'«]?"
_WHEN = (  # "In 2013 he broke out"
    r"(?:(?:In|On|By|Since|Until|After|Before) (?:early |mid-|late )?"
    rf"(?:{ENGLISH_DAY_OR_MONTH}(?: \d\d?)?(?:,? \d{{4}})?|\d{{4}}|that year|the same year)"
    rf"|(?:Last|That|This) (?:{ENGLISH_DAY_OR_MONTH}|day|night|week|month|year)"
    r"|(?:A|Two|Three|Four|Some|Several) (?:days?|weeks?|months?|years?) (?:later"
    r"|earlier|before)|Then|Later|Earlier|Now),? "
)
_PRONOUN = re.compile(rf"(?:He|She|Él|Ella|Ele|Ela|(?i:{_WHEN})s?he)\b")
_POINTS_BACK = re.compile(
    rf"{_FIRST}(?:(?:H|Sh)e|It|They|(?:H|Th)is|Her|Its|Their|That|These|Those"
    r"|Ell[ao]s?|Él|[EÉ]st[aeo]s?|[EÉ]s[aeo]s?|Sus?|El[ae]s?|Isto|Isso|Ess[ae]s?|Seus?|Suas?"
    rf"|(?i:{_WHEN})(?:s?he|it|they|his|her|its|their))\b"
)
_NAME = rf"[{CAPITAL}](?:[a-zà-öø-ÿ’']|-[{CAPITAL}]?|(?<=Mc)[{CAPITAL}])+"
_PERSON = re.compile(rf"\b{_NAME}(?: (?:de |del |de la |da |dos )?{_NAME}){{1,3}}")
_TITLES = re.compile(
    r"^(?:(?:Police|Prison|Attorney|Vice|Former|Deputy|Director|Commissioner|Inspector|President"
    r"|Minister|General|Mayor|Judge|Governor|Senator|Captain|Colonel|Prosecutor|Archbishop|Bishop"
    r"|Father|Doctor|Director General|Ministro|Ministra|Presidente|Presidenta|Alcalde|Juez|Jueza"
    r"|Fiscal|Comisionado|Coronel|Capitán)\s)+"
)
_BEFORE_NAMES = re.compile(
    r"^(?:Although|Though|But|And|Yet|When|While|After|Before|As|If|Since|However|In|On|At|From|For"
    r"|With|By|To|Under|Pero|Cuando|Aunque|En|Mas|Quando|Em) "
)
_NO_PERSON = re.compile(
    r"\b(?:Police|Policía|Ministry|Ministerio|Cartel|Cártel|Party|Partido|University|Court|Corte"
    r"|Department|Government|Congress|Army|Navy|Bank|Company|Office|State|States|United|City|Street"
    r"|North|South|East|West|San|Santa|Costa|Puerto|El|La|Los|Las|The|Mara|Supreme|National|Nacional"
    r"|Service|Council|Committee|Commission|Association|Group|League|Premiership|Cup|Club|Union|Agency"
    r"|Institute|Network|Movement|Front|Force|Forces|Command|House|Dems|Prosecutions|Ireland|Korea"
    rf"|{ENGLISH_MONTHS})\b"
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
_OFFICE = re.compile(
    r"\b(?:named|appointed|fired|sacked|accused|blamed|told|met|asked|praised|criticised|criticized"
    r"|nombró|destituyó|acusó|culpó) (?:an?|the|his|her|its|un|una|el|la|su) (?:[\w-]+ ){0,3}?"
    r"(?:director|chief|minister|prosecutor|judge|mayor|governor|president|commander|leader|boss"
    r"|secretary|directora?|jef[ae]|ministr[oa]|fiscal|juez|jueza|alcalde|alcaldesa|gobernadora?"
    r"|presidenta?|comandante|l[ií]der|secretari[oa])\b",
    re.I,
)
_ACTED_ON = re.compile(
    r"\b(?:accused|blamed|killed|shot|stabbed|arrested|met|named|fired|sacked|replaced|defeated|beat"
    rf"|praised|criticised|criticized|acusó(?: a)?|culpó a|mató a) ([{CAPITAL}][\w’'-]+)"
)
_ASIDE = re.compile(r"^, [^,.]*,")
_ONE_WORD = re.compile(rf"(?<!^)\b[{CAPITAL}][a-zà-öø-ÿ]{{2,}}")
_PLACED = re.compile(r"\b(?:in|at|of|to|from|near|the|en|de|del|a|la|el|em|do|da|no|na) $", re.I)
_SOMEONE = re.compile(r"\b(?:him|whose|who)\b", re.I)
_ACTS = re.compile(  # what stands before a name that is the subject, or of who is quoted
    r"^[“\"'«]?(?:(?:although|though|but|and|yet|when|while|after|as|if|since|however,|pero|cuando"
    r"|aunque|mas|quando) )?(?:(?:the|an?|el|la|una?|os?|as?|uma?) )?"
    r"(?:(?!(?:s?he|it|they|we|i|his|her|its|their|to|with|by|from|on|at|for|about|against|between"
    r"|than|and|y|e|con|por|para|a|com)\b)[\w’'-]+,? ){0,5}$"
    r"|\b(?:said|says|added|told|explained|argued|dijo|afirmó|señaló|explicó|disse|afirmou) "
    r"(?:[\w’'-]+ ){0,3}$",
    re.I,
)
_FEMALE = re.compile(r"(?:she|ella|ela)$", re.I)
_BESIDE = 20
_BACK = 700  # characters in which the name has to stand


def points_back(sentence: str) -> bool:
    """Whether a sentence begins by pointing at something told before it.

    >>> points_back("It holds 412."), points_back("The jail holds 412.")
    (True, False)
    >>> points_back("In 2013 he broke out."), points_back("In 2013 the governor said he had.")
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
    article, by a whole name or by the last part of one told before, as who acts or is quoted there.
    Where that sentence names two or speaks of "him", one in between brings up somebody without a
    name or by another, or the name is not a man's or woman's as the pronoun is, nobody is guessed.
    """
    found = _PRONOUN.match(claim.text)
    if not found or not claim.citations or claim.citations[0].quote != claim.text:
        return claim
    citation = claim.citations[0]
    text, start = citation.article.text, citation.start
    if _QUOTES.search(text, max(0, start - 2), start):  # it is not who speaks
        return claim
    name = _person_before(citation.article, start)
    if name is None or not _may_be(name, male=not _FEMALE.search(found[0])):
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
        people = _people_in(sentence, told)
        if people:
            place, name = people[0]
            alone = len({name for _, name in people}) == 1 and not _SOMEONE.search(sentence)
            after = _ASIDE.sub("", sentence[place + len(name) :])
            acts = alone and _ACTS.search(sentence[:place]) and not _brings_up_another(after)
            return name if acts else None
        if _SOMEONE_ELSE.search(sentence) or _names_somebody(sentence):
            return None
    return None


def _brings_up_another(after: str) -> bool:
    """Whether words after a person's name bring up another: "fired the director", "met Petro"."""
    return any(form.search(after) for form in (_SOMEONE_ELSE, _OFFICE, _ACTED_ON))


def _people_in(sentence: str, told: dict[str, str]) -> list[tuple[int, str]]:
    """Where a person is named, and the whole name."""
    whole = list(_whole_names(sentence))
    parts = [
        (found.start(), told[found[0]])
        for found in re.finditer(r"[\w’'-]+", sentence)
        if found[0] in told and not any(at <= found.start() < at + len(n) for at, n in whole)
    ]
    return sorted([*whole, *parts])


def _names_somebody(sentence: str) -> bool:
    """Whether it may name somebody by one word ("It is not Fito's first escape")."""
    return any(
        not _PLACED.search(sentence[: name.start()]) for name in _ONE_WORD.finditer(sentence)
    )


def people_named(text: str) -> list[str]:
    """Whole names of people, without their titles, in the order of the text.

    >>> people_named("Director Howard Cotto of El Salvador spoke in San Pedro Sula.")
    ['Howard Cotto']
    """
    return [name for _, name in _whole_names(text)]


def _whole_names(text: str) -> Iterator[tuple[int, str]]:
    for match in _PERSON.finditer(text):
        name = _TITLES.sub("", _BEFORE_NAMES.sub("", match[0]))
        before = text[max(0, match.start() - _BESIDE) : match.start()]
        after = text[match.end() : match.end() + _BESIDE]
        place = _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after)
        if " " in name and "'s " not in name and not place and not _NO_PERSON.search(name):
            yield match.end() - len(name), name
