"""What the door answers by itself is what the app would have answered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client

from tests.factories import twente_in
from tests.server.hulp import run_alone
from tests.steun.machine.servers import let_go
from wijzer.app import create_app, make_site
from wijzer.published.database.hartslag import Blik
from wijzer.published.engine import PublicDatabase
from wijzer.server.grenzen import Grenzen
from wijzer.server.voordeur import Site, Voordeur
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.web.common.verzoek import VERSHEIDSBRON

VORMEN = [
    ("/twente", {"Accept-Encoding": "gzip"}),
    ("/twente", {"Accept-Encoding": "br", "Accept": "text/html"}),
    ("/twente/zoeken?vrijePlek=true", {}),
    ("/en/twente", {}),
    ("/api/v1/gemeenten", {"Accept": "application/json"}),
]


@pytest.fixture
def echt(
    settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Flask, Site]]:
    """The product as it runs. It waits for each look at the database: none is too old, and none goes on after the test."""
    with database.transaction() as store:
        twente_in(store)
    app = create_app(settings)
    bron = app.extensions[VERSHEIDSBRON]
    monkeypatch.setattr(bron, "_interval", lambda: 0.0)
    monkeypatch.setattr(bron, "known", bron.current)
    yield app, make_site(app, settings)
    let_go(app)


def through_the_door(
    site: Site, method: str, adres: str, koppen: dict[str, str]
) -> tuple[int, dict[str, str], bytes]:
    """Ask, of a door whose app must not be called."""

    def niet(*_: object) -> Any:
        raise AssertionError("the app was asked")

    pad, _, vraag = adres.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "raw_path": pad.encode(),
        "query_string": vraag.encode(),
        "server": ("127.0.0.1", "8000"),
        "client": ("127.0.0.1", "9"),
        "headers": [(naam.lower().encode(), waarde.encode()) for naam, waarde in koppen.items()],
    }
    berichten: list[dict[str, Any]] = []

    async def send(bericht: dict[str, Any]) -> None:
        berichten.append(bericht)

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    deur = Voordeur(
        Site(wsgi=niet, kept=site.kept, deur=niet, nood=site.nood, proxies=0), Grenzen()
    )
    run_alone(deur(scope, receive, send))
    kop = {naam.decode().lower(): waarde.decode() for naam, waarde in berichten[0]["headers"]}
    return berichten[0]["status"], kop, b"".join(deel["body"] for deel in berichten[1:])


@pytest.mark.parametrize(("adres", "koppen"), VORMEN)
def test_a_kept_answer_is_the_same_through_the_door(
    echt: tuple[Flask, Site], adres: str, koppen: dict[str, str]
):
    app, site = echt
    Client(app).get(adres, headers=koppen)
    van_app = Client(app).get(adres, headers=koppen)
    status, kop, body = through_the_door(site, "GET", adres, koppen)
    assert status == van_app.status_code == 200
    assert kop == {naam.lower(): waarde for naam, waarde in van_app.headers}
    assert body == van_app.get_data()
    assert through_the_door(site, "HEAD", adres, koppen) == (200, kop, b"")


def test_who_has_it_already_is_told_so_at_the_door(echt: tuple[Flask, Site]):
    app, site = echt
    naam = Client(app).get("/twente").headers["ETag"]
    status, kop, body = through_the_door(site, "GET", "/twente", {"If-None-Match": naam})
    assert (status, kop["etag"], body) == (304, naam, b"")
    assert "content-length" not in kop


@pytest.mark.parametrize(
    ("method", "koppen"),
    [("POST", {}), ("GET", {"Content-Length": "3"}), ("GET", {"Transfer-Encoding": "chunked"})],
)
def test_a_body_or_another_method_is_never_answered_from_what_is_kept(
    echt: tuple[Flask, Site], method: str, koppen: dict[str, str]
):
    app, site = echt
    Client(app).get("/twente")
    assert (
        through_the_door(site, method, "/twente", koppen)[0] == 500
    )  # here the app must not be asked


def test_what_may_have_become_shielded_since_is_not_told_at_the_door(
    echt: tuple[Flask, Site], database: Database
):
    app, site = echt
    Client(app).get("/twente")
    assert through_the_door(site, "GET", "/twente", {})[0] == 200
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE published_stand SET publicatie = publicatie + 1")
    assert through_the_door(site, "GET", "/twente", {})[0] == 500  # the app has to be asked


def test_while_nobody_knows_what_may_be_told_the_door_tells_nothing(
    echt: tuple[Flask, Site], monkeypatch: pytest.MonkeyPatch
):
    """A replica that heard nothing of the office for too long: what was kept before is not told."""
    app, site = echt
    Client(app).get("/twente")
    assert through_the_door(site, "GET", "/twente", {})[0] == 200
    look = PublicDatabase.look

    def stalled(self: PublicDatabase, *, at: datetime) -> Blik:
        return replace(look(self, at=at), replica=True, hartslag_at=at - timedelta(minutes=6))

    monkeypatch.setattr(PublicDatabase, "look", stalled)
    assert through_the_door(site, "GET", "/twente", {})[0] == 500
