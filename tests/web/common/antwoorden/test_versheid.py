"""What a visitor gets from a site that does not know its places: what is going on, what to do, and nothing that may be kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from tests.factories import AT, HENGELO, TODAY
from tests.steun.pagina import CheckedClient, Pagina
from tests.web.public.wereld import Wereld
from wijzer.published.database.hartslag import Blik
from wijzer.published.database.stand import Publicatiestand
from wijzer.published.engine import PublicDatabase
from wijzer.published.tables import PublishedStand
from wijzer.store.engine import Database
from wijzer.web.common.deuren import AUDIENCE, Wie
from wijzer.web.common.verzoek import OPENBAAR
from wijzer.web.public.app import BEWAREN

Klok = Callable[[datetime], None]
STAND = Publicatiestand(
    publicatie=1, laatste_wijziging=0, gepubliceerd_at=AT, epoch="een", dag=TODAY
)
MOMENTEN = st.timedeltas(-timedelta(days=900), timedelta(days=900)).map(lambda later: AT + later)
MINUTEN = st.integers(1, 60).map(lambda minuten: timedelta(minutes=minuten))


@pytest.fixture
def wereld(database: Database, stel_klok: Klok) -> Wereld:
    stel_klok(AT)
    return Wereld(database)


@pytest.fixture
def blik(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Call it to let the site see something else than is there: `blik(replica=True, hartslag_at=…)`."""
    look = PublicDatabase.look

    def see(**anders: Any) -> None:
        monkeypatch.setattr(
            PublicDatabase, "look", lambda self, *, at: replace(look(self, at=at), **anders)
        )

    return see


@pytest.fixture
def stil(wereld: Wereld, blik: Callable[..., None]) -> Wereld:
    """A site on a replica that heard nothing of the office for six minutes."""
    blik(replica=True, hartslag_at=AT - timedelta(minutes=6))
    return wereld


# ── when it is too old ──


@given(now=MOMENTEN, hartslag=MOMENTEN, hooguit=MINUTEN)
def test_a_replica_may_be_told_of_exactly_as_long_as_its_heartbeat_is_near(now, hartslag, hooguit):
    blik = Blik(stand=STAND, replica=True, hartslag_at=hartslag, gezien_at=now)
    assert blik.is_te_oud(now, hooguit) == (abs(now - hartslag) > hooguit)


@given(now=MOMENTEN, gezien=MOMENTEN, hartslag=st.none() | MOMENTEN, hooguit=MINUTEN)
def test_of_the_offices_own_database_only_the_look_counts(now, gezien, hartslag, hooguit):
    blik = Blik(stand=STAND, replica=False, hartslag_at=hartslag, gezien_at=gezien)
    assert blik.is_te_oud(now, hooguit) == (abs(now - gezien) > hooguit)
    assert not replace(blik, gezien_at=now).is_te_oud(now, hooguit)


@given(now=MOMENTEN, hooguit=MINUTEN)
def test_a_replica_without_any_heartbeat_is_never_told_of(now, hooguit):
    assert Blik(stand=STAND, replica=True, hartslag_at=None, gezien_at=now).is_te_oud(now, hooguit)


def number_of(wereld: Wereld) -> int:
    """The number of the last publicatie: making that world takes more than one."""
    with wereld.database.read() as store:
        return store.session.scalars(select(PublishedStand.publicatie)).one()


@pytest.mark.parametrize("hartslag", [None, AT - timedelta(days=30)])
def test_a_site_on_its_own_database_is_never_judged_by_its_heartbeat(
    client: CheckedClient, wereld: Wereld, hartslag: datetime | None
):
    if hartslag:
        with wereld.database.transaction() as store:
            store.hartslag.beat(hartslag)
    assert client.get("/twente/zoeken").status_code == 200
    assert client.get("/gezondheid").json == {
        "status": "ok",
        "publicatie": number_of(wereld),
        "leeftijdSeconden": 0,
    }


def test_a_heartbeat_is_no_publication(client: CheckedClient, wereld: Wereld):
    nummer = number_of(wereld)
    voor = [client.get(pad) for pad in ("/twente/zoeken", "/api/v1/aanbod", "/api/v1/wijzigingen")]
    with wereld.database.transaction(at=AT + timedelta(seconds=30)) as store:
        store.hartslag.beat(AT + timedelta(seconds=30))
    na = [client.get(pad) for pad in ("/twente/zoeken", "/api/v1/aanbod", "/api/v1/wijzigingen")]
    assert [(antwoord.data, list(antwoord.headers)) for antwoord in voor] == [
        (antwoord.data, list(antwoord.headers)) for antwoord in na
    ]
    assert client.get("/gezondheid").get_json()["publicatie"] == nummer == number_of(wereld)


# ── what is told then ──


def test_a_page_with_places_says_what_is_going_on_and_whom_to_call(
    client: CheckedClient, stil: Wereld
):
    antwoord = client.get("/twente/zoeken")
    pagina = Pagina(antwoord.text)
    assert antwoord.status_code == 503
    assert pagina.title.startswith("Plekken zijn nu niet te zien")
    assert "Deze site krijgt nu geen nieuwe gegevens" in pagina.text
    assert {"tel:112", "tel:08002000"} <= {link.replace("-", "") for link in pagina.links}
    assert "Bel de toegang van uw gemeente" in pagina.text
    assert antwoord.headers["Retry-After"] == "60"
    assert antwoord.headers["Cache-Control"] == "no-store"


def test_it_names_the_toegang_of_each_gemeente_that_has_a_number(
    client: CheckedClient, stil: Wereld
):
    with stil.database.transaction(at=AT) as store:
        hengelo = store.regios.gemeente(HENGELO)
        contact = replace(hengelo.toegang, telefoon="074-000 00 99")
        store.regios.save_gemeente(replace(hengelo, toegang=contact))
    assert "074-000 00 99" in Pagina(client.get("/twente/zoeken").text).text


def test_in_english_it_says_so_in_english(client: CheckedClient, stil: Wereld):
    pagina = Pagina(client.get("/en/twente/zoeken").text)
    assert pagina.title.startswith("Places cannot be shown right now")
    assert "This site is not getting new data right now" in pagina.text


def test_a_program_is_told_in_its_own_form(client: CheckedClient, stil: Wereld):
    antwoord = client.get("/api/v1/aanbod")
    assert (antwoord.status_code, antwoord.mimetype) == (503, "application/problem+json")
    assert antwoord.headers["Retry-After"] == "60"
    assert antwoord.headers["Plaatsen-Onbekend"] == "1"
    assert antwoord.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("pad", ["/twente", "/twente/uitleg", "/twente/hulp", "/privacy"])
def test_what_stays_says_of_when_it_is_and_may_be_kept_nowhere(
    client: CheckedClient, stil: Wereld, pad: str
):
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    assert "Gegevens van 20 november 2026 om 08.54 uur." in Pagina(antwoord.text).text
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert "ETag" not in antwoord.headers


def test_a_kind_of_help_is_explained_without_who_offers_it(
    client: CheckedClient, wereld: Wereld, blik: Callable[..., None]
):
    pad = "/twente/hulp/gezinshuis"
    assert wereld.vlier.naam in client.get(pad).text
    blik(replica=True, hartslag_at=AT - timedelta(minutes=6))
    assert wereld.vlier.naam not in client.get(pad).text


def test_neither_the_kept_bytes_nor_that_they_are_the_same_is_told(
    client: CheckedClient, wereld: Wereld, blik: Callable[..., None]
):
    paden = (f"/twente/groepen/{wereld.linde.publiek_id}", "/twente/zoeken", "/api/v1/groepen")
    etags = {pad: client.get(pad).headers["ETag"] for pad in paden for _ in range(2)}
    stays = client.get("/twente/uitleg").headers["ETag"]
    blik(replica=True, hartslag_at=AT - timedelta(minutes=6))
    for pad, etag in etags.items():
        for headers in ({}, {"If-None-Match": etag}, {"If-None-Match": "*"}):
            assert client.get(pad, headers=headers).status_code == 503
            assert client.head(pad, headers=headers).status_code == 503
        assert client.options(pad).status_code == 503
    assert client.get("/twente/uitleg", headers={"If-None-Match": stays}).status_code == 200
    blik(replica=True, hartslag_at=AT)
    for pad, etag in etags.items():
        assert client.get(pad, headers={"If-None-Match": etag}).status_code == 304


def test_an_address_that_nobody_looked_at_is_refused(
    app: Flask, client: CheckedClient, stil: Wereld, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(AUDIENCE, "nieuw", Wie.IEDEREEN)
    app.add_url_rule("/nieuw", "nieuw", lambda: "Nergensgaarde 77")
    assert client.get("/nieuw").status_code == 503


def test_health_is_ill_and_says_since_when(client: CheckedClient, stil: Wereld):
    antwoord = client.get("/gezondheid")
    assert antwoord.status_code == 503
    assert antwoord.json == {
        "status": "ziek",
        "publicatie": number_of(stil),
        "leeftijdSeconden": 0,
        "hartslagSeconden": 360,
    }


def test_on_a_replica_that_follows_health_tells_the_age_of_the_heartbeat(
    client: CheckedClient, wereld: Wereld, blik: Callable[..., None]
):
    blik(replica=True, hartslag_at=AT - timedelta(seconds=40))
    assert client.get("/gezondheid").json == {
        "status": "ok",
        "publicatie": number_of(wereld),
        "leeftijdSeconden": 0,
        "hartslagSeconden": 40,
    }


def test_the_office_goes_on(client: CheckedClient, stil: Wereld):
    assert client.get("/inloggen").status_code == 200
    assert client.get("/beheer").status_code == 303


def test_no_device_keeps_a_start_page_of_a_site_that_stands_still(
    client: CheckedClient, stil: Wereld
):
    """The service worker keeps nothing with `no-store`, and drops its list at the sign of places that are not known."""
    antwoord = client.get("/twente")
    assert antwoord.headers[BEWAREN] == "start"
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert antwoord.headers["Plaatsen-Onbekend"] == "1"


@pytest.mark.parametrize(("minuten", "status"), [(1, 503), (6, 200), (60, 200)])
def test_how_long_it_may_take_is_a_setting(
    app: Flask, client: CheckedClient, stil: Wereld, minuten: int, status: int
):
    database: PublicDatabase = app.extensions[OPENBAAR]
    database.hooguit = timedelta(minutes=minuten)
    assert client.get("/twente/zoeken").status_code == status
