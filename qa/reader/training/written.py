"""Questions that a language model wrote of a sentence and words in it (``asking.py``).

Kept are those that ask of nothing but the sentence, and that a trained reader answers with the same
words [Alberti et al. 2019, Synthetic QA Corpora Generation with Roundtrip Consistency].
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.article import Article, Passage
from qa.amounts_and_times import is_amount
from qa.evaluation.answers import bag_f1
from qa.reader.reading import Reader
from qa.reader.training.example import within, words_of
from vectorstore.analysis import content_words

_ASKS = re.compile(
    r"^(?:(?:in|on|at|for|by|to|from|with|of|during) )?"
    r"(?:who|whom|whose|what|which|when|where|why|how)\b[^?]*\?$",
    re.I,
)
_NAME_OR_NUMBER = re.compile(r"(?<=\W)(?:[A-Z][\w'’-]+|\d[\d,.]*\d|\d)")
_FEWEST, _MOST = 5, 22  # words
_SAME = 0.5  # F1 of the words


@dataclass(frozen=True)
class Written:
    """A question, and ``sentence[start:end]``, which answers it."""

    sentence: str
    question: str
    start: int
    end: int


def kept(rows: Iterable[dict[str, str]], reader: Reader) -> Iterator[Written]:
    """Of rows of ``sentence``, ``answer`` and ``question`` those to learn from."""
    for row in rows:
        sentence, question = row["sentence"], row["question"]
        place = within(sentence, row["answer"])
        if place is None or not _asks_of(sentence, question, row["answer"]):
            continue
        if _agrees(reader, question, sentence, row["answer"]):
            yield Written(sentence, question, *place)


def _asks_of(sentence: str, question: str, answer: str) -> bool:
    if not _ASKS.match(question) or not _FEWEST <= len(question.split()) <= _MOST:
        return False
    if not content_words(answer, "en") and not is_amount(answer):
        return False
    if set(words_of(answer)) <= set(words_of(question)):
        return False
    return all(name in sentence for name in _NAME_OR_NUMBER.findall(question))


def _agrees(reader: Reader, question: str, sentence: str, answer: str) -> bool:
    whole = (0, len(sentence))
    (reading,) = reader.read(question, [Passage(Article("", "", sentence), *whole)], [[whole]])
    found = reading.sentences[0].answer
    if found is None:
        return False
    return bag_f1(words_of(sentence[slice(*found)]), words_of(answer)) >= _SAME
