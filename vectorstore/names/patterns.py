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
_OF_A_ROLE = re.compile(  # such a name is a group's or a place's: "the leader of the MS-13"
    rf"\b(?i:{_ROLE}) (?:of|in|from|at|de|del|en|do|da|dos|das|no|na|em)"
    rf"(?: [a-zà-öø-ÿ][\w’'-]*){{0,2}} {_NAME}$"
)
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
_CAPITALS_TELL = re.compile(r"[a-zà-öø-ÿ]{3}")  # not in a text in capitals throughout
_LONGEST_NAME, _SHORTEST_KEY, _TELLING, _ROLE_BEFORE = 70, 2, 4, 60  # characters


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
        for other in match.group("quoted", "second", "plain", "further"):
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
    """The pair, unless the other name is that of whoever is "the head of Name in Name"."""
    name, (start, end) = match["name"], match.span("name")
    of_a_role = _OF_A_ROLE.search(match.string, max(0, start - _ROLE_BEFORE), end)
    if of_a_role or _WITHIN.search(name):
        letters = is_acronym(other) and fitting_end(name, other)
        if not (letters or "which is" in match[0] or _share_a_word(name, other)):
            return
    yield _plain(name), other


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


def _is_pair(one: str, two: str) -> bool:
    keys = key_of(one), key_of(two)
    if len(one) > _LONGEST_NAME or any(len(key) < _SHORTEST_KEY for key in keys):
        return False
    return keys[0] != keys[1] and not all(name.isdigit() for name in keys)
