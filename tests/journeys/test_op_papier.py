"""What somebody prints and takes along, in a real browser: whole, with what decides, what to do next, and the way back."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.factories import AT, make_aanbod, make_groep, make_opgave
from tests.steun.machine.servers import LiveServer
from tests.web.public.wereld import Wereld
from wijzer.store.engine import Database

# How a visitor comes to it does not depend on the kind of database.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)]

NAAM = "Gezinshuis met een heel erg lange naam die nergens op past, ook niet op twee regels van een smalle kolom"
"""A name of more than a hundred characters."""
LEEG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
BLAD: ViewportSize = {"width": 718, "height": 1047}
"""A4 without its margins of 1 cm, in pixels of 1/96 inch."""
ACHT_PUNT = "10.6667px"
"""The size of what stands around a list on paper."""
PAST_NIET = """() => {
  const wrong = [], wide = document.documentElement.clientWidth
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode, range = document.createRange()
    const seen = text.parentElement.checkVisibility() && !text.parentElement.closest('.bw-verborgen, caption, svg')
    if (!seen || !text.data.trim()) continue
    range.selectNodeContents(text)
    for (const box of range.getClientRects()) if (box.left < -1 || box.right > wide + 1) wrong.push(text.data.trim())
    for (let around = text.parentElement; around; around = around.parentElement) {
      const cut = getComputedStyle(around).overflowX !== 'visible' && (around.scrollWidth > around.clientWidth + 1 || around.scrollHeight > around.clientHeight + 1)
      if (cut && around.clientWidth) wrong.push(`${around.className}: ${text.data.trim()}`)
    }
  }
  return wrong
}"""
"""The texts that run off the sheet, or that something around them cuts off."""


@pytest.fixture
def vol(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """Thirty groepen with a name as long as they come."""
    stel_klok(AT)
    wereld = Wereld(database)
    groepen = [
        make_groep(
            wereld.vlier,
            f"{NAAM} {n}",
            doelgroepen=frozenset({"lvb", "autisme"}),
            leeftijd_van=4,
            leeftijd_tot=18,
        )
        for n in range(30)
    ]
    with database.transaction(at=AT) as store:
        store.locaties.add_many(groepen)
        store.aanbod.add_many(
            [make_aanbod(groep, "WGZHF", make_opgave(aantal_wachtenden=3)) for groep in groepen]
        )
    return wereld


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def forms(page: Page, live_server: LiveServer, wereld: Wereld) -> dict[str, str]:
    """A list, a table, a locatie and a comparison."""
    basis = f"{live_server.url}/twente"
    zoeken = f"{basis}/zoeken?product=WGZHF&plaats=Hengelo"
    page.goto(zoeken)
    ids = page.locator("[name=aanbod][type=checkbox]").evaluate_all(
        "vakjes => vakjes.slice(0, 4).map((vakje) => `aanbod=${vakje.value}`).join('&')"
    )
    return {
        "list": zoeken,
        "table": f"{zoeken}&weergave=tabel",
        "locatie": f"{basis}/groepen/{wereld.linde.publiek_id}",
        "comparison": f"{basis}/vergelijken?product=WGZHF&plaats=Hengelo&{ids}",
    }


def test_the_way_back_stands_on_the_first_print(page: Page, live_server: LiveServer, vol: Wereld):
    """A picture that waits until it is seen is not there when it is printed for the first time."""
    for vorm, adres in forms(page, live_server, vol).items():
        page.route(
            "**/qr.svg*", lambda route: route.fulfill(content_type="image/svg+xml", body=LEEG)
        )
        page.goto(adres)
        zonder = page.pdf(format="A4", prefer_css_page_size=True)
        page.unroute("**/qr.svg*")
        page.goto(adres)
        assert page.locator(".bw-papierkop__qr").is_hidden()
        met = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(met) > len(zonder) + 1_000, f"no QR code on the {vorm}"


def test_nothing_runs_off_the_sheet_and_nothing_is_cut_off(
    page: Page, live_server: LiveServer, vol: Wereld
):
    page.set_viewport_size(BLAD)
    for vorm, adres in forms(page, live_server, vol).items():
        for taal in ("", "/en"):
            page.goto(adres.replace("/twente", f"{taal}/twente", 1))
            page.emulate_media(media="print")
            assert not page.evaluate(PAST_NIET), vorm
            page.emulate_media(media="screen")


def test_what_decides_and_what_to_do_next_stand_on_paper(
    page: Page, live_server: LiveServer, vol: Wereld
):
    adressen = forms(page, live_server, vol)
    for vorm in ("list", "table", "comparison"):
        page.goto(adressen[vorm])
        page.emulate_media(media="print")
        if vorm != "comparison":
            expect(page.locator(".bw-nabij")).to_have_css("font-size", ACHT_PUNT)
        blad = page.locator(".bw-resultaten--lijst, table")
        for tekst in ("4 tot 18 jaar", "Licht verstandelijke beperking", "074-000 00 12"):
            expect(blad.get_by_text(tekst).first).to_be_visible()
        vervolg = page.get_by_role("region", name="Wat doet u nu?")
        for stap in ("Bel de aanbieder", "Zorg voor een verwijzing", "De toegang van Hengelo"):
            expect(vervolg.get_by_text(stap).first).to_be_visible()
        page.emulate_media(media="screen")
    page.goto(adressen["locatie"])
    page.emulate_media(media="print")
    expect(page.get_by_text("Zo gaat het verder")).to_be_visible()
    expect(page.get_by_text(f"({live_server.url}/twente/gemeenten)")).to_be_visible()


def test_a_table_of_25_and_a_comparison_are_one_sheet_each(
    page: Page, live_server: LiveServer, vol: Wereld
):
    adressen = forms(page, live_server, vol)
    page.goto(adressen["table"])
    assert page.locator(".bw-lijsttabel tbody tr").count() == 25
    for vorm, hoogstens in (("table", 2), ("comparison", 1), ("locatie", 1)):
        page.goto(adressen[vorm])
        assert sheets(page.pdf(format="A4", prefer_css_page_size=True)) <= hoogstens, vorm
