"""The chat as a person meets it, in a real Chromium."""

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.browser.flows import MURDERS, ask, visit

pytestmark = pytest.mark.browser


def quoted(page: Page) -> str:
    return "".join(page.locator("#article mark.quote").all_text_contents())


def test_a_citation_opens_the_article_at_the_quoted_words(wide, sample):
    visit(wide, sample)
    expect(wide.locator("#question textarea")).to_be_focused()
    ask(wide, MURDERS)
    claim = wide.locator(".claim").first
    expect(claim).to_contain_text("Just under 5,300 people were murdered")
    expect(wide.locator("#question textarea")).to_be_focused()
    chip = claim.locator("button.cite")
    words = chip.locator("+ .card q").text_content()
    chip.click()
    expect(wide.locator("#article mark.quote")).to_be_in_viewport()
    assert quoted(wide) == words
    assert "Just under 5,300 people were murdered" in quoted(wide)
    link = wide.locator("#article .byline a")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert str(link.get_attribute("href")).startswith("https://example.org/")


def test_the_keyboard_alone_is_enough(wide, sample):
    visit(wide, sample)
    ask(wide, MURDERS)
    chip = wide.get_by_role("button", name="Citation 1:")
    chip.focus()
    wide.keyboard.press("Tab")
    wide.keyboard.press("Shift+Tab")
    expect(wide.get_by_role("tooltip")).to_be_visible()
    wide.keyboard.press("Enter")
    expect(wide.locator("#article mark.quote")).to_be_focused()
    wide.keyboard.press("Escape")
    expect(wide.locator("#article .reading")).to_be_hidden()
    expect(chip).to_be_focused()


def test_a_follow_up_is_understood_and_a_new_conversation_forgets(wide, sample):
    visit(wide, sample)
    ask(wide, MURDERS)
    ask(wide, "And in 2015?")
    expect(wide.locator(".turn").last).to_contain_text("in El Salvador in 2015")
    wide.get_by_role("button", name="New conversation").click()
    expect(wide.locator(".turn")).to_have_count(0)
    expect(wide.locator(".examples button")).to_have_count(5)


def test_every_example_is_answered(wide, sample):
    visit(wide, sample)
    for place in range(5):
        wide.locator(".examples button").nth(place).click()
        expect(wide.locator(".turn[aria-busy]")).to_have_count(0)
        expect(wide.locator("button.cite").first).to_be_visible()
        wide.get_by_role("button", name="New conversation").click()
        expect(wide.locator(".turn")).to_have_count(0)


def test_a_refusal_looks_different_and_opens_what_was_nearest(wide, sample):
    visit(wide, sample)
    ask(wide, "What is the best recipe for paella?")
    refusal = wide.locator(".refusal")
    expect(refusal).to_contain_text("The archive doesn't say")
    expect(refusal).to_contain_text("Searched")
    expect(wide.locator("button.cite")).to_have_count(0)
    refusal.locator(".sources button").first.click()
    expect(wide.locator("#article .kicker")).to_have_text("Nearest passage")
    expect(wide.locator("#article mark.quote").first).to_be_in_viewport()


def test_on_a_phone_the_reader_slides_over_and_escape_closes_it(phone, sample):
    visit(phone, sample)
    ask(phone, MURDERS)
    expect(phone.locator("#reader")).to_be_hidden()
    phone.locator("button.cite").first.click()
    expect(phone.locator("#close")).to_be_visible()
    phone.wait_for_function("document.querySelector('#reader').getBoundingClientRect().left === 0")
    expect(phone.locator("#talk")).to_have_attribute("inert", "")
    phone.keyboard.press("Escape")
    expect(phone.locator("#reader")).to_be_hidden()
    phone.locator("button.cite").first.click()
    phone.get_by_role("button", name="Close").click()
    expect(phone.locator("#reader")).to_be_hidden()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_hostile_article_is_only_text(wide, hostile):
    visit(wide, hostile)
    ask(wide, "Who is the mayor of Testville? <img src=x onerror=window.owned=1> ${window.owned=1}")
    chip = wide.locator("button.cite").first
    chip.hover()
    chip.click()
    expect(wide.locator("#article h2")).to_contain_text("<script>window.owned=1</script>")
    assert "<img src=x onerror=window.owned=1> ${window.owned=1} Jane Roe." in quoted(wide)
    expect(wide.locator("#article a")).to_have_count(0)
    wide.wait_for_timeout(300)
    assert wide.evaluate("window.owned") is None


def test_the_check_for_hostile_text_can_fail(wide, hostile):
    visit(wide, hostile)
    wide.evaluate(
        "document.querySelector('#turns').innerHTML = '<img src=x onerror=window.owned=1>'"
    )
    wide.wait_for_function("window.owned === 1")


def test_an_answer_comes_sentence_by_sentence_and_can_be_stopped(wide, slow):
    visit(wide, slow)
    wide.fill("#question textarea", "Who is the police director?")
    wide.press("#question textarea", "Enter")
    expect(wide.locator(".turn[aria-busy] .claim")).to_have_count(1)
    expect(wide.locator("#send")).to_be_hidden()
    wide.fill("#question textarea", "typed meanwhile")
    wide.get_by_role("button", name="Stop").click()
    expect(wide.locator(".turn")).to_contain_text("Stopped before the answer was complete.")
    expect(wide.locator("#send")).to_be_visible()
    wide.wait_for_timeout(3000)
    expect(wide.locator(".turn button.cite")).to_have_count(0)
    expect(wide.locator("#question textarea")).to_have_value("typed meanwhile")


def test_an_error_is_told_in_plain_words(wide, slow):
    visit(wide, slow)
    ask(wide, "Will the police fail?")
    expect(wide.get_by_role("alert")).to_contain_text("Something went wrong")
    assert "secret" not in str(wide.locator("body").text_content())
    ask(wide, MURDERS)
    expect(wide.locator("button.cite").first).to_be_visible()


def test_two_visitors_have_their_own_conversations(wide, phone, sample):
    visit(wide, sample)
    ask(wide, MURDERS)
    visit(phone, sample)
    ask(phone, "And in 2015?")
    expect(phone.locator(".turn")).to_have_count(1)
    assert MURDERS not in str(phone.locator("#turns").text_content())


def test_an_empty_archive_tells_what_to_type(wide, empty):
    visit(wide, empty)
    expect(wide.locator(".start")).to_contain_text("dossier ingest PATH")


@pytest.mark.parametrize(
    "path",
    ["gradio_api/file=/etc/passwd", "gradio_api/file/etc/passwd", "gradio_api/upload"]
    + ["gradio_api/proxy=https://example.org/", "monitoring", "gradio_api/info", "docs"]
    + ["assets/../../../../../../etc/passwd", "static/..%2f..%2f..%2f..%2fetc/passwd"],
)
def test_nothing_but_the_page_is_served(sample, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(sample + path, timeout=10)
    refused.value.close()
    assert refused.value.code in {403, 404}


def test_another_name_for_this_machine_is_not_answered(sample):
    request = urllib.request.Request(sample, headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    refused.value.close()
    assert refused.value.code == 400


def test_what_speaks_against_a_doubtful_answer_is_seen_without_a_click(wide, sample):
    visit(wide, sample)
    ask(wide, MURDERS)
    expect(wide.locator(".making p").first).to_be_hidden()
    ask(wide, "When did Juan Orlando Hernández get a pardon?")
    expect(wide.get_by_text("No article has the word “pardon”")).to_be_visible()
