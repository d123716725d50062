"""Whom "he" or "she" at the beginning of a sentence means, where only one person can be meant."""

import re
from dataclasses import dataclass

from ingest.article import Article
from ingest.sentences import sentence_spans
from qa.people.named import whole_names
from qa.people.others import BLOT, names_another
from qa.people.shown import by_title, is_one, is_person, may_be
from qa.people.words import ROLE_AFTER, ROLE_BEFORE, speaks_of_another

BACK = 700  # characters in which the name has to stand
_WORD = re.compile(r"[\w-]+")
_SAID = (
    "(?:said|says|told|added|argued|warned|explained|insisted|dijo|afirmó|señaló|explicó|disse"
    "|afirmou|explicou)"
)
_SAYS = re.compile(rf"\W*(?:(?:has|had|also|later|then) )*{_SAID}\b", re.I)
_SAID_BY = re.compile(rf"\b(?!told|warned){_SAID} (?:[\w’'-]+ ){{0,3}}$", re.I)
_GOES_ON = re.compile(  # with what the speaker of the sentence before said
    r"\W*\w+ (?:(?:also|then|further) )?(?:added|stressed|concluded|went on|continued"
    r"|agregó|añadió|concluyó|acrescentou|concluiu)\b",
    re.I,
)
_SOMEONE = re.compile(r"\b(?:him|whose|who|whom|cuy[oa]|quien)\b", re.I)
_HAS = re.compile(r"[’'](?:s\b|(?!\w))")
_ACTS = re.compile(  # what stands before a name that is the subject, or of who is quoted
    r"^[“\"'«]?(?:(?:although|though|but|and|yet|when|while|after|as|if|since|however,|pero|cuando"
    r"|aunque|mas|quando) )?(?:(?:the|an?|el|la|una?|os?|as?|uma?) )?"
    r"(?:(?!(?:s?he|it|they|we|i|his|her|its|their|to|with|by|from|on|at|for|about|against|between"
    r"|than|and|y|e|con|por|para|a|com)\b)[\w’'-]+,? ){0,5}$"
    rf"|{_SAID_BY.pattern}",
    re.I,
)
_OF = re.compile(r"\b(?:of|de|del|do|da)(?: [a-zñáéíóú-]+)?(?: \w+)? $")


@dataclass(frozen=True)
class _Mention:
    place: int
    end: int
    name: str


def person_before(article: Article, start: int, *, male: bool) -> str | None:
    """Who is meant by a pronoun that begins the sentence at ``start``; None if that is unsure.

    That is the one person named in the nearest sentence before it that names any, in the same
    article, by a whole name or by the last part of one told before, as who acts or is quoted there.
    The article has to show that it is a person, and of that sex. Nobody, where from there on
    somebody else is brought up who might be meant: by a name, as "the suspect", as "him".
    """
    told = _told(article.text[:start])
    before = article.text[max(0, start - BACK) : start]
    for first, last in reversed(sentence_spans(before, article.language)[-3:]):
        sentence = before[first:last]
        people = _people_in(sentence, told)
        if people:
            return _only(people, sentence, article, start, male=male)
        if speaks_of_another(sentence, male=male) or names_another(sentence, article):
            return None
    return None


def _told(text: str) -> dict[str, str]:
    """Whole names by their last word, where no two people share that."""
    told: dict[str, set[str]] = {}
    for _, name in whole_names(text):
        told.setdefault(name.split()[-1], set()).add(name)
    return {last: min(names, key=by_title) for last, names in told.items() if is_one(names)}


def _people_in(sentence: str, told: dict[str, str]) -> list[_Mention]:
    """Where a person is named, and the whole name."""
    whole = [_Mention(at, at + len(name), name) for at, name in whole_names(sentence)]
    parts = [
        _Mention(*found.span(), told[found[0]])
        for found in _WORD.finditer(sentence)
        if found[0] in told and not any(one.place <= found.start() < one.end for one in whole)
    ]
    return sorted([*whole, *parts], key=lambda one: one.place)


def _only(
    people: list[_Mention], sentence: str, article: Article, start: int, *, male: bool
) -> str | None:
    """The one person named, if as who acts, if it fits, and if nobody else is in the sentence."""
    one, before = people[0], sentence[: people[0].place]
    if not _is_alone(people, sentence) or _OF.search(before) or not _ACTS.search(before):
        return None
    if names_another(_without(people, sentence), article):
        return None
    speaks = _SAYS.match(sentence, one.end) or _SAID_BY.search(before)
    goes_on = speaks and _GOES_ON.match(article.text, start)
    if not goes_on and speaks_of_another(_but_of_them(people, sentence), male=male):
        return None
    shown = is_person(one.name, article.text) or (speaks and _says_there(article.text, start))
    return one.name if shown and may_be(one.name, article.text, sentence, male=male) else None


def _is_alone(people: list[_Mention], sentence: str) -> bool:
    """Whether one person is named, who owns nothing there, and no "him" or "whose" is told of."""
    owns = any(_HAS.match(sentence, person.end) for person in people)
    return is_one({one.name for one in people}) and not owns and not _SOMEONE.search(sentence)


def _says_there(text: str, start: int) -> bool:
    """Whether the sentence is "He said"."""
    pronoun = re.compile(r"\w+").match(text, start)
    return bool(pronoun and (_SAYS.match(text, pronoun.end()) or _GOES_ON.match(text, start)))


def _without(people: list[_Mention], sentence: str) -> str:
    """The sentence with each name blotted out."""
    for person in people:
        blot = BLOT * (person.end - person.place)
        sentence = sentence[: person.place] + blot + sentence[person.end :]
    return sentence


def _but_of_them(people: list[_Mention], sentence: str) -> str:
    """The sentence less the names and what these people are said to be (", a guard")."""
    rest = ROLE_BEFORE.sub("", sentence[: people[0].place])
    ends = [*(person.place for person in people[1:]), len(sentence)]
    for person, end in zip(people, ends, strict=True):
        rest += BLOT + ROLE_AFTER.sub("", sentence[person.end : end])
    return rest
