"""How the chat holds up: ``python -m tests.bench.load [--archive DIR]``.

Prints the time until the page can be used, until the first words of an answer stand there, and how
long each of 20 people waits who ask at once; and fails if one waits over three seconds or sees
another's conversation. The archive of 10,000 passages is made of a set beside the repository,
unless one is given.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from ingest.article import Article
from tests.bench import sets
from tests.browser.conftest import ARGUMENTS, CHROMIUM, serving
from vectorstore.archive import Archive

PEOPLE, PASSAGES, LONGEST_WAIT = 20, 10_000, 3.0
_BATCH = 200  # articles
_SETS = (("bbc", "en"), ("scifact", "en"), ("time", "en"), ("clapnq", "en"))


@dataclass(frozen=True)
class Heard:
    """What one person got: seconds to the first words and to the end, and all that was sent."""

    first: float
    whole: float
    sent: str


def build(folder: Path) -> None:
    """An archive of at least 10,000 passages, of as many sets as that takes."""
    archive = Archive(folder, create=True)
    for some in batches(every_article()):
        archive.add(some)
        if archive.size()[1] >= PASSAGES:
            break
    archive.close()


def every_article() -> Iterator[Article]:
    for folder, language in _SETS:
        if (sets.DATA / folder).is_dir():
            yield from sets.articles(folder, language)


def batches(articles: Iterator[Article]) -> Iterator[list[Article]]:
    some: list[Article] = []
    for article in articles:
        some.append(article)
        if len(some) == _BATCH:
            yield some
            some = []
    yield some


def questions(folder: Path) -> list[str]:
    """One for each person, about an article of its own, with a mark that no other question has."""
    archive = Archive(folder)
    titles = [article.title for _, article in zip(range(PEOPLE), archive.articles(), strict=False)]
    archive.close()
    return [f"What happened in {title[:80]}? (asker-{n:03})" for n, title in zip(count(), titles)]


async def all_at_once(address: str, asked: list[str]) -> list[Heard]:
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        config = (await client.get("/config")).json()
        await one(client, config, "What happened? (asker-999)", "warm")
        return await asyncio.gather(
            *(one(client, config, question, f"s{n}") for n, question in enumerate(asked))
        )


async def one(
    client: httpx.AsyncClient, config: dict[str, Any], question: str, session: str
) -> Heard:
    """Ask as the page does: join the queue, and listen."""
    event, box = asking(config)
    given = [question if number == box else None for number in event["inputs"]]
    call = {"data": given, "fn_index": event["id"], "session_hash": session, "trigger_id": box}
    started, first, sent = time.perf_counter(), 0.0, []
    (await client.post("/gradio_api/queue/join", json=call)).raise_for_status()
    listening = client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session})
    async with listening as events:
        async for line in events.aiter_lines():
            sent.append(line)
            if not first and ('class=\\"claim' in line or 'class=\\"refus' in line):
                first = time.perf_counter() - started
            if '"process_completed"' in line:
                assert json.loads(line.removeprefix("data: "))["success"], line[:500]
                break
    assert first, f"no answer to {question!r}"
    return Heard(first, time.perf_counter() - started, "\n".join(sent))


def asking(config: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """The event that a typed question sets off, and the number of the box it is typed in."""
    parts = {part["props"].get("elem_id"): part["id"] for part in config["components"]}
    box = parts["question"]
    return next(e for e in config["dependencies"] if [box, "submit"] in e["targets"]), box


def in_a_browser(address: str, asked: list[str]) -> tuple[list[float], list[float]]:
    """Seconds until the page can be used, and from Enter to the first words; both as a person."""
    from playwright.sync_api import sync_playwright

    watch = """() => { window.first = new Promise((done) => {
        const words = () => document.querySelectorAll(".claim, .refusal").length;
        const from = performance.now(), before = words();
        const look = () => words() > before
            ? done(performance.now() - from) : requestAnimationFrame(look);
        look(); }); }"""
    ready, words = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        for _ in range(3):
            page = browser.new_context().new_page()
            started = time.perf_counter()
            page.goto(address, wait_until="commit")
            page.locator("#turns .start").wait_for()
            page.fill("#question textarea", "ready")
            ready.append(time.perf_counter() - started)
        for question in asked[:8]:
            page.fill("#question textarea", question)
            page.evaluate(watch)
            page.press("#question textarea", "Enter")
            words.append(page.evaluate("window.first") / 1000)
            page.locator(".turn[aria-busy]").wait_for(state="detached")
        browser.close()
    return ready, words


def told(name: str, seconds: list[float], limit: float) -> None:
    print(
        f"{name:<42} median {statistics.median(seconds):6.2f} s   longest {max(seconds):6.2f} s"
        f"   (wanted: {limit:g} s)"
    )


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--archive", type=Path)
    given = reading.parse_args().archive
    with tempfile.TemporaryDirectory() as scratch:
        folder = given or Path(scratch, "archive")
        if given is None:
            build(folder)
        asked = questions(folder)
        with serving(folder) as address:
            if CHROMIUM:
                ready, words = in_a_browser(address, asked)
                told("page can be used", ready, 2)
                told("first words after Enter", words, 0.3)
            heard = asyncio.run(all_at_once(address, asked))
    told(f"{PEOPLE} people at once: first words", [one.first for one in heard], LONGEST_WAIT)
    told(f"{PEOPLE} people at once: whole answer", [one.whole for one in heard], LONGEST_WAIT)
    marks = [f"asker-{n:03}" for n in range(len(asked))]
    mixed = [
        (n, mark)
        for n, one in enumerate(heard)
        for mark in marks
        if (mark in one.sent) != (mark == marks[n])
    ]
    print(f"{'conversations seen by someone else':<42} {len(mixed)}")
    return int(bool(mixed) or max(one.first for one in heard) > LONGEST_WAIT)


if __name__ == "__main__":
    sys.exit(main())
