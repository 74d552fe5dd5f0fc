"""From the mail to the first page in a real browser, each page fit for everybody (axe, WCAG 2.2 AA)."""

from uuid import uuid4

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_aanbieder, twente_in
from tests.steun.accounts import WACHTWOORD, add_account
from tests.steun.keurmerk import axe_violations
from wijzer import klok
from wijzer.services.accounts.nodig_uit import send_uitnodiging
from wijzer.web.office.deur import KANTOOR


def check(page: Page) -> None:
    gevonden = axe_violations(page)
    assert not gevonden, gevonden
    breedte = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert breedte <= 0, "the page is wider than the screen"


@pytest.mark.browser
@pytest.mark.parametrize("breed", [360, 1280])
def test_an_invited_person_gets_in_and_every_page_can_be_used_by_everybody(
    live_server, page, breed
):
    page.set_viewport_size({"width": breed, "height": 800})
    with live_server.app.extensions[KANTOOR].transaction() as store:
        twente_in(store)
        vlier = make_aanbieder("Stichting De Vlier")
        store.aanbieders.add(vlier)
        jo = add_account(
            store, vlier, email="jo@vlier.example", wachtwoord_hash=None, totp_geheim=None
        )
        bea = add_account(store, email="bea@twente.example")
        send_uitnodiging(
            store,
            jo.gebruiker,
            token="link",
            basis_url=live_server.url,
            mail_id=uuid4(),
            at=klok.now(),
        )

    page.goto(f"{live_server.url}/uitnodiging/link")
    check(page)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Verder").click()
    expect(page).to_have_url(f"{live_server.url}/uitnodiging/link/koppelen")
    check(page)
    geheim = page.locator(".bw-code").inner_text().replace(" ", "")
    page.get_by_label("Code").fill(pyotp.TOTP(geheim).now())
    page.get_by_role("button", name="App koppelen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw herstelcodes")
    check(page)
    code = page.locator(".bw-code").first.inner_text()

    for path in ("/account", "/account/wachtwoord", "/account/koppelen", "/account/herstelcodes"):
        page.goto(live_server.url + path)
        check(page)
    page.get_by_role("button", name="Uitloggen").first.click()
    expect(page.get_by_role("status")).to_contain_text("U bent uitgelogd")
    check(page)

    page.get_by_label("E-mailadres").fill("jo@vlier.example")
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/inloggen/code")
    check(page)
    page.get_by_text("Ik heb mijn app niet bij de hand").click()
    expect(page).to_have_url(f"{live_server.url}/inloggen/herstelcode")
    check(page)
    page.get_by_label("Herstelcode").fill(code)
    page.get_by_role("button", name="Inloggen").click()
    expect(page).to_have_url(f"{live_server.url}/aanbieder")

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/beheer/gebruikers")
    page.get_by_label("E-mailadres").fill(bea.email)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Code", exact=True).fill(bea.code())
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page).to_have_url(f"{live_server.url}/beheer/gebruikers")
    check(page)
    page.get_by_role("link", name="Iemand uitnodigen").click()
    expect(page).to_have_url(f"{live_server.url}/beheer/gebruikers/nieuw")
    check(page)
    page.get_by_role("button", name="Uitnodigen").click()
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)
