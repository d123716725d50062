"""axe-core on every view, in both widths and both colour schemes: no serious violation."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving
from ui.login.users import Users

pytestmark = pytest.mark.browser

SIZES = {"wide": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
LOGIN = """
import sys
from qa import open_assistant
from ui.serve import serve
serve(open_assistant(sys.argv[1]), login=True, on_ready=lambda address: print(address, flush=True))
"""


@pytest.fixture(params=["wide", "phone"])
def size(request) -> dict[str, int]:
    return SIZES[request.param]


@pytest.fixture(params=["light", "dark"])
def page(request, browser, size) -> Iterator[Page]:
    context = browser.new_context(
        viewport=size, color_scheme=request.param, reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def violations(page: Page) -> list[dict[str, Any]]:
    """The serious and critical ones, each with the elements it was found at."""
    page.wait_for_timeout(300)
    found = Axe().run(page).response["violations"]
    return [
        {one["id"]: [node["html"][:200] for node in one["nodes"]][:5]}
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


def ask(page: Page, question: str) -> None:
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn[aria-busy]")).to_have_count(0)
    expect(page.locator(".turn .asked").first).to_be_visible()


def test_the_conversation(page, sample):
    page.goto(sample)
    expect(page.locator("#turns .start")).to_be_visible()
    assert violations(page) == []
    ask(page, "How many murders were there in El Salvador in 2016?")
    assert violations(page) == []
    page.locator("#turns button.cite").first.click()
    expect(page.locator("#article mark.quote").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    ask(page, "What is the best recipe for paella?")
    expect(page.locator(".refusal")).to_be_visible()
    assert violations(page) == []


def test_the_archive(page, sample):
    page.goto(f"{sample}#archive")
    expect(page.locator("#shelf .told")).to_be_visible()
    page.locator(".adding > summary").click()
    page.locator(".timeline summary").click()
    assert violations(page) == []
    page.locator("#shelf [data-article]").first.click()
    expect(page.locator("#opened article")).to_be_visible()
    assert violations(page) == []
    page.locator("[data-remove]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


def test_before_there_is_anything(page, empty):
    page.goto(empty)
    expect(page.locator("#turns .start")).to_be_visible()
    assert violations(page) == []
    page.locator("[data-show=archive]").first.click()
    expect(page.locator(".holdings")).to_be_visible()
    assert violations(page) == []


def test_signing_in(browser, copied):
    Users(copied.archive.folder).add("ana", "a long password")
    with serving(copied.archive.folder, LOGIN) as address:
        page = browser.new_context(bypass_csp=True, locale="es-ES").new_page()
        page.goto(address)
        expect(page.get_by_role("heading")).to_contain_text("Entrar en")
        page.fill("[name=name]", "ana")
        page.fill("[name=password]", "the wrong one")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        assert violations(page) == []
        page.fill("[name=password]", "a long password")
        page.keyboard.press("Enter")
        expect(page.locator("#turns .start")).to_be_visible()
        expect(page.locator("#views-nav form")).to_contain_text("ana")
        expect(page.locator("#turns .start h2")).to_have_text("¿Qué quiere saber?")
        assert violations(page) == []
        page.get_by_role("button", name="English").click()
        expect(page.locator("#turns .start h2")).to_have_text("What would you like to know?")
        page.get_by_role("button", name="Sign out").click()
        expect(page.locator("[name=password]")).to_be_visible()
        page.context.close()


def test_axe_sees_a_violation(page, empty):
    page.goto(empty)
    expect(page.locator("#turns .start")).to_be_visible()
    page.evaluate("document.querySelector('#turns').innerHTML = '<button></button><img src=\"x\">'")
    assert {name for one in violations(page) for name in one} >= {"button-name", "image-alt"}
