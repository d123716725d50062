"""What sort of thing a question asks for, and whether a sentence has such a thing to offer."""

import re
from dataclasses import dataclass
from typing import Literal

from qa.amounts_and_times import has_count, has_number, has_time
from qa.capitals import CAPITAL
from qa.fitting.unit import tells_unit
from qa.fitting.who_did import asks_who_did, describes_somebody, without_sources

Kind = Literal["person", "time", "number", "place", "reason", "other"]

_ASKS: dict[Kind, str] = {
    "person": r"who|whom|whose|which|qui[eé]n(?:es)?|quem|c[oó]mo se llama",
    "time": r"when|(?:what|which) (?:(?:year|date|day|month|decade|season|era)s?"
    r"|time|century|week(?:day|end)?)|cu[aá]ndo"
    r"|(?:qu[eé]|en qu[eé]) (?:año|fecha|d[ií]a|mes|hora|siglo|d[eé]cada)|quando|que ano",
    "number": r"how (?:many|much|old|long|far|large|big|often|tall|high)|cu[aá]nt[oa]s?|quant[oa]s?"
    r"|(?:what|which|qu[eé]|cu[aá]l)(?:['’]s)?"
    r"(?: (?:is|was|were|are|had|has|did|es|era|eran|fue|fueron|son)\b[^?.]{0,60}|(?: [\w-]+){0,2})"
    r"\s(?:percentage|number|proportion|share|rate|toll|total|count|size|age|salary|wages?|price"
    r"|ransom|porcentaje|n[uú]mero|tasa|cifra|total|edad|salario|sueldo|precio|rescate)",
    "place": r"where|(?:what|which) (?:country|city|state|town|place|province|region)|d[oó]nde|onde"
    r"|qu[eé] (?:pa[ií]s|ciudad|estado|lugar|provincia)",
    "reason": r"why|por qu[eé]|por que|how come",
    "other": r"what|how|qu[eé]|cu[aá]l(?:es)?|c[oó]mo|o que|qual|quais",
}
_ASKS_PATTERNS = {kind: re.compile(rf"\b(?:{p})\b", re.I) for kind, p in _ASKS.items()}
_WHILE = re.compile(  # "When the truce broke, what ...", "Cuando se rompió, ¿qué ..."
    r"^\W*(?:when|while|where|cuando|mientras|donde|quando|enquanto|onde)\b[^?]*"
    r"(?:,\s*(?=(?:wh\w+|how|in (?:what|which)|qu[eé]|cu[aá]\w+|c[oó]mo|o que|qual|quem)\b)|¿)",
    re.I,
)

_ASKS_HOW_MANY = re.compile(r"\b(?:how many|cu[aá]nt[oa]s|quant[oa]s)\b", re.I)
_NAME = re.compile(rf"(?<![.!?]\s)(?<!^)(?<![“\"'‘«¿¡])\b[{CAPITAL}][\w'’-]+")
_FIRST_NAMES = re.compile(rf"^\W*[{CAPITAL}][\w'’-]+(?: [{CAPITAL}][\w'’-]+)+")


_MANY = re.compile(
    r"^(?:list|name|enumerate)\b"
    r"|\b(?:which|what)(?: \w+){0,2} (?:\w+[^su\W]s|people|countries|cities)"
    r" (?:are|were|have|had|did|do|has|took|face|in)\b|\bwho (?:are|were)\b|\bwho all\b"
    r"|\b(?:qu[eé]|cu[aá]les) (?:\w+ )?(?:son|fueron)\b|\bqui[eé]nes\b|^(?:enumera|nombra)\b",
    re.I,
)
_YES_NO = re.compile(
    r"^(?:and |but )?(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)\b"
    r"|\bis it true\b|^¿?(?:es|son|fue|fueron|hay|hubo|ha|han|est[aá]n?|era|tiene|existe)\b"
    r"|\b[eé]s? (?:cierto|certo|verdade?)\b"
    r"|^(?:é|são|foi|foram|há|houve|está|estão|tem|têm)\b",
    re.I,
)
_STORY = re.compile(
    r"\bwhat(?: has| had|'s|’s)? happened (?:to|with|in|at|on|during|there|between)\b"
    r"|\bqu[eé] (?:(?:le|les|ha) )?(?:pas[oó]|pasado|ocurri[oó]|ocurrido|sucedi[oó]|sucedido)\b"
    r"|\bo que aconteceu\b",
    re.I,
)
_ABOUT = re.compile(
    r"^\W*(?:(?:can|could|would) you |please )*(?:tell me (?:more |something |anything )?about"
    r"|what (?:do|can) (?:we|you) (?:know|say|tell me) about|what(?: is|['’]s) known (?:about|of)"
    r"|what does the archive (?:say|know|have) (?:about|on)"
    r"|(?:cu[eé]nta|h[aá]bla)me (?:de|sobre)|qu[eé] se sabe (?:de|sobre)"
    r"|qu[eé] (?:pas[oó]|ocurri[oó]|sucedi[oó]) (?:en|con)"
    r"|fale(?:-me)? (?:de|sobre)|o que se sabe (?:de|sobre)"
    r"|o que (?:aconteceu|houve|ocorreu) (?:em|no|na|nos|nas|com)) (?P<topic>.+?)[?.!\s]*$",
    re.I,
)
_ASKS_OR_SAYS = re.compile(
    r"\?|n['’]t\b|\b(?:wh(?:o|om|ose|at|en|ere|y|ich)|how|am|is|are|was|were|be|did|does|do|has|have|had"
    r"|can|could|will|would|should|may|might|must|tell|give|show|find|list|name|thanks?|yes|no|ok(?:ay)?"
    r"|qu[eé]|qui[eé]n(?:es)?|cu[aá](?:ndo|l|les|nt[oa]s?)|d[oó]nde|c[oó]mo|por qu[eé]|es|son|fue"
    r"|fueron|est[aá]n?|ha|han|hay|hubo|dime|quem|quando|onde|como|quant[oa]s?|foi|foram|são|tem)\b",
    re.I,
)
_KEYWORDS = 6  # at most; more are a sentence


@dataclass(frozen=True)
class Wanted:
    """What an answer is to be: one thing of a ``kind``, ``many`` of them, or for and against.

    A ``story`` is wanted where no few words would do: after what happened, or about a topic
    (``topic_of``).
    """

    kind: Kind
    many: bool = False
    yes_or_no: bool = False
    story: bool = False

    @property
    def one(self) -> bool:
        """Whether a single name, date, number or place would do."""
        return self.kind not in ("reason", "other") and not self.many


def wanted(question: str) -> Wanted:
    """What the question wants.

    >>> wanted("Who led the police?").one, wanted("Did the truce hold?").yes_or_no
    (True, True)
    """
    asked = question.strip()
    kind = kind_of(asked)
    told_at_length = topic_of(asked) is not None or bool(_STORY.search(asked))
    return Wanted(
        kind,
        many=bool(_MANY.search(asked)),
        yes_or_no=bool(_YES_NO.search(asked)),
        story=kind == "other" and told_at_length,
    )


def topic_of(question: str) -> str | None:
    """What a question only names, to hear of it.

    >>> topic_of("Tell me about the truce."), topic_of("gang truce"), topic_of("Did it hold?")
    ('the truce', 'gang truce', None)
    """
    if about := _ABOUT.search(question):
        return about["topic"]
    keywords = len(question.split()) <= _KEYWORDS and not _ASKS_OR_SAYS.search(question)
    return question.strip() if keywords else None


def kind_of(question: str) -> Kind:
    """The kind of thing asked for; the earliest asking words decide, the longer before the shorter.

    A "which" that asks for no number, time or place asks for a name, as "who" does. A clause that
    only says when or where it was asks for nothing.

    >>> kind_of("When the truce broke, who led the police?"), kind_of("What fell when it broke?")
    ('person', 'other')
    """
    asked = question[begun.end() :] if (begun := _WHILE.match(question)) else question
    found = [
        (match.start(), -len(match[0]), kind)
        for kind, pattern in _ASKS_PATTERNS.items()
        if (match := pattern.search(asked))
    ]
    return min(found)[2] if found else "other"


def offers(sentence: str, kind: Kind, question: str) -> bool:
    """Whether the sentence holds a number, date or name that the question could be after.

    A name or number that the question itself holds does not count, nor one in another unit. Nor
    does, where it asks who did something, the name of one who only tells it; "two men" do.
    """
    if kind == "number":
        has = has_count if asks_how_many(question) else has_number
        return has(_without_words_of(question, sentence)) and tells_unit(question, sentence)
    if kind == "time":
        return has_time(_without_words_of(question, sentence))
    if kind == "person" and asks_who_did(question):
        told = without_sources(sentence)
        return bool(names(_without_words_of(question, told))) or describes_somebody(told)
    if kind in ("person", "place"):
        return bool(names(_without_words_of(question, sentence)))
    return False


def asks_how_many(question: str) -> bool:
    """Whether it asks for a count, and not for a sum, a measure or a rate."""
    return bool(_ASKS_HOW_MANY.search(question))


def names(text: str) -> list[str]:
    """Capitalised words that do not merely begin a sentence."""
    first = _FIRST_NAMES.match(text)
    return [*(re.sub(r"^\W+", "", first[0]).split() if first else []), *_NAME.findall(text)]


def _without_words_of(question: str, sentence: str) -> str:
    asked = {word.casefold() for word in re.findall(r"\w+", question)}
    return re.sub(r"\w+", lambda m: "_" if m[0].casefold() in asked else m[0], sentence)
