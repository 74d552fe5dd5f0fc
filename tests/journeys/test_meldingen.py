"""From a search to a mail that a place opened, and out of it again with one click: pages, job and mail server."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from tests.factories import (
    AT,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
    twente_in,
)
from tests.steun.accounts import Account, add_account, open_session
from tests.steun.keurmerk import check
from tests.steun.machine.post import Postbus
from tests.steun.machine.servers import LiveServer
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.files.regio import read_regio
from wijzer.jobs.all_jobs import JOBS
from wijzer.jobs.werk import Omgeving, run_job
from wijzer.mappen import SEED
from wijzer.settings import Geheim
from wijzer.store.engine import Database
from wijzer.store.tables import Base
from wijzer.web.office.deur import KANTOOR

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("adressen", ["sqlite"], indirect=True),
]

MAILBOX = "jan@voorbeeld.example"
UUR = timedelta(hours=1)


@dataclass
class Wacht:
    """Somebody who waits for a place, the aanbieder who gets one, and the post between them."""

    server: LiveServer
    browser: Browser
    omgeving: Omgeving
    postbus: Postbus
    aanbieder: Account
    stel_klok: Callable[[datetime], None]

    @property
    def database(self) -> Database:
        """The office's database of the server."""
        database: Database = self.server.app.extensions[KANTOOR]
        return database

    def aanbod(self) -> list[Aanbod]:
        """All that the aanbieder states."""
        with self.database.read() as store:
            ids = [locatie.id for locatie in store.locaties.all("twente")]
            return [aanbod for alle in store.aanbod.of_locaties(ids).values() for aanbod in alle]

    def public_id(self) -> UUID:
        """Under which id the one groep is shown."""
        with self.database.read() as store:
            (groep,) = store.locaties.all("twente")
            return groep.publiek_id

    def page(self, *, script: bool = False, width: int = 360) -> Page:
        """A browser, without any script unless asked."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 740},
            locale="nl-NL",
            base_url=self.server.url,
            java_script_enabled=script,
        )
        context.set_default_timeout(10_000)
        return context.new_page()

    def run(self, *taken: str) -> None:
        """Run jobs now."""
        for taak in taken:
            assert run_job(JOBS[taak], self.omgeving, houder="proef") is not None

    def arrived(self) -> EmailMessage:
        """What the mail server got last."""
        self.run("mail-verzenden")
        return self.postbus.berichten.pop()


@pytest.fixture
def wacht(
    live_server: LiveServer,
    browser: Browser,
    smtp_server: Postbus,
    stel_klok: Callable[[datetime], None],
) -> Iterator[Wacht]:
    stel_klok(AT)
    database: Database = live_server.app.extensions[KANTOOR]
    bron = make_aanbieder("De Bron")
    groep = make_groep(bron, "De Linde")
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.regios.save(read_regio(SEED / "twente", at=AT).regio)
        store.aanbieders.add(bron)
        store.contracten.add_many([make_contractregel(bron)], [])
        store.locaties.add(groep)
        store.aanbod.add(
            make_aanbod(groep, opgave=make_opgave(vrije_plekken=0, aanmeldwachttijd_weken=3))
        )
        account = add_account(store, bron, email="jo@bron.example")
    omgeving = Omgeving.from_settings(
        replace(live_server.settings, mail_url=Geheim(smtp_server.url))
    )
    yield Wacht(live_server, browser, omgeving, smtp_server, account, stel_klok)
    for context in browser.contexts:
        context.close()
    omgeving.dispose()


def test_from_a_search_to_a_mail_and_out_with_one_click(wacht: Wacht) -> None:
    ouder = wacht.page()
    ouder.goto("/twente/meldingen/nieuw?hulpvorm=gezinshuis")
    ouder.get_by_label("Uw e-mailadres").fill(MAILBOX)
    ouder.get_by_role("button", name="Vraag de melding aan").click()
    expect(ouder.get_by_role("heading", level=1)).to_have_text("Kijk in uw mail")

    vraag = wacht.arrived()
    assert vraag["To"] == MAILBOX
    ouder.goto(link_in(vraag))
    ouder.get_by_role("button", name="Ja, mail mij").click()
    expect(ouder.get_by_role("status")).to_contain_text("Uw melding staat aan.")
    expect(ouder.get_by_role("main")).to_contain_text("Op dit moment is er geen plek die past.")

    wacht.stel_klok(AT + UUR)
    wacht.run("meldingen", "mail-verzenden")
    assert wacht.postbus.berichten == []
    open_a_place(wacht)
    wacht.run("meldingen")
    mail = wacht.arrived()
    assert mail["Subject"] == "Er is plek vrijgekomen voor uw zoekvraag"
    tekst = mail.get_content()
    assert "De Linde (De Bron)" in tekst
    assert "1 plek vrij, opgave van vandaag" in tekst
    ouder.goto(link_in(mail, "/twente/groepen/"))
    expect(ouder.get_by_role("heading", level=1)).to_contain_text("De Linde")

    stop_as_a_mail_program_does(wacht, mail)
    wacht.stel_klok(AT + timedelta(days=1))
    wacht.run("meldingen", "mail-verzenden")
    assert wacht.postbus.berichten == []
    with wacht.database.read() as store:
        alles = repr([list(store.session.execute(select(t))) for t in Base.metadata.sorted_tables])
    assert MAILBOX not in alles
    ouder.goto(link_in(mail, "/meldingen/"))
    expect(ouder.get_by_role("heading", level=1)).to_have_text("Deze melding is er niet meer")


@pytest.mark.parametrize("width", [360, 1280])
def test_from_a_list_without_a_place_to_a_mail_about_a_shorter_wait(
    wacht: Wacht, width: int
) -> None:
    ouder = wacht.page(width=width)
    groepspagina = f"/twente/groepen/{wacht.public_id()}"
    for pad in (
        "/twente/zoeken?hulpvorm=pleegzorg",
        "/twente/hulp/gezinshuis",
        groepspagina,
        "/twente/zoeken?hulpvorm=gezinshuis",
    ):
        ouder.goto(pad)
    ouder.get_by_role("link", name="Mail mij over: Gezinshuis in Twente").click()
    ouder.get_by_label("Wanneer wilt u een mail?").select_option("2")
    ouder.get_by_label("Uw e-mailadres").fill(MAILBOX)
    ouder.get_by_role("button", name="Vraag de melding aan").click()
    ouder.goto(link_in(wacht.arrived()))
    ouder.get_by_role("button", name="Ja, mail mij").click()
    expect(ouder.get_by_role("main")).to_contain_text("als de wachttijd hoogstens 2 weken wordt")
    with wacht.database.transaction(at=AT + UUR) as store:
        for aanbod in wacht.aanbod():
            store.aanbod.save(
                replace(
                    aanbod,
                    opgave=make_opgave(
                        vrije_plekken=0, aanmeldwachttijd_weken=1, behandelwachttijd_weken=1
                    ),
                )
            )
    wacht.stel_klok(AT + UUR)
    wacht.run("meldingen")
    mail = wacht.arrived()
    assert mail["Subject"] == "De wachttijd is korter geworden voor uw zoekvraag"
    assert "Wachttijd 2 weken" in mail.get_content()
    stop_as_a_mail_program_does(wacht, mail)


def open_a_place(wacht: Wacht) -> None:
    """The aanbieder states it in the form that has all its aanbod."""
    page = wacht.page(script=True, width=1280)
    app = wacht.server.app
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # Flask's own
    waarde = serializer.dumps({"_user_id": open_session(app, wacht.aanbieder)})
    naam = app.config["SESSION_COOKIE_NAME"]
    page.context.add_cookies([{"name": naam, "value": waarde, "url": wacht.server.url}])
    page.goto("/aanbieder/beschikbaarheid")
    page.get_by_label(re.compile("[Vv]rije plekken")).first.fill("1")
    page.get_by_role("main").get_by_role("button", name="Wijzigingen bewaren").click()
    expect(page.get_by_role("status").first).to_be_visible()


def stop_as_a_mail_program_does(wacht: Wacht, mail: EmailMessage) -> None:
    """RFC 8058: a bare POST to the address of the header, without cookie, without following anything."""
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(r"<(http\S+)>", mail["List-Unsubscribe"])
    assert found, mail["List-Unsubscribe"]
    api = wacht.browser.new_context().request
    antwoord = api.post(found[1], form={"List-Unsubscribe": "One-Click"}, max_redirects=0)
    assert antwoord.status == 204


def link_in(mail: EmailMessage, deel: str = "/meldingen/") -> str:
    """The first link in a mail that leads there; it stands alone on its line."""
    regels: list[str] = mail.get_content().splitlines()
    return next(regel for regel in regels if deel in regel)


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_an_alert_is_fit_for_everybody(wacht: Wacht, width: int) -> None:
    page = wacht.page(script=True, width=width)
    page.goto("/twente/meldingen/nieuw?hulpvorm=gezinshuis&leeftijd=8")
    check(page)
    page.get_by_label("Uw e-mailadres").fill("geen adres")
    page.get_by_role("button", name="Vraag de melding aan").click()
    expect(page.get_by_role("alert")).to_contain_text("Vul een geldig e-mailadres in")
    check(page)
    page.get_by_label("Uw e-mailadres").fill(MAILBOX)
    page.get_by_role("button", name="Vraag de melding aan").click()
    check(page)
    link = link_in(wacht.arrived())
    page.goto(link)
    check(page)
    page.get_by_role("button", name="Ja, mail mij").click()
    check(page)
    page.get_by_role("link", name="Stoppen").click()
    check(page)
    page.get_by_role("button", name="Stop en wis mijn e-mailadres").click()
    check(page)
    page.goto(link)
    check(page)
    with wacht.database.read() as store:
        page.goto(f"/twente/meldingen/alles/{store.meldingen.all_token(MAILBOX)}")
    check(page)
    page.get_by_role("button", name="Stop alles en wis mijn e-mailadres").click()
    check(page)
    page.goto("/en/twente/meldingen/nieuw?hulpvorm=gezinshuis")
    check(page)
