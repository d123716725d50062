"""What several browser tests do: visit, ask, open the list, keep a picture."""

from pathlib import Path

from playwright.sync_api import Page, expect

MURDERS = "How many murders were there in El Salvador in 2016?"
# Answered with several sentences of one article.
MERIT = "Why did murders fall in El Salvador, and who claims the merit?"
PAELLA = "What is the best recipe for paella?"
SCREENS = Path(__file__).parents[2] / "build" / "screens"


def visit(page: Page, address: str) -> None:
    """Open the page and wait until something can be asked."""
    page.goto(address)
    expect(page.locator("#turns .start")).to_be_visible()


def ask(page: Page, question: str) -> None:
    """Type a question, press Enter, and wait for its answer."""
    turns = page.locator(".turn").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn")).to_have_count(turns + 1)
    answered(page)


def answered(page: Page) -> None:
    """Wait until no answer is coming."""
    expect(page.locator(".turn[aria-busy]")).to_have_count(0)


def show_list(page: Page) -> None:
    """Open the list of conversations where it is out of sight."""
    if page.locator("#show-left").is_visible():
        page.locator("#show-left").click()
    expect(page.locator("#conversations")).to_be_in_viewport()


def listed(page: Page):
    """The conversations in the list."""
    return page.locator("#conversations [data-open]")


def quoted(page: Page) -> str:
    """The words that are marked in the reader."""
    return "".join(page.locator("#article mark.quote").all_text_contents())


def keep(page: Page, name: str) -> None:
    """Keep a picture of the page; nothing may be wider than it."""
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.wait_for_timeout(400)  # a pane that slides in has come to rest
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}-{width}.png")
