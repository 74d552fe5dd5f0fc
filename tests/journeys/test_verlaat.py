"""Leaving this site at once, and what a telephone keeps of danger: whom to call, and nothing of who looked."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.factories import AT
from tests.steun.machine.servers import LiveServer
from tests.web.public.wereld import Wereld
from wijzer.store.engine import Database

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)]

GEVAAR = "/twente/zoeken?zoek=mijn+vader+slaat+ons"
ELDERS = "https://www.knmi.nl/"
BEWAARD = """async () => {
  await navigator.serviceWorker.ready
  while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 20))
  const found = []
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname + new URL(request.url).search)
  }
  return found.filter((address) => !address.startsWith('/static/')).sort()
}"""


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente of the public pages."""
    stel_klok(AT)
    return Wereld(database)


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A visitor whose browser may keep a service worker."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
    context.route(
        f"{ELDERS}**",
        lambda route: route.fulfill(body="<title>Weer</title>", content_type="text/html"),
    )
    yield context
    context.close()


@pytest.mark.parametrize("by_key", [False, True], ids=["button", "escape"])
def test_who_leaves_finds_no_danger_behind(
    context: BrowserContext, live_server: LiveServer, wereld: Wereld, by_key: bool
):
    page = context.new_page()
    page.goto(f"{live_server.url}/privacy")
    page.goto(live_server.url + GEVAAR)
    if by_key:
        for _ in range(3):
            page.keyboard.press("Escape")
    else:
        page.get_by_role("link", name="Verlaat deze site").click()
    page.wait_for_url(ELDERS)
    page.go_back()
    expect(page).to_have_url(f"{live_server.url}/privacy")


def test_a_device_keeps_whom_to_call_and_no_search_in_danger(
    context: BrowserContext, live_server: LiveServer, wereld: Wereld
):
    page: Page = context.new_page()
    page.goto(f"{live_server.url}/privacy")
    voor = page.evaluate(BEWAARD)
    page.goto(live_server.url + GEVAAR)
    page.goto(f"{live_server.url}/twente/spoed")
    assert page.evaluate(BEWAARD) == voor
    assert {"/spoed", "/en/spoed"} <= set(voor)
    context.set_offline(True)
    page.goto(f"{live_server.url}/twente/spoed")
    expect(page.get_by_role("heading", name="Nu gevaar")).to_be_visible()
    expect(page.get_by_role("link", name="112").first).to_have_attribute("href", "tel:112")
