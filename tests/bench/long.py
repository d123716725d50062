"""Whether a long conversation stays smooth: ``python -m tests.bench.long [--turns 200]``.

One question is asked in a real browser and its turn kept many times over; then the conversation is
opened, scrolled through, and a further question asked. Prints the seconds until it is shown and
until the first words of the new answer, and the longest frames of the scrolling.
"""

import argparse
import contextlib
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM, sample_articles, serving
from tests.browser.flows import MURDERS, ask, listed, visit
from ui.history.file import connect
from vectorstore.archive import Archive

_SLOW = 50  # ms
_SCROLLED = """async () => {
  const box = [...document.querySelectorAll("*")].find((one) =>
    one.querySelector(".turn") && one.scrollHeight > one.clientHeight + 200 &&
    /auto|scroll/.test(getComputedStyle(one).overflowY)) ?? document.scrollingElement;
  const frames = [];
  let last = performance.now();
  for (let step = 0; step <= 120; step++) {
    box.scrollTop = (box.scrollHeight - box.clientHeight) * step / 120;
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return frames.slice(1);
}"""
_FIRST = """() => { window.first = new Promise((done) => {
  const words = () => document.querySelectorAll(".claim, .refusal").length;
  const from = performance.now(), before = words();
  const look = () =>
    words() > before ? done(performance.now() - from) : requestAnimationFrame(look);
  look(); }); }"""


def multiply(folder: Path, turns: int) -> None:
    """Keep the one turn there is ``turns`` times in all."""
    file = connect(folder / "conversations.sqlite")
    with contextlib.closing(file):
        for number in range(1, turns):
            file.execute(
                "INSERT INTO turn SELECT ?, conversation_id, place + ?, said, words, NULL "
                "FROM turn WHERE place = 1",
                (f"copy-{number}", number),
            )


def measured(
    page: Page, address: str, folder: Path, turns: int
) -> tuple[float, float, list[float]]:
    """Seconds until it is shown, seconds to the first words, milliseconds of the frames."""
    visit(page, address)
    ask(page, MURDERS)
    multiply(folder, turns)
    visit(page, address)
    started = time.perf_counter()
    listed(page).first.click()
    page.wait_for_function(f"document.querySelectorAll('.turn').length === {turns}")
    shown = time.perf_counter() - started
    frames = page.evaluate(_SCROLLED)
    page.fill("#question textarea", "Who leads the police of El Salvador?")
    page.evaluate(_FIRST)
    page.press("#question textarea", "Enter")
    return shown, page.evaluate("window.first") / 1000, frames


def main() -> int:
    reading = argparse.ArgumentParser(prog="python -m tests.bench.long")
    reading.add_argument("--turns", type=int, default=200)
    turns = reading.parse_args().turns
    if CHROMIUM is None:
        print("Nothing measured: no Chromium is installed.")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "archive"
        archive = Archive(folder, create=True)
        archive.add(sample_articles())
        archive.close()
        with serving(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            shown, first, frames = measured(page, address, folder, turns)
            browser.close()
    slow = sum(frame > _SLOW for frame in frames)
    print(f"a conversation of {turns} turns is shown after   {shown:6.2f} s")
    print(f"first words of one more answer after       {first:6.2f} s")
    print(f"frames of scrolling over {_SLOW} ms: {slow} of {len(frames)}")
    print(f"longest of them: {max(frames):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
