"""Who "he" is at the start of a quoted sentence, in brackets beside it."""

import re
from dataclasses import replace

from ingest.article import Article
from ingest.sentences import sentence_spans
from qa.answer import Claim
from qa.dates.gloss import Gloss

_PRONOUN = re.compile(r"^[“\"'«]?(?:He|She|Él|Ella|Ele|Ela)\b")
_PERSON = re.compile(
    r"\b[A-ZÁÉÍÓÚÑ][a-záéíóúñ’'-]+(?: (?:de |del |de la |da |dos )?[A-ZÁÉÍÓÚÑ][a-záéíóúñ’'-]+){1,3}"
)
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
_BACK = 700  # characters in which the name has to stand


def with_referent(claim: Claim) -> Claim:
    """The claim with the name that its leading pronoun stands for, if only one person can be meant.

    That is the one person named in the nearest sentence before it that names any, in the same
    article; where that sentence names two, nobody is guessed.
    """
    found = _PRONOUN.match(claim.text)
    if not found or not claim.citations or claim.citations[0].quote != claim.text:
        return claim
    citation = claim.citations[0]
    name = _person_before(citation.article, citation.start)
    if name is None:
        return claim
    return replace(claim, glosses=(Gloss(found.end(), name), *claim.glosses))


def _person_before(article: Article, start: int) -> str | None:
    before = article.text[max(0, start - _BACK) : start]
    for first, last in reversed(sentence_spans(before, article.language)[-3:]):
        named = (_TITLES.sub("", name) for name in _PERSON.findall(before[first:last]))
        people = {name for name in named if " " in name and not _NO_PERSON.search(name)}
        if people:
            return people.pop() if len(people) == 1 else None
    return None
