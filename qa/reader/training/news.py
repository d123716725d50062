"""News articles as a source of questions: made from their sentences, and their headlines."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy

from ingest.sentences import sentence_spans
from qa.reader.training.example import LONGEST, Example, told_around, words_of
from qa.reader.training.lines import lines
from qa.reader.training.questions import Made, made_questions
from vectorstore.encoder import Encoder

_UNANSWERED = 0.3
_SHORTEST = 25  # characters of a sentence
_LIKE = 8  # articles most like another


@dataclass(frozen=True)
class _Story:
    title: str
    sentences: tuple[str, ...]


class News:
    """The articles of ``docs.jsonl`` in ``folder``, each once."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._stories = list(_stories(folder / "docs.jsonl"))
        vectors = encoder.encode_passages([" ".join(s.sentences[:6]) for s in self._stories])
        self._like = numpy.argsort(-(vectors @ vectors.T), axis=1)[:, 1 : _LIKE + 1]

    def examples(self, chance: random.Random) -> Iterator[Example]:
        """One question of each sentence that gives one, and each headline, in random order."""
        places = [(n, i) for n, s in enumerate(self._stories) for i in range(len(s.sentences))]
        for story, at in chance.sample(places, len(places)):
            if at == 0 and chance.random() < 0.7:
                yield self._headline(story, chance)
            for made in made_questions(self._stories[story].sentences[at], chance):
                yield self._example(story, at, made, chance)
                break

    def _example(self, number: int, at: int, made: Made, chance: random.Random) -> Example:
        story = self._stories[number]
        answer = story.sentences[at][made.start : made.end].lower()
        told = told_around(at, len(story.sentences), chance)
        title = story.title if chance.random() < 0.5 else ""
        if chance.random() < _UNANSWERED:
            return self._without(number, at, answer, made.question, chance)
        kept = [i for i in told if i == at or answer not in story.sentences[i].lower()]
        texts = tuple(story.sentences[i] for i in kept)
        gold = kept.index(at)
        place = (gold, made.start, made.end)
        return Example(made.question, texts, frozenset({gold}), place, title=title)

    def _without(
        self, number: int, at: int, answer: str, question: str, chance: random.Random
    ) -> Example:
        """A passage of the same article, or of one like it, that does not answer."""
        same = chance.random() < 0.7
        story = self._stories[number if same else int(chance.choice(self._like[number].tolist()))]
        length = chance.randint(2, LONGEST)
        first = chance.randint(0, max(0, len(story.sentences) - length))
        if same:
            first = max(0, at - chance.randint(0, length))
        kept = [
            text
            for i, text in enumerate(story.sentences[first : first + length], first)
            if not (same and i == at) and answer not in text.lower()
        ]
        texts = tuple(kept) or (chance.choice(self._stories[self._like[number][0]].sentences),)
        title = story.title if chance.random() < 0.5 else ""
        return Example(question, texts, about=same, title=title)

    def _headline(self, number: int, chance: random.Random) -> Example:
        """The headline as a question; the sentences that share most with it answer."""
        story = self._stories[number]
        asks = chance.choice(("", "", "what about ", "what happened: ", "how ", "explain "))
        if chance.random() < _UNANSWERED:
            other = self._stories[int(chance.choice(self._like[number].tolist()))]
            return Example(
                f"{asks}{story.title}", other.sentences[: chance.randint(2, LONGEST)], about=False
            )
        texts = list(story.sentences[: chance.randint(2, LONGEST)])
        order = chance.sample(range(len(texts)), len(texts))
        mixed = tuple(texts[i] for i in order)
        title = set(words_of(story.title))
        shared = [
            len(title & set(words_of(text))) + (order[i] == 0) for i, text in enumerate(mixed)
        ]
        gold = frozenset(i for i, count in enumerate(shared) if count and count == max(shared))
        return Example(f"{asks}{story.title}", mixed, gold or frozenset({order.index(0)}))


def _stories(path: Path) -> Iterator[_Story]:
    seen: set[str] = set()
    for row in lines(path):
        text = row["text"]
        sentences = tuple(text[a:b] for a, b in whole_sentences(text))
        if len(sentences) >= 4 and sentences[0] not in seen:
            seen.add(sentences[0])
            yield _Story(row["title"], sentences)


def whole_sentences(text: str) -> list[tuple[int, int]]:
    """The places of an article's sentences, scraps left out."""
    return [(a, b) for a, b in sentence_spans(text) if b - a >= _SHORTEST]
