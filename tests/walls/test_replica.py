"""A replica that stands still keeps no shielded address public: on real streaming replication."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.factories import AT, make_afgeschermd_adres
from tests.steun.databases.proef import Proef
from tests.steun.databases.replica import Replica, Replicatie
from tests.steun.machine.servers import let_go, made
from tests.steun.pagina import CheckedClient
from wijzer import klok
from wijzer.domain.adressen.adres import OpenbaarAdres
from wijzer.domain.ids import PubliekId
from wijzer.domain.locaties.locatie import shield
from wijzer.published.engine import PublicDatabase
from wijzer.services.taken.geef_hartslag import geef_hartslag
from wijzer.services.taken.meet_hartslag import meet_hartslag

Klok = Callable[[datetime], None]
LIJST, FEED = "/twente/zoeken", "/api/v1/aanbod"


@dataclass
class Site:
    """An office that writes on the primary, and a public side that reads the replica."""

    proef: Proef
    replicatie: Replicatie
    client: CheckedClient
    stel_klok: Klok

    @property
    def pagina(self) -> str:
        """The page of a groep that has an open address."""
        return f"/twente/groepen/{self.proef.open.publiek_id}"

    @property
    def straat(self) -> str:
        """Its street."""
        assert isinstance(self.proef.open.adres, OpenbaarAdres)
        return self.proef.open.adres.adres.straat

    def at(self, later: timedelta) -> None:
        """Let it be so much later."""
        self.stel_klok(AT + later)

    def beat(self) -> None:
        """One beat of the office."""
        geef_hartslag(self.proef.database, at=klok.now())

    def arrive(self) -> None:
        """Wait until the replica shows what the office wrote."""
        self.replicatie.replica.catch_up()

    def shield(self) -> None:
        """The aanbieder shields the open groep, on the primary."""
        oud, aanbod = self.proef.open, self.proef.aanbod[0]
        entered = replace(oud, naam="De Beuk", adres=make_afgeschermd_adres("Stilpad", 9))
        with self.proef.write(klok.now()) as store:
            store.locaties.save(shield(oud, entered, publiek_id=PubliekId(uuid4())))
            store.aanbod.save(replace(aanbod, publiek_id=PubliekId(uuid4())))

    def status(self, pad: str, **headers: str) -> int:
        """How an address is answered."""
        return self.client.get(pad, headers=headers).status_code


@pytest.fixture
def site(replicatie: Replicatie, stel_klok: Klok) -> Iterator[Site]:
    stel_klok(AT)
    proef, app = Proef(replicatie.settings), made(replicatie.settings)
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    site = Site(proef, replicatie, client, stel_klok)
    site.beat()
    site.arrive()
    yield site
    let_go(app)
    proef.close()


def five_minutes_and(seconds: int) -> timedelta:
    return timedelta(minutes=5, seconds=seconds)


def test_what_the_office_publishes_is_told_from_the_replica(site: Site):
    assert site.straat in site.client.get(site.pagina).text
    nummer = site.proef.nummer()
    site.beat()
    site.shield()
    site.arrive()
    assert site.status(site.pagina) == 410
    assert site.proef.nummer() == nummer + 1
    assert site.client.get("/gezondheid").json == {
        "status": "ok",
        "publicatie": nummer + 1,
        "leeftijdSeconden": 0,
        "hartslagSeconden": 0,
    }


def test_a_paused_replica_tells_no_place_after_five_minutes_and_goes_on_when_it_does(site: Site):
    etag = site.client.get(site.pagina).headers["ETag"]
    for pad in (LIJST, FEED):
        assert site.straat in site.client.get(FEED).text
        assert site.status(pad) == 200
    site.replicatie.replica.pause()
    site.at(timedelta(minutes=1))
    site.shield()
    site.beat()
    site.at(five_minutes_and(0))
    assert site.straat in site.client.get(site.pagina).text, "this is how long it may take"
    site.at(five_minutes_and(1))
    for pad in (site.pagina, LIJST, FEED, f"/en{site.pagina}"):
        assert_refused(site, site.client.get(pad))
        assert_refused(site, site.client.get(pad, headers={"If-None-Match": etag}))
        assert_refused(site, site.client.head(pad))
    ziek = site.client.get("/gezondheid")
    assert (ziek.status_code, ziek.get_json()["status"]) == (503, "ziek")
    assert ziek.get_json()["hartslagSeconden"] == 301
    assert "Deze site krijgt nu geen nieuwe gegevens" in site.client.get("/twente/uitleg").text
    site.replicatie.replica.resume()
    site.arrive()
    site.beat()
    site.arrive()
    assert site.status(site.pagina) == 410
    assert site.status(LIJST) == 200
    assert site.straat not in site.client.get(FEED).text
    assert site.status("/gezondheid") == 200


def assert_refused(site: Site, antwoord: TestResponse) -> None:
    assert antwoord.status_code == 503
    assert site.straat not in antwoord.text
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert antwoord.headers["Retry-After"] == "60"
    assert "ETag" not in antwoord.headers


def test_a_replica_that_hears_nothing_of_the_primary_is_refused_too(site: Site):
    site.replicatie.replica.cut_off()
    site.at(timedelta(minutes=4))
    site.beat()
    assert site.status(site.pagina) == 200
    site.at(five_minutes_and(1))
    assert site.status(site.pagina) == 503
    site.replicatie.replica.connect()
    site.arrive()
    assert site.status(site.pagina) == 200


def test_a_replica_that_lags_a_little_goes_on(site: Site):
    site.replicatie.replica.lag(1)
    site.at(five_minutes_and(1))
    site.beat()
    assert site.status(site.pagina) == 503, "the beat is not here yet"
    site.arrive()
    assert site.status(site.pagina) == 200


def test_a_replica_that_was_promoted_is_judged_no_more(site: Site):
    ander = Replica(site.replicatie.primary)
    url = site.replicatie.settings.publiek_database_url.expose()
    oud, nieuw = str(site.replicatie.replica.port), str(ander.port)
    settings = replace(
        site.replicatie.settings,
        publiek_database_url=type(site.replicatie.settings.publiek_database_url)(
            url.replace(oud, nieuw)
        ),
    )
    app = made(settings)
    try:
        client = app.test_client()
        site.at(five_minutes_and(1))
        assert client.get(site.pagina).status_code == 503
        ander.promote()
        assert client.get(site.pagina).status_code == 200
    finally:
        let_go(app)
        ander.stop()


def test_a_replica_that_never_had_a_heartbeat_tells_no_place(
    replicatie: Replicatie, stel_klok: Klok
):
    stel_klok(AT)
    proef, app = Proef(replicatie.settings), made(replicatie.settings)
    replicatie.replica.catch_up()
    assert app.test_client().get(LIJST).status_code == 503
    assert app.test_client().get("/gezondheid").get_json()["hartslagSeconden"] is None
    let_go(app)
    proef.close()


def test_the_measurement_of_the_command_is_ill_with_the_replica(site: Site):
    publiek = PublicDatabase(site.replicatie.settings)
    site.replicatie.replica.pause()
    goed = meet_hartslag(publiek, at=AT + timedelta(seconds=12))
    assert (goed.naam, goed.goed, goed.uitleg) == (
        "hartslag",
        True,
        "12 seconden oud op de replica",
    )
    later = AT + five_minutes_and(1)
    site.at(five_minutes_and(1))
    site.beat()
    assert not meet_hartslag(publiek, at=later).goed
    site.replicatie.replica.resume()
    site.arrive()
    assert meet_hartslag(publiek, at=later).goed
    publiek.dispose()


@pytest.mark.proef
def test_whatever_happens_to_the_replica_no_shielded_address_is_told_for_longer(
    tweetal, stel_klok: Klok, keren: Callable[[int, int], int]
):
    """Pauses, cuts and delays in turn; the page of what was shielded is told for five minutes at most, and then never again."""
    for beurt in range(keren(1, 30)):
        with tweetal.follow() as replicatie:
            stel_klok(AT)
            proef, app = Proef(replicatie.settings), made(replicatie.settings)
            client = app.test_client()
            assert isinstance(client, CheckedClient)
            site = Site(proef, replicatie, client, stel_klok)
            site.beat()
            site.arrive()
            stop = (replicatie.replica.pause, replicatie.replica.cut_off)[beurt % 2]
            stop()
            site.shield()
            for minuut in range(12):
                site.at(timedelta(minutes=minuut))
                site.beat()
                verwacht = 200 if minuut <= 5 else 503
                assert site.status(site.pagina) == verwacht, (beurt, minuut)
            replicatie.replica.follow_again()
            site.arrive()
            assert site.status(site.pagina) == 410
            let_go(app)
            proef.close()
