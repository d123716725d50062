"""A question as the reader understands it best.

A question after a toll is put as articles tell it, by how many people died; of one that only wants
to hear of something ("Tell me about ...") that thing is left.

An article seldom has the word that a question counts by: it says that forty died or were killed,
not what the death toll was. The search finds it by what else is asked; the reader, which was
taught on plain questions, needs this one put plainly.
"""

import re

from qa.question_kind import topic_of

_PLACE = {"of": "in", "from": "in", "for": "in", "de": "en", "del": "en el"}
_ENGLISH = re.compile(
    r"\b(?:what(?: was| is| were|['’]s)|how (?:high|large|big|heavy) (?:was|is)) the "
    r"(?:\w+ )?(?:death toll|body count|number of (?:deaths|dead|victims|fatalities|people killed))"
    r"(?: (?P<place>of|from|for|in|at|on|during|after|following)\b|(?=\W*$))",
    re.I,
)
_SPANISH = re.compile(
    r"\b(?:cu[aá]l(?:es)? (?:fue|es|era)|qu[eé]) (?:el|la) "
    r"(?:saldo|n[uú]mero|cifra|balance|total)(?: \w+)? de (?:muert[oa]s|v[ií]ctimas|fallecid[oa]s)"
    r"(?: (?P<place>del?|en|durante|tras)\b|(?=\W*$))",
    re.I,
)
_PLAIN = ((_ENGLISH, "How many people died"), (_SPANISH, "Cuántas personas murieron"))


def plainly(question: str) -> str:
    """The question put plainly; most as they are.

    >>> plainly("What was the death toll of the fire?")
    'How many people died in the fire?'
    """
    for pattern, plain in _PLAIN:
        if asked := pattern.search(question):
            place = asked["place"] or ""
            place = _PLACE.get(place.lower(), place)
            told = f"{plain} {place}".rstrip()
            return question[: asked.start()] + told + question[asked.end() :]
    return topic_of(question) or question
