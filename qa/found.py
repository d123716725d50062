"""What was found for a question, and how likely it holds the answer."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.accounts.around import MOST
from qa.answer import Question
from qa.dates.find import find_in_time
from qa.dates.of_time import apart_from_time, of_the_time
from qa.dates.prefer import newest_first
from qa.evidence import Evidence, gather, strongest_first
from qa.reader.reading import Reader
from qa.refusal import confidence
from vectorstore.archive import Archive
from vectorstore.hit import Hit

_WORSE_BY = 0.25  # of its probability: evidence this close to the strongest answers as well


@dataclass(frozen=True)
class Found:
    """``hits`` are the passages that are read, ``around`` these and the next best.

    ``confidence`` is between 0 and 1; ``started`` is when the question came (``perf_counter``).
    """

    question: Question
    hits: tuple[Hit, ...]
    around: tuple[Hit, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    started: float

    @property
    def seconds(self) -> float:
        """How long ago the question came."""
        return round(time.perf_counter() - self.started, 4)

    def with_confidence(self, likely: float) -> "Found":
        """The same, with another reading of the confidence."""
        return replace(self, confidence=likely)


def look_up(
    archive: Archive, reader: Reader, question: Question, most: int, started: float
) -> Found:
    """Search, and read the best ``most`` passages.

    Raises:
        ModelError: the encoder or the reader can't be loaded.
    """
    around = find_in_time(archive, question, max(most, MOST))
    hits = around[:most]
    evidence = of_the_time(_evidence(archive, reader, question, hits), question)
    telling = {item.hit.passage.id for item in evidence}
    likely = confidence(evidence, [hit for hit in hits if hit.passage.id in telling])
    if question.time and question.time.use == "latest":
        evidence = newest_first(evidence, _WORSE_BY * evidence[0].score if evidence else 0.0)
    return Found(question, tuple(hits), tuple(around), tuple(evidence), likely, started)


def _evidence(
    archive: Archive, reader: Reader, question: Question, hits: Sequence[Hit]
) -> list[Evidence]:
    """Every sentence, read with the question's words for a time or without: whichever is better."""
    whole = gather(archive, reader, question.standalone, hits)
    timeless = apart_from_time(question, hits)
    if timeless == question.standalone:
        return whole
    best: dict[tuple[str, int], Evidence] = {}
    for item in (*whole, *gather(archive, reader, timeless, hits)):
        place = (item.article.id, item.start)
        if place not in best or best[place].score < item.score:
            best[place] = item
    return strongest_first(best.values())
