"""Any number of articles of real text: the sets' own, then new ones of their sentences mixed anew.

The sentences of one made article come from one set each time, so that words keep company they might
have; titles are the beginning of one of its sentences. The same number always gives the same text.
"""

import random
from collections.abc import Iterator
from functools import cache
from itertools import count

from ingest.article import Article
from ingest.dates import parse_published
from ingest.sentences import sentence_spans
from tests.bench import sets

SETS = ("bbc", "scifact", "clapnq", "mtrag", "time", "xquad")
SOURCES = 5
_PARAGRAPHS, _SENTENCES = (3, 5), (3, 5)


def real_articles() -> Iterator[Article]:
    """Without end, each with an id, a source and a day of its own."""
    number = count()
    for name in SETS:
        for article in sets.articles(name):
            yield _dated(next(number), article.title, article.text)
    while True:
        n = next(number)
        yield _dated(n, *_mixed(random.Random(n)))


def _mixed(chance: random.Random) -> tuple[str, str]:
    pool = _sentences(chance.choice(SETS))
    paragraphs = [
        chance.sample(pool, chance.randint(*_SENTENCES))
        for _ in range(chance.randint(*_PARAGRAPHS))
    ]
    title = " ".join(paragraphs[0][0].split()[:8])
    return title, "\n\n".join(" ".join(sentences) for sentences in paragraphs)


@cache
def _sentences(name: str) -> list[str]:
    found = []
    for article in sets.articles(name):
        for start, end in sentence_spans(article.text, "en"):
            sentence = " ".join(article.text[start:end].split())
            if 40 <= len(sentence) <= 400:
                found.append(sentence)
    return found


def _dated(number: int, title: str, text: str) -> Article:
    day = f"{2000 + number % 24}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return Article(
        f"real-{number:07}",
        title,
        text,
        language="en",
        source=f"Wire {number % SOURCES}",
        published=parse_published(day, "given"),
    )
