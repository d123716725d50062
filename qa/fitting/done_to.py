"""To whom it was done: of "who kidnapped the bishop?" nobody whom a sentence calls the bishop."""

import re
from collections.abc import Iterator

from qa.capitals import NAMED

_NOT_DONE = (  # to be, to help another verb, or to come after somebody and be called as they were
    r"(?:is|was|are|were|be|been|did|does|will|would|can|could|may|might|must|should|has|had|have"
    r"|bec[ao]me\w*|succe\w+|replac\w+|follow\w*|play\w*|portray\w*|call\w*|es|era|fue|son|eran"
    r"|fueron|ser\w+|est[aáã]\w*|ha[ns]?|foi|foram|são|eram|suce\w+|reempla\w+|s?u[bs]stitu\w+"
    r"|relev\w+|rendeu|lleg\w+|cheg\w+|interpret\w+|llam\w+|cham\w+)\b"
)
_HAVING = r"(?:(?:has|had|have|ha|han|hab[ií]an?|tinham?|havi?am?) )?"
_ARTICLES = r"(?:(?:the|an?|el|l[ao]s?|al|una?|os?|as?|aos?|às?|uma?) )"
_OF = r"(?:of|de|del|d[ao]s?) "
_ASKED = re.compile(
    rf"\b(?:who(?: else| first| really)?|qui[eé]n(?:es)?|quem) {_HAVING}(?!{_NOT_DONE})"
    rf"(?P<verb>[a-zà-öø-ÿ]{{3,}}) (?P<the>{_ARTICLES}*)(?P<head>[^?]{{3,60}}?)"
    rf"(?: {_OF}{_ARTICLES}?(?P<whose>[^?]{{2,40}}?))?"
    r"(?: (?:in|on|at|near|outside|inside|during|after|before|when|while|last|yesterday|with|with"
    r"|en|durante|tras|cuando|con|ayer|em|após|quando|com|ontem)\b[^?]*)?[\s?]*$",
    re.I,
)
_ENDING = re.compile(r"(?:ed|ó|ou|[ai]e?ron|[aei]ram)$", re.I)
_CLOSED = r"(?=\s*(?:[,.;:)”\"–—]|$))"
_PASSIVE = r"(?:was|were|is|are|been|being|got|fue|fueron|sido|foi|foram)"


def done_to(question: str, sentence: str, start: int, end: int) -> bool:
    """Whether these characters of the sentence name whom the question says it was done to.

    >>> told = "Ana Paz, the bishop of Tula, was seized by Elio Roa."
    >>> done_to("Who seized the bishop of Tula?", told, 0, 7)
    True
    >>> done_to("Who seized the bishop of Tula?", told, 43, 51)
    False
    """
    asked = _ASKED.search(question)
    if asked is None:
        return False
    found = (name for form in _forms(asked, sentence) for name in re.finditer(form, sentence))
    return any(name.start("name") < end and start < name.end("name") for name in found)


def _forms(asked: re.Match[str], sentence: str) -> Iterator[str]:
    """In which a name stands for what was asked about, or is the passive's subject."""
    if asked["the"] and (asked["head"][0].islower() or asked[0].isupper()):
        whose = rf"(?: {_OF}{_ARTICLES}?{re.escape(asked['whose'])})?" if asked["whose"] else ""
        told = rf"(?i:\b{_ARTICLES}?{re.escape(asked['head'])}{whose})"
        yield rf"{NAMED}(?:,| is| was| es| era| é)(?: \d{{1,3}},)? {told}{_CLOSED}"
        yield rf"{told} {NAMED}"
        yield rf"{told}, {NAMED}{_CLOSED}"
    done = rf"\b{re.escape(_ENDING.sub('', asked['verb'].lower()))}\w*(?<!ing)\b"
    if len(re.findall(done, sentence, re.I)) == 1:
        yield rf"{NAMED}(?:, [^,.;]+,| \([^)]+\))? (?:\w+ )?{_PASSIVE} (?:\w+ly )?(?i:{done})"
