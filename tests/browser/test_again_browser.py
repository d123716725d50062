"""A question asked again: the same, in other words, without a chip, with other limits."""

import pytest
from playwright.sync_api import expect

from tests.browser.flows import MURDERS, PAELLA, answered, ask, keep, visit

pytestmark = pytest.mark.browser


@pytest.fixture(params=["wide", "phone"])
def page(request):
    return request.getfixturevalue(request.param)


def test_an_edited_question_takes_the_place_of_the_former(page, sample):
    visit(page, sample)
    ask(page, PAELLA)
    ask(page, "Who is the police director?")
    first = page.locator(".turn").first
    first.get_by_role("button", name="Edit question").click()
    expect(first.get_by_label("Your question")).to_be_focused()
    first.get_by_label("Your question").fill(MURDERS)
    page.keyboard.press("Enter")
    expect(first.locator(".asked")).to_have_text(MURDERS)
    expect(first.locator("button.cite").first).to_be_visible()
    expect(page.locator(".turn")).to_have_count(2)


def test_escape_leaves_a_form_as_it_was(page, sample):
    visit(page, sample)
    ask(page, MURDERS)
    button = page.get_by_role("button", name="Edit question")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Your question").last).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_chips_show_what_was_understood_and_can_be_removed(page, sample):
    visit(page, sample)
    ask(page, MURDERS)
    ask(page, "And in 2015?")
    last = page.locator(".turn").last
    expect(last.locator(".chip .edit").first).to_have_text(
        "How many murders were there in El Salvador in 2015?"
    )
    keep(page, "chips")
    last.locator(".chip .drop").first.click()
    expect(last.locator(".chip .edit", has_text="How many murders")).to_have_count(0)
    answered(page)
    expect(last.locator(".asked")).to_have_text("And in 2015?")


def test_a_changed_search_is_run_with_its_dates(page, sample):
    visit(page, sample)
    ask(page, MURDERS)
    ask(page, "And in 2015?")
    last = page.locator(".turn").last
    last.locator(".chip .edit").first.click()
    expect(last.get_by_label("Search for")).to_be_focused()
    keep(page, "refine")
    last.get_by_label("Search for").fill("How many people were murdered?")
    last.get_by_label("From").fill("2017")
    last.get_by_label("Up to").fill("2017")
    last.get_by_role("button", name="Search again", exact=True).click()
    expect(last.locator(".chip .edit", has_text="How many people were murdered?")).to_be_visible()
    answered(page)
    dates = last.locator(".about .date, .byline .date")
    expect(dates.first).to_contain_text("2017")
    assert all("2017" in date for date in dates.all_text_contents())
    last.locator(".chip .drop").last.click()
    expect(last.locator(".chip", has_text="2017")).to_have_count(0)


def test_a_date_that_is_none_is_told_and_can_be_mended(page, sample):
    visit(page, sample)
    ask(page, MURDERS)
    ask(page, "And in 2015?")
    last = page.locator(".turn").last
    last.locator(".chip .edit").first.click()
    last.get_by_label("From").fill("yesterday")
    page.keyboard.press("Enter")
    expect(last.get_by_role("alert")).to_contain_text("yesterday")
    last.get_by_role("button", name="Search again without the dates").click()
    expect(last.locator("button.cite").first).to_be_visible()


def test_a_refusal_offers_what_can_be_answered(page, sample):
    visit(page, sample)
    ask(page, PAELLA)
    refusal = page.locator(".refusal")
    expect(refusal).to_contain_text("Questions that the archive can answer")
    expect(refusal).to_contain_text("Searched 51 articles")
    keep(page, "refusal")
    refusal.locator(".examples button").first.click()
    expect(page.locator(".turn")).to_have_count(2)
    answered(page)
    expect(page.locator(".turn").last.locator("button.cite").first).to_be_visible()


def test_nothing_moves_while_an_earlier_answer_is_read(page, slow):
    visit(page, slow)
    ask(page, MURDERS)
    page.fill("#question textarea", "Who is the police director?")
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn[aria-busy] .claim")).to_have_count(1)
    page.locator("#turns").evaluate("pane => pane.scrollTop = 0")
    claim = page.locator(".claim").first
    before = claim.bounding_box()
    answered(page)
    assert claim.bounding_box() == before
