"""Without a network: the last list can be read and says of when it is; nothing else stays on the device."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.factories import AT, HENGELO
from tests.steun.machine.servers import LiveServer
from tests.web.public.wereld import STRAAT, Wereld
from wijzer.published.engine import PublicDatabase
from wijzer.store.engine import Database

# What a device keeps does not depend on the kind of database.
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)]

WACHT = """async () => {
  const registration = await navigator.serviceWorker.ready
  while (!navigator.serviceWorker.controller || registration.active.state !== 'activated')
    await new Promise((done) => setTimeout(done, 20))
}"""
BEWAARD = """async () => {
  const found = {}
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) found[new URL(request.url).pathname + new URL(request.url).search] = await (await cache.match(request)).text()
  }
  return found
}"""
VEROUDER = """async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const page = await cache.match(request)
      if (!page.headers.get('Wijzer-Bewaard-Op')) continue
      const headers = new Headers(page.headers)
      headers.set('Wijzer-Bewaard-Op', new Date(Date.now() - 8 * 24 * 3600 * 1000).toISOString())
      await cache.put(request, new Response(await page.text(), { headers }))
    }
  }
}"""
LIJST = f"/twente/zoeken?gemeente={HENGELO}"


@pytest.fixture
def wereld(database: Database, stel_klok: Callable[[datetime], None]) -> Wereld:
    """The small Twente of the public pages."""
    stel_klok(AT)
    return Wereld(database)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor whose browser may keep a service worker."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        service_workers="allow",
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def telefoon(context: BrowserContext, live_server: LiveServer, wereld: Wereld) -> Page:
    """A telephone that opened the start page, with the service worker at work."""
    page = context.new_page()
    page.goto(f"{live_server.url}/twente")
    page.evaluate(WACHT)
    return page


def kept(page: Page) -> dict[str, str]:
    """The pages on the device: address and text."""
    alles: dict[str, str] = page.evaluate(BEWAARD)
    return {pad: tekst for pad, tekst in alles.items() if not pad.startswith("/static/")}


def streets(page: Page) -> set[str]:
    """Every street that the public may know."""
    aanbod = page.request.get(page.evaluate("location.origin") + "/api/v1/aanbod").json()
    return {
        resultaat["adres"]["straat"]
        for resultaat in aanbod["resultaten"]
        if resultaat["adres"]["straat"]
    }


def wait_until_kept(page: Page, pad: str) -> None:
    """A page is kept just after it was shown."""
    _wait_for(page, lambda: pad in kept(page))


def _wait_for(page: Page, come: Callable[[], bool]) -> None:
    for _ in range(100):
        if come():
            return
        page.wait_for_timeout(50)
    pytest.fail("it did not come within five seconds")


def test_the_last_list_is_readable_offline_and_says_of_when_it_is(
    telefoon: Page, context: BrowserContext, live_server: LiveServer
):
    telefoon.goto(live_server.url + LIJST)
    expect(telefoon.get_by_text("Offline, stand van")).to_be_hidden()
    wait_until_kept(telefoon, LIJST)
    context.set_offline(True)
    telefoon.reload()
    expect(telefoon.get_by_role("link", name="De Linde").first).to_be_visible()
    woorden = telefoon.locator("[data-offline]")
    expect(woorden).to_be_visible()
    vandaag = telefoon.evaluate(
        "new Date().toLocaleDateString('nl-NL', {dateStyle: 'long', timeZone: 'Europe/Amsterdam'})"
    )
    expect(woorden).to_contain_text(f"Offline, stand van {vandaag} om ")
    assert telefoon.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Noto Sans')
    assert telefoon.evaluate("document.documentElement.scrollWidth") <= 360


def test_opening_the_app_without_a_network_shows_the_start_page(
    telefoon: Page, context: BrowserContext, live_server: LiveServer
):
    wait_until_kept(telefoon, "/twente")
    context.set_offline(True)
    telefoon.goto(live_server.url)
    expect(telefoon.get_by_role("heading", level=1)).to_contain_text("Waar is plek")
    expect(telefoon.get_by_text("Offline, stand van")).to_be_visible()


def test_what_is_not_kept_says_so_and_leads_to_the_list(
    telefoon: Page, context: BrowserContext, live_server: LiveServer, wereld: Wereld
):
    telefoon.goto(live_server.url + LIJST)
    wait_until_kept(telefoon, LIJST)
    groep = f"{live_server.url}/twente/groepen/{wereld.linde.publiek_id}"
    telefoon.goto(groep)
    context.set_offline(True)
    telefoon.goto(groep)
    expect(telefoon.get_by_role("heading", level=1)).to_have_text("U bent offline")
    telefoon.get_by_role("link", name="Bekijk de laatste lijst die u zag").click()
    expect(telefoon.get_by_role("link", name="De Linde").first).to_be_visible()
    telefoon.goto(f"{live_server.url}/en/twente/uitleg")
    assert telefoon.locator("html").get_attribute("lang") == "en"


def test_one_list_and_one_start_page_are_kept_and_no_address(
    telefoon: Page, live_server: LiveServer, wereld: Wereld
):
    for pad in (
        "/twente/zoeken",
        LIJST,
        f"/twente/groepen/{wereld.linde.publiek_id}",
        f"/twente/groepen/{wereld.eik.publiek_id}",
        f"/twente/vestigingen/{wereld.kantoor.publiek_id}",
        "/twente/uitleg",
        "/inloggen",
    ):
        telefoon.goto(live_server.url + pad)
    wait_until_kept(telefoon, LIJST)
    bewaard = kept(telefoon)
    assert set(bewaard) == {"/twente", LIJST, "/offline", "/en/offline", "/spoed", "/en/spoed"}
    straten = streets(telefoon)
    assert len(straten) > 1, "there are streets to look for"
    for tekst in bewaard.values():
        assert not [straat for straat in (*straten, STRAAT) if straat in tekst]


def test_a_page_behind_signing_in_is_never_there_without_a_network(
    telefoon: Page, context: BrowserContext, live_server: LiveServer
):
    telefoon.goto(f"{live_server.url}/inloggen")
    expect(telefoon.get_by_label("Wachtwoord")).to_be_visible()
    context.set_offline(True)
    for pad in (
        "/inloggen",
        "/account",
        "/aanbieder",
        "/beheer",
        "/uitnodiging/een-token",
        "/api/v1/aanbod",
    ):
        with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
            telefoon.goto(live_server.url + pad)


def test_a_list_of_more_than_a_week_ago_is_not_shown(
    telefoon: Page, context: BrowserContext, live_server: LiveServer
):
    telefoon.goto(live_server.url + LIJST)
    wait_until_kept(telefoon, LIJST)
    telefoon.evaluate(VEROUDER)
    context.set_offline(True)
    telefoon.goto(live_server.url + LIJST)
    expect(telefoon.get_by_role("heading", level=1)).to_have_text("U bent offline")
    assert set(kept(telefoon)) == {"/offline", "/en/offline", "/spoed", "/en/spoed"}


def test_the_list_goes_when_the_site_says_that_it_does_not_know_its_places(
    telefoon: Page,
    context: BrowserContext,
    live_server: LiveServer,
    monkeypatch: pytest.MonkeyPatch,
):
    telefoon.goto(live_server.url + LIJST)
    wait_until_kept(telefoon, LIJST)
    look = PublicDatabase.look
    monkeypatch.setattr(
        PublicDatabase,
        "look",
        lambda self, *, at: replace(look(self, at=at), replica=True, hartslag_at=None),
    )
    telefoon.goto(live_server.url + LIJST)
    expect(telefoon.get_by_role("heading", level=1)).to_have_text("Plekken zijn nu niet te zien")
    _wait_for(telefoon, lambda: LIJST not in kept(telefoon))
    context.set_offline(True)
    telefoon.goto(live_server.url + LIJST)
    expect(telefoon.get_by_role("heading", level=1)).to_have_text("U bent offline")
    assert set(kept(telefoon)) == {"/twente", "/offline", "/en/offline", "/spoed", "/en/spoed"}


def test_another_version_begins_with_nothing_of_the_earlier_one(
    telefoon: Page, live_server: LiveServer
):
    wait_until_kept(telefoon, "/twente")
    telefoon.evaluate(
        "caches.open('wijzer-vorige').then((cache) => cache.put('/twente/zoeken', new Response('oud')))"
    )
    telefoon.evaluate("navigator.serviceWorker.getRegistration().then((each) => each.unregister())")
    telefoon.reload()
    telefoon.evaluate(WACHT)
    _wait_for(telefoon, lambda: telefoon.evaluate("caches.has('wijzer-vorige')") is False)
    assert "/twente/zoeken" not in kept(telefoon)
