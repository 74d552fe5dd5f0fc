"""A change of keys as the README tells it, line by line; and what is left when a key is lost."""

import base64
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from string import Template
from uuid import uuid4

import pytest
from flask import Flask

from tests.cli.conftest import runner
from tests.factories import AT, REGIO
from tests.steun.accounts import Account, add_account, give_password, sign_in
from tests.steun.databases.soorten import ADRES_SLEUTEL, SECRET_KEY
from tests.steun.machine.servers import let_go, made
from tests.steun.meldingen import MAILBOX, Meldproef
from tests.steun.pagina import CheckedClient
from tests.store.test_logboek import fill, without_guard
from wijzer.domain.adressen.adres import is_leesbaar
from wijzer.gateways.mail import NullPost
from wijzer.services.taken.verstuur_mail import Verzending, verstuur_mail
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.store.taken.mail import MailStore

README = Path(__file__).parents[3] / "README.md"
SLEUTELS = {
    "NEW": "a new secret key of more than 32 signs",
    "OLD": SECRET_KEY,
    "NEW_ADRES": base64.urlsafe_b64encode(b"another key of 32 bytes in tests").decode(),
    "OLD_ADRES": ADRES_SLEUTEL,
}
VERLOREN = {"WIJZER_SECRET_KEY": "nobody knows the one that was here before"}
TEL = timedelta(minutes=1)


def procedure() -> list[str]:
    """The lines of README, step 7, with keys in the place of their names and without remarks."""
    stap = README.read_text().partition("7. **Change a key.**")[2]
    blok = re.search(r"```\n(.*?)```", stap, re.DOTALL)
    assert blok
    regels = (regel.partition("#")[0].strip() for regel in blok[1].splitlines())
    return [Template(regel).substitute(SLEUTELS) for regel in regels if regel]


def visitor(app: Flask) -> CheckedClient:
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client


class Kantoor:
    """An installation with people, waiting mail, alerts, shielded addresses and a trail."""

    def __init__(self, omgeving: dict[str, str], proef: Meldproef, stel_klok) -> None:
        self.omgeving, self._stel_klok, self._nu = dict(omgeving), stel_klok, AT
        with proef.database.transaction(at=AT) as store:
            self.jo = add_account(store, email="jo@vlier.example")
            self.bea = add_account(store, email="bea@twente.example")
        fill(proef.database)
        self.melding = proef.alert()
        with proef.database.read() as store:
            self.alles = store.meldingen.all_token(MAILBOX)
        self.write()

    def run(self, *args: str):
        return runner(self.omgeving)(*args)

    def database(self) -> Database:
        return Database(Settings.from_env(self.omgeving))

    def write(self) -> None:
        """Let a mail wait."""
        database = self.database()
        with database.transaction() as store:
            store.mail.add(
                id=uuid4(),
                soort="uitnodiging",
                aan="jo@vlier.example",
                onderwerp="x",
                tekst="y",
                at=AT,
            )
        database.dispose()

    def signs_in(self, account: Account) -> None:
        self._nu += TEL  # a code works once
        self._stel_klok(self._nu)
        app = made(Settings.from_env(self.omgeving))
        try:
            assert sign_in(visitor(app), account).status_code == 303
            visitor(app).pagina(f"/{REGIO}/meldingen/{self.melding}")
        finally:
            let_go(app)

    def works(self, *, waiting: int) -> None:
        """Everything that hangs on a key."""
        self.signs_in(self.jo)
        post, database = NullPost(), self.database()
        assert verstuur_mail(database.transaction, post, at=AT + TEL) == Verzending(waiting)
        assert len(post.verstuurd) == waiting
        with database.read() as store:
            assert store.meldingen.by_token(self.melding).email == MAILBOX
            assert len(store.meldingen.confirmed()) == 1
            assert all(is_leesbaar(locatie.adres) for locatie in store.locaties.all(REGIO))
            assert store.logboek.verify() is None
        database.dispose()


@pytest.fixture
def kantoor(omgeving, settings, stel_klok) -> Iterator[Kantoor]:
    stel_klok(AT)
    proef = Meldproef(settings)
    proef.state(0, 0, AT)
    yield Kantoor(omgeving, proef, stel_klok)
    proef.close()


def test_the_procedure_of_the_readme_changes_both_keys_and_nobody_notices(kantoor: Kantoor):
    wachtend = 1
    for regel in procedure():
        if regel.startswith("wijzer "):
            uitkomst = kantoor.run(*regel.split()[1:])
            assert uitkomst.exit_code == 0, uitkomst.stderr
        else:
            naam, _, waarde = regel.partition("=")
            kantoor.omgeving[naam] = waarde
        kantoor.works(waiting=wachtend)
        kantoor.write()
    assert kantoor.omgeving["WIJZER_SECRET_KEY"] == SLEUTELS["NEW"]
    assert kantoor.omgeving["WIJZER_ADRES_SLEUTELS"] == SLEUTELS["NEW_ADRES"]
    assert "goed  sleutels: alles onder de eerste sleutel" in kantoor.run("gezondheid").stdout
    kantoor.signs_in(kantoor.bea)


def test_what_waits_for_a_change_is_counted_and_a_second_run_finds_nothing_to_do(kantoor: Kantoor):
    kantoor.omgeving["WIJZER_SECRET_KEY"] = f"{SLEUTELS['NEW']},{SLEUTELS['OLD']}"
    voor = kantoor.run("gezondheid").stdout
    assert (
        "goed  sleutels: onder een oudere sleutel (voer `wijzer sleutels` uit): 2 tweede stappen, 1 mails"
        in voor
    )
    assert "2 tweede stappen en 1 mails" in kantoor.run("sleutels").stdout
    assert "0 tweede stappen en 0 mails" in kantoor.run("sleutels").stdout
    assert "alles onder de eerste sleutel" in kantoor.run("gezondheid").stdout


def test_when_the_secret_key_is_lost_the_office_stands_and_people_set_up_anew(
    kantoor: Kantoor,
):
    kantoor.omgeving |= VERLOREN
    kantoor.write()
    ziek = kantoor.run("gezondheid").stdout
    assert "MIS   sleutels: met geen enkele sleutel te openen: 2 tweede stappen, 1 mails" in ziek
    database = kantoor.database()
    assert verstuur_mail(database.transaction, NullPost(), at=AT + TEL) == Verzending(verstuurd=1)
    with database.read() as store:
        (apart,) = store.mail.aside()
    genoemd = kantoor.run("gezondheid").stdout
    assert f"MIS   mail apart: niet te openen, gaat niet weg: uitnodiging {apart.id}" in genoemd
    uitkomst = kantoor.run("sleutels")
    assert uitkomst.exit_code == 1
    assert "2 tweede stappen, 1 mails" in uitkomst.stderr
    assert "past niet vanaf nummer 1" in uitkomst.stderr
    assert kantoor.run("logboek", "--controleer").exit_code == 1
    kantoor.run("sleutels", "--aanvaard-logboek")
    assert kantoor.run("logboek", "--controleer").exit_code == 0

    app = made(Settings.from_env(kantoor.omgeving))
    give_password(client := visitor(app), kantoor.bea.email)
    assert "tweede stap werkt niet meer" in client.pagina("/inloggen/code").text
    let_go(app)
    assert kantoor.run("uitnodigen", kantoor.bea.email, "--opnieuw").exit_code == 0
    post = NullPost()
    verstuur_mail(database.transaction, post, at=AT + 30 * TEL)
    assert [bericht.aan for bericht in post.verstuurd] == [kantoor.bea.email]
    with database.read() as store:
        bea = store.gebruikers.get(kantoor.bea.gebruiker.id)
        assert not bea.heeft_factor
        assert bea.wachtwoord_hash == kantoor.bea.gebruiker.wachtwoord_hash
    database.dispose()


def test_a_trail_that_was_touched_is_not_covered_by_a_change_of_key(kantoor: Kantoor):
    database = kantoor.database()
    without_guard(database, "UPDATE logboek SET handeling = 'iets anders' WHERE nummer = 1")
    database.dispose()
    kantoor.omgeving["WIJZER_SECRET_KEY"] = f"{SLEUTELS['NEW']},{SLEUTELS['OLD']}"
    assert kantoor.run("sleutels").exit_code == 1
    assert kantoor.run("logboek", "--controleer").exit_code == 1


def test_a_run_that_is_broken_off_is_started_again(
    kantoor: Kantoor, monkeypatch: pytest.MonkeyPatch
):
    kantoor.omgeving["WIJZER_SECRET_KEY"] = f"{SLEUTELS['NEW']},{SLEUTELS['OLD']}"
    kantoor.omgeving["WIJZER_ADRES_SLEUTELS"] = f"{SLEUTELS['NEW_ADRES']},{SLEUTELS['OLD_ADRES']}"

    def stuk(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as even:
        even.setattr(MailStore, "reseal", stuk)
        assert kantoor.run("sleutels").exit_code != 0
    kantoor.works(waiting=1)
    kantoor.write()
    assert kantoor.run("sleutels").exit_code == 0
    kantoor.omgeving |= {
        "WIJZER_SECRET_KEY": SLEUTELS["NEW"],
        "WIJZER_ADRES_SLEUTELS": SLEUTELS["NEW_ADRES"],
    }
    kantoor.works(waiting=1)
