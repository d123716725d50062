"""What a question takes for granted and the archive does not: names, words, a false verb."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.answer import Question
from qa.evidence import Evidence
from qa.opposites import PAIRS
from qa.question_kind import names
from vectorstore.analysis import LANGUAGES, STEMMERS, content_words, with_other_spellings
from vectorstore.archive import Archive
from vectorstore.hit import Hit
from vectorstore.names.asked import names_asked

_MOST_WORDS = 0.5  # by rarity
_TAKES_FOR_GRANTED = re.compile(
    r"^\W*(?:and |but )?(?:why|when|how(?! many| much)|where|since when"
    r"|por qu[eé]|cu[aá]ndo|c[oó]mo|d[oó]nde)\b",
    re.I,
)

_OPENING = re.compile(r"^\s*¿\s*\w+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_OF_A_PLACE = re.compile(r"(?P<place>[^\W\d_]{4,}?)(?:i?ans?|eans?|ese)")  # Ecuadorian, Honduran


@dataclass(frozen=True)
class Denied:
    """The question says ``asked`` where the archive says ``told``."""

    asked: str
    told: str

    def text(self, language: str) -> str:
        """One sentence that names it."""
        if language == "es":
            return f"La pregunta dice «{self.asked}»; el archivo dice «{self.told}»."
        return f"The question says “{self.asked}”; the archive says “{self.told}”."


def denied(question: str, evidence: Sequence[Evidence]) -> Denied | None:
    """What a why, when, how or where takes for granted and the passages say the opposite of.

    Only where no passage found says what the question says, and the opposite stands in a sentence
    that holds the question's names or, where it names nothing, most of its words.
    """
    if not _TAKES_FOR_GRANTED.search(question):
        return None
    passages = {item.hit.passage.text for item in evidence}
    for one, other in PAIRS:
        asked = one.search(question)
        if asked is None or other.search(question):
            continue
        if any(one.search(text) for text in passages):
            continue
        for item in evidence:
            told = other.search(item.text)
            if told and _same_matter(question, item):
                return Denied(asked[0], told[0])
    return None


def unknown_names(archive: Archive, question: str) -> list[str]:
    """Names in the question that no article of the archive holds in any spelling or by another.

    The first word after "¿" is none: mostly it is a verb.
    """
    others = {asked.text: asked.others for asked in names_asked(archive.catalog, question)}
    return [
        name
        for name in dict.fromkeys(names(_OPENING.sub("", question)))
        if not any(
            _stands(archive, told)
            for told in (name, *(o for text in others if name in text for o in others[text]))
        )
    ]


def unknown_words(archive: Archive, question: Question, hits: Sequence[Hit]) -> list[str]:
    """Words of the question, beside its names, that no article has a form of.

    None where nothing that was found is in the question's language.
    """
    language = question.language
    if language not in STEMMERS or language not in {h.passage.article.language for h in hits}:
        return []
    words = dict.fromkeys(_WORD.findall(question.standalone))
    return [word for word in words if word.islower() and not _stands(archive, word)]


def _stands(archive: Archive, told: str) -> bool:
    return any(_stands_in(archive, told, language) for language in LANGUAGES)


def _stands_in(archive: Archive, told: str, language: str) -> bool:
    words = content_words(with_other_spellings(told), language)
    if not words or any(archive.lexical.shares(words, language).values()):
        return True
    place = _OF_A_PLACE.fullmatch(told)
    forms = content_words(place["place"], language) if place else []
    return any(archive.lexical.holds_form(form, language) for form in forms)


def _same_matter(question: str, item: Evidence) -> bool:
    told = f"{item.hit.passage.heading} {item.text}"
    named = names(question)
    return all(name in told for name in named) if named else item.coverage >= _MOST_WORDS
