"""A Friday afternoon with forty groepen: what is unsaved is known, what is saved is said where it was pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
    twente_in,
)
from tests.journeys.test_kantoor import TELEFOON, check
from tests.steun.accounts import Account, add_account, open_session
from tests.steun.dagen import let_appear
from tests.steun.machine.servers import LiveServer
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.store.engine import Database
from wijzer.web.office.deur import KANTOOR

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("adressen", ["sqlite"], indirect=True),
]

PAD = "/aanbieder/beschikbaarheid"
VORIGE_WEEK = TODAY - timedelta(days=7)
ONBEWAARD = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"
"""Whether leaving this page is asked about."""


@dataclass(frozen=True)
class Vrijdag:
    """A hoofdaannemer with forty groepen and an onderaannemer with two."""

    server: LiveServer
    browser: Browser
    database: Database
    jo: Account
    regels: tuple[Aanbod, ...]

    def visitor(self, *, maat: ViewportSize | None = None, script: bool = True) -> Page:
        """Jo's own browser, signed in."""
        context = self.browser.new_context(
            viewport=maat or {"width": 1280, "height": 900},
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            base_url=self.server.url,
            java_script_enabled=script,
        )
        context.set_default_timeout(10_000)
        app = self.server.app
        serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # Flask's own
        waarde = serializer.dumps({"_user_id": open_session(app, self.jo)})
        context.add_cookies(
            [{"name": app.config["SESSION_COOKIE_NAME"], "value": waarde, "url": self.server.url}]
        )
        return context.new_page()

    def peildatum(self, nummer: int) -> object:
        """The day on which a line is true."""
        with self.database.read() as store:
            opgave = store.aanbod.get(self.regels[nummer].id).opgave
        return opgave.peildatum if opgave else None


@pytest.fixture
def vrijdag(
    live_server: LiveServer, browser: Browser, stel_klok: Callable[[datetime], None]
) -> Iterator[Vrijdag]:
    stel_klok(AT)
    database: Database = live_server.app.extensions[KANTOOR]
    brug, klein = make_aanbieder("Jeugdhuis De Brug"), make_aanbieder("Gezinshuis Klein")
    groepen = [make_groep(brug, f"Groep {nummer:02}") for nummer in range(1, 41)]
    groepen += [make_groep(klein, "Groep Noord"), make_groep(klein, "Groep Zuid")]
    oud = make_opgave(peildatum=VORIGE_WEEK)
    regels = [make_aanbod(groep, opgave=oud) for groep in groepen]
    regels[2] = make_aanbod(
        groepen[2],
        opgave=make_opgave(
            vrije_plekken=0, peildatum=VORIGE_WEEK, eerstvolgende_plek=TODAY - timedelta(days=1)
        ),
    )
    regels[4] = make_aanbod(
        groepen[4],
        opgave=make_opgave(
            peildatum=VORIGE_WEEK, aanmeldstop=True, aanmeldstop_tot=TODAY - timedelta(days=3)
        ),
    )
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(brug)
        store.aanbieders.add(klein)
        store.contracten.add_many(
            [
                make_contractregel(brug),
                make_contractregel(klein, hoofdaannemer_id=brug.id, contractnummer="C-2"),
            ],
            [],
        )
        store.locaties.add_many(groepen)
        store.aanbod.add_many(regels)
        jo = add_account(store, brug, email="jo@brug.example")
    let_appear(database, AT)
    yield Vrijdag(live_server, browser, database, jo, tuple(regels))
    for context in browser.contexts:
        context.close()


def regel(page: Page, vrijdag: Vrijdag, nummer: int) -> Locator:
    """One line on the page."""
    return page.locator(f"[id='r{vrijdag.regels[nummer].id}']")


def test_what_is_unsaved_is_known_also_after_a_refusal_and_after_back(vrijdag: Vrijdag) -> None:
    page = vrijdag.visitor()
    page.goto(PAD)
    balk = page.locator("[data-wijzigingen]")
    expect(balk).to_have_text("Niets gewijzigd")
    assert not page.evaluate(ONBEWAARD)
    een = regel(page, vrijdag, 30).get_by_label("Vrije plekken")
    een.fill("99")
    regel(page, vrijdag, 31).get_by_label("Aanmeldstop").check()
    expect(balk).to_have_text("2 regels gewijzigd, nog niet bewaard")
    een.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(balk).to_have_text("2 regels gewijzigd, nog niet bewaard")
    assert page.evaluate(ONBEWAARD), "typed, refused, and still not saved"
    check(page)
    regel(page, vrijdag, 31).get_by_label("Aanmeldstop").uncheck()
    expect(balk).to_have_text("1 regel gewijzigd, nog niet bewaard")
    een.fill("1")
    expect(balk).to_have_text("Niets gewijzigd")
    assert not page.evaluate(ONBEWAARD), "everything says what is kept"
    page.goto(PAD)
    een.fill("2")
    een.press("Enter")
    bericht = regel(page, vrijdag, 30).get_by_role("status")
    expect(bericht).to_contain_text("Bewaard: 1 regel gewijzigd")
    expect(bericht).to_be_focused()
    assert not page.evaluate(ONBEWAARD)
    page.go_back()
    expect(balk).not_to_be_empty()
    gewijzigd = "Niets" not in balk.inner_text()
    assert page.evaluate(ONBEWAARD) == gewijzigd
    regel(page, vrijdag, 30).get_by_label("Vrije plekken").fill("4")
    expect(balk).to_contain_text("nog niet bewaard")
    assert page.evaluate(ONBEWAARD), "the guard stands again for who came back"


@pytest.mark.parametrize("script", [True, False])
def test_whoever_confirms_row_38_stays_at_row_38(vrijdag: Vrijdag, script: bool) -> None:
    page = vrijdag.visitor(maat=TELEFOON, script=script)
    page.goto(PAD)
    rij = regel(page, vrijdag, 37)
    rij.get_by_role("button", name="Nog steeds juist").click()
    expect(rij.get_by_role("status")).to_contain_text("Bewaard: 1 regel bevestigd.")
    expect(rij.get_by_role("heading")).to_be_in_viewport()
    assert vrijdag.peildatum(37) == TODAY
    if script:
        expect(rij.get_by_role("status")).to_be_focused()
        check(page)
    page.keyboard.press("Tab")
    assert rij.evaluate("(rij) => rij.contains(document.activeElement)"), "Tab goes on at the line"


def test_everything_is_of_ones_own_and_names_what_it_could_not_confirm(vrijdag: Vrijdag) -> None:
    page = vrijdag.visitor()
    page.goto(PAD)
    check(page)
    page.get_by_role("button", name="regels van Jeugdhuis De Brug").click()
    bericht = page.get_by_role("status").first
    expect(bericht).to_contain_text("38 regels van Jeugdhuis De Brug bevestigd.")
    expect(bericht).to_contain_text("2 regels zijn niet bevestigd.")
    assert vrijdag.peildatum(40) == VORIGE_WEEK
    page.get_by_role("link", name="Groep 03, WGZHF: Eerstvolgende plek").click()
    expect(regel(page, vrijdag, 2).get_by_label("Eerstvolgende plek")).to_be_in_viewport()
    regel(page, vrijdag, 2).get_by_role("button", name="Juist, zonder die dag").click()
    expect(regel(page, vrijdag, 2).get_by_role("status")).to_contain_text("1 regel gewijzigd")
    assert vrijdag.peildatum(2) == TODAY
    page.get_by_role("button", name="Alles van Gezinshuis Klein nog steeds juist: 2 regels").click()
    expect(page.get_by_text("2 regels van Gezinshuis Klein bevestigd")).to_be_in_viewport()
    assert vrijdag.peildatum(40) == TODAY
    check(page)
