"""Whether a few words ask something of their own, and whether two questions ask alike."""

import re

from qa.question_kind import kind_of, wanted

_ASKS = re.compile(
    r"^\W*(?:(?:in|at|on|by|for|from|to|with|of|about|since|until|a|de|en|con|para|desde|hasta|em"
    r"|com) )?(?P<word>how (?:many|much|old|long|far|large|big|often|tall|high)|how come"
    r"|who|whom|whose|which|what|when|where|why|how|por qu[eéê]|(?:por )?qui[eé]n(?:es)?"
    r"|(?:por |o )?qu[eéê]|cu[aá]l(?:es)?|cu[aá]ndo|d[oó]nde|c[oó]mo|cu[aá]nt[oa]s?|quem|quais|qual"
    r"|quando|onde|quant[oa]s?)\b",
    re.I,
)


def asks(text: str) -> bool:
    """Whether it begins as a question does.

    >>> asks("who is the governor?"), asks("was he caught?"), asks("in 2015?")
    (True, True, False)
    """
    return bool(_ASKS.match(text)) or wanted(text).yes_or_no


def asks_alike(text: str, former: str) -> bool:
    """Whether it asks for the same sort of thing as the former question, or for nothing itself.

    >>> asks_alike("how many were there?", "How many were killed?"), asks_alike("in 2015?", "Who?")
    (True, True)
    >>> asks_alike("why were they?", "How many were killed?")
    False
    """
    if not asks(text):
        return True
    word, formerly = _ASKS.match(text), _ASKS.match(former)
    if not word:
        return wanted(former).yes_or_no
    kind = kind_of(text)
    same = bool(formerly) and word["word"].lower() == formerly["word"].lower()  # type: ignore[index]
    return same or (kind != "other" and kind == kind_of(former))


def without_asking(text: str) -> str:
    """What is left of it without the words that ask."""
    word = _ASKS.match(text)
    return text[word.end() :] if word else text
