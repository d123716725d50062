"""``python -m qa.reader.training --sets DIR``: train the reader anew (``make reader``)."""

import argparse
import random
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from qa.reader.convert import WEIGHTS
from qa.reader.training.example import Example
from qa.reader.training.lessons import Lessons
from qa.reader.training.news import News
from qa.reader.training.qamr import Qamr
from qa.reader.training.train import Course, say, train
from qa.reader.training.trecqa import TrecQa
from vectorstore.encoder import Encoder

_NEWS_FIRST, _NEWS_AFTER, _NEWS_LAST = 20_000, 6000, 1500  # examples
_QAMR_LAST, _QAMR_HARDER = 8000, 4000
_LESSONS_AGAIN, _ELSEWHERE = 4000, 8000
_ALTERED = 0.12
_FIRST = Course()
_AFTER = Course(rate=1e-4, dropout=0.1, mean=0.998, seed=8)
_LAST = Course(rate=1.5e-4, dropout=0.1, mean=0.998, kept=0.35, seed=10)
_HARDER = Course(rate=1.5e-4, dropout=0.1, mean=0.997, kept=0.3, seed=12)


class Sets:
    """The question sets in a folder, as lessons. With ``news``, BBC articles are among them."""

    def __init__(self, folder: Path, *, news: bool) -> None:
        self._encoder = encoder = Encoder()
        self._qamr = Qamr(folder / "qamr", encoder)
        self._trec = TrecQa(folder / "trecqa")
        self._news = News(folder / "bbc", encoder) if news else None
        self._lessons = Lessons(folder, "own", "qamr", *(["bbc"] if news else []))
        self._harder = Lessons(folder, "harder", "languages")

    def first(self, chance: random.Random) -> list[Example]:
        """Everything once, shuffled; then QAMR again in other passages, with a little news."""
        first = [
            *self._qamr.examples(chance),
            *self._some_news(chance, _NEWS_FIRST),
            *self._trec.examples(chance),
        ]
        second = [
            *self._qamr.examples(chance),
            *self._some_news(chance, _NEWS_AFTER),
            *self._trec.examples(chance),
            *self._trec.examples(chance),
        ]
        chance.shuffle(first)
        chance.shuffle(second)
        return [*first, *second]

    def after(self, chance: random.Random) -> list[Example]:
        """QAMR in other passages, some of its questions altered, with a little of the rest."""
        some = self._some_news(chance, _NEWS_AFTER)
        trec = [*self._trec.examples(chance), *self._trec.examples(chance)]
        examples = [*self._qamr.examples(chance, _ALTERED), *some, *trec]
        return chance.sample(examples, len(examples))

    def last(self, chance: random.Random) -> list[Example]:
        """The lessons over whole articles, some of QAMR's questions, and a little of the rest."""
        lessons = self._lessons.examples(chance)
        own = islice(self._qamr.examples(chance, _ALTERED), _QAMR_LAST)
        some = self._some_news(chance, _NEWS_LAST)
        trec = [*self._trec.examples(chance), *self._trec.examples(chance)]
        examples = [*lessons, *own, *some, *trec]
        return chance.sample(examples, len(examples))

    def harder(self, chance: random.Random) -> list[Example]:
        """The harder lessons, some of them beside another article too, and some of the others."""
        elsewhere = self._harder.elsewhere(chance, _ELSEWHERE, self._encoder)
        again = islice(self._lessons.examples(chance), _LESSONS_AGAIN)
        own = islice(self._qamr.examples(chance, _ALTERED), _QAMR_HARDER)
        examples = [*self._harder.examples(chance), *elsewhere, *again, *own]
        return chance.sample(examples, len(examples))

    def _some_news(self, chance: random.Random, count: int) -> list[Example]:
        return list(islice(self._news.examples(chance), count)) if self._news else []


def main() -> None:
    """Read the arguments, train, keep the weights."""
    parser = argparse.ArgumentParser(prog="python -m qa.reader.training", description=__doc__)
    parser.add_argument("--sets", type=Path, required=True, help="folder with qamr, bbc, trecqa")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="where the weights are kept")
    parser.add_argument("--examples", type=int, help="no more than these, for a trial")
    parser.add_argument("--begin", type=Path, help="only the last two parts, from these weights")
    parser.add_argument("--no-news", action="store_true", help="without the BBC's articles")
    given = parser.parse_args()
    sets = Sets(given.sets, news=not given.no_news)
    if not given.begin:
        _learn(sets.first, _FIRST, given.to, given.examples)
        _learn(sets.after, _AFTER, given.to, given.examples, given.to)
    _learn(sets.last, _LAST, given.to, given.examples, given.begin or given.to)
    _learn(sets.harder, _HARDER, given.to, given.examples, given.to)


def _learn(
    lessons: Callable[[random.Random], list[Example]],
    course: Course,
    to: Path,
    most: int | None,
    begin: Path | None = None,
) -> None:
    examples = lessons(random.Random(course.seed))[:most]
    answered = sum(bool(example.gold) for example in examples)
    say(f"{len(examples):,} examples, {answered:,} of them with an answer")
    train(examples, course, to, begin)


if __name__ == "__main__":
    main()
