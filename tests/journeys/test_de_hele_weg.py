"""From invitation to a closed case, in real browsers: aanbieder, stranger, partner, beheerder and the nightly check."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.steun.accounts import WACHTWOORD, Account, add_account
from tests.steun.dagen import let_appear
from tests.steun.ids import without_ids
from tests.steun.machine.servers import LiveServer
from wijzer import klok
from wijzer.commando.gedeeld.invoer import Moment, import_file
from wijzer.commando.gedeeld.voortgang import show_progress
from wijzer.commando.klaarzetten import prepare
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.store.engine import Database
from wijzer.web.office.deur import KANTOOR

STRAAT, NUMMER, VERKEERD = "Winterkoninghof", "14", "41"
CODES = ("WGZHD", "WGZHE", "WGZHF")
KOP = (
    "contractnummer;aanbieder;agb;kvk;hoofdaannemer_agb;productcode;ingangsdatum;einddatum;locatie;straat;huisnummer;"
    "huisletter;toevoeging;postcode;plaats"
)
REGELS = [
    f"C-77;Gezinshuis Zonnedauw;73000001;;;{code};2025-01-01;;Zonnedauw;{STRAAT};{NUMMER};;;7555KL;Hengelo"
    for code in CODES
]


pytestmark = pytest.mark.browser


@dataclass
class Weg:
    """What the steps of the journey share."""

    server: LiveServer
    browser: Browser
    database: Database
    beheerder: Account

    def visitor(self) -> Page:
        """A fresh browser with nothing in it."""
        context = self.browser.new_context(
            viewport={"width": 1280, "height": 900}, locale="nl-NL", timezone_id="Europe/Amsterdam"
        )
        context.set_default_timeout(15_000)
        return context.new_page()

    def check_at_night(self) -> list[str]:
        """The scheduled check; gives the kinds that it found."""
        with self.database.transaction() as store:
            verslag = check_regio(
                store, "twente", new_id=uuid4, by=SYSTEEM, at=klok.now(), today=klok.today()
            )
        return [regel.afwijking.bevinding.soort.value for regel in verslag.regels]


@pytest.fixture
def weg(live_server: LiveServer, browser: Browser, tmp_path: Path) -> Iterator[Weg]:
    prepare(live_server.settings)
    database: Database = live_server.app.extensions[KANTOOR]
    contracten = tmp_path / "contracten.csv"
    contracten.write_text("\n".join([KOP, *REGELS]), encoding="utf-8")
    with database.read() as store:
        regio = store.regios.get("twente")
    nu = Moment(at=klok.now(), today=klok.today())
    with show_progress(1) as voortgang:
        import_file(
            database, "contracten", contracten, regio, proef=False, nu=nu, voortgang=voortgang
        )
    with database.transaction() as store:
        beheerder = add_account(store, email="bea@twente.example")
    yield Weg(live_server, browser, database, beheerder)
    for context in browser.contexts:
        context.close()


def test_a_shielded_groep_from_invitation_to_closed_case(weg: Weg) -> None:
    beheer = weg.visitor()
    sign_in(weg, beheer, weg.beheerder)
    link = invite(weg, beheer)

    aanbieder = weg.visitor()
    accept(aanbieder, link)
    add_shielded_groep(weg, aanbieder)
    state_availability(weg, aanbieder)
    expect_nothing_yet(weg)
    let_appear(weg.database, klok.now())

    groep = find_as_stranger(weg)
    aanbod = read_as_partner(weg)
    assert {een_aanbod["locatie"]["id"] for een_aanbod in aanbod} == {groep}

    assert weg.check_at_night() == ["adres-niet-gecontracteerd"]
    read_the_case(weg, beheer)
    correct_the_number(weg, aanbieder)
    assert weg.check_at_night() == []
    beheer.goto(f"{weg.server.url}/beheer/afwijkingen")
    expect(beheer.get_by_role("main")).to_contain_text("0 afwijkingen")
    assert read_as_partner(weg) == aanbod


def sign_in(weg: Weg, page: Page, account: Account) -> None:
    page.goto(f"{weg.server.url}/inloggen")
    page.get_by_label("E-mailadres").fill(account.email)
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_role("main").get_by_role("button").first.click()
    page.get_by_label("Code").first.fill(account.code())
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page).to_have_url(re.compile("/beheer$"))


def invite(weg: Weg, page: Page) -> str:
    """The beheerder invites somebody of the aanbieder; the link comes out of the mail that waits to be sent."""
    page.goto(f"{weg.server.url}/beheer/gebruikers/nieuw")
    page.get_by_label("E-mailadres").fill("zon@zonnedauw.example")
    page.get_by_role("radio", name="Aanbieder").check()
    page.locator("select[name=aanbieder]").select_option(label="Gezinshuis Zonnedauw")
    page.get_by_role("button", name="Uitnodigen").click()
    expect(page.get_by_role("main")).to_contain_text("zon@zonnedauw.example")
    with weg.database.read() as store:
        (mail,) = store.mail.due(klok.now())
    found = re.search(r"https?://\S+/uitnodiging/\S+", mail.tekst)
    assert found
    return found.group(0)


def accept(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_role("button", name="Verder").click()
    geheim = (page.locator(".bw-code").first.text_content() or "").replace(" ", "")
    page.get_by_label("Code").first.fill(pyotp.TOTP(geheim).at(klok.now()))
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.locator(".bw-code")).to_have_count(10)


def add_shielded_groep(weg: Weg, page: Page) -> None:
    page.goto(f"{weg.server.url}/aanbieder")
    page.get_by_role("link", name="Locatie toevoegen").click()
    page.get_by_role("radio", name="Groep").check()
    page.get_by_role("radio", name="Ja, scherm het adres af").check()
    page.get_by_role("button", name="Verder").click()
    page.get_by_label("Naam van de locatie").fill("Gezinshuis Oost")
    page.get_by_label("Straat").fill(STRAAT)
    page.get_by_label("Huisnummer").fill(VERKEERD)
    page.get_by_label("Postcode").fill("7555 KL")
    page.get_by_label("Plaats").fill("Hengelo")
    page.get_by_label("Gemeente").select_option(label="Hengelo")
    for code in CODES:
        page.get_by_role("checkbox", name=re.compile(code)).check()
    page.get_by_label("Groepsgrootte").fill("6")
    page.get_by_role("button", name="voorbeeld").click()
    expect(page.get_by_role("region", name="Dit ziet iedereen")).to_contain_text("Stadhuis Hengelo")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("button", name="Op de site zetten").click()
    expect(page.get_by_role("status")).to_contain_text("komt op de site")
    expect(page.get_by_role("region", name="Op de site")).to_contain_text("vanaf morgen")


def state_availability(weg: Weg, page: Page) -> None:
    page.goto(f"{weg.server.url}/aanbieder/beschikbaarheid")
    for code in CODES:
        regel = page.get_by_role("group", name=re.compile(code))
        regel.get_by_label("Vrije plekken").fill("1")
        regel.get_by_label("Weken tot intake").fill("0")
        regel.get_by_label("Weken van intake tot start").fill("2")
    page.get_by_role("button", name="Wijzigingen bewaren").click()
    expect(page.get_by_role("status").first).to_contain_text("3 regels gewijzigd")


def expect_nothing_yet(weg: Weg) -> None:
    """A shielded groep appears at a change of day and at no other moment."""
    answer = weg.visitor().request.get(f"{weg.server.url}/api/v1/aanbod?gemeente=GM0164")
    assert json.loads(answer.text())["resultaten"] == []


def find_as_stranger(weg: Weg) -> str:
    """Somebody searches by product and gemeente; gives the public id of what is found."""
    page = weg.visitor()
    page.goto(f"{weg.server.url}/twente/zoeken?product=WGZHF&gemeente=GM0164")
    page.get_by_role("main").get_by_role("link", name="Gezinshuis Oost").first.click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Stadhuis Hengelo")
    expect(main).to_contain_text("Burgemeester van der Dussenplein")
    assert STRAAT not in page.content()
    assert "7555" not in without_ids(page.content())
    return page.url.rpartition("/")[2]


def read_as_partner(weg: Weg) -> list[dict[str, Any]]:
    answer = weg.visitor().request.get(f"{weg.server.url}/api/v1/aanbod?gemeente=GM0164")
    assert STRAAT not in answer.text()
    gevonden: list[dict[str, Any]] = json.loads(answer.text())["resultaten"]
    assert len(gevonden) == len(CODES)
    assert {aanbod["adres"]["omschrijving"] for aanbod in gevonden} == {"Stadhuis Hengelo"}
    return gevonden


def read_the_case(weg: Weg, page: Page) -> None:
    page.goto(f"{weg.server.url}/beheer/afwijkingen")
    page.get_by_role("link", name=re.compile("Adres niet gecontracteerd")).first.click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Adres verborgen")
    assert STRAAT not in page.content()
    page.get_by_role("radio", name="Bellen over een verschil").check()
    page.get_by_role("button", name="Toon adres").click()
    expect(main).to_contain_text(STRAAT)
    expect(main.get_by_role("row", name=re.compile("Huisnummer"))).to_contain_text(VERKEERD)
    expect(main.get_by_role("row", name=re.compile("Huisnummer"))).to_contain_text(NUMMER)
    page.get_by_label("Notitie").fill("Gebeld, wordt aangepast.")
    page.get_by_role("radio", name="Wacht op aanbieder").check()
    page.get_by_role("button", name=re.compile("Bewaren")).first.click()
    expect(page.get_by_role("main")).to_contain_text("Gebeld, wordt aangepast.")


def correct_the_number(weg: Weg, page: Page) -> None:
    page.goto(f"{weg.server.url}/aanbieder")
    page.get_by_role("link", name="Gezinshuis Oost").first.click()
    expect(page.get_by_role("main")).to_contain_text(
        "De controle met het contract vond een verschil"
    )
    page.get_by_label("Huisnummer").fill(NUMMER)
    page.get_by_role("button", name="Wijzigingen bewaren").click()
    expect(page.get_by_role("status").first).to_contain_text("Uw wijzigingen zijn bewaard")
