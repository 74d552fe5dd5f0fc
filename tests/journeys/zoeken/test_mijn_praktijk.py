"""A huisarts lets one browser remember the practice: it stays there, is applied by who presses, and is forgotten."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.factories import AT
from tests.steun.keurmerk import check
from tests.steun.machine.servers import LiveServer
from tests.web.public.wereld import Wereld
from wijzer.store.engine import Database

# How a visitor comes to it does not depend on the kind of database.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)]

VRAAG = "Bent u huisarts? Zoek voor uw praktijk"
SLEUTEL = "wijzer.praktijk.twente"


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    stel_klok(AT)
    return Wereld(database)


def shoot(page: Page, naam: str) -> None:
    """Keep a picture where somebody asked for it, to look at."""
    if map_ := os.environ.get("WIJZER_BEELDEN"):
        page.screenshot(path=f"{map_}/{naam}.png")


def remember(page: Page, adres: str, gemeente: str = "Hengelo") -> None:
    page.goto(adres)
    page.get_by_text(VRAAG).click()
    page.get_by_label("In welke gemeente wonen uw patiënten?").select_option(gemeente)
    page.get_by_label("Alleen hulp waarnaar een arts kan verwijzen").check()
    page.get_by_role("button", name="Onthoud op dit apparaat").click()


def bar(page: Page):
    return page.get_by_role("search", name="Zoeken voor mijn praktijk")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def kept(page: Page) -> object:
    return json.loads(page.evaluate(f"localStorage.getItem('{SLEUTEL}') ?? 'null'"))


@pytest.mark.usefixtures("wereld")
def test_it_is_chosen_searched_with_changed_and_forgotten_with_the_keyboard(
    page: Page, live_server: LiveServer
):
    start = f"{live_server.url}/twente"
    page.goto(start)
    expect(bar(page)).to_be_hidden()
    page.locator("[data-praktijk-keuze] summary").press("Enter")
    page.get_by_label("In welke gemeente wonen uw patiënten?").select_option("Hengelo")
    page.get_by_label("Alleen hulp waarnaar een arts kan verwijzen").press("Space")
    page.get_by_role("button", name="Onthoud op dit apparaat").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Onthouden.")).to_be_visible()
    expect(bar(page)).to_contain_text("Mijn praktijk: Hengelo · verwijzing van een arts")
    expect(bar(page).get_by_label("Wat zoekt u?")).to_be_focused()
    assert kept(page) == {"plaats": "Hengelo", "medisch": True}

    page.keyboard.type("gezinshuis")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken?**")
    assert query(page) == {
        "plaats": ["Hengelo"],
        "medischeVerwijzing": ["true"],
        "zoek": ["gezinshuis"],
    }
    chips = page.get_by_role("list", name="Gekozen filters")
    expect(chips.first).to_contain_text("Hengelo")
    expect(page.locator("[data-praktijk-aanbod]")).to_be_hidden()

    page.goto(start)
    page.get_by_role("button", name="Wijzig mijn praktijk").press("Enter")
    expect(page.get_by_label("In welke gemeente wonen uw patiënten?")).to_be_focused()
    page.get_by_label("In welke gemeente wonen uw patiënten?").select_option("")
    page.get_by_role("button", name="Onthoud op dit apparaat").press("Enter")
    expect(bar(page)).to_contain_text("Mijn praktijk: verwijzing van een arts")
    page.get_by_role("button", name="Vergeet mijn praktijk").press("Enter")
    expect(bar(page)).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="Vergeten.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.usefixtures("wereld")
def test_a_page_of_results_offers_it_by_one_tap_and_applies_nothing_in_silence(
    page: Page, live_server: LiveServer
):
    remember(page, f"{live_server.url}/twente")
    page.goto(f"{live_server.url}/twente/zoeken?zoek=gezinshuis&pagina=2")
    assert query(page) == {"zoek": ["gezinshuis"], "pagina": ["2"]}
    page.get_by_role("link", name="Zoek dit voor mijn praktijk: Hengelo").click()
    page.wait_for_url("**plaats=Hengelo**")
    assert query(page) == {
        "zoek": ["gezinshuis"],
        "plaats": ["Hengelo"],
        "medischeVerwijzing": ["true"],
    }
    expect(page.locator("[data-praktijk-aanbod]")).to_be_hidden()
    page.goto(f"{live_server.url}/twente/zoeken?zoek=crisiszorg")
    expect(page.locator("[data-praktijk-aanbod]")).to_have_count(0)


@pytest.mark.parametrize(
    "inhoud",
    [
        '{"plaats":"Nergenshuizen"}',
        '{"plaats":7}',
        "geen json",
        "null",
        "[]",
        "{}",
        '{"medisch":1}',
    ],
)
@pytest.mark.usefixtures("wereld")
def test_what_somebody_else_put_there_counts_as_nothing(
    page: Page, live_server: LiveServer, inhoud: str
):
    page.goto(f"{live_server.url}/twente")
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [SLEUTEL, inhoud])
    page.reload()
    expect(page.get_by_text(VRAAG)).to_be_visible()
    expect(bar(page)).to_be_hidden()


@pytest.mark.parametrize("plaats", ["<img src=x>", "\u202eolegneH", "javascript:x"], ids=ascii)
@pytest.mark.usefixtures("wereld")
def test_a_page_of_results_offers_nothing_that_is_no_name(
    page: Page, live_server: LiveServer, plaats: str
):
    aanbod = page.locator("[data-praktijk-aanbod]")
    page.goto(f"{live_server.url}/twente/zoeken?zoek=gezinshuis")
    for naam, zichtbaar in (("Hengelo", True), (plaats, False)):
        page.evaluate(
            "([k, v]) => localStorage.setItem(k, v)", [SLEUTEL, json.dumps({"plaats": naam})]
        )
        page.reload()
        expect(aanbod).to_be_visible(visible=zichtbaar)


@pytest.mark.usefixtures("wereld")
def test_without_a_script_it_searches_and_says_nothing_of_remembering(
    browser: Browser, live_server: LiveServer
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/twente")
    page.get_by_text(VRAAG).click()
    expect(page.get_by_role("button", name="Onthoud op dit apparaat")).to_be_hidden()
    expect(page.get_by_text("Onthoudt u uw keuze?")).to_be_hidden()
    page.get_by_label("In welke gemeente wonen uw patiënten?").select_option("Hengelo")
    page.locator("[data-praktijk-keuze]").get_by_role("button", name="Zoek een plek").click()
    assert query(page) == {"plaats": ["Hengelo"]}
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("taal", ["", "/en"], ids=["nl", "en"])
@pytest.mark.usefixtures("wereld")
def test_it_passes_axe_and_fits(page: Page, live_server: LiveServer, width: int, taal: str):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}{taal}/twente")
    page.locator("[data-praktijk-keuze] summary").click()
    check(page)
    shoot(page, f"kies{taal[1:]}-{width}")
    page.locator("[data-praktijk-keuze] select").select_option("Hengelo")
    page.locator("[data-praktijk-keuze] input").check()
    page.locator("[data-praktijk-onthoud]").click()
    expect(page.locator("[data-praktijk-balk]")).to_be_visible()
    check(page)
    shoot(page, f"balk{taal[1:]}-{width}")
    page.goto(f"{live_server.url}{taal}/twente/zoeken?zoek=gezinshuis+knuffelplof+gluurt")
    expect(page.locator("[data-praktijk-aanbod]")).to_be_visible()
    check(page)
    shoot(page, f"zoek{taal[1:]}-{width}")
