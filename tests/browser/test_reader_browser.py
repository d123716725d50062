"""The reader: at the words, from one citation to the next, copied with its reference."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import opened
from tests.browser.flows import MERIT, MURDERS, ask, keep, quoted, visit

pytestmark = pytest.mark.browser

LINES = """
const text = document.querySelector("#article .text");
const range = document.createRange();
const lengths = [];
for (const paragraph of text.querySelectorAll("p")) {
  const node = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let top = null, length = 0;
  while (node.nextNode()) {
    for (let i = 0; i < node.currentNode.length; i++) {
      range.setStart(node.currentNode, i);
      range.setEnd(node.currentNode, i + 1);
      const box = range.getBoundingClientRect();
      if (!box.height) continue;
      if (top !== null && Math.abs(box.top - top) > box.height / 2) {
        lengths.push(length);
        length = 0;
      }
      top = box.top;
      length++;
    }
  }
}
return lengths;
"""


@pytest.fixture(params=["wide", "phone"])
def page(request):
    return request.getfixturevalue(request.param)


def test_from_one_citation_to_the_next_by_keyboard(page, sample):
    visit(page, sample)
    ask(page, MERIT)
    page.locator("button.cite").first.click()
    expect(page.locator("#article .kicker")).to_contain_text("Citation 1 of")
    first = quoted(page)
    keep(page, "reader")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#article .kicker")).to_contain_text("Citation 2 of")
    assert quoted(page) != first
    expect(page.locator("#article mark.quote").first).to_be_focused()
    expect(page.locator("#article mark.quote").first).to_be_in_viewport()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#article .kicker")).to_contain_text("Citation 1 of")
    assert quoted(page) == first
    expect(page.get_by_role("button", name="Previous citation")).to_be_disabled()


def test_other_cited_words_of_the_article_are_marked(page, sample):
    visit(page, sample)
    ask(page, "What happened to Marcelo Pecci?")  # a story is told from one article
    page.locator("button.cite").first.click()
    expect(page.locator("#article mark.also").first).to_be_attached()
    other = "".join(page.locator("#article mark.also").all_text_contents())
    page.get_by_role("button", name="Next citation").click()
    expect(page.locator("#article .kicker")).to_contain_text("Citation 2 of")
    page.get_by_role("button", name="Next citation").click()
    expect(page.locator("#article .kicker")).to_contain_text("Citation 3 of")
    assert quoted(page)
    assert quoted(page) in other


def test_two_quick_steps_go_two_citations_on(page, sample):
    visit(page, sample)
    ask(page, MERIT)
    page.locator("button.cite").first.click()
    following = page.get_by_role("button", name="Next citation")
    expect(following).to_be_enabled()
    following.evaluate("button => { button.click(); button.click(); }")
    expect(page.locator("#article .kicker")).to_contain_text("Citation 3 of")


def test_the_original_opens_at_the_words(page, sample):
    visit(page, sample)
    ask(page, MURDERS)
    page.locator("button.cite").first.click()
    link = page.locator("#article .byline a")
    expect(link).to_have_attribute("href", "https://example.org/muestra/2017/01/homicides-2016"
        "#:~:text=Just%20under%205%2C300%20people%20were,"
        "year%2Dend%20figures%20from%20the%20authorities.")  # fmt: skip


def test_a_quote_is_copied_with_its_reference(browser, sample):
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        visit(page, sample)
        ask(page, MURDERS)
        page.locator("button.cite").first.click()
        page.get_by_role("button", name="Copy quote").click()
        expect(page.locator("#article [role=status]")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(f"“{quoted(page)}” (Irene Cáceres: “Murders in El Salvador")
        assert "Muestra Diaria, 5 January 2017, https://example.org/" in copied


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_a_line_of_an_article_has_60_to_75_characters(browser, sample, width):
    with opened(browser, viewport={"width": width, "height": 900}) as page:
        visit(page, sample)
        ask(page, MURDERS)
        page.locator("button.cite").first.click()
        expect(page.locator("#article mark.quote").first).to_be_in_viewport()
        lines = page.evaluate(f"() => {{ {LINES} }}")
        assert len(lines) > 5
        assert 60 <= sum(lines) / len(lines) <= 75


def test_hovering_shows_the_quote_with_title_source_and_date(wide, sample):
    visit(wide, sample)
    ask(wide, MURDERS)
    wide.locator("button.cite").first.hover()
    card = wide.get_by_role("tooltip")
    expect(card).to_contain_text("Just under 5,300 people were murdered")
    expect(card).to_contain_text("Murders in El Salvador drop by a fifth")
    expect(card).to_contain_text("Muestra Diaria, 5 January 2017")
    keep(wide, "card")


def test_badges_say_how_well_and_by_whom_it_is_supported(page, sample):
    visit(page, sample)
    ask(page, MURDERS)
    badges = page.locator(".badges")
    expect(badges).to_contain_text("support in the archive")
    expect(badges).to_have_text(re.compile(r"\d article"))
    keep(page, "answer")


def test_another_language_than_the_question_s_is_told(page, sample):
    visit(page, sample)
    ask(page, "How many women died in the Támara prison massacre?")
    languages = page.locator(".sources .language")
    expect(languages.filter(has_text="Spanish").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_view_in_both_colours(browser, sample, width, scheme):
    view = {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
    with opened(browser, **view) as page:
        visit(page, sample)
        keep(page, f"start-{scheme}")
        ask(page, MURDERS)
        keep(page, f"answer-{scheme}")
        page.locator("button.cite").first.click()
        expect(page.locator("#article mark.quote").first).to_be_in_viewport()
        keep(page, f"reader-{scheme}")


def test_at_200_percent_zoom_nothing_is_out_of_reach(browser, sample):
    view = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
    with opened(browser, **view) as page:
        visit(page, sample)
        ask(page, MURDERS)
        keep(page, "zoomed")
        page.locator("button.cite").first.click()
        expect(page.locator("#article mark.quote").first).to_be_in_viewport()
        expect(page.locator("#close")).to_be_in_viewport()
