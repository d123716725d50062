"""A question that is really two or three, taken apart: "Who led it, and when was he caught?"."""

import re
from collections.abc import Sequence

from qa.capitals import CAPITAL

_ADVERB = r"(?:when|where|why|how)"
_HEAD = rf"{_ADVERB}|cuándo|dónde|cómo|por qué|quando|onde|por que"
_HOW_MUCH = r"how (?:many|much|long|far|often|old|big|large|high)\b"
_TELLS = r"(?:happened|led|caused|became|made|followed|changed)"  # verbs that go with "what" alone
_DOES = (
    r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|may|might|must)"
    r"(?:n['’]t)?"
)
_NO_PRONOUN = r"(?!(?:i|you|he|she|it|we|they|this|that|these|those|there)\b)[\w'’-]+"
_PREPOSITION = r"(?:(?:in|at|on|by|for|from|to|with|of|about|since|under|after) )?"
# As a question begins, and not as a clause does: "what they have done", "how it works".
_ENGLISH = (
    rf"(?:{_PREPOSITION}(?:who|whom) {_NO_PRONOUN}"
    rf"|{_ADVERB} {_DOES}\b"
    r"|how many(?: of (?:them|these|those))? \w+ed\b"
    rf"|{_HOW_MUCH}(?: {_NO_PRONOUN}){{0,4}}? {_DOES}\b"
    rf"|{_PREPOSITION}(?:what|which|whose)(?: {_NO_PRONOUN}){{0,4}}? {_DOES}\b"
    rf"|what {_TELLS}\b)"
)
_SPANISH = (
    r"¿?(?:(?:a|de|en|por|con|para|desde|hasta) )?"
    r"(?:qui[eé]n(?:es)?|qué|cuál(?:es)?|cuándo|dónde|cómo|cuánt[oa]s?) [\w'’-]+"
)
_PORTUGUESE = r"(?:(?:em|por|com|de|a) )?(?:quem|o que|quando|onde|quant[oa]s?|por que) [\w'’-]+"
_DOES_IT = r"(?:is|are|was|were|did|does|has|can|could|will|would|should)"  # "have" may be an order
_YES_OR_NO = rf"(?i:{_DOES_IT} (?:he|she|it|they|there)\b)"
_YES_OR_NO_APART = rf"(?i:{_DOES_IT}) (?:(?i:his|her|its|their|the)\b|[{CAPITAL}][\w'’-]+)"
_BARE = rf"(?:{_HEAD}|by whom)\W*(?:$|[?;])"
_ANY = rf"(?:{_ENGLISH}|{_SPANISH}|{_PORTUGUESE})"
_JOINT = re.compile(
    rf"(?:[?;]|[?;]?,? (?:and|y|e)) +(?=(?:and |y |e )?(?i:{_ANY}|{_BARE})"
    rf"|(?<= and ){_YES_OR_NO}"
    rf"|(?:(?<=[?;] )|(?<=, and ))(?:and )?(?:{_YES_OR_NO}|{_YES_OR_NO_APART}))"
)
_ASKS = re.compile(
    rf"^\W*(?:(?:and|but|so|y|e) )?(?:{_ANY}|how (?:many|much)\b|{_DOES} )|[,:] {_ANY}", re.I
)
_BOTH = re.compile(
    rf"^\W*(?P<one>{_HEAD}) (?:and|y|e)"
    rf" (?P<other>(?!{_HOW_MUCH}){_HEAD}) (?P<rest>.+)$",
    re.I,
)
_NO_VERB = re.compile(  # "How many men and how many women were killed?"
    r"^\W*(?:\w+ )?(?:which|whose|what|how (?:many|much)"
    r"|qu[eé]|cu[aá]l(?:es)?|cu[aá]nt[oa]s?|quant[oa]s?) (?:[\w'’-]+ )?"
    rf"(?!{_TELLS})[\w'’-]+(?<!ed)(?<!ó)(?<!ron)$",
    re.I,
)
_RELATIVE = re.compile(r"\w.* (?:that|who|which) \w", re.I)
_AND = re.compile(r"^(?:and|y|e) ", re.I)
_MOST = 3  # more are a list, or no questions


def parts_of(question: str) -> Sequence[str]:
    """The questions that it puts one after the other; mostly it alone.

    >>> parts_of("Who led the police, and when was he caught?")
    ['Who led the police?', 'When was he caught?']
    >>> parts_of("When and where was Fito caught?")
    ['When was Fito caught?', 'Where was Fito caught?']
    >>> parts_of("What is known of the truce and how it ended?")
    ['What is known of the truce and how it ended?']
    """
    if both := _BOTH.match(question):
        return [_asked(f"{both[word]} {both['rest']}", question) for word in ("one", "other")]
    parts = [_AND.sub("", part.strip(" ?;,")) for part in _JOINT.split(question)]
    asked = [_asked(f"{part}?", question) for part in parts if part]
    if not 1 < len(asked) <= _MOST or not _ASKS.search(asked[0]):
        return [question]
    return [question] if any(map(_goes_on, asked, asked[1:])) else asked


def _goes_on(part: str, after: str) -> bool:
    """Whether the next part goes on with this one: it lacks its verb, or a clause is told of."""
    if _NO_VERB.match(part.strip("?")):
        return True
    return bool(_RELATIVE.match(part) and re.match(r"(?:who|which) ", after, re.I))


def _asked(part: str, question: str) -> str:
    """The part as a question of its own, with the marks of the whole one."""
    words = part.lstrip("¿")
    return ("¿" if "¿" in question else "") + words[:1].upper() + words[1:]
