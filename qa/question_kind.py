"""What sort of thing a question asks for, and whether a sentence has such a thing to offer."""

import re
from typing import Literal

Kind = Literal["person", "time", "number", "place", "reason", "other"]

_ASKS: dict[Kind, str] = {
    "person": r"who|whom|whose|which|qui[eé]n(?:es)?|quem|c[oó]mo se llama",
    "time": r"when|(?:what|which) (?:year|date|day|month)|cu[aá]ndo|(?:qu[eé]|en qu[eé]) "
    r"(?:año|fecha|d[ií]a|mes)|quando|que ano",
    "number": r"how (?:many|much|old|long|far|large|big|often|tall|high)|cu[aá]nt[oa]s?|quant[oa]s?"
    r"|(?:what|which|qu[eé]|cu[aá]l)\b[^?.]{0,60}\b(?:percentage|number|proportion|share|rate|toll|total"
    r"|count|size|age|porcentaje|n[uú]mero|tasa|cifra|total|edad)",
    "place": r"where|(?:what|which) (?:country|city|state|town|place|province|region)|d[oó]nde|onde"
    r"|qu[eé] (?:pa[ií]s|ciudad|estado|lugar|provincia)",
    "reason": r"why|por qu[eé]|por que|how come",
}
_ASKS_PATTERNS = {kind: re.compile(rf"\b(?:{p})\b", re.I) for kind, p in _ASKS.items()}

_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores?|hundreds?"
    "|thousands?|millions?|half|third|quarter|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
    "|docenas?|decenas?|cien|cientos|mil|miles|millones|mitad|tercio|dois|quatro|sete|oito|nove|dez"
)
_NUMBER = re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b", re.I)
_TIME = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december|century|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre|octubre|noviembre|diciembre|siglo|janeiro|fevereiro|março|maio|junho|julho"
    r"|setembro|outubro|novembro|dezembro|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b",
    re.I,
)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)(?<![“\"'‘«])\b[A-ZÁÉÍÓÚÑÇÃÕ][\w'’-]+")
_FIRST_NAMES = re.compile(r"^\W*[A-ZÁÉÍÓÚÑÇÃÕ][\w'’-]+(?: [A-ZÁÉÍÓÚÑÇÃÕ][\w'’-]+)+")


def kind_of(question: str) -> Kind:
    """The kind of thing asked for; the earliest asking words decide, the longer before the shorter.

    A "which" that asks for no number, time or place asks for a name, as "who" does.
    """
    found = [
        (match.start(), -len(match[0]), kind)
        for kind, pattern in _ASKS_PATTERNS.items()
        if (match := pattern.search(question))
    ]
    return min(found)[2] if found else "other"


def offers(sentence: str, kind: Kind, question: str) -> bool:
    """Whether the sentence holds a number, date or name that the question could be after.

    A name or number that the question itself holds does not count.
    """
    if kind == "number":
        return bool(_NUMBER.search(_without_words_of(question, sentence)))
    if kind == "time":
        return bool(_TIME.search(_without_words_of(question, sentence)))
    if kind in ("person", "place"):
        return bool(names(_without_words_of(question, sentence)))
    return False


def names(text: str) -> list[str]:
    """Capitalised words that do not merely begin a sentence."""
    first = _FIRST_NAMES.match(text)
    return [*(first[0].split() if first else []), *_NAME.findall(text)]


def _without_words_of(question: str, sentence: str) -> str:
    asked = {word.casefold() for word in re.findall(r"\w+", question)}
    return re.sub(r"\w+", lambda m: "_" if m[0].casefold() in asked else m[0], sentence)
