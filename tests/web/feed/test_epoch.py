"""In which series the numbers of the feed count, and what becomes of who comes from another one."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from tests.factories import AT
from tests.steun.machine.servers import let_go
from tests.steun.werelden.wereld import Wereld
from tests.web.feed.test_feed import API, LIJSTEN, get
from wijzer import klok
from wijzer.app import create_app


@pytest.fixture
def client(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    monkeypatch.setattr(klok, "_system_time", lambda: AT + timedelta(hours=1))
    app = create_app(wereld.settings)
    app.testing = True
    yield app.test_client()
    let_go(app)


def test_every_list_and_every_stream_tells_up_to_which_change_it_knows(
    client: FlaskClient, wereld: Wereld
):
    stand = wereld.publiek.stand()
    UUID(stand.epoch)
    for soort in (*LIJSTEN, "wijzigingen"):
        antwoord = get(client, f"/{soort}")
        assert antwoord.json is not None
        assert antwoord.json["laatsteNummer"] == stand.laatste_wijziging > 0
        assert antwoord.json["epoch"] == stand.epoch
    for soort, vorm in (
        *((soort, "application/x-ndjson") for soort in LIJSTEN),
        ("aanbod", "text/csv"),
        ("aanbod", "application/geo+json"),
    ):
        antwoord = get(client, f"/{soort}", Accept=vorm)
        assert antwoord.mimetype == vorm
        assert antwoord.headers["Laatste-Nummer"] == str(stand.laatste_wijziging)
        assert antwoord.headers["Epoch"] == stand.epoch
    leesbaar = get(client, "/aanbod").headers["Access-Control-Expose-Headers"]
    assert {"Epoch", "Laatste-Nummer"} <= set(leesbaar.split(", "))


def test_the_links_of_the_changes_carry_the_epoch_and_absent_means_the_present_one(
    client: FlaskClient, wereld: Wereld
):
    stand = wereld.publiek.stand()
    zonder = get(client, "/wijzigingen?na=3")
    met = get(client, f"/wijzigingen?na=3&epoch={stand.epoch}")
    assert zonder.json is not None
    assert zonder.json == met.json
    for naam in ("self", "next"):
        assert f"&epoch={stand.epoch}" in zonder.json["_links"][naam]["href"]


def test_another_epoch_and_a_number_beyond_the_newest_are_told_to_begin_anew(
    client: FlaskClient, wereld: Wereld
):
    stand = wereld.publiek.stand()
    newest = stand.laatste_wijziging
    assert get(client, f"/wijzigingen?na={newest}").status_code == 200
    for vraag in (
        f"na={newest + 1}",
        f"na={newest + 1}&epoch={stand.epoch}",
        f"epoch={UUID(int=1)}",
        f"na=3&epoch={UUID(int=1)}",
    ):
        antwoord = get(client, f"/wijzigingen?{vraag}")
        assert (antwoord.status_code, antwoord.mimetype) == (410, "application/problem+json")
        assert antwoord.json is not None
        assert antwoord.json["detail"].startswith("Begin opnieuw")
        begin = antwoord.json["_links"]["begin"]["href"].partition(API)[2]
        assert get(client, begin).status_code == 200
        assert antwoord.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("epoch", ["", "x", "1", f"{UUID(int=1)}&epoch={UUID(int=2)}", "A" * 36])
def test_what_is_no_epoch_is_refused_with_the_other_errors(client: FlaskClient, epoch: str):
    antwoord = get(client, f"/wijzigingen?na=-1&onbekend=1&epoch={epoch}")
    assert antwoord.status_code == 400
    assert antwoord.json is not None
    assert {fout["location"] for fout in antwoord.json["errors"]} == {"na", "epoch", "onbekend"}
