"""News in page clutter, read back: ``python -m tests.bench.news``.

Wraps articles of the BBC set, read where it lies, and lightly edited copies of every fourth in the
pages of three sites (layouts.py), ingests the pages, and prints what the archive made of them.
Status 1 where a figure is under its floor. A body word is kept if one of the three-word runs that
it is in is in the text; a block of clutter is dropped if it stands there no more often than in the
body; a pair is found if both articles have one original.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from tests.bench.layouts import LAYOUTS, Story
from tests.bench.sets import lines
from tests.prose import edited, story
from vectorstore.archive import Archive
from vectorstore.intake import ingest_paths

FLOORS = {
    "body words kept": 0.98,
    "clutter dropped": 0.95,
    "dates found": 0.95,
    "dates right": 1.0,
    "pairs found": 0.95,
    "pairs right": 0.95,
}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Wrapped:
    """A page in the folder, and what is known of it; ``of`` is the number that it is a copy of."""

    story: Story
    clutter: list[str]
    of: int | None = None

    @property
    def name(self) -> str:
        return f"page-{self.story.number}.html"


def stories(count: int) -> list[Story]:
    """Articles of the set that differ in their text, each with a day and headlines of others."""
    rows = list({row["text"]: row for row in lines("bbc/docs.jsonl")}.values())
    rows = rows[:: max(1, len(rows) // count)][:count]
    return [story_of(number, rows) for number in range(len(rows))]


def story_of(number: int, rows: Sequence[dict[str, str]]) -> Story:
    """The story that a row (title, text) is; its headlines elsewhere are of other rows."""
    row = rows[number]
    related = [rows[(number + step) % len(rows)]["title"] for step in (7, 11, 13, 17)]
    sentences = [s for s in re.split(r"(?<=[.!?]) ", row["text"]) if 8 <= len(s.split()) <= 30]
    said = next((s for s in sentences[1:] if "\n" not in s and '"' not in s), row["title"])
    day = date(2004, 1, 1) + timedelta(days=number * 5 % 700)
    return Story(number, row["title"], row["text"].split("\n\n"), day, related, said)


def copies(of: Sequence[Story]) -> Iterator[tuple[Story, int]]:
    """Of every fourth story a copy: other words, another headline, another beginning, or all."""
    for number, original in enumerate(of[::4]):
        text, title, first = "\n\n".join(original.paragraphs), original.title, ""
        if number % 4 in {0, 3}:
            text = edited(text, number)
        if number % 4 in {1, 3}:
            title = story(number, 1).split(".")[0]
        first, *rest = text.split("\n\n")
        if number % 4 in {2, 3}:
            first = story(number + 500, 1)
        yield (
            replace(original, number=len(of) + number, title=title, paragraphs=[first, *rest]),
            original.number,
        )


def write_pages(folder: Path, originals: Sequence[Story]) -> list[Wrapped]:
    """Write the pages of all stories and copies; a copy is on another site than its original."""
    planned = [(one, None) for one in originals]
    pages = []
    for one, of in [*planned, *copies(originals)]:
        layout = LAYOUTS[one.number % 3 if of is None else (of + 1) % 3]
        html, clutter = layout(one)
        pages.append(Wrapped(one, clutter, of))
        (folder / pages[-1].name).write_text(html, encoding="utf-8")
    return pages


def measure(archive: Archive, pages: Sequence[Wrapped]) -> tuple[dict[str, float], list[str]]:
    """The figures, and the clutter that was left, most frequent first."""
    found = {article.path: article for article in archive.articles()}
    kept, dropped, dates, left = Counter[bool](), Counter[bool](), Counter[str](), Counter[str]()
    for page in pages:
        article = found.get(page.name)
        body, text = "\n\n".join(page.story.paragraphs), article.text if article else ""
        kept += _kept(body, text)
        for block in page.clutter:
            gone = _plain(text).count(_plain(block)) <= _plain(body).count(_plain(block))
            dropped[gone] += len(_WORD.findall(block))
            left[block] += not gone
        day = article.published.value if article and article.published else ""
        dates["none" if not day else "right" if day == str(page.story.day) else "wrong"] += 1
    dated = dates["right"] + dates["wrong"]
    figures = {
        "body words kept": kept[True] / kept.total(),
        "clutter dropped": dropped[True] / dropped.total(),
        "dates found": dated / dates.total(),
        "dates right": dates["right"] / max(dated, 1),
        **_pairs(archive, {a.path: a.id for a in found.values()}, pages),
    }
    return figures, [f"{times} x {block}" for block, times in left.most_common() if times]


def _kept(body: str, text: str) -> Counter[bool]:
    words, runs = _WORD.findall(body), _runs(_WORD.findall(text))
    there = set(runs)
    covered = {
        at + step for at, run in enumerate(_runs(words)) if run in there for step in range(3)
    }
    return Counter(at in covered for at in range(len(words)))


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], strict=False))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _pairs(archive: Archive, ids: dict[str, str], pages: Sequence[Wrapped]) -> dict[str, float]:
    names = {page.story.number: ids.get(page.name, "") for page in pages}
    planted = {
        frozenset((names[page.story.number], names[page.of]))
        for page in pages
        if page.of is not None
    }
    clusters: dict[str, list[str]] = {}
    for article_id, original in archive.originals(ids.values()).items():
        clusters.setdefault(original, []).append(article_id)
    together = {frozenset(pair) for some in clusters.values() for pair in combinations(some, 2)}
    right = len(together & planted)
    return {"pairs found": right / len(planted), "pairs right": right / max(len(together), 1)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=240)
    parser.add_argument("--show", type=int, default=10, help="pieces of clutter left")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "pages")
        folder.mkdir()
        pages = write_pages(folder, stories(options.articles))
        archive = Archive(Path(scratch, "archive"), create=True)
        report = ingest_paths(archive, [folder])
        figures, left = measure(archive, pages)
    print(f"{len(pages)} pages of {len(LAYOUTS)} sites, {len(report.failed)} not read")
    for name, value in figures.items():
        print(f"{name:<16} {value:.4f}  (at least {FLOORS[name]})")
    print("\n".join(["left:", *left[: options.show]]) if left else "no clutter left")
    return 0 if all(figures[name] >= floor for name, floor in FLOORS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
