"""The maps in a real browser: by keyboard, without a script, on a telephone, in forced colours, and with no way to PDOK."""

from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from tests.factories import AT, HENGELO
from tests.steun.browser import wait_until
from tests.steun.keurmerk import check
from tests.steun.machine.servers import LiveServer
from tests.web.public.kaart.test_regiokaart import draw_borders
from tests.web.public.wereld import Wereld
from wijzer.demo.wereld import TWENTE
from wijzer.files.regio import read_regio
from wijzer.services.regio.laad_regio import laad_regio
from wijzer.store.engine import Database

# How a visitor comes to it does not depend on the kind of database.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)]

TELEFOON: ViewportSize = {"width": 360, "height": 740}
PDOK = "https://service.pdok.nl/**"
STIP = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one dot, instead of a tile."""

LABELS = """() => {
  const boxes = [...document.querySelectorAll('.bw-regiokaart__tekst text')]
    .filter((text) => getComputedStyle(text).display !== 'none')
  for (const text of boxes) {
    const last = text.lastElementChild ?? text
    last.textContent = last === text ? '39' : '39 van 309'
  }
  const rects = boxes.map((text) => [text.textContent, text.getBoundingClientRect()])
  const found = []
  for (const [i, [een, a]] of rects.entries()) for (const [ander, b] of rects.slice(i + 1)) {
    if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) found.push(`${een} / ${ander}`)
  }
  const out = rects.filter(([, r]) => r.left < 0 || r.right > innerWidth).map(([naam]) => naam)
  return { aantal: rects.length, over: found, buiten: out, kleinste: Math.min(...rects.map(([, r]) => r.height)) }
}"""
"""Labels that lie over each other when every gemeente has three digits of possibilities."""


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente, without borders."""
    stel_klok(AT)
    return Wereld(database)


@pytest.fixture
def getekend(wereld: Wereld) -> Wereld:
    """The small Twente, with borders."""
    draw_borders(wereld.database)
    return wereld


@pytest.fixture
def telefoon(browser: Browser) -> Iterator[Page]:
    """A phone without a script."""
    context = browser.new_context(viewport=TELEFOON, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def answer_with_a_dot(route: Route) -> None:
    route.fulfill(status=200, content_type="image/png", body=STIP)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_map_passes_axe_and_fits_with_and_without_borders(
    live_server: LiveServer, page: Page, wereld: Wereld, width: int
):
    page.set_viewport_size({"width": width, "height": 800})
    for _ in range(2):
        for pad in (
            "/twente/kaart",
            f"/en/twente/kaart?gemeente={HENGELO}&product=WGZHF",
            "/twente/kaart?zoek=niets-zo&leeftijd=x",
        ):
            page.goto(live_server.url + pad)
            check(page)
        draw_borders(wereld.database)


def test_by_keyboard_alone_from_list_to_map_to_the_list_of_a_gemeente(
    live_server: LiveServer, page: Page, getekend: Wereld
):
    page.goto(f"{live_server.url}/twente/zoeken?hulpvorm=gezinshuis")
    page.get_by_role("link", name="Kaart", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/kaart?hulpvorm=gezinshuis")
    page.get_by_role("link", name="Zoekvraag aanpassen").focus()
    gezien = []
    for _ in range(2):
        page.keyboard.press("Tab")
        gezien.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        lijn = page.evaluate(
            "getComputedStyle(document.activeElement.querySelector('.bw-gebied__vlak')).strokeWidth"
        )
        assert float(lijn.removesuffix("px")) >= 4
    assert [naam.split(":")[0] for naam in gezien] == ["Almelo", "Hengelo"], (
        "nothing fits in Enschede"
    )
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/zoeken?gemeente={HENGELO}&hulpvorm=gezinshuis")
    expect(page.get_by_role("heading", name="2 locaties")).to_be_visible()


def test_the_table_says_what_the_map_says(live_server: LiveServer, page: Page, getekend: Wereld):
    page.goto(f"{live_server.url}/twente/kaart")
    rij = page.get_by_role("row", name="Hengelo")
    expect(rij.get_by_role("cell")).to_have_text(["3", "1", "3"])
    expect(page.get_by_role("link", name="Hengelo: 3 locaties, 1 met plek")).to_be_attached()


def test_a_phone_without_a_script_has_map_table_and_a_list_instead_of_a_street_map(
    live_server: LiveServer, telefoon: Page, getekend: Wereld
):
    telefoon.goto(f"{live_server.url}/twente/kaart?product=WGZHF")
    telefoon.get_by_role("row", name="Hengelo").get_by_role("link").click()
    expect(telefoon.get_by_role("link", name="De Linde")).to_be_visible()
    telefoon.goto(f"{live_server.url}/twente/stratenkaart?product=WGZHF")
    expect(telefoon.get_by_text("De straatkaart werkt alleen met JavaScript.")).to_be_visible()
    expect(telefoon.get_by_role("button", name="Toon de straatkaart")).to_be_hidden()
    telefoon.get_by_role("link", name="De Linde", exact=True).click()
    expect(telefoon.get_by_role("heading", level=1)).to_have_text("De Linde")


def test_in_forced_colours_every_shape_keeps_its_line_and_its_number(
    live_server: LiveServer, browser: Browser, getekend: Wereld
):
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{live_server.url}/twente/kaart")
    kleuren = page.evaluate(
        """[...document.querySelectorAll('.bw-gebied__vlak, .bw-stap, .bw-regiokaart__tekst')].map((een) => {
          const { fill, stroke } = getComputedStyle(een); return [een.getAttribute('class'), fill, stroke] })"""
    )
    for klasse, vulling, lijn in kleuren:
        if "vlak" in klasse:
            assert lijn not in {vulling, "none"}
        if "tekst" in klasse:
            assert vulling != lijn
    assert len({vulling for klasse, vulling, _ in kleuren if "bw-stap" in klasse}) == 1
    context.close()


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_labels_of_a_whole_region_stay_clear_of_each_other(
    page: Page,
    live_server: LiveServer,
    database: Database,
    stel_klok: Callable[[datetime], None],
    width: int,
):
    stel_klok(AT)
    with database.transaction(at=AT) as store:
        laad_regio(store, read_regio(TWENTE, at=AT), at=AT)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/twente/kaart")
    gemeten = page.evaluate(LABELS)
    assert gemeten["aantal"] == 14
    assert gemeten["over"] == []
    assert gemeten["buiten"] == []
    assert gemeten["kleinste"] >= 14


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_asked_of_pdok_before_the_click_and_pins_stand_after_it(
    live_server: LiveServer, page: Page, wereld: Wereld, width: int
):
    gevraagd: list[str] = []
    page.on("request", lambda vraag: gevraagd.append(vraag.url))
    page.route(PDOK, answer_with_a_dot)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/twente/stratenkaart")
    check(page)
    assert not [url for url in gevraagd if "pdok" in url or "/static/stratenkaart" in url]
    page.get_by_role("button", name="Toon de straatkaart").focus()
    page.keyboard.press("Enter")
    spelden = page.locator(".bw-straatkaart .bw-speld")
    expect(spelden).to_have_count(page.locator("[data-speld]").count())
    wait_until(page, "document.querySelector('.leaflet-tile')?.naturalWidth === 1")
    tegels = [url for url in gevraagd if "pdok" in url]
    assert tegels
    assert all(
        url.startswith("https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/")
        for url in tegels
    )
    expect(page.get_by_text("CC BY Kadaster")).to_be_visible()
    expect(page.locator(".bw-straatkaart")).to_be_focused()
    check(page)


def test_a_pin_opens_by_keyboard_and_leads_to_the_locatie(
    live_server: LiveServer, page: Page, wereld: Wereld
):
    page.route(PDOK, answer_with_a_dot)
    page.goto(f"{live_server.url}/twente/stratenkaart?product=WGZHF&gemeente={HENGELO}")
    page.get_by_role("button", name="Toon de straatkaart").click()
    page.get_by_role("button", name="Hengelo, 1 locatie").focus()
    page.keyboard.press("Enter")
    venster = page.locator(".leaflet-popup")
    expect(venster.get_by_text("Adres afgeschermd of niet precies bekend.")).to_be_visible()
    expect(venster.get_by_role("button", name="Sluiten")).to_be_visible()
    check(page)
    venster.get_by_role("link", name="De Eik").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De Eik")


def test_without_a_way_to_pdok_pins_and_list_still_work(
    live_server: LiveServer, browser: Browser, wereld: Wereld
):
    context = browser.new_context(viewport=TELEFOON, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.route(PDOK, lambda route: route.abort())
    page.goto(f"{live_server.url}/twente/stratenkaart")
    page.get_by_role("button", name="Toon de straatkaart").click()
    expect(page.get_by_role("status")).to_contain_text(
        "De achtergrond van de kaart komt niet door."
    )
    expect(page.locator(".bw-straatkaart .bw-speld")).to_have_count(2)
    expect(page.get_by_role("link", name="De Berk", exact=True)).to_be_visible()
    context.close()


def test_a_map_prints_with_its_table(live_server: LiveServer, page: Page, getekend: Wereld):
    page.goto(f"{live_server.url}/twente/kaart")
    page.emulate_media(media="print")
    expect(page.locator(".bw-regiokaart__blad")).to_be_visible()
    expect(page.get_by_role("row", name="Hengelo")).to_be_visible()
    expect(page.get_by_role("link", name="Bekijk de plekken op een straatkaart")).to_be_hidden()
