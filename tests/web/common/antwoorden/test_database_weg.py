"""A database that stops, or that is there and answers nothing, under a site that runs: real PostgreSQL, a server of one's own."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from werkzeug.test import TestResponse

from tests.factories import AT
from tests.steun.databases.postgres import PostgresServer
from tests.steun.databases.proef import Proef
from tests.steun.databases.replica import frozen, halt, migrated_server, start_again
from tests.steun.machine.servers import let_go, made
from tests.steun.pagina import CheckedClient
from wijzer.domain.adressen.adres import OpenbaarAdres
from wijzer.web.common import versheidsbron

pytestmark = pytest.mark.usefixtures("_as_in_production")
Klok = Callable[[datetime], None]
LANGST_S = 10
"""Longer than this a visitor waits for the database itself. By design it is a second; the rest is for a busy machine."""


@pytest.fixture
def _as_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a second for a look at the database: other tests wait longer, for a busy machine."""
    monkeypatch.setattr(versheidsbron, "_GEDULD_S", 1.0)


@dataclass
class Site:
    """A site on a server that a test may stop. The clock of the site is the test's."""

    server: PostgresServer
    proef: Proef
    client: CheckedClient
    stel_klok: Klok

    @property
    def pagina(self) -> str:
        """The page of a groep with an open address."""
        return f"/twente/groepen/{self.proef.open.publiek_id}"

    @property
    def straat(self) -> str:
        """Its street."""
        assert isinstance(self.proef.open.adres, OpenbaarAdres)
        return self.proef.open.adres.adres.straat

    def at(self, *, minutes: int, seconds: int = 0) -> None:
        """Let it be so much later."""
        self.stel_klok(AT + timedelta(minutes=minutes, seconds=seconds))

    def get(self, pad: str, **headers: str) -> TestResponse:
        """Ask, without waiting for long."""
        begin = time.monotonic()
        antwoord = self.client.get(pad, headers=headers)
        assert time.monotonic() - begin < LANGST_S, pad
        return antwoord

    def becomes(self, status: int) -> bool:
        """Whether the site says so of itself within some seconds: a busy machine looks late."""
        eind = time.monotonic() + 20
        while time.monotonic() < eind:
            if self.client.get("/gezondheid").status_code == status:
                return True
            time.sleep(0.1)
        return False


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory, stel_klok: Klok) -> Iterator[Site]:
    stel_klok(AT)
    server, settings = migrated_server(tmp_path_factory.mktemp("eigen"))
    proef, app = Proef(settings), made(settings)
    app.testing = False  # looks ten times a second, as in production
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    yield Site(server, proef, client, stel_klok)
    let_go(app)
    proef.close()
    server.stop()


def test_a_database_that_stops_takes_its_places_along_after_five_minutes(site: Site):
    kept = site.get(site.pagina)
    etag = kept.headers["ETag"]
    assert site.straat in kept.text
    halt(site.server)
    assert site.becomes(503)
    site.at(minutes=5)
    again = site.get(site.pagina)
    assert (again.status_code, again.data) == (200, kept.data), "what was kept goes on"
    assert site.get("/twente/zoeken").status_code == 503, "nothing is made"
    assert site.get("/twente/uitleg").status_code == 200, "this is made from memory"
    ziek = site.get("/gezondheid")
    assert (ziek.status_code, ziek.get_json()["status"]) == (503, "ziek")
    site.at(minutes=5, seconds=1)
    for pad in (site.pagina, f"/en{site.pagina}", "/twente/zoeken", "/api/v1/aanbod"):
        for headers in ({}, {"If-None-Match": etag}):
            antwoord = site.get(pad, **headers)
            assert antwoord.status_code == 503
            assert site.straat not in antwoord.text
    assert site.client.head(site.pagina, headers={"If-None-Match": etag}).status_code == 503
    blijft = site.get("/twente/uitleg")
    assert blijft.status_code == 200
    assert "Gegevens van 20 november 2026 om 09.00 uur" in blijft.text
    start_again(site.server)
    assert site.becomes(200)
    assert site.get(site.pagina).data == kept.data
    assert site.get("/twente/zoeken").status_code == 200
    assert "krijgt nu geen nieuwe gegevens" not in site.get("/twente/uitleg").text


def test_a_database_that_answers_nothing_keeps_nobody_waiting(site: Site):
    kept = site.get(site.pagina)
    with frozen(site.server):
        time.sleep(
            1
        )  # who comes within a second of the last look still waits for an answer of the database
        for minuut in (0, 5):
            site.at(minutes=minuut)
            assert site.get(site.pagina).data == kept.data
            assert site.get("/twente/zoeken").status_code == 503
            assert site.get("/gezondheid").status_code == 503
        site.at(minutes=5, seconds=1)
        begin = time.monotonic()
        statussen = [site.get(site.pagina).status_code for _ in range(20)]
        assert statussen == [503] * 20
        assert time.monotonic() - begin < LANGST_S, "they do not wait one after the other"
    assert site.becomes(200)
    assert site.get(site.pagina).data == kept.data


def test_a_site_that_starts_without_its_database_says_so_and_comes_up_with_it(site: Site):
    halt(site.server)
    app = made(
        replace(
            site.proef.settings,
            database_url=None,
            secret_key=None,
            adres_sleutels=(),
            mail_url=None,
        )
    )
    site.client = app.test_client()  # type: ignore[assignment]  # a CheckedClient, see `made`
    assert site.get("/twente").status_code == 503
    assert site.get("/twente/uitleg").status_code == 503, "nothing is in memory"
    assert site.get("/gezondheid").status_code == 503
    assert site.get("/robots.txt").status_code == 200
    start_again(site.server)
    assert site.becomes(200)
    assert site.get("/twente").status_code == 200
    let_go(app)
