"""Hostile strings through every field that is displayed, in a real Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ingest.article import Article, Published
from tests.browser.conftest import SERVE, served
from tests.browser.hostile import HOSTILE, OWN, watching

pytestmark = pytest.mark.browser

ECHO = """
import sys
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage
from qa.assistant import Assistant
from qa.settings import Settings
from tests.browser.hostile import HOSTILE
from ui.serve import serve
from vectorstore.archive import Archive

SAYS = "The mayor of Testville is {} Jane Roe [1].\\n"

def says():
    while True:
        for first in range(0, len(HOSTILE), 10):
            some = (text[:400] for text in HOSTILE[first : first + 10])
            yield AIMessage("".join(SAYS.format(text) for text in some))

model = GenericFakeChatModel(messages=says())
assistant = Assistant(Archive(sys.argv[1]), Settings(), model)
serve(assistant, on_ready=lambda address: print(address, flush=True))
"""
CARELESS = f"""
import ui.markup
from markupsafe import Markup
ui.markup._safe = lambda child: Markup(child)
{SERVE}
"""
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


def articles(strings=HOSTILE) -> Iterator[Article]:
    for number, text in enumerate(strings):
        yield Article(
            id=f"hostile-{number}",
            title=text,
            text=f"Testville news {number}. The mayor of Testville is {text} Jane Roe.\n\n{text}",
            url=text,
            source=text,
            author=text,
            published=Published(f"20{number % 24:02}-05-01", "day", "metadata"),
            path=text,
            language=text[:40] if number % 10 == 0 else "en",
            metadata={"section": text[:200]},
        )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("h") / "<b>archive</b>", articles())


@pytest.fixture(scope="module")
def echoing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("h") / "echo", articles(HOSTILE[:20]), ECHO)


@pytest.fixture(scope="module")
def careless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same page with the escaping taken out."""
    folder = tmp_path_factory.mktemp("h") / "careless"
    yield from served(folder, articles(HOSTILE[30:33]), CARELESS)


def new_page(browser, size: dict[str, int], scheme: str) -> Page:
    page = browser.new_context(viewport=size, color_scheme=scheme).new_page()
    page.set_default_timeout(30_000)
    return page


def enter(page: Page, address: str) -> None:
    page.goto(f"{address}#archive")
    expect(page.locator("#shelf .told")).to_be_visible()


def ask(page: Page, question: str) -> None:
    turns = page.locator(".turn").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn")).to_have_count(turns + 1)
    expect(page.locator(".turn[aria-busy]")).to_have_count(0)


def test_there_are_a_hundred_strings_and_more():
    assert len(set(HOSTILE)) == len(HOSTILE) >= 100


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_every_article_of_the_archive_is_only_shown(browser, address, size, scheme):
    page = new_page(browser, size, scheme)
    with watching(page) as watch:
        enter(page, address)
        for number in range(-(-len(HOSTILE) // 20)):
            if number:
                page.locator(".pages [data-page]").last.click()
                expect(page.locator("#shelf .told")).to_contain_text(f"{20 * number + 1}–")
            assert watch.harm() == []
            rows = page.locator("#shelf [data-article]")
            for row in range(0, rows.count(), 7):
                title = rows.nth(row).locator(".title").text_content()
                rows.nth(row).click()
                opened = page.locator("#opened article h2")
                expect(opened).to_contain_text(title[:40].strip() or title)
                assert watch.harm() == []
                page.keyboard.press("Escape")
    page.context.close()


def test_questions_titles_and_quotes_are_only_shown(browser, address):
    page = new_page(browser, WIDE, "light")
    with watching(page) as watch:
        page.goto(address)
        expect(page.locator("#turns .start")).to_be_visible()
        for first in range(0, len(HOSTILE), 24):
            some = " ".join(text[:150] for text in HOSTILE[first : first + 24])[:1900]
            ask(page, f"Who is the mayor of Testville? {some}")
            assert watch.harm() == []
        for button in page.locator("#turns [data-place]").all()[:12]:
            button.click()
            page.wait_for_timeout(150)
            assert watch.harm() == []
        page.reload()
        page.wait_for_timeout(1000)
        assert watch.harm() == []
    page.context.close()


def test_what_a_model_writes_is_only_shown(browser, echoing):
    page = new_page(browser, PHONE, "light")
    with watching(page) as watch:
        page.goto(echoing)
        expect(page.locator("#turns .start")).to_be_visible()
        for _ in range(-(-len(HOSTILE) // 10)):
            ask(page, "Who is the mayor of Testville?")
            for folded in page.locator("details").all():
                folded.evaluate("element => (element.open = true)")
            assert watch.harm() == []
    page.context.close()


def test_names_that_a_browser_sends_are_only_shown(browser, address):
    page = new_page(browser, WIDE, "dark")
    with watching(page) as watch:
        enter(page, address)
        page.locator(".adding > summary").click()
        files = [
            {"name": f"{text[:80]}.exe".replace("/", "-"), "mimeType": "text/plain", "buffer": b"x"}
            for text in HOSTILE[:40]
        ]
        page.set_input_files('[data-files="files"]', files)
        expect(page.locator("[data-refused] li")).to_have_count(40)
        page.fill('[name="words"]', f"<img src=x onerror={OWN}>")
        page.press('[name="words"]', "Enter")
        page.wait_for_timeout(1000)
        refused = "status of 415"  # a kind of file that is not taken
    assert [told for told in watch.harm() if refused not in told] == []
    page.context.close()


def test_the_check_sees_what_is_not_escaped(browser, careless):
    page = new_page(browser, WIDE, "light")
    with watching(page) as watch:
        page.goto(f"{careless}#archive")
        for _ in range(15):  # a busy machine takes its time
            page.wait_for_timeout(2000)
            if "a script ran" in (found := watch.harm()):
                break
    assert "a script ran" in found
    assert any(one.startswith("onerror=") for one in found)
    page.context.close()


def test_a_file_of_the_server_is_out_of_reach(address):
    import urllib.error
    import urllib.request

    secret = Path("/etc/hostname")
    for route in (
        f"gradio_api/file={secret}",
        f"gradio_api/file%3D{secret}",
        f"file={secret}",
        f"es/gradio_api/file={secret}",
        f"gradio_api/proxy=file://{secret}",
        "assets/../../../../etc/hostname",
        "assets/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/hostname",
        "static/..%2f..%2f..%2f..%2fetc/hostname",
        "gradio_api/upload",
        "gradio_api/upload_progress",
        "gradio_api/component_server",
        "archive/upload",
        "uploads/local/x.txt",
        "catalog.sqlite",
    ):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{address}{route}", timeout=10)
        assert refused.value.code in {403, 404, 405}, route
        refused.value.close()
