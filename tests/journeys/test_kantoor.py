"""The signed-in pages as people meet them: every page in every state that matters, with axe, on a phone and at a desk.

The main task of an aanbieder and of a beheerder is done with the keyboard alone, and without any script.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect
from sqlalchemy import Engine, event, insert

from tests.factories import (
    AT,
    ENSCHEDE,
    HENGELO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_adres,
    make_afgeschermd_adres,
    make_contractregel,
    make_gecontracteerde_locatie,
    make_groep,
    make_open_adres,
    make_opgave,
    make_vestiging,
    twente_in,
)
from tests.steun.accounts import WACHTWOORD, Account, add_account, open_session, signed_in
from tests.steun.dagen import let_appear
from tests.steun.keurmerk import run_axe
from tests.steun.machine.servers import LiveServer
from tests.steun.woorden import broken_words
from wijzer.domain.accounts.inzage import Reden
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.afwijkingen.afwijking import Afwijking, Afwijkingsoort
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Groep
from wijzer.domain.meldwoord import GENOEG_DAGEN
from wijzer.jobs.controle import carry_out
from wijzer.services.accounts.herstel_wachtwoord import vraag_wachtwoord_herstel
from wijzer.services.accounts.nodig_uit import send_uitnodiging
from wijzer.services.bestanden.logexport import log_afgeschermde_export
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.services.inzage.toon_adres import toon_adres
from wijzer.store.engine import Database
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import TeBevestigenRij
from wijzer.web.office.deur import KANTOOR

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("adressen", ["sqlite"], indirect=True),
]

ALLES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
OP_HET_OOG = {
    "runOnly": [
        "color-contrast",
        "target-size",
        "link-in-text-block",
        "scrollable-region-focusable",
        "page-has-heading-one",
        "landmark-one-main",
    ],
    "resultTypes": ["violations"],
}
"""What a narrower window can change; the rest is the same document."""
BUREAU: ViewportSize = {"width": 1280, "height": 900}
TELEFOON: ViewportSize = {"width": 360, "height": 740}
TABLET: ViewportSize = {"width": 768, "height": 1024}
"""The narrowest window in which a table is a table."""
SMALST: ViewportSize = {"width": 320, "height": 640}
"""1280 px at 400 %: WCAG 1.4.10."""
ENGELS = re.compile(
    r"\b(field is required|not a valid|this field|invalid|must be|undefined|none)\b", re.IGNORECASE
)

CONTRACT = make_adres("Canariestraat", 4321, "7551XX")
VERKEERD = make_adres("Canariestraat", 4312, "7551XX")


@dataclass(frozen=True)
class Kantoor:
    """A region at work: an aanbieder of everything, one with nothing yet, and a beheerder with cases."""

    server: LiveServer
    browser: Browser
    database: Database
    jo: Account
    nina: Account
    bea: Account
    brug: Aanbieder
    linde: Groep
    eik: Groep

    @property
    def url(self) -> str:
        """Where the server listens."""
        return self.server.url

    def visitor(self, account: Account | None = None, *, script: bool = True) -> Page:
        """A fresh browser, behind the gate when an account is given."""
        context = self.browser.new_context(
            viewport=BUREAU,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            base_url=self.url,
            java_script_enabled=script,
        )
        context.set_default_timeout(10_000)
        if account:
            self.let_in(context, account)
        return context.new_page()

    def let_in(self, context: BrowserContext, account: Account) -> None:
        """Give a browser the cookie of somebody who is signed in."""
        app = self.server.app
        serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # Flask's own
        waarde = serializer.dumps({"_user_id": open_session(app, account)})
        naam = app.config["SESSION_COOKIE_NAME"]
        context.add_cookies([{"name": naam, "value": waarde, "url": self.url}])

    def zaken(self) -> dict[Afwijkingsoort, Afwijking]:
        """A case of every kind that was found."""
        with self.database.read() as store:
            return {
                afwijking.bevinding.soort: afwijking
                for afwijking in store.afwijkingen.all("twente")
            }

    def aanbod(self, locatie: Groep, code: str) -> Aanbod:
        """What is kept of one product at one locatie."""
        with self.database.read() as store:
            gevonden = store.aanbod.of_locatie(locatie.id)
        return next(afwijking for afwijking in gevonden if afwijking.hulp.sleutel == code)


@pytest.fixture
def kantoor(
    live_server: LiveServer, browser: Browser, stel_klok: Callable[[datetime], None]
) -> Iterator[Kantoor]:
    stel_klok(AT)
    database: Database = live_server.app.extensions[KANTOOR]
    brug = make_aanbieder("Jeugdhuis De Brug", kvk="12345678")
    klein, nieuw = make_aanbieder("Gezinshuis Klein"), make_aanbieder("Nieuw Begin")
    linde = make_groep(brug, "De Linde", AfgeschermdAdres(VERKEERD))
    eik = make_groep(brug, "De Eik", make_open_adres("Eikenlaan", 7, "7551AB"))
    with database.transaction(at=AT) as store:
        twente_in(store)
        for aanbieder in (brug, klein, nieuw):
            store.aanbieders.add(aanbieder)
        _contracts(store, brug, klein)
        _locaties(store, brug, klein, linde, eik)
        jo = add_account(store, brug, email="jo@brug.example")
        nina = add_account(store, nieuw, email="nina@nieuwbegin.example")
        bea = add_account(store, email="bea@twente.example")
        add_account(store, klein, email="kim@klein.example", wachtwoord_hash=None, totp_geheim=None)
        check_regio(store, "twente", new_id=uuid4, by=SYSTEEM, at=AT, today=TODAY)
        for dag in range(GENOEG_DAGEN):
            for woord in ("knuffelplof", "jeugdhulpverleningsinstelling", "насильство"):
                store.meldwoorden.report("twente", woord, TODAY - timedelta(days=dag))
        store.meldwoorden.ignore("twente", "onzin", TODAY)
    let_appear(database, AT)
    yield Kantoor(live_server, browser, database, jo, nina, bea, brug, linde, eik)
    for context in browser.contexts:
        context.close()


def _contracts(store: Store, brug: Aanbieder, klein: Aanbieder) -> None:
    canarie = make_gecontracteerde_locatie(brug, AfgeschermdAdres(CONTRACT), naam="De Linde")
    ver = make_gecontracteerde_locatie(
        brug, make_afgeschermd_adres("Verweg", 1, "7607AA", "Almelo"), naam="Groep Verweg"
    )
    store.contracten.add_many(
        [
            make_contractregel(brug, locatie_id=canarie.id),
            make_contractregel(brug, locatie_id=ver.id),
            make_contractregel(brug, "ABGII", einddatum=TODAY + timedelta(days=40)),
            make_contractregel(brug, "AVAKT", ingangsdatum=TODAY - timedelta(days=900), einddatum=TODAY - timedelta(days=300)),
            make_contractregel(klein, hoofdaannemer_id=brug.id, contractnummer="C-2025-002"),
        ],
        [canarie, ver],
    )  # fmt: skip


def _locaties(store: Store, brug: Aanbieder, klein: Aanbieder, linde: Groep, eik: Groep) -> None:
    kantoor = make_vestiging(
        brug,
        "Kantoor Enschede",
        make_open_adres("Kantoorlaan", 1, "7511AB", "Enschede"),
        gemeente=ENSCHEDE,
    )
    concept = make_groep(
        brug,
        "De Wilg",
        make_afgeschermd_adres("Wilgenpad", 3, "7511AB", "Enschede"),
        gepubliceerd=False,
    )
    van_klein = make_groep(
        klein, "Gezinshuis Noord", make_afgeschermd_adres("Noordpad", 5, "7551CD")
    )
    store.locaties.add_many([linde, eik, kantoor, concept, van_klein])
    oud = timedelta(days=20)
    store.aanbod.add_many(
        [
            make_aanbod(linde, opgave=make_opgave()),
            make_aanbod(linde, "WGZHG", make_opgave(vrije_plekken=0, aanmeldwachttijd_weken=6, toelichting="Bel ons gerust.")),
            make_aanbod(eik, opgave=make_opgave(peildatum=TODAY - oud, aanmeldstop=True)),
            make_aanbod(eik, "WGZHG", make_opgave(peildatum=TODAY - 4 * oud, afhankelijk_van_matching=True)),
            make_aanbod(kantoor, "ABGII", make_opgave(vrije_plekken=None, peildatum=TODAY - oud / 2)),
            make_aanbod(kantoor, "AVAKT"),
            make_aanbod(van_klein),
        ]
    )  # fmt: skip


def check(page: Page) -> None:
    """Everything that holds of a page, at a desk and on a phone: for axe, for the eye and for who reads only Dutch."""
    bezwaren = []
    for maat, regels in ((BUREAU, ALLES), (TELEFOON, OP_HET_OOG)):
        page.set_viewport_size(maat)
        bezwaren += [*_axe(page, regels), *_too_wide(page), *broken_words(page)]
    for maat in (TABLET, SMALST):
        page.set_viewport_size(maat)
        bezwaren += [*_too_wide(page), *(broken_words(page) if maat is TABLET else ())]
    page.set_viewport_size(BUREAU)
    bezwaren += ENGELS.findall(page.get_by_role("main").inner_text())
    assert not bezwaren, f"{page.url}: {bezwaren}"


def _axe(page: Page, regels: dict[str, list[str]]) -> list[str]:
    gevonden = run_axe(page, regels)
    return [
        f"{bevinding['id']} {[node['target'] for node in bevinding['nodes']][:4]}"
        for bevinding in gevonden
    ]


def _too_wide(page: Page) -> list[str]:
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{over} px te breed op {page.viewport_size}"] if over > 0 else []


def open_all(page: Page) -> None:
    """Fold everything open: what is folded away is part of the page too."""
    page.evaluate("document.querySelectorAll('details').forEach((een) => { een.open = true })")


def visit(page: Page, *paden: str) -> None:
    """Open pages and look at each of them."""
    for pad in paden:
        page.goto(pad)
        open_all(page)
        check(page)


def send(page: Page, knop: str) -> None:
    """Press a button of the page itself, and look at what comes of it."""
    page.get_by_role("main").get_by_role("button", name=knop, exact=True).first.click()
    check(page)


def refused(page: Page) -> Locator:
    """The summary of what is wrong."""
    return page.get_by_role("alert").filter(has_text=re.compile("klopt nog niet|Dit klopt"))


# ── every page, in every state ───────────────────────────────────────────────


def test_the_pages_of_an_aanbieder_are_fit_for_everybody(kantoor: Kantoor) -> None:
    page = kantoor.visitor(kantoor.jo)
    linde = f"/aanbieder/locaties/{kantoor.linde.id}"
    nieuw = "/aanbieder/locaties/nieuw"
    visit(
        page,
        "/aanbieder",
        "/aanbieder/beschikbaarheid",
        "/aanbieder/gegevens",
        nieuw,
        f"{nieuw}?soort=groep&afgeschermd=ja&aanbieder={kantoor.brug.id}",
        f"{nieuw}?soort=vestiging&afgeschermd=nee&aanbieder={kantoor.brug.id}",
        linde,
        f"{linde}?afgeschermd=nee",
        f"{linde}/intrekken",
        f"/aanbieder/locaties/{kantoor.eik.id}?afgeschermd=ja",
        "/aanbieder/inzage",
    )
    bea = make_actor(kantoor.bea.gebruiker)
    with kantoor.database.transaction(at=AT) as store:
        toon_adres(
            store,
            kantoor.brug.id,
            Reden.ANDERS,
            toelichting="Vraag van de wethouder",
            sessie_hash="0" * 64,
            new_id=uuid4,
            by=bea,
            at=AT,
        )
        log_afgeschermde_export(
            store, "locaties", 9, regio="twente", new_id=uuid4, by=SYSTEEM, at=AT
        )
    visit(page, "/aanbieder", "/aanbieder/inzage")


def test_a_locatie_that_goes_out_of_use_is_found_back_and_put_back(kantoor: Kantoor) -> None:
    page = kantoor.visitor(kantoor.jo)
    naam = kantoor.eik.naam
    page.goto(f"/aanbieder/locaties/{kantoor.eik.id}")
    send(page, "Van de site halen")
    page.get_by_role("link", name="Locatie intrekken").click()
    expect(page.get_by_role("heading", name=f"{naam} intrekken?")).to_be_visible()
    send(page, "Ja, intrekken")
    expect(page.get_by_role("heading", name="Ingetrokken locaties")).to_be_visible()
    page.goto("/aanbieder")
    expect(page.get_by_role("main")).not_to_contain_text(naam)
    page.get_by_role("link", name="1 ingetrokken locatie").click()
    page.get_by_role("row", name=naam).get_by_role("link").click()
    expect(page.get_by_role("heading", name=naam)).to_be_visible()
    open_all(page)
    check(page)
    visit(
        kantoor.visitor(kantoor.bea),
        "/beheer/ingetrokken",
        f"/beheer/ingetrokken/{kantoor.eik.id}/wissen",
        "/beheer/afwijkingen?status=ingetrokken",
    )
    send(page, "Zet terug")
    expect(page.get_by_text("staat weer bij uw locaties")).to_be_visible()
    send(page, "Op de site zetten")
    expect(page.get_by_text("De locatie staat op de site.")).to_be_visible()


def test_who_shields_chooses_when_the_new_page_comes_and_reads_it_afterwards(
    kantoor: Kantoor,
) -> None:
    page = kantoor.visitor(kantoor.jo)
    page.goto(f"/aanbieder/locaties/{kantoor.eik.id}?afgeschermd=ja")
    keuze = page.get_by_role("group", name="Wanneer komt de nieuwe pagina?")
    expect(keuze).to_contain_text("bepaalt het lot")
    check(page)
    page.get_by_label("Naam van de locatie").fill("Groep Noord")
    keuze.get_by_role("checkbox", name="morgen al").check()
    send(page, "Wijzigingen bewaren")
    expect(page.get_by_role("region", name="Op de site")).to_contain_text("vanaf morgen op de site")
    check(page)


def test_an_aanbieder_with_nothing_yet_is_told_what_to_do(kantoor: Kantoor) -> None:
    page = kantoor.visitor(kantoor.nina)
    visit(page, "/aanbieder", "/aanbieder/beschikbaarheid", "/aanbieder/gegevens")
    page.goto("/aanbieder/beschikbaarheid")
    page.get_by_role("link", name="Locatie toevoegen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Locatie toevoegen")


def test_what_an_aanbieder_fills_in_wrongly_is_told_in_dutch_beside_its_field(
    kantoor: Kantoor,
) -> None:
    page = kantoor.visitor(kantoor.jo)
    page.goto(f"/aanbieder/locaties/nieuw?soort=groep&afgeschermd=ja&aanbieder={kantoor.brug.id}")
    send(page, "Bewaren")
    expect(refused(page)).to_be_focused()
    expect(refused(page).get_by_role("link")).to_have_count(7)

    page.goto("/aanbieder/beschikbaarheid")
    page.get_by_label("Vrije plekken").first.fill("veel")
    send(page, "Wijzigingen bewaren")
    expect(refused(page)).to_contain_text("heel getal")

    page.goto("/aanbieder/gegevens")
    page.get_by_label("Website").fill("javascript:alert(1)")
    page.get_by_label("E-mailadres").fill("geen adres")
    send(page, "Bewaren")
    expect(refused(page)).to_be_visible()


def test_what_may_tell_a_shielded_address_is_asked_beside_its_field(kantoor: Kantoor) -> None:
    page = kantoor.visitor(kantoor.jo)
    page.goto(f"/aanbieder/locaties/{kantoor.eik.id}?afgeschermd=ja")
    page.get_by_label("Naam van de locatie").fill("Het Eikenblad")
    send(page, "Wijzigingen bewaren")
    expect(refused(page)).to_contain_text("Dit lijkt op de straat")
    page.get_by_label("Dit is bedoeld, en het verraadt het adres niet.").check()
    send(page, "Wijzigingen bewaren")
    expect(page.get_by_role("status").first).to_contain_text("Het adres is nu afgeschermd")

    page.goto("/aanbieder/beschikbaarheid")
    open_all(page)
    page.get_by_label("Toelichting").first.fill("Bij de eiken in het bos")
    send(page, "Wijzigingen bewaren")
    expect(refused(page)).to_contain_text("afgeschermde")


def test_what_stops_a_shielding_is_one_click_away(kantoor: Kantoor) -> None:
    page = kantoor.visitor(kantoor.jo)
    page.goto("/aanbieder/gegevens")
    page.get_by_label("Website").fill("https://kwikstaartlaan.example")
    send(page, "Bewaren")
    page.goto(f"/aanbieder/locaties/{kantoor.eik.id}?afgeschermd=ja")
    page.get_by_label("Naam van de locatie").fill("Groep Zuid")
    page.get_by_label("Straat").fill("Kwikstaartlaan")
    send(page, "Wijzigingen bewaren")
    refused(page).get_by_role("link", name=re.compile("de website van de aanbieder")).click()
    expect(page).to_have_url(re.compile("/aanbieder/gegevens#website$"))


@pytest.mark.parametrize("script", [True, False])
def test_an_address_is_opened_only_after_its_page_was_answered(
    kantoor: Kantoor, script: bool
) -> None:
    page = kantoor.visitor(kantoor.jo, script=script)
    page.goto(f"/aanbieder/locaties/{kantoor.linde.id}?afgeschermd=nee")
    page.get_by_label("Groepsgrootte").fill("7")
    page.get_by_role("button", name="Wijzigingen bewaren").click()
    expect(page.get_by_role("main")).to_contain_text("Canariestraat 4312")
    if script:
        check(page)
    page.get_by_role("main").get_by_role("button", name="Adres openbaar maken").click()
    expect(refused(page)).to_contain_text("voor iedereen te zien")
    page.get_by_label("Ik weet dat dit adres dan voor iedereen te zien is.").check()
    page.get_by_role("main").get_by_role("button", name="Adres openbaar maken").click()
    expect(page.get_by_label("Groepsgrootte")).to_have_value("7")
    expect(page.get_by_role("main")).to_contain_text("Iedereen kan het adres zien.")


def test_two_colleagues_at_once_both_see_what_the_other_kept(kantoor: Kantoor) -> None:
    een, ander = kantoor.visitor(kantoor.jo), kantoor.visitor(kantoor.jo)
    for pad, veld, knop in (
        (f"/aanbieder/locaties/{kantoor.eik.id}", "Leeftijd vanaf", "Wijzigingen bewaren"),
        ("/aanbieder/beschikbaarheid", "Vrije plekken", "Wijzigingen bewaren"),
    ):
        een.goto(pad)
        ander.goto(pad)
        een.get_by_label(veld).first.fill("5")
        een.get_by_role("button", name=knop).click()
        expect(een.get_by_role("status").first).to_contain_text("ewaard")
        ander.get_by_label(veld).first.fill("6")
        send(ander, knop)
        expect(ander.get_by_role("main")).to_contain_text("Nu bewaard: 5")
        expect(ander.get_by_label("U typte: 6")).not_to_be_checked()
        expect(ander.get_by_label("Nu bewaard: 5")).not_to_be_checked()


def test_what_both_tabs_changed_is_chosen_with_the_keyboard_and_the_rest_follows(
    kantoor: Kantoor,
) -> None:
    een, ander = kantoor.visitor(kantoor.jo), kantoor.visitor(kantoor.jo)
    for page in (een, ander):
        page.goto("/aanbieder/beschikbaarheid")
    een.get_by_label("Vrije plekken").first.fill("3")
    een.get_by_label("Weken tot intake").first.fill("7")
    een.get_by_role("button", name="Wijzigingen bewaren").click()
    expect(een.get_by_role("status").first).to_contain_text("Bewaard: 1 regel gewijzigd.")
    ander.get_by_label("Vrije plekken").first.fill("2")
    ander.get_by_role("button", name="Wijzigingen bewaren").click()
    expect(ander.get_by_role("alert").first).to_contain_text("Kies wat klopt.")
    expect(ander.locator("[data-foutlijst]").first).to_be_focused()
    ander.keyboard.press("Tab")
    ander.keyboard.press("Enter")
    ander.keyboard.press("Tab")
    expect(ander.get_by_label("U typte: 2")).to_be_focused()
    ander.keyboard.press("Space")
    expect(ander.get_by_label("Weken tot intake").first).to_have_value("7")
    ander.get_by_role("button", name="Wijzigingen bewaren").click()
    expect(ander.get_by_role("status").first).to_contain_text("Bewaard: 1 regel gewijzigd.")
    expect(ander.get_by_label("Vrije plekken").first).to_have_value("2")


def test_a_question_of_two_tabs_is_answered_without_any_script(kantoor: Kantoor) -> None:
    een = kantoor.visitor(kantoor.jo, script=False)
    ander = kantoor.visitor(kantoor.jo, script=False)
    pad = f"/aanbieder/locaties/{kantoor.eik.id}"
    for page, leeftijd in ((een, "8"), (ander, "9")):
        page.goto(pad)
        page.get_by_label("Leeftijd vanaf").fill(leeftijd)
    for page in (een, ander):
        page.get_by_role("button", name="Wijzigingen bewaren").click()
    ander.get_by_label("Nu bewaard: 8").check()
    ander.get_by_role("button", name="Wijzigingen bewaren").click()
    expect(ander.get_by_role("status").first).to_contain_text("bewaard")
    expect(ander.get_by_label("Leeftijd vanaf")).to_have_value("8")


def test_the_pages_of_a_beheerder_are_fit_for_everybody(kantoor: Kantoor) -> None:
    page = kantoor.visitor(kantoor.bea)
    zaken = kantoor.zaken()
    assert len(zaken) >= 3
    visit(
        page,
        "/beheer",
        "/beheer/afwijkingen",
        "/beheer/afwijkingen?status=alle&pagina=9",
        "/beheer/afwijkingen?soort=onzin",
        *(f"/beheer/afwijkingen/{zaak.id}" for zaak in zaken.values()),
        "/beheer/aanbieders",
        "/beheer/aanbieders?zoek=niemand",
        f"/beheer/aanbieders/{kantoor.brug.id}",
        "/beheer/contracten",
        "/beheer/gemeenten",
        f"/beheer/gemeenten/{HENGELO}",
        "/beheer/regio",
        "/beheer/widget?aantal=3",
        "/beheer/regio/instellingen",
        "/beheer/regio/instellingen/versheid",
        "/beheer/regio/instellingen/crisis",
        "/beheer/producten",
        "/beheer/synoniemen",
        "/beheer/gebruikers",
        "/beheer/gebruikers/nieuw",
        "/beheer/logboek",
        "/beheer/logboek?keten=controleren",
    )
    page.goto(f"/beheer/aanbieders/{kantoor.brug.id}")
    page.get_by_role("radio", name="Controle van het contract").check()
    send(page, "Toon adres")
    expect(page.get_by_role("main")).to_contain_text("Canariestraat 4312")
    visit(page, f"/beheer/aanbieders/{kantoor.brug.id}", "/beheer/contracten")


def test_what_waits_after_a_restore_is_confirmed_with_a_tick(kantoor: Kantoor) -> None:
    open_groep = make_groep(kantoor.brug, "De Esdoorn", gepubliceerd=False)
    tweede = make_groep(kantoor.brug, "De Meidoorn", gepubliceerd=False)
    with kantoor.database.transaction(at=AT) as store:
        store.locaties.add_many([open_groep, tweede])
        rijen = [{"locatie_id": locatie.id, "sinds": AT} for locatie in (open_groep, tweede)]
        store.session.execute(insert(table_of(TeBevestigenRij)), rijen)
    page = kantoor.visitor(kantoor.bea)
    visit(page, "/beheer", "/beheer/teruggezet")
    page.get_by_label("De Esdoorn").check()
    send(page, "Bevestig voor deze aanbieder")
    expect(page.get_by_role("status").first).to_contain_text("1 locatie staat weer op de site.")
    visit(page, "/beheer/teruggezet")
    with kantoor.database.read() as store:
        assert store.locaties.get(open_groep.id).gepubliceerd
        assert not store.locaties.get(tweede.id).gepubliceerd


def test_what_a_beheerder_fills_in_wrongly_is_told_in_dutch_beside_its_field(
    kantoor: Kantoor,
) -> None:
    page = kantoor.visitor(kantoor.bea)
    page.goto(f"/beheer/gemeenten/{HENGELO}")
    page.get_by_label("Huisnummer").fill("nul")
    page.get_by_label("Postcode").fill("0123 AB")
    send(page, "Bewaren")
    expect(refused(page)).to_be_focused()
    page.goto("/beheer/gebruikers/nieuw")
    page.get_by_label("E-mailadres").fill("bea")
    send(page, "Uitnodigen")
    expect(refused(page)).to_be_visible()
    page.goto(f"/beheer/afwijkingen/{kantoor.zaken()[Afwijkingsoort.ADRES_NIET_GECONTRACTEERD].id}")
    page.get_by_label("Notitie").evaluate("(veld) => { veld.value = 'x'.repeat(2001) }")
    send(page, "Bewaren")
    expect(refused(page)).to_contain_text("2000")
    send(page, "Toon adres")
    expect(refused(page)).to_contain_text("Kies een reden.")
    expect(refused(page)).to_be_focused()
    page.get_by_role("radio", name="Anders").check()
    send(page, "Toon adres")
    expect(refused(page)).to_contain_text("Schrijf op waarom")


def test_signing_in_and_what_comes_with_it_are_fit_for_everybody(kantoor: Kantoor) -> None:
    with kantoor.database.transaction() as store:
        kim = store.gebruikers.by_email("kim@klein.example")
        assert kim
        send_uitnodiging(
            store, kim, token="kom-binnen", basis_url=kantoor.url, mail_id=uuid4(), at=AT
        )
        vraag_wachtwoord_herstel(
            store, kantoor.nina.email, new_id=uuid4, token="vergeten", basis_url=kantoor.url, at=AT
        )
    page = kantoor.visitor()
    visit(
        page,
        "/inloggen",
        "/wachtwoord-vergeten",
        "/wachtwoord/vergeten",
        "/wachtwoord/onbekend",
        "/uitnodiging/kom-binnen",
        "/uitnodiging/onbekend",
    )
    page.goto("/uitnodiging/kom-binnen")
    page.get_by_label("Wachtwoord").fill("kort")
    send(page, "Verder")
    expect(refused(page)).to_be_visible()
    page.goto("/inloggen")
    send(page, "Verder")
    expect(refused(page).get_by_role("link")).to_have_count(2)
    page.get_by_label("E-mailadres").fill(kantoor.jo.email)
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    send(page, "Verder")
    send(page, "Inloggen")
    expect(refused(page)).to_be_visible()
    visit(page, "/inloggen/herstelcode")


def test_the_account_pages_and_fresh_recovery_codes_are_fit_for_everybody(kantoor: Kantoor) -> None:
    page = kantoor.visitor(kantoor.jo)
    visit(page, "/account", "/account/wachtwoord", "/account/koppelen", "/account/herstelcodes")
    send(page, "Maak nieuwe codes")
    expect(refused(page)).to_be_visible()
    page.get_by_label("Wachtwoord").fill(WACHTWOORD)
    page.get_by_label("Code uit uw huidige app").fill(kantoor.jo.code())
    send(page, "Maak nieuwe codes")
    expect(page.locator(".bw-code")).to_have_count(10)


def test_what_is_done_to_somebodys_account_is_asked_on_a_page_fit_for_everybody(
    kantoor: Kantoor,
) -> None:
    page = kantoor.visitor(kantoor.bea)
    pad = f"/beheer/gebruikers/{kantoor.jo.gebruiker.id}"
    with kantoor.database.transaction() as store:
        dicht = add_account(store, email="weg@twente.example", uitgeschakeld_at=AT)
    visit(
        page,
        "/beheer/gebruikers",
        f"{pad}/factor-herstellen",
        f"{pad}/uitschakelen",
        f"{pad}/rol",
        f"/beheer/gebruikers/{dicht.gebruiker.id}/inschakelen",
        "/beheer/gebruikers/nieuw",
    )
    page.goto(f"{pad}/rol")
    page.get_by_role("radio", name="Deze regio beheren").check()
    send(page, "Rol wijzigen")
    expect(refused(page)).to_contain_text("Vul uw eigen code in")
    page.get_by_label("Uw eigen code").fill(kantoor.bea.code())
    send(page, "Rol wijzigen")
    expect(page.get_by_role("status")).to_contain_text("De rol is gewijzigd")
    visit(page, "/beheer/logboek")
    expect(page.get_by_role("main")).to_contain_text("gebruiker jo@brug.example")


def test_a_second_step_is_cleared_without_any_script_after_a_question_and_the_own_code(
    kantoor: Kantoor,
) -> None:
    page = kantoor.visitor(kantoor.bea, script=False)
    page.goto("/beheer/gebruikers")
    rij = page.get_by_role("row").filter(has_text="jo@brug.example")
    rij.get_by_role("link", name="Tweede stap wissen").click()
    expect(page.get_by_role("main")).to_contain_text("jo@brug.example")
    page.get_by_label("Uw eigen code").fill("000000")
    page.get_by_role("button", name="Tweede stap wissen").click()
    expect(refused(page)).to_contain_text("Deze code klopt niet")
    page.get_by_label("Uw eigen code").fill(kantoor.bea.code())
    page.get_by_role("button", name="Tweede stap wissen").click()
    expect(page.get_by_role("status")).to_contain_text("De tweede stap is gewist")
    with kantoor.database.read() as store:
        assert store.gebruikers.get(kantoor.jo.gebruiker.id).totp_geheim is None
        assert [mail.onderwerp for mail in store.mail.due(AT)] == ["Uw tweede stap is gewist"]


def test_what_is_not_there_or_not_allowed_is_told_on_a_finished_page(kantoor: Kantoor) -> None:
    aanbieder = kantoor.visitor(kantoor.jo)
    for pad, kop in (
        (f"/aanbieder/locaties/{uuid4()}", "Deze pagina is er niet"),
        ("/beheer/afwijkingen", "U mag dit niet"),
    ):
        visit(aanbieder, pad)
        expect(aanbieder.get_by_role("heading", level=1)).to_have_text(kop)
        aanbieder.get_by_role("main").get_by_role("link", name="Naar het begin").click()
        expect(aanbieder).to_have_url(re.compile("/aanbieder$"))


# ── forty groepen on a Friday afternoon ──────────────────────────────────────


def test_forty_groepen_ask_no_more_of_the_database_than_two(kantoor: Kantoor) -> None:
    client = signed_in(kantoor.server.app, kantoor.jo)
    paden = ("/aanbieder", "/aanbieder/beschikbaarheid")
    before = [queries(partial(client.pagina, pad)) for pad in paden]
    groepen = [
        make_groep(kantoor.brug, f"Groep {n:02}", make_afgeschermd_adres("Pad", n))
        for n in range(1, 41)
    ]
    with kantoor.database.transaction(at=AT) as store:
        store.locaties.add_many(groepen)
        store.aanbod.add_many(
            [
                make_aanbod(groep, code, make_opgave())
                for groep in groepen
                for code in ("WGZHF", "WGZHG")
            ]
        )
    after = [queries(partial(client.pagina, pad)) for pad in paden]
    assert after == before
    start, beschikbaarheid = after
    assert start <= 47, (
        "it also asks what of the contract was not entered, and which help has codes"
    )
    assert beschikbaarheid <= 29

    page = kantoor.visitor(kantoor.jo)
    page.set_viewport_size(TELEFOON)
    page.goto("/aanbieder/beschikbaarheid")
    kop = page.get_by_text("Ga naar een locatie").bounding_box()
    balk = page.locator(".bw-opslaan").bounding_box()
    assert kop
    assert balk
    assert kop["y"] + kop["height"] <= balk["y"], "de balk ligt over de lijst met locaties"
    page.set_viewport_size({"width": 640, "height": 320})
    assert page.locator(".bw-opslaan").evaluate("e => getComputedStyle(e).position") == "static"
    page.set_viewport_size(BUREAU)
    page.get_by_text("Ga naar een locatie").click()
    page.get_by_role("link", name="Groep 33").click()
    expect(page.get_by_role("heading", name="Groep 33")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollHeight") < 500 * 44, "een regel is te hoog"


def queries(ask: Callable[[], object]) -> int:
    """How many statements a request takes."""
    gevraagd: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        gevraagd.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    ask()
    event.remove(Engine, "before_cursor_execute", note)
    return len(gevraagd)


# ── the main tasks, with nothing but a keyboard ──────────────────────────────


def reach(page: Page, doel: Locator, hooguit: int = 120) -> None:
    """Press Tab until this has the focus; what has it must be in view and nothing may lie over it."""
    for _nummer in range(hooguit):
        page.keyboard.press("Tab")
        if doel.evaluate("(een) => een === document.activeElement"):
            assert doel.evaluate(IN_VIEW), f"niet te zien met de focus erop: {doel}"
            return
    raise AssertionError(f"met Tab niet te bereiken: {doel}")


IN_VIEW = """(een) => {
  const vak = een.getBoundingClientRect()
  const boven = document.elementFromPoint(vak.x + vak.width / 2, vak.y + vak.height / 2)
  return een.contains(boven) || boven?.closest('label')?.control === een
}"""


@pytest.mark.parametrize("maat", [TELEFOON, BUREAU], ids=["telefoon", "bureau"])
def test_an_aanbieder_updates_everything_with_the_keyboard(
    kantoor: Kantoor, maat: ViewportSize
) -> None:
    page = kantoor.visitor(kantoor.jo)
    page.set_viewport_size(maat)
    page.goto("/aanbieder")
    reach(page, page.get_by_role("main").get_by_role("link", name="Beschikbaarheid bijwerken"))
    page.keyboard.press("Enter")
    linde = page.get_by_role("region", name="De Linde")
    reach(page, linde.get_by_label("Vrije plekken").first)
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Bewaard: 1 regel gewijzigd.")
    reach(page, page.get_by_role("button", name="Alles nog steeds juist"), hooguit=200)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text(
        "5 regels van Jeugdhuis De Brug bevestigd"
    )


def test_a_beheerder_handles_a_case_with_the_keyboard(kantoor: Kantoor) -> None:
    zaak = kantoor.zaken()[Afwijkingsoort.ADRES_NIET_GECONTRACTEERD]
    page = kantoor.visitor(kantoor.bea)
    page.goto("/beheer")
    reach(page, page.locator(f"a[href$='{zaak.id}']"))
    page.keyboard.press("Enter")
    reach(page, page.get_by_role("radio", name="Bellen over een verschil"))
    page.keyboard.press("Space")
    reach(page, page.get_by_role("button", name="Toon adres"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("4321")
    assert page.url.endswith(f"{zaak.id}#adressen")
    check(page)
    reach(page, page.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    reach(page, page.get_by_label("Notitie"))
    page.keyboard.type("Gebeld met Jo.")
    reach(page, page.get_by_role("button", name="Bewaren", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("ewaard")
    expect(page.get_by_role("main")).to_contain_text("Gebeld met Jo.")
    check(page)


# ── and without any script ───────────────────────────────────────────────────


@pytest.mark.parametrize("breed", [TELEFOON, {"width": 1280, "height": 800}])
def test_what_is_wrong_with_a_number_is_read_at_a_glance(
    kantoor: Kantoor, breed: ViewportSize
) -> None:
    """Three numbers stand beside one another; what is wrong with one of them gets the width of all three."""
    page = kantoor.visitor(kantoor.jo)
    page.set_viewport_size(breed)
    page.goto("/aanbieder/beschikbaarheid")
    page.get_by_label("Vrije plekken").first.fill("-4")
    send(page, "Wijzigingen bewaren")
    expect(page.get_by_role("status").first).to_have_text("1 regel gewijzigd, nog niet bewaard")
    fout = page.get_by_text("Het aantal vrije plekken kan niet onder 0 liggen").last.bounding_box()
    assert fout
    assert fout["width"] > 200
    assert fout["height"] < 90


def test_both_main_tasks_are_done_without_any_script(kantoor: Kantoor) -> None:
    page = kantoor.visitor(kantoor.jo, script=False)
    page.set_viewport_size(TELEFOON)
    page.goto("/aanbieder")
    page.get_by_role("main").get_by_role("link", name="Beschikbaarheid bijwerken").click()
    page.get_by_label("Vrije plekken").first.fill("0")
    page.get_by_text("Meer gegevens").first.click()
    page.get_by_label("Toelichting").first.fill("Vanaf januari weer plek.")
    page.get_by_role("button", name="Alles nog steeds juist").click()
    expect(page.get_by_role("status").first).to_contain_text("1 regel gewijzigd")

    beheer = kantoor.visitor(kantoor.bea, script=False)
    beheer.goto("/beheer/afwijkingen")
    beheer.get_by_role("main").get_by_role("table").get_by_role("link").first.click()
    beheer.get_by_role("radio", name="Bellen over een verschil").check()
    beheer.get_by_role("button", name="Toon adres").click()
    expect(beheer.get_by_role("heading", name="Adres verborgen")).to_have_count(0)
    beheer.get_by_label("Notitie").fill("Gemaild.")
    beheer.get_by_role("radio").nth(1).check()
    beheer.get_by_role("button", name="Bewaren", exact=True).click()
    expect(beheer.get_by_role("main")).to_contain_text("Gemaild.")


# ── a check that somebody asks for ───────────────────────────────────────────


def test_who_asks_for_a_check_sees_how_far_it_is_without_loading_the_page_again(
    kantoor: Kantoor,
) -> None:
    page = kantoor.visitor(kantoor.bea)
    page.goto("/beheer/afwijkingen")
    page.route("**/controle/stand", lambda vraag: vraag.fulfill(status=503), times=1)
    send(page, "Controle nu uitvoeren")
    paneel = page.locator("[data-controle]")
    expect(paneel).to_contain_text("De controle is gevraagd op")
    expect(paneel).to_contain_text("door bea@twente.example. Zij begint zo.")
    carry_out(kantoor.database, "twente", is_stopping=lambda: True)
    expect(paneel).to_contain_text("De controle loopt: 3 van 3 aanbieders.", timeout=30_000)
    check(page)
    carry_out(kantoor.database, "twente")
    expect(paneel.get_by_role("status")).to_contain_text("Laatste controle:", timeout=30_000)
    expect(paneel.get_by_role("link", name="Toon de nieuwe lijst")).to_be_visible()


def test_a_page_that_may_not_ask_on_says_so(kantoor: Kantoor) -> None:
    page = kantoor.visitor(kantoor.bea)
    page.goto("/beheer/afwijkingen")
    send(page, "Controle nu uitvoeren")
    page.context.clear_cookies()  # the session ended
    paneel = page.locator("[data-controle]")
    expect(paneel).to_contain_text("Dit wordt hier niet meer bijgewerkt.", timeout=30_000)
    expect(paneel.get_by_role("link", name="Ververs de pagina")).to_be_visible()


def test_without_a_script_a_link_tells_how_far_the_check_is(kantoor: Kantoor) -> None:
    page = kantoor.visitor(kantoor.bea, script=False)
    page.goto("/beheer/afwijkingen")
    page.get_by_role("button", name="Controle nu uitvoeren").click()
    expect(page.get_by_text("Zij begint zo.")).to_be_visible()
    carry_out(kantoor.database, "twente")
    page.get_by_role("link", name="Ververs de pagina").click()
    expect(page.get_by_text("Laatste controle:")).to_be_visible()
