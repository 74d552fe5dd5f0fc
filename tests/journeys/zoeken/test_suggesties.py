"""Suggestions while typing, in a real browser: by keyboard, by touch, told to who listens, and never in the way."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.factories import AT
from tests.steun.keurmerk import check
from tests.steun.machine.servers import LiveServer
from tests.web.public.wereld import Wereld
from wijzer.store.engine import Database

# How a visitor comes to it does not depend on the kind of database.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)]


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente of the public pages."""
    stel_klok(AT)
    return Wereld(database)


def typed(page: Page, live_server: LiveServer, tekst: str) -> None:
    page.goto(f"{live_server.url}/twente")
    page.get_by_role("combobox", name="Wat zoekt u?").press_sequentially(tekst)


def options(page: Page) -> Locator:
    """What is suggested, apart from the choices of other fields."""
    return page.get_by_role("listbox").get_by_role("option")


def test_what_is_suggested_is_chosen_with_the_keyboard_and_told(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    typed(page, live_server, "autisme hen")
    veld = page.get_by_role("combobox", name="Wat zoekt u?")
    keuze = options(page).filter(has_text="Hengelo")
    expect(keuze).to_be_visible()
    expect(veld).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="1 suggestie.")).to_be_attached()
    page.keyboard.press("ArrowDown")
    expect(keuze).to_have_attribute("aria-selected", "true")
    expect(veld).to_have_attribute("aria-activedescendant", keuze.get_attribute("id") or "")
    check(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/twente/zoeken?zoek=autisme+Hengelo&plaats=")


def test_escape_closes_the_list_and_keeps_what_was_typed(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    typed(page, live_server, "gez")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    veld = page.get_by_role("combobox", name="Wat zoekt u?")
    expect(veld).to_have_value("gez")
    expect(veld).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_url(f"{live_server.url}/twente/zoeken?zoek=gez&plaats=")


def test_a_suggestion_can_be_touched(browser: Browser, live_server: LiveServer, wereld: Wereld):
    with browser.new_context(has_touch=True, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        typed(page, live_server, "wgzh")
        page.get_by_role("option", name="WGZHF").tap()
        expect(page.get_by_role("link", name="De Linde").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_filter_is_ticked_and_the_rest_of_the_form_goes_along(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.goto(f"{live_server.url}/twente")
    page.get_by_label("Waar woont het kind?").fill("Hengelo")
    page.get_by_role("combobox", name="Wat zoekt u?").press_sequentially("gezinshuis rolst")
    page.get_by_role("option", name="Rolstoeltoegankelijk Filter").click()
    gevraagd = "zoek=gezinshuis&plaats=Hengelo&rolstoeltoegankelijk=true"
    expect(page).to_have_url(f"{live_server.url}/twente/zoeken?{gevraagd}")
    expect(page.locator("#rolstoel")).to_be_checked()
    page.locator("#rolstoel").evaluate("vinkje => vinkje.checked = false")
    page.get_by_text("Filters (3)").click()
    page.get_by_role("combobox", name="Wat zoekt u?").fill("rolstoel")
    page.get_by_role("option", name="Rolstoeltoegankelijk Filter").click()
    expect(page).to_have_url(re.compile(r"rolstoeltoegankelijk=true"))
    expect(page.get_by_label("Wat zoekt u?")).to_have_value("")


def test_without_an_answer_the_field_is_a_plain_field(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.route("**/suggesties?*", lambda route: route.fulfill(body="geen antwoord"))
    typed(page, live_server, "gezinshuis")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="De Linde").first).to_be_visible()


def test_what_is_being_typed_stays_in_no_cache_of_the_browser(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    """A browser tells along the way that it neither looks in its cache nor puts anything there."""
    with page.expect_request("**/suggesties?*") as vraag:
        typed(page, live_server, "vader slaat")
    assert vraag.value.all_headers()["cache-control"] == "no-cache"
