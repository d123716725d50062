"""The few words of a sentence that alone would answer, as one would say them.

The reader finds them while it reads the passage. It finds them better in the sentence alone (XQuAD
English: F1 .623 to .636), so the sentences that are told are read once more by themselves. The
words are then rounded: a name is told whole, a preposition before it not, of a date only the year
where the year is asked for (F1 .653).
"""

import re
from collections.abc import Callable

from ingest.article import Passage
from qa.amounts_and_times import is_amount, is_count, is_moment, is_only_a_time
from qa.capitals import CAPITAL
from qa.dates.words import ENGLISH_DAY_OR_MONTH
from qa.evidence import Evidence
from qa.fitting.known import Known
from qa.fitting.unit import asks_age
from qa.fitting.who_did import is_a_source
from qa.question_kind import Kind, asks_how_many, kind_of
from qa.reader.reading import Read, Reader, Span
from vectorstore.analysis import carries_meaning
from vectorstore.archive import Archive

_DOUBTFUL = -2.0  # logits
_OTHERS = 3  # short answers looked at if the likeliest is of another kind than what is asked for
_READ_BEST = "en"  # the language that the reader was taught
ShortAnswer = Callable[[Evidence], Span | None]

_BOUND = (  # "At least 18" is not "18"
    r"(?i:at (?:least|most)|in (?:excess of|all|total)|as \w+ as|on average|por lo (?:menos|más)"
    r"|en (?:total|torno|promedio)|em (?:total|torno|média))"
)
_BEFORE = re.compile(
    rf"(?!{_BOUND}\b)"
    r"(?:and|but|[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Ff]or|[Ff]rom|to|of|[Ww]ith|as|[Ss]ince|[Dd]uring|into|through|via"
    r"|that|like|including|because of|due to|en|por|desde|durante|hasta|em)\s+"
)
_PRONOUN = re.compile(
    r"(?:he|she|it|they|him|her|them|his|its|their|this|that|these|those|who|which|himself|herself"
    r"|itself|themselves|él|ella|ellos|ellas|esto|eso|quien|ele|ela|eles|elas|isso)",
    re.I,
)
_EDGES = ".,;:([ "
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_ASKS_A_YEAR = re.compile(r"\b(?:what|which|qué|que) (?:year|año|ano)\b", re.I)
_ASKS_A_COUNT = re.compile(r"\b(?:how (?:many|much)|cu[aá]nt[oa]s?|quant[oa]s?)\b", re.I)
_OF_A_COUNT = re.compile(r"(?<=\w)-(?:time|year|day|month|week)[\w-]*$")
_WORD = rf"(?:[{CAPITAL}][\w'’-]*)"
_NAME = re.compile(_WORD)
_ON = re.compile(rf" {_WORD}")
_FROM = re.compile(rf"(?:^|(?<=[\w,”’)] )){_WORD}(?<!['’]s)(?<!s['’]) (?:(?:of|de|do|da|del) )?$")
_NO_NAME = re.compile(rf"{ENGLISH_DAY_OR_MONTH}\b", re.I)


def as_read(item: Evidence) -> Span | None:
    """What the reader found in the passage, where it holds it likelier than no answer."""
    return item.short if item.margin > 0 else None


class CloserLook:
    """The short answers in sentences that are told, by reading each once more by itself."""

    def __init__(self, archive: Archive, reader: Reader, question: str) -> None:
        self._reader = reader
        self._question = question
        self._known = Known(archive, question)
        self._kind = kind_of(question)

    def __call__(self, item: Evidence) -> Span | None:
        """Its place in the article, where either reading holds it for about as likely as none.

        That the sentence answers is settled by then, and from two logits below to two above the
        words are right equally often.

        Raises:
            ModelError: the reader can't be loaded.
        """
        place, margin = self.likeliest(item)
        return place if margin > _DOUBTFUL else None

    def likeliest(self, item: Evidence) -> tuple[Span | None, float]:
        """The likeliest, however unlikely; and by how much, in logits, likelier than none."""
        if item.short is None:
            return None, item.margin
        readings = [(item.short, item.margin)]
        if item.article.language == _READ_BEST:
            alone = self._alone(item)
            readings.insert(0, (alone.answer or item.short, max(alone.margin, item.margin)))
            readings += alone.others
        for place, margin in readings:
            start, end = (max(0, at - item.start) for at in place)
            if self._known.answers_nothing(item.text, start, end):
                continue
            start, end = as_said(self._question, item.text, start, end)
            if is_a_source(self._question, item.text, start, end):
                continue
            if may_be(item.text[start:end], self._kind, self._question):
                return (item.start + start, item.start + end), margin
        return None, item.margin

    def _alone(self, item: Evidence) -> Read:
        span = (item.start, item.end)
        asked = self._known.put_for(item.hit)
        passage = Passage(item.article, *span)
        (reading,) = self._reader.read(asked, [passage], [[span]], _OTHERS)
        return reading.sentences[0]


def may_be(words: str, kind: Kind, question: str) -> bool:
    """Whether the words can be what a question of this kind is after, as far as they show it.

    >>> may_be("Wednesday", "person", "Who resigned?"), may_be("2004", "place", "Where was it?")
    (False, False)
    """
    if _PRONOUN.fullmatch(words):
        return False
    if kind == "time":
        return is_moment(words)
    if kind == "number":
        if asks_how_many(question):
            return is_count(words)
        return is_amount(words) or not asks_age(question)
    return kind not in ("person", "place") or not is_only_a_time(words)


def as_said(question: str, sentence: str, start: int, end: int) -> Span:
    """The words at these places of the sentence, rounded; never empty.

    >>> sentence = "He fled to San Pedro Sula by boat."
    >>> first, last = as_said("Where did he flee to?", sentence, 8, 20)
    >>> sentence[first:last]
    'San Pedro Sula'
    """
    if _ASKS_A_COUNT.search(question):
        start, end = _count(sentence, start, end)
    else:
        start, end = _whole_name(question, sentence, start, end)
    start, end = _plain(sentence, start, end)
    year = _YEAR.search(sentence, start, end) if _ASKS_A_YEAR.search(question) else None
    return year.span() if year else (start, end)


def _count(sentence: str, start: int, end: int) -> Span:
    """Of "six-time winner" the number."""
    unit = _OF_A_COUNT.search(sentence[start:end])
    return (start, start + unit.start()) if unit else (start, end)


def _whole_name(question: str, sentence: str, start: int, end: int) -> Span:
    """Widened to the whole of a name that it cuts, but not to one that the question tells."""
    told = sentence[start:end].split() or [""]
    asked = {name.casefold() for name in _NAME.findall(question, 1)}
    while _is_name(told[-1]) and (more := _ON.match(sentence, end)):
        word = more[0].strip()
        if not _is_name(word) or word.casefold() in asked:
            break
        end = more.end()
    while _is_name(told[0]) and (more := _FROM.search(sentence[:start])):
        word = more[0].split()[0]
        if not _is_name(word) or not carries_meaning(word):
            break
        start = more.start()
    return start, end


def _is_name(word: str) -> bool:
    return bool(_NAME.match(word)) and not _NO_NAME.match(word)


def _plain(sentence: str, start: int, end: int) -> Span:
    """Without a preposition before it, or marks and half a pair of brackets around it."""
    first, last = start, _without_marks(sentence, start, end)
    while before := _BEFORE.match(sentence, first, last):
        first = before.end()
    told = sentence[first:last]
    if told.count("(") > told.count(")"):
        closing = sentence.find(")", last)
        near = 0 <= closing - last < 30 and "(" not in sentence[last:closing]
        last = closing + 1 if near else first + told.rindex("(")
        last = _without_marks(sentence, first, last)
    return (first, last) if first < last else (start, end)


def _without_marks(sentence: str, start: int, end: int) -> int:
    """Where the words end, marks after them left out."""
    return start + len(sentence[start:end].rstrip(_EDGES))
