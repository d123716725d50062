"""QAMR: 34,000 crowd-written questions, each put beside the sentences that make it hard.

The sentence that answers stands among others of its paragraph and article, and among the ones
of other articles that an encoder finds most like the question. In a share of the examples it is
taken away, and nothing answers.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy

from qa.reader.training.example import Example, holds, run_around, within
from qa.reader.training.lines import lines
from qa.reader.training.names import Names
from vectorstore.encoder import Encoder

_NEAREST = 24
_UNANSWERED = 0.3


@dataclass(frozen=True)
class _Sentence:
    id: str
    article: str
    paragraph: int
    number: int
    text: str


class Qamr:
    """The set in ``folder``; each question is given once, in a passage drawn anew.

    ``altered`` is the share that is put about another name or number than the passage's.
    """

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._sentences = {sentence.id: sentence for sentence in _sentences(folder)}
        self._ids = list(self._sentences)
        articles = _by_article(self._sentences.values())
        self._by_article = {key: [s.id for s in some] for key, some in articles.items()}
        self._questions = list(lines(folder / "questions.jsonl"))
        self._names = Names(question["question"] for question in self._questions)
        self._near = self._nearest(encoder)

    def examples(self, chance: random.Random, altered: float = 0.0) -> Iterator[Example]:
        """One example of each question, in random order."""
        for number in chance.sample(range(len(self._questions)), len(self._questions)):
            made = self._example(number, altered, chance)
            if made:
                yield made

    def _nearest(self, encoder: Encoder) -> numpy.ndarray:
        """For every question the numbers of the sentences most like it."""
        sentences = encoder.encode_passages([s.text for s in self._sentences.values()])
        texts = [question["question"] for question in self._questions]
        near = []
        for first in range(0, len(texts), 2048):
            scores = encoder.encode_passages(texts[first : first + 2048]) @ sentences.T
            near.append(numpy.argpartition(-scores, _NEAREST, axis=1)[:, :_NEAREST])
        return numpy.concatenate(near)

    def _example(self, number: int, altered: float, chance: random.Random) -> Example | None:
        question = self._questions[number]
        gold = question["relevant"][0]
        answers = [a for a in question["answers"] if within(self._sentences[gold].text, a)]
        if not answers:
            return None
        around = self._around(gold, self._near[number], answers, chance)
        if chance.random() < _UNANSWERED:
            kept = [self._sentences[key] for key in around if key != gold]
            about = any(s.article == self._sentences[gold].article for s in kept)
            texts = tuple(s.text for s in kept)
            return Example(question["question"], texts, about=about) if texts else None
        at = around.index(gold)
        texts = tuple(self._sentences[key].text for key in around)
        if altered and chance.random() < altered:
            other = self._names.altered(question["question"], texts, chance)
            if other:
                return Example(other, texts)
        answer = answers[0] if chance.random() < 0.7 else chance.choice(answers)
        place = within(texts[at], answer)
        return Example(
            question["question"], texts, frozenset({at}), (at, *place) if place else None
        )

    def _around(
        self, gold: str, nearest: numpy.ndarray, answers: list[str], chance: random.Random
    ) -> list[str]:
        """The gold sentence in a run of its article, with strangers before or after it."""
        article = self._by_article[self._sentences[gold].article]
        places = run_around(article.index(gold), chance)
        told = article[places.start : places.stop]
        run = [k for k in told if k == gold or self._other(k, answers)]
        wanted = len(places) - len(run) + (chance.random() < 0.3)
        near = [self._ids[i] for i in nearest]
        near = [k for k in near if k not in article and self._other(k, answers)]
        strangers = chance.sample(near, min(wanted, len(near))) if wanted > 0 else []
        cut = chance.randint(0, len(strangers))
        return [*strangers[:cut], *run, *strangers[cut:]]

    def _other(self, key: str, answers: list[str]) -> bool:
        return not holds(self._sentences[key].text, answers)


def articles(folder: Path) -> dict[str, list[str]]:
    """The sentences of each article that the set in ``folder`` has, in order."""
    found = _by_article(_sentences(folder))
    return {key: [sentence.text for sentence in some] for key, some in found.items()}


def _by_article(sentences: Iterable[_Sentence]) -> dict[str, list[_Sentence]]:
    found: dict[str, list[_Sentence]] = defaultdict(list)
    for sentence in sentences:
        found[sentence.article].append(sentence)
    for some in found.values():
        some.sort(key=lambda sentence: (sentence.paragraph, sentence.number))
    return found


def _sentences(folder: Path) -> Iterator[_Sentence]:
    for row in lines(folder / "passages.jsonl"):
        article, paragraph, number = row["id"].rsplit(":", 2)
        yield _Sentence(row["id"], article, int(paragraph), int(number), row["text"])
