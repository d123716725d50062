"""``python -m qa.reader.training --sets DIR``: train the reader anew (``make reader``)."""

import argparse
import random
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

_QAMR_FIRST, _NEWS, _ELSEWHERE = 24_000, 4000, 6000  # examples
_ALTERED = 0.12


class Sets:
    """The question sets in a folder, as lessons. With ``news``, BBC articles are among them."""

    def __init__(self, folder: Path, *, news: bool) -> None:
        self._encoder = encoder = Encoder()
        self._qamr = Qamr(folder / "qamr", encoder)
        self._trec = TrecQa(folder / "trecqa")
        self._news = News(folder / "bbc", encoder) if news else None
        self._lessons = Lessons(folder, "own", "qamr", *(["bbc"] if news else []))
        self._harder = Lessons(folder, "harder", "languages")

    def examples(self, chance: random.Random) -> list[Example]:
        """All once: first what is easier and shorter; then the lessons, shuffled, with the rest."""
        qamr = list(self._qamr.examples(chance, _ALTERED))
        news = islice(self._news.examples(chance), _NEWS) if self._news else ()
        first = [*qamr[:_QAMR_FIRST], *news, *self._trec.examples(chance)]
        then = [
            *qamr[_QAMR_FIRST:],
            *self._trec.examples(chance),
            *self._lessons.examples(chance),
            *self._harder.examples(chance),
            *self._harder.elsewhere(chance, _ELSEWHERE, self._encoder),
        ]
        return [*chance.sample(first, len(first)), *chance.sample(then, len(then))]


def main() -> None:
    """Read the arguments, train, keep the weights."""
    parser = argparse.ArgumentParser(prog="python -m qa.reader.training", description=__doc__)
    parser.add_argument("--sets", type=Path, required=True, help="folder with qamr, bbc, trecqa")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="where the weights are kept")
    parser.add_argument("--examples", type=int, help="no more than these, for a trial")
    parser.add_argument("--no-news", action="store_true", help="without the BBC's articles")
    given = parser.parse_args()
    course = Course()
    sets = Sets(given.sets, news=not given.no_news)
    examples = sets.examples(random.Random(course.seed))[: given.examples]
    answered = sum(bool(example.gold) for example in examples)
    say(f"{len(examples):,} examples, {answered:,} of them with an answer")
    train(examples, course, given.to)


if __name__ == "__main__":
    main()
