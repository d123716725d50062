"""What a sentence that begins with a pronoun points at; who "he" is, in brackets beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.article import Passage
from ingest.sentences import sentence_spans
from qa.answer import Claim
from qa.dates.gloss import Gloss
from qa.dates.words import ENGLISH_DAY_OR_MONTH
from qa.people.referent import BACK, person_before

_QUOTES = re.compile(r"(?P<opens>[“«]|(?<!\S)[\"'](?=\w|$))|[”»\"]")
_FIRST = r"^[“\"'«]?"
_WHEN = (  # "In 2013 he broke out"
    r"(?:(?:In|On|By|Since|Until|After|Before) (?:early |mid-|late )?"
    rf"(?:{ENGLISH_DAY_OR_MONTH}(?: \d\d?)?(?:,? \d{{4}})?|\d{{4}}|that year|the same year)"
    rf"|(?:Last|That|This) (?:{ENGLISH_DAY_OR_MONTH}|day|night|week|month|year)"
    r"|(?:A|Two|Three|Four|Some|Several) (?:days?|weeks?|months?|years?) (?:later"
    r"|earlier|before)|Then|Later|Earlier|Now),? "
)
_PRONOUN = re.compile(rf"(?:He|She|Él|Ella|Ele|Ela|(?i:{_WHEN})s?he)\b")
_POINTSBACK = re.compile(
    rf"{_FIRST}(?:(?:H|Sh)e|It|They|(?:H|Th)is|Her|Its|Their|That|These|Those"
    r"|Ell[ao]s?|Él|[EÉ]st[aeo]s?|[EÉ]s[aeo]s?|Sus?|El[ae]s?|Isto|Isso|Ess[ae]s?|Seus?|Suas?"
    rf"|(?i:{_WHEN})(?:s?he|it|they|his|her|its|their))\b"
)
_FEMALE = re.compile(r"(?:she|ella|ela)$", re.I)
_BESIDE = 20


def points_back(sentence: str) -> bool:
    """Whether a sentence begins by pointing at something told before it.

    >>> points_back("It holds 412."), points_back("The jail holds 412.")
    (True, False)
    >>> points_back("In 2013 he broke out."), points_back("In 2013 the governor said he had.")
    (True, False)
    """
    return bool(_POINTSBACK.match(sentence))


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
    back = max(0, start - BACK)
    before = text[back:start]
    if spans := sentence_spans(before, passage.article.language)[-3:]:
        start = back + spans[subject_of(before, spans, len(spans) - 1)][0]
    return Passage(passage.article, start, passage.end)


def with_referent(claim: Claim) -> Claim:
    """The claim with the name that its leading pronoun stands for, if only one person can be meant.

    :func:`qa.people.referent.person_before` says who that is. Within a quotation nobody is guessed.
    """
    found = _PRONOUN.match(claim.text)
    if not found or not claim.citations or claim.citations[0].quote != claim.text:
        return claim
    citation = claim.citations[0]
    text, start = citation.article.text, citation.start
    if _in_quotation(text, start):  # it is not who speaks
        return claim
    name = person_before(citation.article, start, male=not _FEMALE.search(found[0]))
    if name is None:
        return claim
    return replace(claim, glosses=(Gloss(found.end(), name), *claim.glosses))


def _in_quotation(text: str, start: int) -> bool:
    """Whether the last quotation mark of the same paragraph before that place opens one."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    marks = [*_QUOTES.finditer(before)]
    return bool(marks) and marks[-1]["opens"] is not None
