"""Who has left: of "who heads the police?" nobody whose days in office a sentence says are over."""

import re

from qa.capitals import CAPITAL, NAMED

_HOLDS = re.compile(  # now, or after the one that the question names
    r"^\W*(?:and |y |e )?(?:"
    r"who(?:['’]s| is| are| currently| now)? (?:now |currently )?(?:heads?|leads?|runs?|commands?"
    r"|directs?|governs?|chairs?|manages?|coaches|presides|in charge"
    r"|(?:the|its|their)(?: \w+){0,3} (?:head|leader|chief|director|president|minister|mayor"
    r"|governor|boss|commander|chairman|coach|captain|ambassador|bishop|prosecutor|secretary))"
    r"|qui[eé]n (?:dirige|encabeza|lidera|manda|comanda|gobierna|preside"
    r"|es (?:ahora )?(?:el|la|su))"
    r"|quem (?:dirige|chefia|lidera|comanda|governa|preside|é (?:agora )?[oa]\b)"
    r"|who (?:has )?(?:replace[sd]|succeed(?:s|ed))"
    r"|qui[eé]n (?:reempla|sustitu|sucedi|relev)\w+"
    r"|quem (?:substitu|sucede)\w+)\b",
    re.I,
)
_OF_ANOTHER_TIME = re.compile(
    r"\d{4}|\b(?:former|ex|previous|outgoing|until|before|first|last|anterior|antes|hasta|primer\w*"
    r"|último|até|últim[oa])\b",
    re.I,
)
_END = (
    r"(?:resignation|dismissal|departure|removal|ousting|retirement|arrest|death|murder|renuncia"
    r"|dimisi[oó]n|destituci[oó]n|salida|retiro|captura|muerte|asesinato|renúncia|demiss[aã]o|saída"
    r"|aposentadoria|prisão|morte)"
)
_UP_TO_IT = rf"(?:(?!by |por )[^\s\d{CAPITAL},.;:]+ ){{0,4}}"  # "the long-serving director"
_LEFT = (
    re.compile(
        r"\b(?i:replac(?:e[sd]?|ing)|succeed(?:s|ed|ing)?|(?:took|tak(?:es|ing|en?)) over from"
        r"|in (?:the )?place of|former|outgoing|ex|predecessor,?|predecesor\w*,?|antecessora?,?"
        r"|(?:end(?:s|ed|ing)|after) the [^,.;:]{1,50} of"
        rf"|{_END} (?:of|de|del|d[ao])"
        r"|en (?:lugar|reemplazo|sustituci[oó]n|relevo) de|no lugar d[eoa]"
        rf"|(?:reempla[zc]|relev|s?u[bs]stitu|suce[di])\w* (?:al?|[oa])?) {_UP_TO_IT}{NAMED}"
    ),
    re.compile(
        rf"{NAMED}(?:, (?:who|quien|que) (?:had |has |was |is |fue |foi )?(?i:leav\w+|left|step\w*"
        r"|resign\w*|retir\w+|quit|dismissed|fired|sacked|ousted|removed|died|dej[aóo]\w*|renunci\w+"
        rf"|destituid[oa]|sa(?:le|lió|iu)|deixa\w*)\b|[’']s? {_END}\b)"
    ),
)


def has_left(question: str, sentence: str, start: int, end: int) -> bool:
    """Whether these characters of the sentence name one who no longer holds the office asked for.

    >>> told = "She put Ana Paz in command, ending the three years of Elio Roa."
    >>> has_left("Who heads the police?", told, 55, 63), has_left("Who heads it?", told, 8, 15)
    (True, False)
    """
    if not _HOLDS.search(question) or _OF_ANOTHER_TIME.search(question):
        return False
    gone = (name for form in _LEFT for name in form.finditer(sentence))
    return any(name.start("name") < end and start < name.end("name") for name in gone)
