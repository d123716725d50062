"""Pages of three sites read back; at length: tests.bench.news."""

from pathlib import Path

import pytest

from tests.bench.news import FLOORS, Story, measure, stories, story_of, write_pages
from tests.bench.sets import ABSENT, DATA
from tests.prose import story
from vectorstore.archive import Archive
from vectorstore.intake import ingest_paths

ROWS = [{"title": story(n, 1).split(" ", 6)[-1][:40], "text": story(n, 7)} for n in range(24)]


def figures(originals: list[Story], place: Path) -> dict[str, float]:
    (place / "pages").mkdir()
    pages = write_pages(place / "pages", originals)
    archive = Archive(place / "archive", create=True)
    report = ingest_paths(archive, [place / "pages"])
    assert report.failed == []
    found, _ = measure(archive, pages)
    archive.close()
    return found


def test_prose_of_our_own(tmp_path):
    found = figures([story_of(n, ROWS) for n in range(len(ROWS))], tmp_path)
    assert not {name: found[name] for name, floor in FLOORS.items() if found[name] < floor}


@pytest.mark.slow
@pytest.mark.skipif(not (DATA / "bbc").is_dir(), reason=ABSENT)
def test_news_of_the_set(tmp_path):
    found = figures(stories(90), tmp_path)
    assert not {name: found[name] for name, floor in FLOORS.items() if found[name] < floor}
