"""The README's pictures of the chat over the sample archive: ``make screenshots``.

Real answers in a real Chromium, at desktop and phone width, light and dark; written to
``tests/screenshots``.
"""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM, sample_articles, serving
from tests.browser.flows import MURDERS, PAELLA, ask, visit
from vectorstore.archive import Archive

FOLDER = Path(__file__).parents[1] / "screenshots"
_DESK: ViewportSize = {"width": 1280, "height": 800}
_PHONE: ViewportSize = {"width": 390, "height": 780}
_QUALITY = 80


def answer(page: Page) -> None:
    ask(page, MURDERS)
    page.locator("button.cite").first.click()
    expect(page.locator("#article mark.quote").first).to_be_in_viewport()


def refusal(page: Page) -> None:
    ask(page, PAELLA)


def archive(page: Page) -> None:
    page.get_by_role("button", name="Archive", exact=True).click()
    expect(page.locator("#shelf .told")).to_be_visible()


SHOTS: dict[str, tuple[Callable[[Page], None], ViewportSize, bool]] = {
    "answer": (answer, _DESK, False),
    "refusal": (refusal, _PHONE, False),
    "reader": (answer, _PHONE, True),
    "archive": (archive, _DESK, True),
}


def main() -> None:
    if CHROMIUM is None:
        raise SystemExit("No Chromium is installed; install one or set CHROMIUM to its path.")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = Archive(Path(folder) / "archive", create=True)
        made.add(sample_articles())
        made.close()
        with serving(Path(folder) / "archive") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
            for name, (act, size, dark) in SHOTS.items():
                scheme = "dark" if dark else "light"
                page = browser.new_page(viewport=size, color_scheme=scheme)
                visit(page, address)
                act(page)
                page.wait_for_timeout(800)  # what slides or fades has come to rest
                _write(page.screenshot(), FOLDER / f"{name}.webp")
                page.close()
            browser.close()


def _write(picture: bytes, path: Path) -> None:
    Image.open(io.BytesIO(picture)).save(path, quality=_QUALITY)
    print(f"{path.name}  {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
