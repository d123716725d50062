"""Conversations as a person meets them again: after a reload, a restart, in a list, by a link."""

import os
import signal
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, SERVE_SLOWLY, opened, sample_articles
from tests.browser.flows import MURDERS, answered, ask, keep, listed, show_list, visit
from vectorstore.archive import Archive

pytestmark = pytest.mark.browser


@pytest.fixture(params=["wide", "phone"])
def page(request):
    return request.getfixturevalue(request.param)


def test_a_conversation_is_there_again_after_a_reload(page, sample):
    visit(page, sample)
    ask(page, MURDERS)
    ask(page, "And in 2015?")
    assert "?conversation=" in page.url
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn").first).to_contain_text("Just under 5,300 people were murdered")
    ask(page, "And in 2016?")
    expect(page.locator(".turn").last.locator(".chip .edit").first).to_contain_text("2016")
    page.locator(".turn").first.locator("button.cite").first.click()
    expect(page.locator("#article mark.quote").first).to_be_in_viewport()


def test_conversations_are_listed_opened_searched_renamed_and_deleted(page, sample):
    visit(page, sample)
    ask(page, MURDERS)
    show_list(page)
    page.locator("#new").click()
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, "How many prisoners is CECOT meant to hold?")
    show_list(page)
    expect(listed(page)).to_have_count(2)
    expect(listed(page).first).to_contain_text("CECOT")
    keep(page, "conversations")
    page.get_by_role("searchbox").fill("just UNDER")
    expect(listed(page)).to_have_count(1)
    listed(page).click()
    expect(page.locator(".turn .asked")).to_have_text(MURDERS)
    show_list(page)
    page.get_by_role("button", name="Rename").first.click()
    page.get_by_role("textbox", name="Name of the conversation").fill("Murders, <b>2016</b>")
    page.keyboard.press("Enter")
    expect(listed(page)).to_have_text("Murders, <b>2016</b>")
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("button", name="Keep it")).to_be_visible()
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(listed(page)).to_have_count(0)
    page.get_by_role("searchbox").fill("")
    expect(listed(page)).to_have_count(1)


def test_nobody_sees_the_conversation_of_another(wide, phone, sample):
    visit(wide, sample)
    ask(wide, MURDERS)
    phone.goto(wide.url)
    expect(phone.locator("#turns .start")).to_be_visible()
    show_list(phone)
    expect(listed(phone)).to_have_count(0)
    assert MURDERS not in str(phone.locator("body").text_content())


def test_a_shared_answer_is_read_by_its_link_until_that_is_taken_back(wide, phone, sample):
    visit(wide, sample)
    ask(wide, MURDERS)
    ask(wide, "And in 2015?")
    first = wide.locator(".turn").first
    first.get_by_role("button", name="Share or save").click()
    first.get_by_role("button", name="Make a link").click()
    link = str(first.get_by_label("Link to this answer").input_value())
    keep(wide, "share")
    phone.goto(sample.rstrip("/") + link)
    expect(phone.locator(".turn")).to_have_count(1)
    expect(phone.locator(".notice")).to_contain_text("shared with you")
    phone.locator("button.cite").first.click()
    expect(phone.locator("#article mark.quote").first).to_be_in_viewport()
    phone.keyboard.press("Escape")
    ask(phone, "And in 2015?")
    expect(phone.locator(".turn")).to_have_count(2)
    first.get_by_role("button", name="Stop sharing").click()
    expect(first.get_by_role("button", name="Make a link")).to_be_visible()
    phone.goto(sample.rstrip("/") + link)
    expect(phone.locator("#turns .start")).to_be_visible()


@pytest.mark.parametrize("ending", ["Markdown", "Web page", "Word", "CSV"])
def test_a_conversation_is_saved_as_a_file(page, sample, ending):
    visit(page, sample)
    ask(page, MURDERS)
    show_list(page)
    doing = page.locator("#conversations .doing")
    doing.get_by_role("button", name="Save").click()
    with page.expect_download() as saving:
        doing.get_by_role("button", name=ending).click()
    name, path = saving.value.suggested_filename, saving.value.path()
    assert name.startswith("How-many-murders-were-there-in-El-Salvador-in-2016.")
    written = path.read_bytes()
    assert written.startswith(b"PK") if ending == "Word" else MURDERS[:20].encode() in written


def started(folder):
    command = [sys.executable, "-c", SERVE_SLOWLY, str(folder)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return server, server.stdout.readline().strip()


def test_killed_in_the_middle_of_an_answer_it_has_the_conversation(browser, tmp_path):
    archive = Archive(tmp_path / "archive", create=True)
    archive.add(sample_articles())
    archive.close()
    server, address = started(archive.folder)
    with opened(browser) as page:
        visit(page, address)
        ask(page, "Who is the police director?")
        page.fill("#question textarea", MURDERS)
        page.press("#question textarea", "Enter")
        expect(page.locator(".turn[aria-busy] .claim")).to_have_count(1)
        os.kill(server.pid, signal.SIGKILL)
        server.communicate(timeout=180)
        server, address = started(archive.folder)
        page.goto(address)
        expect(listed(page)).to_have_count(1)
        listed(page).click()
        expect(page.locator(".turn")).to_have_count(2)
        expect(page.locator(".turn").first.locator("button.cite").first).to_be_visible()
        last = page.locator(".turn").last
        expect(last).to_contain_text("Just under 5,300 people were murdered")
        expect(last).to_contain_text("Stopped before the answer was complete.")
        last.get_by_role("button", name="Ask again").click()
        expect(last.locator("button.cite").first).to_be_visible()
        answered(page)
    server.send_signal(signal.SIGINT)
    server.communicate(timeout=180)
