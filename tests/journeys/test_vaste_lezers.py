"""Who searches twenty times a day, in a real browser: many rows at once, few keys to the first, and the form that was chosen."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.factories import AT, make_aanbod, make_groep, make_opgave
from tests.steun.keurmerk import check, cut_off, double_text, sticking_out
from tests.steun.machine.servers import LiveServer
from tests.web.public.wereld import Wereld
from wijzer.store.engine import Database

# How a visitor comes to it does not depend on the kind of database.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)]

BUREAU: ViewportSize = {"width": 1280, "height": 900}
TELEFOON: ViewportSize = {"width": 360, "height": 740}
HOOGSTENS_TABS = 12
MINSTENS_RIJEN = 12
DRIE_FILTERS = "plaats=Hengelo&product=WGZHF&doelgroep=lvb"
VEEL_FILTERS = f"{DRIE_FILTERS}&leeftijd=8&maxWachttijd=52&minstensPlekken=1"
IN_EEN_RESULTAAT = """() => {
  const each = document.activeElement, box = each.getBoundingClientRect()
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  return [each.closest('.bw-resultaten--lijst, .bw-lijsttabel tbody') !== null, seen, each.textContent.trim()]
}"""


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """Thirty gezinshuizen more than the small Twente has."""
    stel_klok(AT)
    wereld = Wereld(database)
    groepen = [
        make_groep(
            wereld.vlier,
            f"Gezinshuis De Wilde Bosbes {n}",
            doelgroepen=frozenset({"lvb"}),
            leeftijd_van=4,
            leeftijd_tot=18,
        )
        for n in range(30)
    ]
    with database.transaction(at=AT) as store:
        store.locaties.add_many(groepen)
        store.aanbod.add_many([make_aanbod(groep, "WGZHF", make_opgave()) for groep in groepen])
    return wereld


@pytest.mark.parametrize("venster", [TELEFOON, BUREAU], ids=["360", "1280"])
@pytest.mark.parametrize(
    "vraag", ["", DRIE_FILTERS, VEEL_FILTERS], ids=["no filter", "three filters", "many filters"]
)
@pytest.mark.parametrize("vorm", ["", "weergave=tabel"], ids=["list", "table"])
def test_the_first_result_is_at_most_12_tabs_from_the_skip_link(
    page: Page,
    live_server: LiveServer,
    wereld: Wereld,
    venster: ViewportSize,
    vraag: str,
    vorm: str,
):
    page.set_viewport_size(venster)
    page.goto(f"{live_server.url}/twente/zoeken?{vraag}&{vorm}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Direct naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    langs: list[str] = []
    for _ in range(HOOGSTENS_TABS):
        page.keyboard.press("Tab")
        is_resultaat, in_beeld, tekst = page.evaluate(IN_EEN_RESULTAAT)
        assert in_beeld, f"the focus is out of view on {tekst!r}"
        if is_resultaat:
            return
        langs.append(tekst)
    pytest.fail(f"no result after {HOOGSTENS_TABS} tabs: {langs}")


def test_explanations_are_passed_over_with_one_key(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.goto(f"{live_server.url}/twente/zoeken?zoek=gezinshuis+hengelo")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Direct naar de resultaten")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(IN_EEN_RESULTAAT)[0]


def test_twelve_rows_and_more_are_in_view_at_a_desk(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.goto(f"{live_server.url}/twente/zoeken?{DRIE_FILTERS}&weergave=tabel")
    onderkanten = page.locator(".bw-lijsttabel tbody tr").evaluate_all(
        "rijen => rijen.map((rij) => rij.getBoundingClientRect().bottom)"
    )
    assert len(onderkanten) == 25
    assert sum(onder <= BUREAU["height"] for onder in onderkanten) >= MINSTENS_RIJEN


def test_the_filters_are_one_key_away(page: Page, live_server: LiveServer, wereld: Wereld):
    page.goto(f"{live_server.url}/twente/zoeken?{DRIE_FILTERS}&weergave=tabel")
    lade = page.locator("summary").filter(has_text="Zoekvraag aanpassen")
    expect(lade).to_contain_text("Woont in Hengelo")
    lade.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Woont in Hengelo weghalen").click()
    expect(page).to_have_url(re.compile(r"/zoeken\?doelgroep=lvb&product=WGZHF&weergave=tabel$"))


def test_the_form_that_was_chosen_is_remembered_in_this_browser_alone(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF")
    page.get_by_role("link", name="Tabel", exact=True).click(button="right")
    page.reload()
    expect(page.locator(".bw-resultaten--lijst")).to_be_visible()
    page.get_by_role("link", name="Tabel", exact=True).click()
    expect(page.get_by_role("table")).to_be_visible()
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF&weergave=lijst")
    expect(page.locator(".bw-resultaten--lijst")).to_be_visible()
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF&pagina=2#resultaten")
    expect(page).to_have_url(re.compile(r"product=WGZHF&pagina=2&weergave=tabel#resultaten$"))
    expect(page.get_by_role("table")).to_be_visible()
    page.get_by_role("link", name="Lijst", exact=True).click()
    expect(page.locator(".bw-resultaten--lijst")).to_be_visible()
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF")
    expect(page.locator(".bw-resultaten--lijst")).to_be_visible()
    assert not page.context.cookies(), "the server is told by the address, and by nothing else"


def test_without_a_script_the_address_says_the_form(
    browser: Browser, live_server: LiveServer, wereld: Wereld
):
    context = browser.new_context(viewport=TELEFOON, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF")
    page.get_by_role("link", name="Tabel", exact=True).click()
    page.get_by_role("link", name=re.compile("^Naam")).click()
    page.get_by_role("link", name="Volgende").click()
    expect(page).to_have_url(re.compile("pagina=2&product=WGZHF&sorteer=naam&weergave=tabel"))
    expect(page.get_by_role("columnheader", name="Naam")).to_have_attribute(
        "aria-sort", "ascending"
    )
    context.close()


def test_rows_are_picked_with_the_keyboard_and_go_along_to_the_cards(
    page: Page, live_server: LiveServer, wereld: Wereld
):
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF&sorteer=naam&weergave=tabel")
    for naam in ("De Linde", "De Eik"):
        page.get_by_role("checkbox", name=f"Vergelijk {naam}").focus()
        page.keyboard.press("Space")
    expect(page.get_by_role("status").filter(has_text="2 gekozen.")).to_be_visible()
    page.get_by_role("link", name="Lijst", exact=True).click()
    expect(page.get_by_role("checkbox", name="Vergelijk De Eik")).to_be_checked()
    page.get_by_role("button", name="Vergelijk uw keuze").click()
    expect(page.get_by_role("columnheader")).to_have_text(["De Linde", "De Eik"])


@pytest.mark.parametrize("breedte", [320, 360, 768, 1280])
def test_the_table_is_accessible_fits_and_is_a_table_at_every_width(
    page: Page, live_server: LiveServer, wereld: Wereld, breedte: int
):
    page.set_viewport_size({"width": breedte, "height": 800})
    page.goto(f"{live_server.url}/twente/zoeken?plaats=Hengelo&weergave=tabel")
    check(page)
    boom = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    rollen = Counter(knoop["role"]["value"] for knoop in boom if not knoop.get("ignored"))
    assert rollen["table"] == 1
    assert rollen["rowheader"] == page.locator(".bw-lijsttabel tbody tr").count()
    assert rollen["cell"] == 7 * rollen["rowheader"]
    double_text(page)
    assert not [*sticking_out(page), *cut_off(page)]


def test_the_table_can_be_told_apart_in_forced_colours(
    browser: Browser, live_server: LiveServer, wereld: Wereld
):
    context = browser.new_context(viewport=BUREAU, forced_colors="active")
    page = context.new_page()
    page.goto(f"{live_server.url}/twente/zoeken?product=WGZHF&weergave=tabel")
    rand = page.locator(".bw-lijsttabel .bw-status").first.evaluate(
        "deel => getComputedStyle(deel).borderTopStyle"
    )
    assert rand == "solid"
    context.close()
