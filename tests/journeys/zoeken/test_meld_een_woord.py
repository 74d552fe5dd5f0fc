"""Somebody tells us a word that we do not know: one press in a real browser, with and without a script."""

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.factories import AT, REGIO, TODAY
from tests.journeys.zoeken.test_mijn_praktijk import shoot
from tests.steun.keurmerk import check
from tests.steun.machine.servers import LiveServer
from tests.web.public.wereld import Wereld
from wijzer.domain.meldwoord import GENOEG_DAGEN
from wijzer.store.engine import Database

# How a visitor comes to it does not depend on the kind of database.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)]

TELEFOON: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    stel_klok(AT)
    return Wereld(database)


def rows(database: Database, *woorden: str) -> list[str]:
    """Which of these words are kept: four other days beside today's make them seen."""
    with database.transaction(at=AT) as store:
        for woord in woorden:
            for dag in range(1, GENOEG_DAGEN):
                store.meldwoorden.report(REGIO, woord, TODAY.replace(day=TODAY.day - dag))
        gemeld = store.meldwoorden.often(REGIO, since=TODAY.replace(year=2025), until=TODAY)
    return sorted(woord.woord for woord in gemeld)


@pytest.mark.usefixtures("wereld")
def test_a_word_is_sent_with_the_keyboard_and_leads_back(
    page: Page, live_server: LiveServer, database: Database
):
    zoeken = f"{live_server.url}/twente/zoeken?zoek=gezinshuis+Knuffelplof+%D8%B4%D9%8A%D8%A1%D8%BA%D8%B1%D9%8A%D8%A8"
    page.goto(zoeken)
    page.get_by_role("button", name="Meld “Knuffelplof”").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bedankt")
    page.get_by_role("link", name="Terug naar uw zoekvraag").press("Enter")
    page.wait_for_url("**/zoeken?**")
    expect(page.get_by_role("button", name="Meld “Knuffelplof”")).to_be_visible()
    assert page.context.cookies() == []
    assert rows(database, "knuffelplof", "anders") == ["knuffelplof"]


@pytest.mark.usefixtures("wereld")
def test_without_a_script_on_a_telephone_and_a_mistake_is_told(
    browser: Browser, live_server: LiveServer, database: Database
):
    context = browser.new_context(viewport=TELEFOON, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/en/twente/meldingen/woord")
    page.get_by_label("Which word do we not know?").fill("two words")
    page.get_by_role("button", name="Send this word").click()
    expect(page.get_by_role("alert")).to_contain_text("Send one word of letters only")
    page.get_by_label("Which word do we not know?").fill("knuffelplof")
    page.get_by_role("button", name="Send this word").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    context.close()
    assert rows(database, "knuffelplof") == ["knuffelplof"]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.usefixtures("wereld")
def test_its_pages_pass_axe_and_fit(page: Page, live_server: LiveServer, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/twente/zoeken?zoek={'w' * 30}+{'ش' * 20}")
    check(page)
    shoot(page, f"lang-{width}")
    page.goto(f"{live_server.url}/twente/meldingen/woord")
    page.get_by_label("Welk woord kennen wij niet?").fill("7551 AB")
    page.get_by_role("button", name="Meld dit woord").click()
    check(page)
    shoot(page, f"fout-{width}")
    page.goto(f"{live_server.url}/twente/meldingen/woord/gemeld")
    check(page)
    shoot(page, f"gemeld-{width}")
