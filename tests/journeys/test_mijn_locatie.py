"""Where the visitor is: only after a button, only about a kilometre, and without a script not at all."""

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.factories import AT
from tests.journeys.test_bezoekers import visitor
from tests.steun.machine.servers import LiveServer
from tests.web.public.wereld import Wereld
from wijzer.store.engine import Database

pytestmark = pytest.mark.browser

THUIS = {"latitude": 52.265834, "longitude": 6.793061}
KNOP = "Gebruik mijn locatie"


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente of the public pages."""
    stel_klok(AT)
    return Wereld(database)


def test_the_browser_rounds_before_it_sends(
    browser: Browser, live_server: LiveServer, wereld: Wereld
):
    with visitor(browser, geolocation=THUIS, permissions=["geolocation"]) as page:
        gevraagd: list[str] = []
        page.on("request", lambda request: gevraagd.append(request.url))
        page.goto(f"{live_server.url}/twente")
        page.locator("#zoek").fill("gezinshuis")
        assert not [url for url in gevraagd if "lat=" in url], "nobody pressed anything yet"
        page.get_by_role("button", name=KNOP).click()
        page.wait_for_url("**/zoeken?*lat=52.27&lon=6.79*")
        expect(page.get_by_text("tot het midden van de gemeente").first).to_be_visible()
        assert not [url for url in gevraagd if "52.26" in url or "6.793" in url]


def test_who_refuses_is_told_what_to_do(browser: Browser, live_server: LiveServer, wereld: Wereld):
    with visitor(browser, permissions=[]) as page:
        page.goto(f"{live_server.url}/twente/zoeken")
        page.get_by_text("Zoek of filter").click()
        page.get_by_role("button", name=KNOP).click()
        expect(page.get_by_text("Vul de plaats zelf in.")).to_be_visible()


def test_without_a_script_the_button_is_not_there(
    browser: Browser, live_server: LiveServer, wereld: Wereld
):
    with visitor(browser, java_script_enabled=False) as page:
        page.goto(f"{live_server.url}/twente")
        expect(page.get_by_label("Waar woont het kind?")).to_be_visible()
        assert page.get_by_role("button", name=KNOP).count() == 0
