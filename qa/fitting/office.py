"""Whose office it is: "the president of Boca" is not found in "River's president, Ana Paz"."""

import re
from collections.abc import Iterator

from qa.capitals import CAPITAL
from qa.dates.words import ENGLISH_DAY_OR_MONTH
from vectorstore.analysis import carries_meaning
from vectorstore.archive import Archive
from vectorstore.names.asked import names_asked
from vectorstore.names.groups import others_of
from vectorstore.names.key import key_of, words_of

_WORD = rf"[{CAPITAL}](?:[\w-]|[’'](?!s\b))*"
_NAME = rf"{_WORD}(?: (?:(?:of|the|and|de|del|la|los|las|y|d[ao]s?|e) )*(?:{_WORD}|\d+))*"
_OF = r"(?:of|at|for|del?|d[ao]s?)"
_THE = r"(?:the|el|l[ao]s?)"
_THEN = r"(?: (?:in|now|today|when|since|during|en|em|hoy|hoje|ahora|agora)\b[^?]*)?[\s?]*"
_ASKED = (
    re.compile(
        rf"\b(?i:who(?:['’]s| is| was| are| were)|qui[eé]n(?:es)? (?:es|era|fue|son)"
        rf"|quem (?:é|era|foi)) (?:now )?(?:(?:the|el|la|o|a) )?"
        rf"(?P<office>[\w-]+(?: [a-zà-öø-ÿ-]+)?) {_OF} (?:{_THE} )?(?P<name>{_NAME}){_THEN}$"
    ),
    re.compile(
        rf"\b(?i:who(?:['’]s| is| was| are| were)) (?P<name>{_NAME})['’]s? "
        rf"(?P<office>[\w-]+(?: [a-z-]+)?){_THEN}$"
    ),
)
_BEGINNING = 4  # letters alike from which "Honduran" is of Honduras
_DAY = re.compile(rf"{ENGLISH_DAY_OR_MONTH}$|(?i:yesterday|today|tomorrow)$")


class Office:
    """The office that a question asks for the holder of, and whose it is; none in most."""

    def __init__(self, archive: Archive, question: str) -> None:
        self._catalog = archive.catalog
        self._asked = next((asked for form in _ASKED if (asked := form.search(question))), None)
        names = names_asked(archive.catalog, question) if self._asked else ()
        self._others = [other for name in names for other in name.others]

    def is_of_another(self, sentence: str) -> bool:
        """Whether the sentence tells of that office, and of another's only.

        What may be another name of the same is none: letters, a word in common, a known alias.
        """
        if self._asked is None:
            return False
        whose = list(_whose(self._asked["office"], sentence))
        return bool(whose) and not any(map(self._may_be_the_same, whose))

    def _may_be_the_same(self, name: str) -> bool:
        assert self._asked is not None
        asked = [self._asked["name"], *self._others]
        told = [name, *others_of(self._catalog, key_of(name))]
        if any(map(_is_letters, (asked[0], name))):
            return True
        return bool(_beginnings(asked) & _beginnings(told))


def _whose(office: str, sentence: str) -> Iterator[str]:
    """The names that the office is bound to, as they are written.

    A single word after an article is none: "the president of the Republic" is of any. Of "Ana Paz,
    Roa's cousin" both are, for each is the other's.
    """
    beside = rf"(?:(?P<beside>{_NAME}), (?:{_THE} )?)?"
    forms = (
        rf"{beside}(?P<name>{_NAME})[’']s? (?:[a-z-]+ ){{0,2}}(?i:{re.escape(office)})\b",
        rf"{beside}\b(?i:{re.escape(office)}) {_OF} (?P<the>{_THE} )?(?P<name>{_NAME})",
    )
    for form in forms:
        for found in re.finditer(form, sentence):
            if found["beside"]:
                yield found["beside"]
            common = found.groupdict().get("the") and " " not in found["name"]
            if not common and not _DAY.match(found["name"]):
                yield found["name"]


def _is_letters(name: str) -> bool:
    """CJNG or MS-13, which may stand for anything."""
    return any(sum(letter.isupper() for letter in word) > 1 for word in name.split())


def _beginnings(names: list[str]) -> set[str]:
    words = (word for name in names for word in words_of(name))
    return {word[:_BEGINNING] for word in words if carries_meaning(word)}
