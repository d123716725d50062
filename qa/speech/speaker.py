"""Who is asked to have said something, and whether a passage may hold what they said."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.article import Passage
from qa.capitals import CAPITAL
from qa.evidence import Evidence
from qa.fitting.lacking import lacking
from qa.people.pronouns import from_its_subject
from vectorstore.analysis import content_words
from vectorstore.archive import Archive
from vectorstore.weigh import asked_in

_WHO = r" (?P<who>[^?]{1,80}?)"
_ASKED = (
    re.compile(
        rf"\bwhat(?: else)? (?:did|does|do|has|have|had){_WHO}"
        r" (?:say|said|think|thought|claim(?:ed)?|tell|told|declared?|promised?|announced?"
        r"|den(?:y|ied)|admit(?:ted)?|warn(?:ed)?|suggest(?:ed)?"
        r"|propose[ds]?|explain(?:ed)?|ask(?:ed)? for)\b",
        re.I,
    ),
    re.compile(
        r"\bqu[eé] (?:m[aá]s )?(?:dijo|dijeron|dice|dicen|opin[aó]n?|opinaron|piensan?|declar[oó]"
        rf"|afirm[oó]|asegur[oó]|cont[oó]|relat[oó]|prometi[oó]|anunci[oó]|neg[oó]|admiti[oó]|advirti[oó]"
        rf"|propuso|pidi[oó]|explic[oó]|denunci[oó]|sugiri[oó]){_WHO}(?:[\s?]*$|"
        r" (?:sobre|acerca|respecto|tras|despu[eé]s|cuando|ante|durante|al?|en|por|que|con)\b)",
        re.I,
    ),
    re.compile(
        r"\bo que (?:mais )?(?:disse|disseram|diz|dizem|pensam?|acham?|achou|afirmou|declarou"
        rf"|contou|relatou|prometeu|anunciou|negou|admitiu|alertou|prop[oô]s|pediu|explicou"
        rf"|denunciou|sugeriu){_WHO}(?:[\s?]*$|"
        r" (?:sobre|acerca|a respeito|depois|quando|ap[oó]s|durante|ao?|em|n[oa]s?|por|que|com)\b)",
        re.I,
    ),
)
_NOBODY = re.compile(  # whose words are not to be looked for, or by what other name is not known
    r"\b(?:he|she|it|they|we|you|i|s?he|people|someone|anyone|everyone|others?|archives?|articles?"
    r"|reports?|news\w*|studies|study|polls?|surveys?|law|constitution|él|ellas?|ellos|ele|ela|eles|elas"
    r"|se|gente|archivo|arquivo|art[ií]culos?|artigos?|ley|lei)\b",
    re.I,
)
_MANY = re.compile(  # anyone of theirs may speak for them
    r"(?-i:\b[a-zà-öø-ÿ]+s\b)|\b(?:government|police|army|military|navy|church|gang|cartel|company"
    r"|party|court|press|media"
    r"|gobierno|polic[ií]a|ej[eé]rcito|iglesia|banda|c[aá]rtel|fiscal[ií]a|empresa|partido|prensa"
    r"|governo|ex[eé]rcito|igreja|imprensa|quadrilha)\b",
    re.I,
)
_OF = re.compile(r"\s(?:of|from|in|at|de|del|do|da|dos|das)\s.*", re.I)
_NAMED = re.compile(rf"[{CAPITAL}]")


def speaker_in(question: str) -> str | None:
    """Whose words are asked for, if somebody's are.

    >>> speaker_in("What did Father Camilo Aguirre say about the truce?")
    'Father Camilo Aguirre'
    >>> speaker_in("¿Qué dijo el alcalde de Montería sobre el paro?")
    'el alcalde de Montería'
    """
    asked = _asked(question)
    if asked is None or _NOBODY.search(asked["who"]):
        return None
    return asked["who"].strip()


def asks_for_all(question: str) -> bool:
    """Whether all that somebody said is asked for, and not what they said of something.

    >>> asks_for_all("What did Luna say?"), asks_for_all("What did Luna say of the mine?")
    (True, False)
    """
    asked = _asked(question)
    if asked is None:
        return False
    verb_last = asked.re is _ASKED[0]
    return not question[asked.end() if verb_last else asked.end("who") :].strip(" ?!.")


def _asked(question: str) -> re.Match[str] | None:
    return next((asked for form in _ASKED if (asked := form.search(question))), None)


def without_place(speaker: str) -> str:
    """Who they are, without what they are it of: "the mayor" of "the mayor of Tumaco"."""
    return _OF.sub("", speaker)


def speaks_for_many(speaker: str) -> bool:
    """Whether they are many, or a body, so that anyone of them may speak for it."""
    return bool(_MANY.search(without_place(speaker)))


def theirs(archive: Archive, question: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence that may be the words of the speaker asked for; all, where none is asked for.

    A passage must name the speaker, or its article have the office of one not named. Anyone may
    speak for many, and an article in another language calls an office by another word.
    """
    speaker = speaker_in(question)
    if speaker is None:
        return list(evidence)
    language = asked_in(archive, question)
    passages = {item.hit.passage.id: item.hit.passage for item in evidence}
    silent = {
        key
        for key, passage in passages.items()
        if passage.article.language == language and not _speaks(archive, question, speaker, passage)
    }
    return [item for item in evidence if item.hit.passage.id not in silent]


def _speaks(archive: Archive, question: str, speaker: str, passage: Passage) -> bool:
    article = passage.article
    who = without_place(speaker)
    if speaks_for_many(speaker):
        return True
    if _NAMED.search(who):
        near = replace(article, text=from_its_subject(passage).text)
        return not any(name in who for name in lacking(archive, question, near))
    office = set(content_words(who, article.language))
    return not office or bool(office.intersection(content_words(article.text, article.language)))
