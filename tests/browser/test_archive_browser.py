"""The archive's view as a person meets it, in a real Chromium."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, SERVE, opened, sample_articles, serving
from vectorstore.archive import Archive

pytestmark = pytest.mark.browser

BARGE = "A barge laden with gravel sank at the Old Lock on Friday. Nobody was hurt. " * 3
SOURCES = ("Specimen Wire", "Sample Desk")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive that a test may change."""
    archive = Archive(tmp_path / "archive", create=True)
    archive.add(sample_articles())
    archive.close()
    return tmp_path / "archive"


def enter(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Archive", exact=True).click()
    expect(page.locator("#shelf .told")).to_be_visible()


def told(page: Page, words: str) -> None:
    expect(page.locator("#shelf .told")).to_contain_text(words)


def unfold(page: Page) -> None:
    page.locator(".adding > summary").click()


def send(page: Page, *files: Path) -> None:
    page.set_input_files('[data-files="files"]', list(files))


def articles(folder: Path) -> int:
    archive = Archive(folder)
    number, _ = archive.size()
    archive.close()
    return number


def test_the_overview_and_the_shelf(wide, sample):
    enter(wide, sample)
    expect(wide.locator(".holdings")).to_contain_text("51 articles")
    expect(wide.locator(".timeline svg")).to_have_count(5)
    assert (
        wide.locator(".timeline svg").first.get_attribute("aria-label").startswith("All articles")
    )
    told(wide, "1–20 of 51 articles, the newest first")
    wide.get_by_role("button", name="Next").click()
    told(wide, "21–40 of 51 articles")
    expect(wide.locator(".pages")).to_contain_text("Page 2 of 3")
    assert wide.url.endswith("#archive")
    wide.go_back()
    expect(wide.locator("#question textarea")).to_be_visible()


def test_a_number_a_name_or_a_bar_limits_the_shelf(wide, sample):
    enter(wide, sample)
    wide.locator(".facts").get_by_role("button", name="Spanish").click()
    told(wide, "1–8 of 8 articles")
    expect(wide.locator(".facts [aria-pressed=true]")).to_contain_text("Spanish")
    wide.locator(".facts").get_by_role("button", name="Spanish").click()
    told(wide, "51 articles")
    wide.locator(".who").get_by_role("button", name=SOURCES[0]).click()
    told(wide, "1–16 of 16 articles")
    expect(wide.locator(".strips rect.out").first).to_be_attached()
    wide.get_by_role("button", name="Clear").click()
    told(wide, "51 articles")
    bar = wide.locator(".strip").nth(1).locator("rect").last
    bar.dispatch_event("click")
    told(wide, "of 2 articles")
    assert wide.locator('#browse [name="source"]').input_value() == SOURCES[1]
    assert wide.locator('#browse [name="since"]').input_value() == bar.get_attribute("data-step")


def test_words_dates_and_sources_are_searched_together(wide, sample):
    enter(wide, sample)
    wide.fill('[name="words"]', "prison massacre in Honduras")
    wide.keyboard.press("Enter")
    told(wide, "the best first")
    expect(wide.locator("#shelf .title", has_text="Támara").first).to_be_visible()
    wide.fill("#browse [name=since]", "2024")
    wide.keyboard.press("Tab")
    expect(wide.locator("#shelf .about").first).to_contain_text("2024")
    wide.fill("#browse [name=since]", "2024-99")
    wide.keyboard.press("Enter")
    expect(wide.locator("#shelf [role=alert]")).to_contain_text("is not a date")
    wide.fill("#browse [name=since]", "2030")
    wide.keyboard.press("Enter")
    expect(wide.locator("#shelf")).to_contain_text("No article fits these limits")


def test_the_last_of_several_wishes_is_the_one_fulfilled(wide, sample):
    enter(wide, sample)
    names = wide.locator("#shelf [data-article] .title").all_text_contents()[:3]
    wide.evaluate(
        """() => [...document.querySelectorAll("#shelf [data-article]")].slice(0, 3).forEach(
             (button) => button.click())"""
    )
    expect(wide.locator("#opened article h2")).to_have_text(names[2])
    wide.wait_for_timeout(500)
    expect(wide.locator("#opened article h2")).to_have_text(names[2])


def test_the_keyboard_alone_opens_and_closes_an_article(wide, sample):
    enter(wide, sample)
    first = wide.locator("#shelf [data-article]").first
    title = first.locator(".title").text_content()
    first.focus()
    wide.keyboard.press("Enter")
    expect(wide.locator("#opened article h2")).to_have_text(title)
    expect(wide.locator("#opened article h2")).to_be_focused()
    wide.keyboard.press("Escape")
    expect(first).to_be_focused()


def test_files_are_added_with_a_report(wide, folder, tmp_path):
    good, bad = tmp_path / "barge.txt", tmp_path / "empty.txt"
    good.write_text(f"Barge sinks\n\n{BARGE}")
    bad.write_text("")
    with serving(folder) as address:
        enter(wide, address)
        unfold(wide)
        send(wide, good, bad)
        report = wide.locator(".report")
        expect(report).to_contain_text("1 added")
        expect(report).to_contain_text("1 not read")
        expect(report.locator(".failed .path")).to_contain_text("empty-")
        expect(wide.locator(".holdings")).to_contain_text("52 articles")
        send(wide, good)
        expect(report).to_contain_text("1 unchanged")
        wide.fill('[name="words"]', "barge with gravel")
        wide.keyboard.press("Enter")
        expect(wide.locator("#shelf .title").first).to_contain_text("Barge sinks")
        wide.get_by_role("button", name="Questions").click()
        wide.fill("#question textarea", "What sank at the Old Lock?")
        wide.press("#question textarea", "Enter")
        expect(wide.locator(".claim").first).to_contain_text("barge laden with gravel")
    kept = list((folder / "uploads" / "local").glob("*.txt"))
    assert sorted(file.name.rpartition("-")[0] for file in kept) == ["barge", "empty"]


def test_a_folder_and_a_dropped_file(wide, folder, tmp_path):
    inside = tmp_path / "paper" / "week"
    inside.mkdir(parents=True)
    (inside / "one.txt").write_text(f"One\n\n{BARGE}")
    (inside / ".hidden.txt").write_text("hidden")
    with serving(folder) as address:
        enter(wide, address)
        unfold(wide)
        wide.set_input_files('[data-files="folder"]', tmp_path / "paper")
        expect(wide.locator(".report")).to_contain_text("1 added")
        drop = """(words) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([words], "dropped.md"));
            transfer.items.add(new File(["x"], "program.exe"));
            const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true });
            document.querySelector("[data-drop]").dispatchEvent(event);
        }"""
        wide.evaluate(drop, "# Ferry stops\n\nThe ferry stopped at noon for want of diesel fuel.")
        expect(wide.locator(".holdings")).to_contain_text("53 articles")
        expect(wide.locator("[data-refused]")).to_contain_text("program.exe: not a kind of file")


def test_an_address_that_cannot_be_read_is_told(wide, folder):
    with serving(folder) as address:
        enter(wide, address)
        unfold(wide)
        wide.fill("[name=addresses]", "http://127.0.0.1:9/secret\nnot-an-address")
        wide.get_by_role("button", name="Add", exact=True).click()
        expect(wide.locator(".report .failed")).to_contain_text("127.0.0.1:9")
        expect(wide.locator(".report .failed li")).to_have_count(1)


def test_an_article_is_removed_only_after_asking(wide, folder):
    with serving(folder) as address:
        enter(wide, address)
        wide.locator("#shelf [data-article]").first.click()
        title = wide.locator("#opened article h2").first.text_content()
        wide.get_by_role("button", name="Remove from the archive").click()
        expect(wide.get_by_role("dialog")).to_contain_text(title)
        expect(wide.get_by_role("button", name="Keep it")).to_be_focused()
        wide.keyboard.press("Escape")
        expect(wide.get_by_role("dialog")).to_be_hidden()
        assert articles(folder) == 51
        wide.get_by_role("button", name="Remove from the archive").click()
        wide.get_by_role("button", name="Remove it").click()
        expect(wide.locator(".holdings")).to_contain_text("50 articles")
        expect(wide.locator("#shelf")).not_to_contain_text(title)
    assert articles(folder) == 50


def test_a_read_only_archive_takes_and_loses_nothing(wide, folder):
    folder.chmod(0o555)
    with serving(folder) as address:
        enter(wide, address)
        expect(wide.locator("#adding")).to_contain_text("read-only")
        wide.locator("#shelf [data-article]").first.click()
        expect(wide.locator("#opened article h2")).to_be_visible()
        expect(wide.locator("[data-remove]")).to_have_count(0)
    folder.chmod(0o755)


def test_an_empty_archive_leads_to_the_first_articles(phone, empty):
    enter_empty(phone, empty)
    expect(phone.locator(".adding")).to_have_attribute("open", "")
    expect(phone.locator("[data-drop]")).to_be_visible()


def enter_empty(page: Page, address: str) -> None:
    page.goto(address + "#archive")
    expect(page.locator(".holdings")).to_contain_text("This archive is empty")


def test_on_a_phone_the_article_slides_over_and_nothing_is_cut_off(phone, sample):
    enter(phone, sample)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.locator("#shelf [data-article]").first.tap()
    phone.wait_for_function("document.querySelector('#folio').getBoundingClientRect().left === 0")
    phone.get_by_role("button", name="Close").last.tap()
    expect(phone.locator("#folio")).to_be_hidden()


def stories(folder: Path) -> list[Path]:
    files = [folder / f"story-{number}.txt" for number in range(120)]
    for number, file in enumerate(files):
        file.write_text(f"Story {number}\n\nThe clerk counted {number} boxes. {BARGE}{number}")
    return files


def killed_while_reading(browser, folder: Path, files: list[Path], wait: float) -> None:
    """Send the files, and kill the server ``wait`` seconds after the first has arrived."""
    command = [sys.executable, "-c", SERVE, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        with opened(browser) as page:
            enter(page, server.stdout.readline().strip())
            unfold(page)
            send(page, *files)
            until = time.monotonic() + 30
            while not any((folder / "uploads" / "local").glob("*.txt")):
                assert time.monotonic() < until
                time.sleep(0.01)
            time.sleep(wait)
            os.kill(server.pid, signal.SIGKILL)


@pytest.mark.parametrize("wait", [0.05, 2.5])
def test_a_server_killed_while_it_reads_leaves_the_archive_whole(browser, folder, tmp_path, wait):
    files = stories(tmp_path)
    killed_while_reading(browser, folder, files, wait)
    assert 51 <= articles(folder) <= 51 + len(files)
    uploads = folder / "uploads" / "local"
    arrived = len(list(uploads.glob("*.txt")))
    with serving(folder) as address, opened(browser) as page:
        enter(page, address)
        assert not list(uploads.glob(".waiting/*.part"))
        if wait < 1:  # later on, it may have read them all
            expect(page.locator(".waiting button")).to_be_visible()
        if page.locator(".waiting button").count():
            page.locator(".waiting button").click()
            expect(page.locator(".report")).to_contain_text("Done", timeout=120_000)
    archive = Archive(folder)
    assert archive.size()[0] == 51 + arrived
    assert len(archive.dense) == len(archive.lexical) == archive.size()[1]
    archive.close()
