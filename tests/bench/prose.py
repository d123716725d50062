"""Articles for the benches, made by rule: any number, no two alike, several paragraphs each."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

_PLACES = ("Moín", "Callao", "Santos", "Guayaquil", "Buenaventura", "Puerto Cortés", "Veracruz")
_WHO = ("Police", "Prosecutors", "Customs officers", "The coast guard", "Neighbours", "Farmers")
_DID = ("seized", "counted", "burned", "weighed", "carried off", "photographed", "auctioned")
_WHAT = ("sacks of coffee", "crates of fish", "rolls of cloth", "drums of fuel", "bags of cement")
_THEN = ("A judge heard", "The mayor denied", "Two witnesses confirmed", "A union leader doubted")
_WHY = ("that the papers were forged", "that the ship had two names", "that nobody was paid")
_LINES_PER_FILE = 20


def text_of(number: int, edition: int = 0) -> str:
    """Three to nine paragraphs; another edition has other words."""
    pick = random.Random(f"{number}/{edition}")
    paragraphs = []
    for _ in range(pick.randint(3, 9)):
        sentences = [
            f"{pick.choice(_WHO)} {pick.choice(_DID)} {pick.randint(2, 9999)} {pick.choice(_WHAT)} "
            f"in {pick.choice(_PLACES)} on day {pick.randint(1, 900)}.",
            f"{pick.choice(_THEN)} {pick.choice(_WHY)}, in case {pick.randint(1, 99999)}.",
        ]
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def record(number: int, edition: int = 0) -> dict[str, str]:
    return {
        "id": f"case-{number}",
        "title": f"Case {number} in {_PLACES[number % len(_PLACES)]}",
        "text": text_of(number, edition),
        "source": f"Wire {number % 5}",
        "published": f"{2000 + number % 20}-{number % 12 + 1:02}-{number % 28 + 1:02}",
    }


def records(count: int) -> Iterator[dict[str, str]]:
    return map(record, range(count))


def write_files(folder: Path, count: int) -> None:
    """Three of four articles as text files of their own, the others many to a file."""
    alone = count * 3 // 4
    for number in range(alone):
        _write_text(folder, number)
    for first in range(alone, count, _LINES_PER_FILE):
        _write_lines(folder, first, range(first, min(first + _LINES_PER_FILE, count)))


def change_files(folder: Path, count: int) -> None:
    """Some files changed, some gone, some touched, some new; some lines gone, some changed."""
    alone = count * 3 // 4
    for number in range(0, alone, 5):
        _write_text(folder, number, edition=1)
    for number in range(1, alone, 8):
        _path(folder, number).unlink(missing_ok=True)
    for number in range(2, alone, 7):
        if _path(folder, number).exists():
            _path(folder, number).touch()
    for number in range(count, count + count // 16):
        _write_text(folder, number)
    for first in range(alone, count, _LINES_PER_FILE):
        kept = [n for n in range(first, min(first + _LINES_PER_FILE, count)) if n % 3]
        _write_lines(folder, first, kept, edition=1)


def _path(folder: Path, number: int) -> Path:
    return folder / f"part {number % 6}" / f"case-{number}.txt"


def _write_text(folder: Path, number: int, edition: int = 0) -> None:
    path = _path(folder, number)
    path.parent.mkdir(parents=True, exist_ok=True)
    title = f"Case {number} in {_PLACES[number % len(_PLACES)]}"
    path.write_text(f"{title}\n\n{text_of(number, edition)}", encoding="utf-8")


def _write_lines(folder: Path, first: int, numbers, edition: int = 0) -> None:
    rows = [record(number, edition * (number % 2)) for number in numbers]
    path = folder / f"lines-{first}.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
