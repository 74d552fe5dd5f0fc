"""A session that ends while somebody types, in a browser with two tabs: a warning in time, and nothing typed is lost."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.factories import AT, make_aanbieder, twente_in
from tests.steun.accounts import WACHTWOORD, Account, add_account
from tests.steun.keurmerk import axe_violations
from tests.steun.machine.servers import LiveServer
from wijzer import klok
from wijzer.web.office.deur import KANTOOR

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)]

GEGEVENS = "/aanbieder/gegevens"
MINUUT = timedelta(minutes=1)


class Bureau:
    """Jo at a desk: tabs of one browser, and the clock on the wall."""

    def __init__(
        self, server: LiveServer, page: Page, jo: Account, stel_klok: Callable[[datetime], None]
    ) -> None:
        self.url, self.page, self.jo, self._stel = server.url, page, jo, stel_klok

    def later(self, hoe_lang: timedelta) -> None:
        """Let time pass for the server."""
        self._stel(klok.now() + hoe_lang)

    def sign_in(self, page: Page) -> None:
        """Give password and code on the page to sign in on."""
        page.get_by_label("E-mailadres").fill(self.jo.email)
        page.get_by_label("Wachtwoord").fill(WACHTWOORD)
        page.get_by_role("button", name="Verder").click()
        self.later(MINUUT)  # a code works once
        page.get_by_label("Code", exact=True).fill(self.jo.code())
        page.get_by_role("button", name="Inloggen", exact=True).click()
        expect(page.get_by_role("link", name=self.jo.email)).to_be_visible()


@pytest.fixture
def bureau(live_server: LiveServer, page: Page, stel_klok: Callable[[datetime], None]) -> Bureau:
    stel_klok(AT)
    with live_server.app.extensions[KANTOOR].transaction(at=AT) as store:
        twente_in(store)
        vlier = make_aanbieder("Stichting De Vlier")
        store.aanbieders.add(vlier)
        jo = add_account(store, vlier, email="jo@vlier.example")
    bureau = Bureau(live_server, page, jo, stel_klok)
    page.clock.install(time=AT)
    page.goto(live_server.url + "/inloggen")
    bureau.sign_in(page)
    page.goto(live_server.url + GEGEVENS)
    return bureau


def test_a_press_on_bewaren_after_the_end_loses_nothing(bureau: Bureau):
    page = bureau.page
    page.get_by_label("Telefoon").fill("053 123 45 67")
    bureau.later(31 * MINUUT)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("status")).to_contain_text(
        "U was afgemeld toen u dit formulier verstuurde"
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    assert axe_violations(page) == []
    bureau.sign_in(page)
    expect(page.get_by_text("Dit stond er. Het is nog niet bewaard")).to_be_visible()
    expect(page.get_by_label("Telefoon")).to_have_value("053 123 45 67")
    assert axe_violations(page) == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Uw gegevens zijn bewaard")).to_be_visible()
    expect(page.get_by_text("Nog niet bewaard")).to_have_count(0)


def test_a_tab_of_before_gets_back_what_was_typed_when_another_signed_in_again(bureau: Bureau):
    page = bureau.page
    page.get_by_label("Telefoon").fill("053 123 45 67")
    bureau.later(31 * MINUUT)
    ander = page.context.new_page()
    ander.goto(bureau.url + GEGEVENS)
    bureau.sign_in(ander)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Dit stond er. Het is nog niet bewaard")).to_be_visible()
    expect(page.get_by_label("Telefoon")).to_have_value("053 123 45 67")
    ander.reload()
    expect(ander.get_by_label("Telefoon")).not_to_have_value("053 123 45 67")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Uw gegevens zijn bewaard")).to_be_visible()


def test_two_minutes_before_the_end_it_says_so_and_a_press_goes_on(bureau: Bureau):
    page = bureau.page
    telefoon = page.get_by_label("Telefoon")
    telefoon.fill("053 123")
    tekst, knop = (
        page.locator("[data-sessietekst]"),
        page.get_by_role("button", name="Blijf aangemeld"),
    )
    expect(knop).to_be_hidden()
    bureau.later(28 * MINUUT)
    page.clock.fast_forward("28:01")
    expect(tekst).to_contain_text("afgemeld. Wat u al typte, blijft staan.")
    expect(telefoon).to_be_focused()
    assert axe_violations(page) == []
    knop.focus()
    page.keyboard.press("Enter")
    expect(tekst).to_contain_text("U blijft aangemeld tot")
    expect(tekst).to_be_focused()
    expect(knop).to_be_hidden()
    bureau.later(20 * MINUUT)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("alert").or_(page.get_by_text("zijn bewaard"))).to_be_visible()


def test_nothing_is_said_when_another_tab_went_on_and_the_end_is_told_when_it_is_there(
    bureau: Bureau,
):
    page, tekst = bureau.page, bureau.page.locator("[data-sessietekst]")
    bureau.later(20 * MINUUT)
    ander = page.context.new_page()
    ander.goto(bureau.url + GEGEVENS)
    bureau.later(8 * MINUUT)
    with page.expect_response("**/account/aangemeld"):
        page.clock.fast_forward("28:01")
    expect(tekst).to_be_empty()
    bureau.later(23 * MINUUT)
    with page.expect_response("**/account/aangemeld"):
        page.clock.fast_forward("23:00")
    expect(tekst).to_contain_text("U bent afgemeld. Wat u typte, staat nog op deze pagina.")


def test_what_cannot_be_put_off_says_to_save_now(bureau: Bureau):
    page, tekst = bureau.page, bureau.page.locator("[data-sessietekst]")
    for _ in range(24):
        bureau.later(29 * MINUUT)
        page.reload()
    bureau.later(10 * MINUUT)
    page.reload()
    bureau.later(12 * MINUUT)
    with page.expect_response("**/account/aangemeld"):
        page.clock.fast_forward("12:30")
    expect(tekst).to_contain_text("Langer kan niet: bewaar nu.")
    expect(page.get_by_role("button", name="Blijf aangemeld")).to_be_hidden()
