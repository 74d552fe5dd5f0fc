"""A parent on a phone and a referrer at a desk, in a real browser; every page is checked with axe."""

from collections.abc import Callable
from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.factories import AT, HENGELO
from tests.steun.servers import LiveServer
from tests.web.public.wereld import Wereld
from wijzer.store.engine import Database

pytestmark = pytest.mark.browser

TELEFOON: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente of the public pages."""
    stel_klok(AT)
    return Wereld(database)


def check(page: Page) -> None:
    """Nothing that axe knows of is wrong, and nothing sticks out of the window."""
    gevonden = Axe().run(page).response["violations"]
    assert not gevonden, [
        (een["id"], [node["target"] for node in een["nodes"]]) for een in gevonden
    ]
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_parent_finds_a_place_on_a_phone_without_a_script(
    browser: Browser, live_server: LiveServer, wereld: Wereld
):
    context = browser.new_context(viewport=TELEFOON, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(live_server.url)
    page.get_by_label("Welke hulp zoekt u?").select_option("gezinshuis")
    page.get_by_label("In welke gemeente?").select_option(HENGELO)
    page.get_by_role("button", name="Zoek een plek").click()
    eerste = page.get_by_role("listitem").filter(has_text="2 vrije plekken")
    expect(eerste).to_be_visible()
    eerste.get_by_role("link", name="De Linde").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De Linde")
    expect(page.get_by_role("link", name="074-000 00 12").first).to_be_visible()
    context.close()


def test_a_referrer_narrows_a_search_with_the_keyboard(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.goto(f"{live_server.url}/twente/zoeken")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Direct naar de inhoud")).to_be_focused()
    page.get_by_label("Productcode").select_option("WGZHF")
    page.get_by_label("Alleen waar nu plek is").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 mogelijkheid")).to_be_visible()
    page.get_by_role("link", name="Nu plek weghalen").click()
    expect(page.get_by_role("heading", name="3 mogelijkheden")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_every_public_page_passes_axe_and_fits(
    page: Page, live_server: LiveServer, wereld: Wereld, width: int
):
    page.set_viewport_size({"width": width, "height": 800})
    for pad in (
        "/twente", "/twente/zoeken", f"/twente/zoeken?gemeente={HENGELO}&leeftijd=oud&zoek=bestaat-niet",
        "/twente/zoeken?hulpvorm=crisiszorg", f"/twente/groepen/{wereld.eik.publiek_id}",
        f"/twente/vestigingen/{wereld.kantoor.publiek_id}", "/twente/hulp", "/twente/hulp/gezinshuis",
        "/twente/producten", "/twente/producten/ABGII", "/twente/gemeenten", f"/twente/gemeenten/{HENGELO}",
        "/twente/uitleg", "/toegankelijkheid", "/privacy",
    ):  # fmt: skip
        page.goto(live_server.url + pad)
        check(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_that_is_not_there_is_as_finished_as_the_others(
    page: Page, live_server: LiveServer, wereld: Wereld, width: int
):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/twente/onzin")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is er niet")
    check(page)
