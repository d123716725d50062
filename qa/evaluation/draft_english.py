"""Questions that a sentence of English gives.

Each template matches a sentence that opens with a subject and a verb and keeps it grammatical: a
figure becomes "How many …?", a person's office "Who is the …?", a date "When did …?".
"""

import re

from qa.dates.words import ENGLISH_MONTHS
from qa.evaluation.stops import STOP as _STOP
from qa.evaluation.stops import TAIL as _TAIL

_NAME = r"[A-ZÁÉÍÓÚÑ][\w’'-]+(?: (?:(?:de|del|la|of|los) )?[A-ZÁÉÍÓÚÑ][\w’'-]+){1,3}"
_FIGURE = r"\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_DATE = (
    rf"(?:(?:{ENGLISH_MONTHS}) \d{{1,2}}(?:, \d{{4}})?|(?:{ENGLISH_MONTHS}) \d{{4}}|(?:19|20)\d\d)"
)
_OFFICE = (
    r"(?:[\w-]+ ){0,3}?(?:president|minister|director|mayor|prosecutor|leader|commander|chief"
    r"|governor|judge|spokesman|spokeswoman|secretary|head)(?: of (?:the )?[A-ZÁÉÍÓÚÑ]?[\w-]+"
    r"(?: [A-ZÁÉÍÓÚÑ][\w-]+)*)?"
)
_SUBJECT = r"(?:The |A |An )?[A-ZÁÉÍÓÚÑ]?[\w’'-]+(?: [\w’'-]+){0,5}?"
_VERBS = {
    "killed": "kill", "arrested": "arrest", "seized": "seize", "found": "find", "said": "say",
    "signed": "sign", "sent": "send", "opened": "open", "closed": "close", "took": "take",
    "began": "begin", "ended": "end", "declared": "declare", "won": "win", "freed": "free",
    "recorded": "record", "reported": "report", "moved": "move", "deployed": "deploy",
    "captured": "capture", "held": "hold", "counted": "count", "escaped": "escape",
    "announced": "announce", "transferred": "transfer", "approved": "approve", "died": "die",
}  # fmt: skip
_VERB = "|".join(_VERBS)
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their)\b")


def question_in(sentence: str) -> tuple[str, str, str] | None:
    """The question, its answer (words of the sentence) and its kind, by the first that fits."""
    templates = (_how_many_verbed, _how_many_were, _who_is, _when, _who_did)
    return next((made for template in templates if (made := template(sentence))), None)


def _how_many_verbed(sentence: str) -> tuple[str, str, str] | None:
    """The police arrested 40 members of … -> How many members of … did the police arrest?"""
    found = re.match(
        rf"({_SUBJECT}) ({_VERB}) (?:about |some |nearly |at least |more than )?({_FIGURE}) "
        rf"([a-z][\w-]+(?: (?:of|from|in|and) [\w-]+)?)\b(?! of)",
        sentence,
    )
    if not found or not _starts_well(found[1]) or _is_year(found[3]):
        return None
    question = f"How many {found[4]} did {_inside(found[1])} {_VERBS[found[2]]}?"
    return question, found[3], "figure"


def _how_many_were(sentence: str) -> tuple[str, str, str] | None:
    """At least 46 women were killed in … -> How many women were killed in …?"""
    about = r"(?:At least |About |Some |Nearly |More than )?"
    found = re.match(
        rf"{about}({_FIGURE}) ((?!out )[a-z][\w -]{{2,30}}?) "
        rf"(were|died|had) ({_TAIL}{{4,70}})(?:{_STOP}|$)",
        sentence,
        re.I,
    )
    if not found or _is_year(found[1]) or _PRONOUN.search(found[4]):
        return None
    return f"How many {found[2]} {found[3]} {found[4]}?", found[1], "figure"


def _who_is(sentence: str) -> tuple[str, str, str] | None:
    """… Howard Cotto, the national police director, … -> Who is the national police director?"""
    found = re.search(rf"({_NAME}), the ({_OFFICE})[,.]", sentence)
    return (f"Who is the {found[2]}?", found[1], "person") if found else None


def _when(sentence: str) -> tuple[str, str, str] | None:
    """The truce began in March 2012. -> When did the truce begin?"""
    found = re.match(
        rf"({_SUBJECT}) ({_VERB})((?: {_TAIL}{{3,50}}?)?) (?:on|in) ({_DATE}){_STOP}", sentence
    )
    if not found or not _starts_well(found[1]):
        return None
    return f"When did {_inside(found[1])} {_VERBS[found[2]]}{found[3]}?", found[4], "date"


def _who_did(sentence: str) -> tuple[str, str, str] | None:
    """Howard Cotto was named director in 2016. -> Who was named director in 2016?"""
    found = re.match(
        rf"({_NAME})(, [^,]{{3,60}},)? "
        rf"((?:was|is|became|led|{_VERB}) (?:(?!”){_TAIL}){{12,90}}){_STOP}",
        sentence,
    )
    if not found or _PRONOUN.search(found[3]):
        return None
    return f"{'Who' if found[2] else 'Who or what'} {found[3]}?", found[1], "person"


def _starts_well(subject: str) -> bool:
    """Whether it stands alone: no pronoun, no opening "In 2012" or "But", no verb of its own."""
    if re.search(rf"\b(?:and|{_VERB})\b", subject):
        return False
    loose = r"(?:He|She|It|They|We|I|You|This|That|These|Those|His|Her|Their|Its|In|On|At|But|And"
    return not re.match(
        rf"{loose}|When|While|After|Before|By|As|For|Since|If|Who|There)\b", subject
    )


def _inside(subject: str) -> str:
    """The subject as it stands inside a sentence."""
    first = subject.split()[0]
    return subject[0].lower() + subject[1:] if first in ("The", "A", "An") else subject


def _is_year(figure: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", figure))
