"""Questions written over whole articles: some that the article answers, some that it all but does.

``lessons/`` holds the questions, and the places in an article's text (characters) that answer or
where a careless reader would think so; the articles are the BBC's, QAMR's and short ones of our
own (``passages.jsonl``). A near miss asks something about the people and events of an article that
it does not say [Rajpurkar et al. 2018, Know What You Don't Know: Unanswerable Questions for SQuAD].
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import numpy

from ingest.sentences import sentence_spans
from qa.reader.training.example import Example, told_around
from qa.reader.training.lines import lines
from qa.reader.training.news import whole_sentences
from qa.reader.training.qamr import articles
from vectorstore.encoder import Encoder

_WRITTEN = Path(__file__).with_name("lessons")
_UNANSWERED = 0.2
_LIKE = 4  # other articles most like a question
_Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class _Text:
    title: str
    text: str
    spans: _Spans


@dataclass(frozen=True)
class _Lesson:
    """A question, the numbers of the sentences that answer or nearly do, the short answer.

    ``answer`` is (sentence, start, end) as in ``Example``.
    """

    article: _Text
    question: str
    gold: frozenset[int]
    near: frozenset[int]
    answer: tuple[int, int, int] | None


class Lessons:
    """The lessons of these files of ``lessons/``; ``sets`` has the articles that are not there."""

    def __init__(self, sets: Path, *files: str) -> None:
        self._lessons: list[_Lesson] = []
        for name in files:
            told = _texts(name, sets)
            rows = lines(_WRITTEN / f"{name}.jsonl")
            self._lessons += [_lesson(row, told[row["article"]]) for row in rows]

    def examples(self, chance: random.Random) -> Iterator[Example]:
        """Every lesson once, in random order, in a run of its article drawn anew."""
        for lesson in chance.sample(self._lessons, len(self._lessons)):
            taken_away = bool(lesson.gold) and chance.random() < _UNANSWERED
            at = chance.choice(sorted(lesson.gold or lesson.near))
            told = told_around(at, len(lesson.article.spans), chance)
            kept = [i for i in told if not (taken_away and i in lesson.gold)]
            if kept:
                yield _example(lesson, kept, chance)

    def elsewhere(self, chance: random.Random, count: int, encoder: Encoder) -> Iterator[Example]:
        """``count`` of them beside another article that the encoder finds much like the question.

        Nothing there answers: what is asked of two articles in the same words stands beside neither
        of them. Topics are left out, which many an article tells of, and with them what is answered
        by yes or no.
        """
        told = list({lesson.article.text: lesson.article for lesson in self._lessons}.values())
        asked_of = {(lesson.question, lesson.article.text) for lesson in self._lessons}
        asked = [lesson for lesson in self._lessons if lesson.answer or lesson.near]
        some = chance.sample(asked, min(count, len(asked)))
        passages = encoder.encode_passages([f"{a.title}. {a.text}" for a in told])
        likeness = encoder.encode_passages([lesson.question for lesson in some]) @ passages.T
        for lesson, like in zip(some, numpy.argsort(-likeness, axis=1), strict=True):
            near = (told[i] for i in like)
            others = (a for a in near if (lesson.question, a.text) not in asked_of)
            article = chance.choice(list(islice(others, _LIKE)))
            sentences = len(article.spans)
            told_there = told_around(chance.randrange(sentences), sentences, chance)
            there = replace(lesson, article=article, gold=frozenset(), answer=None)
            yield replace(_example(there, told_there, chance), about=False)


def _example(lesson: _Lesson, kept: list[int], chance: random.Random) -> Example:
    article, answer = lesson.article, lesson.answer
    return Example(
        lesson.question,
        tuple(article.text[slice(*article.spans[i])] for i in kept),
        frozenset(kept.index(i) for i in lesson.gold if i in kept),
        (kept.index(answer[0]), *answer[1:]) if answer and answer[0] in kept else None,
        title=article.title if chance.random() < 0.5 else "",
    )


def _lesson(row: dict[str, Any], article: _Text) -> _Lesson:
    gold, near = (_touched(article.spans, row.get(places, [])) for places in ("gold", "near"))
    answer = None
    if "answer" in row:
        start, end = row["answer"]
        number = min(_touched(article.spans, [row["answer"]]))
        first, last = article.spans[number]
        answer = (number, start - first, min(end, last) - first)
    return _Lesson(article, row["question"], gold, near, answer)


def _touched(spans: _Spans, places: list[list[int]]) -> frozenset[int]:
    """Numbers of the sentences that overlap any of the places."""
    return frozenset(
        number
        for number, (a, b) in enumerate(spans)
        if any(a < end and b > start for start, end in places)
    )


def _articles(path: Path, split: Callable[[str], _Spans]) -> Iterator[tuple[str, _Text]]:
    for row in lines(path):
        yield row["id"], _Text(row["title"], row["text"], split(row["text"]))


def _texts(name: str, sets: Path) -> dict[str, _Text]:
    """The articles that the questions of a file are about, by id."""
    if name == "qamr":
        return dict(_of_qamr(sets / name))
    if name == "bbc":
        return dict(_articles(sets / name / "docs.jsonl", whole_sentences))
    return _ours(_WRITTEN / "passages.jsonl")


@cache  # more than one file of lessons is about them
def _ours(path: Path) -> dict[str, _Text]:
    return dict(_articles(path, sentence_spans))


def _of_qamr(folder: Path) -> Iterator[tuple[str, _Text]]:
    """Its sentences of an article, joined by blanks."""
    for key, sentences in articles(folder).items():
        ends = list(accumulate(len(text) + 1 for text in sentences))
        spans = [(end - len(t) - 1, end - 1) for end, t in zip(ends, sentences, strict=True)]
        yield key, _Text("", " ".join(sentences), spans)
