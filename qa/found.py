"""What was found for a question, and how likely it holds the answer."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.answer import Question
from qa.dates.compared import whole_time_first
from qa.dates.of_time import apart_from_time, of_the_time, tells_the_time
from qa.dates.prefer import newest_first
from qa.evidence import FEW, Evidence, gather
from qa.fitting.lacking import all_named_first, lacking, names_all
from qa.fitting.open_number import may_tell_unit
from qa.fitting.ordinals import tells_of_another
from qa.fitting.other_count import counts_another
from qa.plainly import plainly
from qa.question_kind import kind_of
from qa.reader.reading import Reader
from qa.refusal import confidence
from qa.speech.speaker import theirs
from qa.topic import of_the_topic, spoken_of, topic_in
from vectorstore.analysis import STEMMERS
from vectorstore.archive import Archive
from vectorstore.coverage import RareWords
from vectorstore.hit import Hit
from vectorstore.weigh import asked_in

_SURE = 0.5  # confidence from which a question is not read again without its words for a time
_UNLIKELY = 0.1  # the most, where none of the strongest few has the unit or may be who is to speak
_HARDLY = 0.15  # of the probability of one of another time, beside which it would not be told
_WORSE_BY = 0.25  # of its probability: evidence this close to the strongest answers as well


@dataclass(frozen=True)
class Found:
    """``hits`` are the passages that are read, ``around`` these and the next best.

    ``confidence`` is between 0 and 1; ``started`` is when the question came (``perf_counter``).
    ``lacking`` are names in the question that the strongest evidence's article lacks.
    ``newest_first`` says that a newer article's evidence was put before stronger.
    """

    question: Question
    hits: tuple[Hit, ...]
    around: tuple[Hit, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    started: float
    lacking: tuple[str, ...] = ()
    newest_first: bool = False

    @property
    def seconds(self) -> float:
        """How long ago the question came."""
        return round(time.perf_counter() - self.started, 4)

    def with_confidence(self, likely: float) -> "Found":
        """The same, with another reading of the confidence."""
        return replace(self, confidence=likely)


def look_up(
    archive: Archive,
    reader: Reader,
    question: Question,
    around: Sequence[Hit],
    most: int,
    started: float,
) -> Found:
    """Read the best ``most`` of the passages found.

    Raises:
        ModelError: the encoder or the reader can't be loaded.
    """
    hits = around[:most]
    evidence, likely = _read(archive, reader, question, question.standalone, hits)
    timeless = apart_from_time(question)
    if likely < _SURE and timeless != question.standalone:
        of_then = [hit for hit in hits if tells_the_time(hit.passage, question)]
        other, also_likely = _read(archive, reader, question, timeless, of_then)
        if also_likely > likely:
            evidence, likely = other, also_likely
    if topic := topic_in(question.standalone, asked_in(archive, question.standalone)):
        words = RareWords(archive, topic)
        evidence = of_the_topic(words, evidence)
        likely = spoken_of(topic, words, evidence, likely)
    evidence = whole_time_first(evidence, question)
    strongest = evidence[0].article.last_day if evidence else ""
    if question.time and question.time.use == "latest":
        within = _WORSE_BY * evidence[0].score if evidence else 0.0
        asked = question.standalone
        evidence = newest_first(evidence, within, lambda item: names_all(archive, asked, item))
    missing = lacking(archive, question.standalone, evidence[0].article) if evidence else []
    return Found(
        question,
        tuple(hits),
        tuple(around),
        tuple(evidence),
        likely,
        started,
        tuple(missing),
        newest_first=bool(evidence) and evidence[0].article.last_day > strongest,
    )


def _read(
    archive: Archive, reader: Reader, question: Question, asked: str, hits: Sequence[Hit]
) -> tuple[list[Evidence], float]:
    """The evidence of the time asked for, by these words of the question, and its confidence."""
    gathered = gather(archive, reader, plainly(asked), hits)
    evidence = of_the_time(gathered, question)
    least = _HARDLY * gathered[0].score if gathered[:1] != evidence[:1] else 0.0
    weak = all(item.score < least for item in evidence)
    telling = {item.hit.passage.id for item in evidence}
    told = [hit for hit in hits if hit.passage.id in telling]
    evidence, all_named = all_named_first(archive, asked, evidence)
    likely = confidence(archive, asked, evidence, told, all_named=all_named)
    speaking = theirs(archive, asked, evidence[:FEW])
    if weak or not any(_may_tell_unit(asked, item) for item in speaking):
        likely = min(likely, _UNLIKELY)
    if evidence and _is_of_another(archive, asked, evidence[0]):
        likely = min(likely, _UNLIKELY)
    return evidence, likely


def _is_of_another(archive: Archive, asked: str, strongest: Evidence) -> bool:
    """Whether it tells of the second where the first is asked for, or counts another thing."""
    return tells_of_another(asked, strongest.article) or counts_another(archive, asked, strongest)


def _may_tell_unit(asked: str, item: Evidence) -> bool:
    """Whether it has the unit that a number is asked for in, as far as its language is known."""
    if item.article.language not in STEMMERS or kind_of(asked) != "number":
        return True
    return may_tell_unit(asked, item.text)
