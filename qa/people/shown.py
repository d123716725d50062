"""What an article shows of a name: whether it is a person's, and whether a man's or a woman's."""

import re
from collections.abc import Collection

from qa.people.first_names import FIRST_NAMES, MEN, WOMEN
from qa.people.named import NAME
from qa.people.words import ROLE_AFTER, is_of_men, is_office, is_persons

_TITLES = {
    True: r"(?:Mr|Sir|Lord|Don|Señor|Sr|Senhor|Prince|King)\.?",
    False: r"(?:Mrs|Ms|Miss|Dame|Lady|Baroness|Doña|Señora|Sra|Senhora|Dona|Princess|Queen)\.?",
    None: r"(?:Dr|Dra|Prof)\.?",
}
_PRONOUNS = {
    True: re.compile(r"\b(?:he|him|his|himself|él|ele|dele)\b", re.I),
    False: re.compile(r"\b(?:she|her|hers|herself|ella|ela|dela)\b", re.I),
}
_AGE = re.compile(r",? \(?(?:aged |de )?\d\d\b")
_BESIDE = 80


def is_person(name: str, text: str) -> bool:
    """Whether the name is one that many have, or has a title, an office or an age beside it.

    >>> is_person("Aston Villa", "Aston Villa won."), is_person("Aston Hill", "Aston Hill, 30.")
    (False, True)
    """
    first = name.split()[0]
    if first in FIRST_NAMES or is_office(first) or any(_titled(name, text, sex) for sex in _TITLES):
        return True
    whole_or_last = rf"(?:{re.escape(name)}|{re.escape(name.split()[-1])})"
    places = re.finditer(rf"(?:([\w-]+),? )?\b{whole_or_last}\b", text)
    return any(
        (found[1] not in name.split() and is_persons(found[1] or ""))
        or _shown_behind(text[found.end() :][:_BESIDE])
        for found in places
    )


def _shown_behind(after: str) -> bool:
    """By ", 34," or ", a guard at the gate"."""
    role = ROLE_AFTER.match(after)
    return bool(_AGE.match(after)) or bool(role and is_persons(role[0].split()[-1]))


def by_title(name: str) -> tuple[bool, str]:
    """To order names, those with Mr or Mrs last."""
    return any(re.fullmatch(title, name.split()[0]) for title in _TITLES.values()), name


def is_one(names: Collection[str]) -> bool:
    """Whether the names may all be of one person ("Ana Ruiz", "Mrs Ruiz"), and there is one.

    >>> is_one({"Ana Ruiz", "Mrs Ruiz"}), is_one({"Ana Ruiz", "Mr Ruiz"})
    (True, False)
    """
    whole = {name for name in names if not by_title(name)[0]}
    sexes = set().union(*map(_by_first, names))
    return (
        bool(names)
        and len({name.split()[-1] for name in names}) == 1
        and (len(whole) <= 1 and len(sexes) <= 1)
    )


def may_be(name: str, text: str, sentence: str, *, male: bool) -> bool:
    """Whether "he" (``male``) or "she" fits the name, by the surest that the article shows.

    That is a title or a first name; else a pronoun in the sentence that names the person; else the
    first name's ending, which in the languages of the archive is a for women and o for men. If
    none shows it, the article may have no pronoun of the other sex.

    >>> may_be("Robin Hill", "Mrs Hill left.", "", male=True)
    False
    """
    for shown in (_by_name(name, text), _by_pronoun(sentence), _by_ending(name)):
        if shown:
            return shown == {male}
    return not _PRONOUNS[not male].search(text)


def _by_name(name: str, text: str) -> set[bool]:
    titled = {sex for sex in (True, False) if _titled(name, text, sex)}
    return _by_first(name) or titled or _by_role(name, text)


def _by_first(name: str) -> set[bool]:
    first = name.split()[0]
    return {
        sex
        for sex, known in ((True, MEN), (False, WOMEN))
        if first in known or re.fullmatch(_TITLES[sex], first)
    }


def _by_role(name: str, text: str) -> set[bool]:
    """Of "actress Robin Hill"."""
    before = re.findall(rf"([\w-]+),? {re.escape(name)}\b", text)
    return {sex for word in before if (sex := is_of_men(word)) is not None}


def _titled(name: str, text: str, sex: bool | None) -> bool:
    first, last = name.split()[0], name.split()[-1]
    if re.fullmatch(_TITLES[sex], first):
        return True
    return bool(re.search(rf"\b{_TITLES[sex]} (?:{NAME} )?{re.escape(last)}\b", text))


def _by_pronoun(sentence: str) -> set[bool]:
    return {sex for sex, pronoun in _PRONOUNS.items() if pronoun.search(sentence)}


def _by_ending(name: str) -> set[bool]:
    first = name.split()[0]
    return {True} if first.endswith("o") else {False} if first.endswith("a") else set()
