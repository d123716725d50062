"""What a chat model wrote, as sentences with the numbers of the passages they cite.

Models number, bullet and embolden what they write, and mark what they cite each in a way of its
own; all of that is brought to one form before the sentences are held against the passages.
"""

import re

from ingest.sentences import sentence_spans

_THOUGHT = re.compile(r"\A.*</think(?:ing)?>|<think(?:ing)?>.*", re.DOTALL | re.I)
_WORD = re.compile(r"[^\W\d_]")
_ITEM = re.compile(r"^(?:(?:\d{1,2}[.)]|[-*•–#]+) )+")
_ANY_MARKER = re.compile(
    r"[\[【［]{1,2} ?(?:passages?|sources?|articles?|pasajes?|passagens?)? ?[#^]?"
    r"(?P<numbers>\d{1,3}(?: ?(?:[,;&–-]|and|to|y|e|a) ?[#^]?\d{1,3})*)"
    r"(?:[†:][^\]】］]{0,20})? ?[\]】］]{1,2}(?:\(\d{1,3}\))?",
    re.I,
)
_SPAN = re.compile(r"(\d+)(?: ?(?:[–-]|to|a) ?(\d+))?")
_MARKER = re.compile(r" ?\[(\d{1,3}(?:,\d{1,3})*)\]")
_AFTER_THE_END = re.compile(r"([.!?…][\"”»’']?)((?: ?\[[\d,]+\])+)")
_LEAD_IN = re.compile(
    r"^(?:(?:according to|as (?:stated|reported) in|based on|in|seg[uú]n|de acordo com)"
    r"(?: (?:the|el|la|o|a))?(?: (?:passages?|articles?|sources?|pasajes?|passage[mn]s?))?)"
    r"(?P<markers>(?:(?: and| y| e|,)? ?\[[\d,]+\])+),? ",
    re.I,
)


def without_thoughts(written: str) -> str:
    """What stands after the thoughts that some models write first; of a cut off one, nothing.

    >>> without_thoughts("It may be 2012.</think>It began in 2012. [1]")
    'It began in 2012. [1]'
    """
    return _THOUGHT.sub("", written)


def marked_sentences(written: str) -> dict[str, list[int]]:
    """Each sentence once, without its markers, with the numbers they named.

    >>> marked_sentences("1. It fell. [1][^3]\\n2. According to passage [2], it rose.")
    {'It fell.': [1, 3], 'It rose.': [2]}
    """
    text = _AFTER_THE_END.sub(r"\2\1", _ANY_MARKER.sub(_in_one_form, _paragraphs(written)))
    found: dict[str, list[int]] = {}
    for start, end in sentence_spans(text):
        told = _LEAD_IN.sub(r"\g<markers> ", text[start:end])
        marked = [int(n) for group in _MARKER.findall(told) for n in group.split(",")]
        sentence = _MARKER.sub("", told).strip(" -*•")
        sentence = sentence[:1].upper() + sentence[1:]
        if _WORD.search(sentence):
            found[sentence] = list(dict.fromkeys([*found.get(sentence, ()), *marked]))
    return found


def _paragraphs(written: str) -> str:
    """The lines, each without what makes it an item and a paragraph unless it goes on the last."""
    lines = (" ".join(line.split()) for line in written.replace("**", "").splitlines())
    joined: list[str] = []
    for line in (_ITEM.sub("", line) for line in lines):
        if joined and (line[:1].islower() or not _WORD.search(_ANY_MARKER.sub("", line))):
            joined[-1] += f" {line}"
        elif line:
            joined.append(line)
    return "\n\n".join(joined)


def _in_one_form(marker: re.Match[str]) -> str:
    spans = _SPAN.findall(marker["numbers"])
    numbers = [n for first, last in spans for n in range(int(first), int(last or first) + 1)]
    return f"[{','.join(map(str, numbers))}]"
