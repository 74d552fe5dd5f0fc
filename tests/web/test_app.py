"""How the rooms are put together: closed by default, and without an office where there is none."""

from dataclasses import replace

import pytest
from flask import Flask, request

from tests.factories import twente_in
from tests.steun.machine.servers import let_go, made
from wijzer.app import create_app
from wijzer.settings import Geheim
from wijzer.store.database.fouten import NietGemigreerd
from wijzer.web.common.deuren import AUDIENCE, DeurNietVermeld, Wie, require_listed
from wijzer.web.common.verzoek import now, origin


def test_an_address_that_nobody_listed_stops_the_start():
    app = Flask("leeg", static_folder=None)
    app.add_url_rule("/geheim", endpoint="beheer.vergeten", view_func=lambda: "")
    with pytest.raises(DeurNietVermeld, match=r"beheer\.vergeten"):
        require_listed(app)


def test_without_an_office_database_there_is_no_office(settings, database):
    with database.transaction() as store:
        twente_in(store)
    openbaar = replace(settings, database_url=None, secret_key=None, adres_sleutels=())
    app = made(openbaar)
    kamers = {rule.endpoint.partition(".")[0] for rule in app.url_map.iter_rules()}
    client = app.test_client()
    assert kamers == {"public", "feed"}
    for path in ("/inloggen", "/account", "/aanbieder/beschikbaarheid", "/uitnodiging/abc"):
        assert client.get(path).status_code == 404
    assert not app.secret_key
    let_go(app)


def test_a_database_of_another_version_stops_the_start_with_what_to_do(settings, tmp_path):
    leeg = Geheim(f"sqlite:///{tmp_path / 'leeg.sqlite3'}")
    with pytest.raises(NietGemigreerd, match="wijzer init"):
        create_app(replace(settings, database_url=leeg, publiek_database_url=leeg))


def test_the_rooms_behind_the_gate_are_for_their_own_role_only():
    eigen = {"aanbieder": Wie.AANBIEDER, "beheer": Wie.BEHEERDER}
    for endpoint, wie in AUDIENCE.items():
        kamer = endpoint.partition(".")[0]
        assert eigen.get(kamer, wie) is wie
        assert kamer in eigen or wie not in eigen.values()


@pytest.mark.parametrize(("proxies", "herkomst"), [(0, "127.0.0.1"), (1, "203.0.113.9")])
def test_a_proxy_is_believed_only_when_there_is_one(settings, proxies, herkomst):
    app = made(replace(settings, proxies=proxies))
    gezien: list[str | None] = []

    @app.before_request
    def look() -> None:
        gezien.append(request.remote_addr)

    app.test_client().get("/inloggen", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})
    let_go(app)
    assert gezien == [herkomst]


@pytest.mark.parametrize(
    ("adres", "herkomst"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", "onbekend"),
    ],
)
def test_a_source_is_an_address_or_the_network_that_one_household_has(app, adres, herkomst):
    with app.test_request_context("/", environ_base={"REMOTE_ADDR": adres}):
        assert origin() == herkomst


def test_a_request_has_one_moment(app):
    with app.test_request_context("/"):
        assert now() is now()
