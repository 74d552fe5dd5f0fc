"""A database or a disk that fails under a running site: later again, in the words of the site, and nothing half done."""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask, Response
from sqlalchemy import text
from werkzeug.routing import Rule, UUIDConverter
from werkzeug.test import TestResponse

from tests.factories import AT, make_aanbieder, twente_in
from tests.steun.accounts import Account, add_account, give_password, signed_in
from tests.steun.databases.schijf import small_disk
from tests.steun.databases.soorten import PostgresVoorraad, Voorraad
from tests.steun.machine.servers import let_go
from tests.steun.pagina import CheckedClient, Pagina
from wijzer.domain.fouten import NuNiet
from wijzer.files.pdc import KOLOMMEN as PDC
from wijzer.gateways.wachtkamer import WachtendBestand
from wijzer.published.engine import NietBereikbaar, NietGepubliceerd, PublicDatabase
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.web.beheer import importeren
from wijzer.web.common.deuren import AUDIENCE, Wie

sqlite = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
Breken = Callable[[], None]
ACHTER_DE_POORT = ("/aanbieder", "/account", "/beheer", "/inloggen", "/uit")


@pytest.fixture
def accounts(database: Database, stel_klok: Callable[[datetime], None]) -> list[Account]:
    """Somebody of an aanbieder, and a beheerder, of a Twente that is published."""
    stel_klok(AT)
    aanbieder = make_aanbieder("De Bron")
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        return [
            add_account(store, aanbieder, email="jo@bron.example"),
            add_account(store, email="bea@twente.example"),
        ]


@pytest.fixture
def bezoekers(
    app: Flask, accounts: list[Account], monkeypatch: pytest.MonkeyPatch
) -> list[CheckedClient]:
    """The two of them, signed in, and a stranger. The token of a form is not asked here."""
    monkeypatch.setattr("flask_wtf.csrf.validate_csrf", lambda *_, **__: None)
    vreemde = app.test_client()
    assert isinstance(vreemde, CheckedClient)
    vreemde.get("/twente")
    return [vreemde, *(signed_in(app, account) for account in accounts)]


@pytest.fixture
def breek(
    request: pytest.FixtureRequest, app: Flask, database: Database, voorraden: dict[str, Voorraad]
) -> Iterator[Breken]:
    """Damages the file of the database, or sends everybody away from the server, under everything that is open."""
    naam = str(database.engine.url.database)
    with ExitStack() as daarna:

        def damage() -> None:
            let_go(app)  # what SQLite read before it does not read again
            pad = Path(naam)
            pad.write_bytes(b"\x00 geen database \xff" * 5000)
            for extra in ("-wal", "-shm"):
                pad.with_name(pad.name + extra).unlink(missing_ok=True)

        def shut() -> None:
            server = voorraden["postgresql"]
            assert isinstance(server, PostgresVoorraad)
            daarna.callback(
                server.server.execute, f'ALTER DATABASE "{naam}" ALLOW_CONNECTIONS true'
            )
            server.server.execute(
                f'ALTER DATABASE "{naam}" ALLOW_CONNECTIONS false',
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                f" AND datname = '{naam}'",
            )

        yield damage if database.engine.dialect.name == "sqlite" else shut


def path_of(app: Flask, rule: Rule) -> str:
    vast = dict(rule.defaults or {})
    waarden = {
        naam: UUID(int=1) if isinstance(rule._converters[naam], UUIDConverter) else "twente"
        for naam in rule.arguments - vast.keys()
    }
    with app.test_request_context():
        return app.url_map.bind("").build(rule.endpoint, waarden | vast).removeprefix("http://")


def assert_later(antwoord: TestResponse, pad: str) -> None:
    """Come back later: in the form of its room, kept by nobody, without a word of the database's own."""
    assert antwoord.headers["Retry-After"], pad
    assert antwoord.headers["Cache-Control"] == "no-store", pad
    if pad.startswith("/api/"):
        assert antwoord.content_type == "application/problem+json", pad
        assert antwoord.get_json()["status"] == 503
    elif pad != "/gezondheid":
        assert Pagina(antwoord.get_data(as_text=True)).text
    for verboden in ("sqlite", "psycopg", "SELECT", "beschadigd", "restore"):
        assert verboden not in antwoord.get_data(as_text=True), pad


def test_no_address_of_the_site_is_an_error_of_ours_while_the_database_is_gone(
    app: Flask, bezoekers: list[CheckedClient], breek: Breken
):
    breek()
    later = 0
    for rule in app.url_map.iter_rules():
        pad = path_of(app, rule)
        # Who is signed in makes no difference to a page for everybody, nor does the language.
        for bezoeker in bezoekers if pad.startswith(ACHTER_DE_POORT) else bezoekers[:1]:
            for methode in sorted((rule.methods or set()) & {"GET", "POST"}):
                antwoord = bezoeker.open(pad, method=methode)
                assert antwoord.status_code != 500, (methode, pad)
                if antwoord.status_code == 503:
                    assert_later(antwoord, pad)
                    later += 1
                elif AUDIENCE[rule.endpoint] in {Wie.AANBIEDER, Wie.BEHEERDER, Wie.INGELOGD}:
                    # A stranger is asked to sign in; everybody else needs the database.
                    assert (bezoeker, antwoord.status_code) == (bezoekers[0], 303), (methode, pad)
    assert later > 150


@pytest.mark.parametrize("fout", [NietBereikbaar, NietGepubliceerd])
@pytest.mark.parametrize("pad", ["/robots.txt", "/.well-known/security.txt"])
def test_what_needs_no_database_is_answered_when_it_fails_while_its_name_is_made(
    app: Flask,
    bezoekers: list[CheckedClient],
    monkeypatch: pytest.MonkeyPatch,
    pad: str,
    fout: type[NuNiet],
):
    def fail(*_: object, **__: object) -> None:
        raise fout

    monkeypatch.setattr(PublicDatabase, "read", fail)
    antwoord = bezoekers[0].get(pad, headers={"Cache-Control": "no-cache"})
    assert (antwoord.status_code, antwoord.headers["Cache-Control"]) == (200, "no-store")
    assert "ETag" not in antwoord.headers


@sqlite
def test_a_stranger_reads_in_their_own_language_that_it_is_for_later(
    app: Flask, bezoekers: list[CheckedClient], breek: Breken
):
    breek()
    for pad, tekst in (
        ("/twente/meldingen/zoek", "Er is niets gewijzigd"),
        ("/en/twente/meldingen/zoek", "Nothing was changed"),
    ):
        assert tekst in bezoekers[0].get(pad).get_data(as_text=True), pad


# ── the office on a full disk, or behind somebody else ───────────────────────


@sqlite
def test_a_form_on_a_full_disk_is_for_later_and_keeps_nothing(
    app: Flask, bezoekers: list[CheckedClient], database: Database
):
    bea = bezoekers[2]
    velden = {"woorden": "logeerhuis", "hulpvormen": "gezinshuis"}
    with small_disk(200_000):
        statussen = [
            bea.post(
                "/beheer/synoniemen/nieuw", data={**velden, "woorden": f"woord{nr}"}
            ).status_code
            for nr in range(40)
        ]
    assert 503 in statussen
    assert set(statussen) <= {303, 503}
    with database.read() as store:
        assert len(store.synoniemen.all("twente")) == statussen.count(303)
    assert bea.post("/beheer/synoniemen/nieuw", data=velden).status_code == 303


@contextmanager
def importing(database: Database) -> Iterator[None]:
    """Hold the database as an import does."""
    with database.transaction() as store:
        store.taken.acquire("import", "iemand", AT, AT)
        yield


@sqlite
def test_signing_in_behind_a_long_import_is_for_later_and_does_not_wait_for_it(
    app: Flask, bezoekers: list[CheckedClient], accounts: list[Account], database: Database
):
    with importing(database):
        begin = time.monotonic()
        antwoord = give_password(bezoekers[0], accounts[0].email)
        assert time.monotonic() - begin < 8
    assert antwoord.status_code == 503
    assert "te druk" in antwoord.get_data(as_text=True)
    assert_later(antwoord, "/inloggen")
    assert give_password(bezoekers[0], accounts[0].email).status_code == 303


@sqlite
def test_a_public_page_waits_for_no_count(
    app: Flask, bezoekers: list[CheckedClient], database: Database
):
    with importing(database):
        begin = time.monotonic()
        assert bezoekers[0].get("/twente/zoeken").status_code == 200
        assert time.monotonic() - begin < 2


def test_an_office_that_cannot_count_lets_nobody_try(
    app: Flask, bezoekers: list[CheckedClient], accounts: list[Account], database: Database
):
    with database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE poging RENAME TO weg"))
    try:
        assert give_password(bezoekers[0], accounts[0].email).status_code == 503
    finally:
        with database.engine.begin() as connection:
            connection.execute(text("ALTER TABLE weg RENAME TO poging"))


# ── files ────────────────────────────────────────────────────────────────────


def upload(client: CheckedClient) -> TestResponse:
    rij = "twente;" * len(PDC)
    inhoud = f"{';'.join(PDC)}\n{rij}\n".encode()
    velden = {"soort": "pdc", "bestand": (io.BytesIO(inhoud), "pdc.csv")}
    return client.post("/beheer/importeren", data=velden)


@pytest.fixture
def schijf(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Any file is one to keep: what is in it is tried elsewhere. A number in this list is the room that the disk has left."""
    ruimte: list[int] = []

    def keep(form: importeren.ImportFormulier) -> Response:
        wachtend = WachtendBestand("pdc", form.bestand.data.read())
        with small_disk(ruimte[0]) if ruimte else nullcontext():
            importeren._wachtkamer().keep(wachtend, token="x", van="twente/x", at=AT)
        return Response("ok", mimetype="text/plain")

    monkeypatch.setattr(importeren, "_try", keep)
    return ruimte


@sqlite
def test_a_file_that_cannot_wait_is_for_later_and_no_half_of_it_waits(
    bezoekers: list[CheckedClient], settings: Settings, schijf: list[int]
):
    bea = bezoekers[2]
    assert upload(bea).status_code == 200
    wachtkamer = settings.instance / "wachtkamer"
    (voor,) = wachtkamer.iterdir()
    voor.unlink()
    schijf.append(50)
    antwoord = upload(bea)
    assert antwoord.status_code == 503
    assert_later(antwoord, "/beheer/importeren")
    assert list(wachtkamer.iterdir()) == []


@sqlite
@pytest.mark.usefixtures("schijf")
def test_a_file_where_the_waiting_room_should_be_is_for_later(
    bezoekers: list[CheckedClient], settings: Settings
):
    settings.instance.mkdir(exist_ok=True)
    (settings.instance / "wachtkamer").write_text("een bestand")
    antwoord = upload(bezoekers[2])
    assert antwoord.status_code == 503
    assert str(settings.instance) not in antwoord.get_data(as_text=True)
    weg = bezoekers[2].post("/beheer/importeren/bevestigen", data={"bestand": "x"})
    assert weg.status_code == 503
