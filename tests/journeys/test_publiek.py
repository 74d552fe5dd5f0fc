"""A referrer at a desk, in a real browser. What every page must be stands in tests/keuring; the main task in test_bezoekers."""

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

pytestmark = pytest.mark.browser


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente of the public pages."""
    stel_klok(AT)
    return Wereld(database)


def test_a_referrer_narrows_a_search_with_the_keyboard(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.goto(f"{live_server.url}/twente/zoeken")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Direct naar de inhoud")).to_be_focused()
    page.get_by_text("Zoek of filter").click()
    page.get_by_label("Productcode").select_option("WGZHF")
    page.get_by_label("Alleen waar nu plek is").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 locatie")).to_be_visible()
    page.get_by_role("link", name="Nu plek weghalen").click()
    expect(page.get_by_role("heading", name="3 locaties")).to_be_visible()


def top_of(part: Locator) -> float:
    rand = part.bounding_box()
    assert rand is not None
    return rand["y"]


@pytest.mark.parametrize(("width", "highest"), [(320, 580), (360, 480), (1280, 340)])
def test_the_first_result_stands_high_on_the_page(
    page: Page, live_server: LiveServer, wereld: Wereld, width: int, highest: int
):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{live_server.url}/twente/zoeken?hulpvorm=gezinshuis&gemeente=GM0164")
    assert top_of(page.get_by_role("heading", name="De Linde").first) <= highest
    assert page.locator("body").evaluate("body => body.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_on_a_phone_all_places_start_high_and_the_form_is_one_key_away(
    browser: Browser, live_server: LiveServer, wereld: Wereld, javascript: bool
):
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        java_script_enabled=javascript,
        service_workers="block",
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{live_server.url}/twente/zoeken")
    assert top_of(page.get_by_role("list", name="locaties").get_by_role("heading").first) <= 480
    knop = page.get_by_text("Zoek of filter")
    assert top_of(knop) <= 370, "whoever wants to search finds the form on the first screen"
    page.locator("summary", has=knop).focus()
    page.keyboard.press("Enter")
    page.get_by_label("Wat zoekt u?").locator("visible=true").fill("De Linde")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("zoek=De\\+Linde"))
    context.close()


def test_on_a_phone_the_filters_open_below_their_button_and_the_language_stands_beside_the_name(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}/twente/zoeken?hulpvorm=gezinshuis&gemeente=GM0164")
    knop, wissel = page.get_by_text("Filters (2)"), page.get_by_role("link", name="Kaart")
    assert abs(top_of(knop) - top_of(wissel)) < 24, "the button and the switch share a row"
    assert top_of(page.get_by_role("link", name="English")) < top_of(
        page.get_by_role("link", name="Gemeenten").first
    )
    knop.click()
    expect(page.get_by_label("Leeftijd van het kind")).to_be_visible()
    assert top_of(page.get_by_role("link", name="Kaart")) > top_of(
        page.get_by_label("Leeftijd van het kind")
    )


def test_the_first_page_sets_its_fields_level_and_counts_places_per_kind_of_help(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/twente")
    wat, waar = (
        page.get_by_label("Wat zoekt u?").locator("visible=true"),
        page.get_by_label("Waar woont het kind?"),
    )
    assert top_of(wat) == top_of(waar)
    assert abs(top_of(page.get_by_role("button", name="Zoek een plek")) - top_of(wat)) < 4
    expect(page.get_by_role("link", name="Gezinshuis 3 locaties, 2 plekken vrij")).to_be_visible()
    expect(page.get_by_role("row", name="Hengelo 3 1")).to_be_visible()


def test_the_first_page_fits_the_narrowest_telephone(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{live_server.url}/twente")
    check(page)
