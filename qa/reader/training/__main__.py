"""``python -m qa.reader.training --sets DIR``: train the reader anew (``make reader``)."""

import argparse
import random
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from qa.reader.convert import WEIGHTS
from qa.reader.training.example import Example
from qa.reader.training.news import News
from qa.reader.training.qamr import Qamr
from qa.reader.training.train import Course, train
from qa.reader.training.trecqa import TrecQa
from vectorstore.encoder import Encoder

_NEWS_FIRST, _NEWS_AT_THE_END = 20_000, 6000  # examples


def course_of_examples(sets: Path, chance: random.Random, *, news: bool) -> list[Example]:
    """Everything once, shuffled; then QAMR again in other passages, with a little of the rest."""
    encoder = Encoder()
    qamr, trec = Qamr(sets / "qamr", encoder), TrecQa(sets / "trecqa")
    stories = News(sets / "bbc", encoder) if news else None
    much_news = islice(stories.examples(chance), _NEWS_FIRST) if stories else []
    first = [*qamr.examples(chance), *much_news, *trec.examples(chance)]
    some_news = islice(stories.examples(chance), _NEWS_AT_THE_END) if stories else []
    second = [*qamr.examples(chance), *some_news, *trec.examples(chance), *trec.examples(chance)]
    return [*_shuffled(first, chance), *_shuffled(second, chance)]


def _shuffled(examples: Iterable[Example], chance: random.Random) -> Sequence[Example]:
    found = list(examples)
    chance.shuffle(found)
    return found


def main() -> None:
    """Read the arguments, train, keep the weights."""
    parser = argparse.ArgumentParser(prog="python -m qa.reader.training", description=__doc__)
    parser.add_argument("--sets", type=Path, required=True, help="folder with qamr, bbc, trecqa")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="where the weights are kept")
    parser.add_argument("--examples", type=int, help="no more than these, for a trial")
    parser.add_argument("--no-news", action="store_true", help="without the BBC's articles")
    given = parser.parse_args()
    course = Course()
    examples = course_of_examples(given.sets, random.Random(course.seed), news=not given.no_news)
    examples = examples[: given.examples]
    answered = sum(bool(example.gold) for example in examples)
    _say(f"{len(examples):,} examples, {answered:,} of them with an answer")
    train(examples, course, given.to, _say)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  (a program for developers)


if __name__ == "__main__":
    main()
