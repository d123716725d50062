"""An answer judged by a person in a real Chromium, and found again in the archive's file."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sample_articles, serving
from tests.browser.flows import MURDERS, ask, visit
from vectorstore.archive import Archive

pytestmark = pytest.mark.browser

HOSTILE = "</textarea><img src=x onerror=window.owned=1> ${window.owned=1}"


@pytest.fixture
def folder(tmp_path):
    """An archive of one test's own; writable again at the end, so that it can be removed."""
    made = tmp_path / "archive"
    archive = Archive(made, create=True)
    archive.add(sample_articles())
    archive.close()
    yield made
    made.chmod(0o755)


def rows(folder):
    """What the file holds, read anew."""
    with closing(sqlite3.connect(folder / "catalog.sqlite")) as catalog:
        return catalog.execute("SELECT question, verdict, note FROM feedback").fetchall()


def button(page: Page, name: str, turn: int = 0):
    return page.locator(".turn").nth(turn).get_by_role("button", name=name, exact=True)


def kept(page: Page, words: str) -> None:
    expect(page.locator(".verdict [role=status]").first).to_have_text(words)


def test_a_press_is_kept_and_the_other_button_changes_it(wide, folder):
    with serving(folder) as address:
        visit(wide, address)
        ask(wide, MURDERS)
        expect(button(wide, "Helpful")).to_have_attribute("aria-pressed", "false")
        button(wide, "Helpful").click()
        expect(button(wide, "Helpful")).to_have_attribute("aria-pressed", "true")
        kept(wide, "Kept, thank you.")
        assert rows(folder) == [(MURDERS, "good", "")]
        button(wide, "Not helpful").click()
        expect(button(wide, "Not helpful")).to_have_attribute("aria-pressed", "true")
        expect(button(wide, "Helpful")).to_have_attribute("aria-pressed", "false")
        assert rows(folder) == [(MURDERS, "bad", "")]
        ask(wide, "And in 2015?")
        expect(button(wide, "Not helpful")).to_have_attribute("aria-pressed", "true")
        expect(button(wide, "Helpful", 1)).to_have_attribute("aria-pressed", "false")
        wide.get_by_role("button", name="New conversation").click()
        expect(wide.locator(".turn")).to_have_count(0)
        ask(wide, MURDERS)
        expect(button(wide, "Not helpful")).to_have_attribute("aria-pressed", "false")
        button(wide, "Helpful").click()
        kept(wide, "Kept, thank you.")
    assert rows(folder) == [(MURDERS, "bad", ""), (MURDERS, "good", "")]


def test_the_keyboard_is_enough_for_a_verdict_and_a_note(wide, folder):
    with serving(folder) as address:
        visit(wide, address)
        ask(wide, MURDERS)
        button(wide, "Not helpful").focus()
        wide.keyboard.press("Space")
        kept(wide, "Kept, thank you.")
        expect(button(wide, "Not helpful")).to_be_focused()
        wide.keyboard.press("Tab")
        wide.keyboard.type(HOSTILE)
        wide.keyboard.press("Enter")
        kept(wide, "Kept with your note, thank you.")
        expect(wide.locator(".verdict textarea")).to_be_focused()
        expect(wide.locator(".verdict textarea")).to_have_value(HOSTILE)
        button(wide, "Helpful").click()
        expect(button(wide, "Helpful")).to_have_attribute("aria-pressed", "true")
        wide.wait_for_timeout(300)
        assert wide.evaluate("window.owned") is None
    assert rows(folder) == [(MURDERS, "good", HOSTILE)]


def test_a_note_is_kept_when_it_is_left_and_no_click_is_lost(wide, folder):
    with serving(folder) as address:
        visit(wide, address)
        ask(wide, MURDERS)
        button(wide, "Helpful").click()
        wide.locator(".verdict textarea").press_sequentially("Short")
        wide.locator("button.cite").first.click(delay=300)
        expect(wide.locator("#article mark.quote")).to_be_in_viewport()
        kept(wide, "Kept with your note, thank you.")
        assert rows(folder) == [(MURDERS, "good", "Short")]
        wide.locator(".verdict textarea").press_sequentially("er")
        button(wide, "Not helpful").click(delay=300)
        expect(button(wide, "Not helpful")).to_have_attribute("aria-pressed", "true")
        assert rows(folder)[0][1] == "bad"
        expect(wide.locator(".verdict textarea")).to_have_value(rows(folder)[0][2])
        wide.locator(".verdict textarea").fill("")
        wide.keyboard.press("Enter")
        kept(wide, "Kept, thank you.")
    assert rows(folder) == [(MURDERS, "bad", "")]


def test_of_two_presses_at_once_the_last_stands(wide, folder):
    both = """names => names.forEach(
        name => document.querySelector(`[data-verdict="0-verdict-${name}"]`).click())"""
    with serving(folder) as address:
        visit(wide, address)
        ask(wide, MURDERS)
        for last, other in [("good", "bad"), ("bad", "good")] * 6:
            wide.evaluate(both, [other, last])
            wide.wait_for_timeout(300)
            pressed = wide.locator(".verdict [aria-pressed=true]")
            expect(pressed).to_have_attribute("data-verdict", f"0-verdict-{last}")
            assert rows(folder) == [(MURDERS, last, "")]


def test_what_is_typed_outlives_an_answer(wide, folder):
    with serving(folder) as address:
        visit(wide, address)
        ask(wide, MURDERS)
        button(wide, "Helpful").click()
        wide.fill("#question textarea", "And in 2015?")
        wide.press("#question textarea", "Enter")
        wide.locator(".verdict textarea").press_sequentially("half", delay=60)
        expect(wide.locator(".turn")).to_have_count(2)
        expect(wide.locator(".turn[aria-busy]")).to_have_count(0)
        expect(wide.locator(".verdict textarea")).to_have_value("half")
        wide.keyboard.press("Enter")
        kept(wide, "Kept with your note, thank you.")
    assert rows(folder) == [(MURDERS, "good", "half")]


def test_on_a_phone_it_all_fits(phone, folder):
    with serving(folder) as address:
        visit(phone, address)
        ask(phone, MURDERS)
        button(phone, "Not helpful").tap()
        kept(phone, "Kept, thank you.")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
        assert button(phone, "Helpful").bounding_box()["height"] >= 24


def test_a_read_only_archive_says_that_it_keeps_none(wide, folder):
    folder.chmod(0o555)
    with serving(folder) as address:
        visit(wide, address)
        ask(wide, MURDERS)
        expect(wide.locator(".verdict")).to_contain_text("This archive is read-only")
        expect(button(wide, "Helpful")).to_be_disabled()
    assert rows(folder) == []
