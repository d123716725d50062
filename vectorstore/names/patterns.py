"""Pairs of names that a text says are one: 'X, also known as Y', 'X (Y)', 'First "Nick" Last'.

What stands in brackets is another name only where it is in quotation marks or where one of the
two is made of the other's first letters, as far as a translation leaves them: "National Liberation
Army (Ejército de Liberación Nacional - ELN)".
"""

import re
from collections.abc import Iterator

from vectorstore.names.acronyms import SMALL, fitting_end, is_acronym
from vectorstore.names.key import key_of, words_of

Pair = tuple[str, str]

_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]{0,60}\w|[A-ZÀ-ÖØ-Þ]|\d{1,3}(?:st|nd|rd|th)?)"
_SMALL = rf"(?:{'|'.join(SMALL)})"
_NAME = rf"{_CAPITAL}(?:(?:[ \u00a0]{_SMALL}){{0,3}}[ \u00a0]{_CAPITAL}){{0,9}}"
_OPEN, _CLOSE = "[“\"‘'«]", "[”\"’'»]"
_SHORT = rf"{_CAPITAL}(?:(?:[ \u00a0]{_SMALL}){{0,2}}[ \u00a0]{_CAPITAL}){{0,4}}"
_ARTICLE = r"(?:the |el |la |los |las |o |a |os |as )?"
_QUOTED = rf"{_OPEN}(?P<quoted>[^“”\"«»\n]{{2,40}}?),?{_CLOSE}(?!\w)"
_KNOWN = (
    r"(?:(?:who (?:is|was) |which is |que es |es )?(?:(?:also|better|commonly|otherwise|widely"
    r"|locally|popularly|often|more commonly) )?(?:known|referred to)(?: (?:simply|locally))? as"
    r"|also called|a\.?k\.?a\.?|alias|nicknamed|(?:también |mejor |más )?conocid[oa]s?"
    r"(?: también| popularmente)? (?:como|por el alias(?: de)?)|(?:também |mais )?conhecid[oa]s?"
    r"(?: também)? (?:como|por)|apodad[oa]s?|apelidad[oa]s?|vulgo|(?:(?<=, )|(?<=\())(?:in|en|em)"
    r" (?:English|Spanish|Portuguese|inglés|español|portugués|inglês|espanhol|português)),?"
)
_IS_KNOWN = re.compile(_KNOWN)  # without it a text need not be searched for names before it
_ALSO_KNOWN = re.compile(
    rf"(?P<name>{_NAME})(?: \([A-Z][\w-]{{1,9}}\))?(?:,? \(?|,|\()\s?{_KNOWN} {_ARTICLE}"
    rf"(?:{_QUOTED}(?: (?:or|and|o|y|u|ou|e) {_OPEN}(?P<second>[^“”\"«»\n]{{2,40}}?),?{_CLOSE})?"
    rf"|(?P<plain>{_SHORT})(?: (?:or|o|ou) {_ARTICLE}(?P<further>{_SHORT}))?)"
)
_OR = re.compile(rf"(?P<name>{_NAME}), or {_ARTICLE}(?P<acronym>[A-Z][\w-]{{1,9}})(?=[,.;)])")
_BRACKETS = re.compile(rf"(?P<name>{_NAME}){_CLOSE}?,? \((?P<inside>[^()\n]{{2,110}})\)")
_NICKNAME = re.compile(
    rf"(?P<first>{_CAPITAL}(?: {_CAPITAL}){{0,2}}) "
    rf"{_OPEN}(?P<nick>(?:(?:El|La|Los|Las|O|A|The) )?{_CAPITAL}(?: {_CAPITAL}){{0,2}}){_CLOSE} "
    rf"(?P<last>{_CAPITAL}(?: (?:de |del |la )*{_CAPITAL}){{0,2}})"
)
_BEFORE_LETTERS = re.compile(
    r"^(?:(?:also )?known (?:by|as)|by|or|por|o|ou|em|en|in)?\s*(?:its|the|their|sus?|as)?\s*"
    r"(?:(?:Spanish|English|Portuguese|French)(?:[- ]language)?\s*)?"
    r"(?:acronyms?|initials|siglas?|abbreviation)?(?: (?:en|em|in) \w+)?[:,]?\s+(?=[A-Z])"
)
_ROLE = (
    r"(?:leader|head|boss|chief|captain|commander|lieutenant|kingpin|(?:co)?founder|member"
    r"|coordinator|operative|president|mayor|governor|minister|assassin|killer|hitm[ae]n|gangster"
    r"|trafficker|dealer|resident|native|l[ií]der|cabecilla|jef[ea]|chefe|comandante|(?:co)?fundador"
    r"|miembro|membro|integrante|pandiller[oa]|sicari[oa]|narcotraficante|traficante|president[ea]"
    r"|alcalde|alcaldesa|gobernador|governador|ministr[oa]|residente)(?:es|a?s?)"
)
_OF = r"(?:of|in|from|for|at|de|del|en|do|da|dos|das|no|na|em)"
_LED = re.compile(rf"(?i:{_ROLE}) {_OF} ")  # such a name is of whoever leads: "Leader of the MS-13"
_OF_ONES_OWN = (  # someone's, whose other name may follow; any other noun may be what has the name
    r"(?:arrest|capture|extradition|detention|killing|murder|assassination|death|trial|conviction"
    r"|surrender|escape|release|deportation|case|reward|warrant|search|hunt|hand|order|command"
    r"|control|leadership|rule|name|arresto|captura|extradici[óo]n|detenci[óo]n|asesinato|muerte"
    r"|juicio|condena|entrega|fuga|liberaci[óo]n|caso|recompensa|mano|[óo]rden(?:es)?|mando|control"
    r"|liderazgo|nombre|contra|parte|prisão|detenção|extradição|assassinato|morte|julgamento"
    r"|condenação|soltura|mão|ordem|orden|liderança|nome)s?"
)
_OF_ANOTHER = re.compile(  # "the wife of", "a gang in", "the leader of the feared"
    rf"(?<![\w’'-])(?!{_OF_ONES_OWN} )[a-zà-öø-ÿ][\w’'-]* {_OF}(?: [a-zà-öø-ÿ][\w’'-]*){{0,2}} $"
)
_LISTED = re.compile(rf", (?:{_NAME},? )?(?:and|y|e) {_NAME}$")
_OF_ONE = re.compile(r"alias|a\.?k\.?a|nicknamed|apodad|apelidad|vulgo")  # never of all of a list
_LANGUAGE_ASIDE = re.compile(r", (?:in|en|em) \w+, ")  # "he told Univision, in Spanish, that"
_WITHIN = re.compile(r" (?:in|en|em) ")
_PARTS = re.compile(r"\s+[-–—]\s+|\s*[;,]\s+|\s+(?:or|o|ou)\s+")
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "president former ex general gen colonel col captain capt commander leader boss mayor pope "
        "governor senator judge minister attorney prosecutor presidente expresidente "
        "coronel comandante capitán líder jefe alcalde gobernador ministro fiscal drug kingpin mr "
        "mrs ms dr formerly and but in on at when while as for from with since after before under "
        "the by el la los las en por para con según mas más e y o a os as no na",
    )
)
_DAY = re.compile(  # at the end; or a month, but for May, which ends people's names too
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August"
    r"|(?:Sept|Nov|Dec)ember|October)$"
)
_CAPITALS_TELL = re.compile(r"[a-zà-öø-ÿ]{3}")  # not in a text in capitals throughout
_LONGEST_NAME, _SHORTEST_KEY, _TELLING, _BEFORE = 70, 2, 4, 60  # characters


def other_names(text: str) -> list[Pair]:
    """Each pair once, the fuller name first, in the order of the text.

    >>> other_names("Dairo Antonio Úsuga, alias “Otoniel,” led them.")
    [('Dairo Antonio Úsuga', 'Otoniel')]
    >>> other_names("The Jalisco Cartel New Generation (CJNG) and the state of Mexico (Toluca)")
    [('Jalisco Cartel New Generation', 'CJNG')]
    """
    if not _CAPITALS_TELL.search(text):
        return []
    found = [*_also_known(text), *_in_brackets(text), *_nicknames(text)]
    kept = {(key_of(one), key_of(two)): (one, two) for one, two in found if _is_pair(one, two)}
    return list(kept.values())


def _also_known(text: str) -> Iterator[Pair]:
    for match in _ALSO_KNOWN.finditer(text) if _IS_KNOWN.search(text) else ():
        plain = [name for name in match.group("plain", "further") if not _is_day(name or "")]
        for other in (*match.group("quoted", "second"), *plain):
            told = (other or "").strip(" ,.")
            if told[:1].isupper() or told[:1].isdigit():
                yield from _called(match, told)
    for match in _OR.finditer(text) if ", or " in text else ():
        if is_acronym(match["acronym"]):
            whole = fitting_end(match["name"], match["acronym"])
            if whole:
                yield whole, match["acronym"]


def _in_brackets(text: str) -> Iterator[Pair]:
    for match in _BRACKETS.finditer(text) if "(" in text else ():
        name, inside = match["name"], match["inside"].strip()
        quoted = re.fullmatch(_QUOTED, inside)
        if quoted and quoted["quoted"][:1].isupper():
            yield from _called(match, quoted["quoted"].strip(" ,."))
            continue
        parts = [part.strip(" “”\"'«»") for part in _PARTS.split(inside) if part.strip()]
        letters = [p for p in (_BEFORE_LETTERS.sub("", part) for part in parts) if is_acronym(p)]
        for acronym in letters[:1]:
            yield from ((whole, acronym) for whole in (fitting_end(name, acronym),) if whole)
            for part in parts:
                if re.fullmatch(_NAME, part) and not is_acronym(part):
                    yield from ((w, acronym) for w in (fitting_end(part, acronym),) if w)
        if re.fullmatch(_NAME, inside) and _share_a_word(name, inside):
            yield _plain(name), inside
        last = name.split()[-1]
        if is_acronym(last) and not letters and re.fullmatch(_NAME, inside):
            yield from ((whole, last) for whole in (fitting_end(inside, last),) if whole)


def _called(match: re.Match[str], other: str) -> Iterator[Pair]:
    """The pair, unless nothing confirms that the other name is that of the one before it."""
    name = match["name"]
    letters = is_acronym(other) and fitting_end(name, other)
    confirmed = letters or "which is" in match[0] or _share_a_word(name, other)
    if confirmed or not (_is_of_another(match) or _is_of_several(match) or _is_aside(match)):
        yield _plain(name), other


def _is_of_another(match: re.Match[str]) -> bool:
    """As that of "the head of Name" and of "a gang in Name" is."""
    start = match.start("name")
    before = match.string[max(0, start - _BEFORE) : start]
    name = match["name"]
    return bool(_OF_ANOTHER.search(before) or _LED.match(name) or _WITHIN.search(name))


def _is_of_several(match: re.Match[str]) -> bool:
    """As in "Honduras, Guatemala and Name, known as", but for an alias, which is of one."""
    start, end = match.span("name")
    if _OF_ONE.search(match[0][end - start :]):
        return False
    return _LISTED.search(match.string, max(0, start - _BEFORE), end) is not None


def _is_aside(match: re.Match[str]) -> bool:
    return _LANGUAGE_ASIDE.match(match[0][len(match["name"]) :]) is not None


def _share_a_word(one: str, other: str) -> bool:
    """As a name and its translation do: Gulf Clan, Clan del Golfo."""
    words = [set(words_of(_plain(name))) for name in (one, other)]
    return all(len(some) > 1 for some in words) and any(
        len(word) >= _TELLING for word in words[0] & words[1]
    )


def _nicknames(text: str) -> Iterator[Pair]:
    for match in _NICKNAME.finditer(text):
        yield _plain(f"{match['first']} {match['last']}"), match["nick"]


def _plain(name: str) -> str:
    """Without a possessor before it, a title, or a word that merely begins the sentence."""
    words = re.split(r"['’]s ", name)[-1].split()
    while len(words) > 1 and words[0].strip(".").lower() in _NO_NAMES:
        words = words[1:]
    return " ".join(words)


def _is_day(name: str) -> bool:
    """Whether it is one, or goes on into one; in quotation marks it may be a name: "Sunday"."""
    return _DAY.search(name) is not None


def _is_pair(one: str, two: str) -> bool:
    keys = key_of(one), key_of(two)
    if _is_day(one) or len(one) > _LONGEST_NAME or any(len(key) < _SHORTEST_KEY for key in keys):
        return False
    return keys[0] != keys[1] and not all(name.isdigit() for name in keys)
