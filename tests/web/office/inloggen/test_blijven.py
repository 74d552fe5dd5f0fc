"""Until when somebody is signed in: asked without putting it off, put off by a press, and never past twelve hours."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT
from tests.steun.accounts import open_session, signed_in
from tests.steun.pagina import BASIS_URL, CheckedClient
from tests.web.office.conftest import NU
from wijzer.domain.accounts.gebruiker import SESSIE_LANGST, SESSIE_NASLEEP, SESSIE_STIL, Sessie
from wijzer.domain.ids import GebruikerId
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.web.office.inloggen.blijven import sessiestand_of

PAD = "/account/aangemeld"
MINUUT = timedelta(minutes=1)


def sessie_of(app, client: CheckedClient) -> Sessie:
    with (
        client.session_transaction(base_url=BASIS_URL) as cookie,
        app.extensions["wijzer.kantoor"].read() as store,
    ):
        sessie = store.gebruikers.sessie(hash_token(cookie["_user_id"]))
    assert sessie
    return sessie


@pytest.fixture
def jo(app, account) -> CheckedClient:
    client = signed_in(app, account)
    client.get("/account")
    return client


def test_asking_says_until_when_and_puts_nothing_off(app, jo, stel_klok):
    stel_klok(NU + 28 * MINUUT)
    antwoord = jo.get(PAD)
    assert {**antwoord.get_json(), "token": ""} == {
        "aangemeld": True,
        "over_s": 120,
        "tot": "10.30",
        "verlengbaar": True,
        "token": "",
    }
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert sessie_of(app, jo).gezien_at == NU
    stel_klok(NU + 31 * MINUUT)
    assert jo.get(PAD).get_json() == {"aangemeld": False}


def test_a_page_that_asks_how_far_a_check_is_keeps_nobody_signed_in(app, beheerder, stel_klok):
    bea, stand = signed_in(app, beheerder), "/beheer/afwijkingen/controle/stand"
    bea.get("/account")
    stel_klok(NU + 20 * MINUUT)
    assert bea.get(stand).status_code == 200
    assert sessie_of(app, bea).gezien_at == NU
    stel_klok(NU + 31 * MINUUT)
    assert bea.get(stand).status_code == 303


def test_a_press_goes_on_for_half_an_hour(app, jo, stel_klok):
    stel_klok(NU + 28 * MINUUT)
    token = jo.get(PAD).get_json()["token"]
    antwoord = jo.post(PAD, data={"csrf_token": token})
    assert (antwoord.status_code, antwoord.location) == (303, PAD)
    assert jo.get(PAD).get_json()["tot"] == "10.58"
    assert jo.post(PAD).status_code == 400, "not from another site"


def test_a_page_of_an_earlier_session_goes_on_with_the_token_of_now(app, account, jo, stel_klok):
    """Its own token is of before; what it asks gives the one of now."""
    with jo.session_transaction(base_url=BASIS_URL) as cookie:
        cookie.clear()
        cookie["_user_id"] = open_session(app, account)
    jo.get("/account")
    token = jo.get(PAD).get_json()["token"]
    assert jo.post(PAD, data={"csrf_token": token}).status_code == 303


def test_the_last_half_hour_of_twelve_cannot_be_put_off(app, jo, stel_klok):
    for keer in range(1, 36):
        stel_klok(NU + keer * 20 * MINUUT)
        jo.get("/account")
    stel_klok(NU + SESSIE_LANGST - 2 * MINUUT)
    stand = jo.get(PAD).get_json()
    assert (stand["over_s"], stand["tot"], stand["verlengbaar"]) == (120, "22.00", False)
    jo.post(PAD, data={"csrf_token": stand["token"]})
    assert jo.get(PAD).get_json()["tot"] == "22.00"


def test_a_stranger_is_not_signed_in(client):
    assert client.get(PAD).get_json() == {"aangemeld": False}


def test_every_page_says_it_without_a_script_too_and_counts_the_visit_itself(jo, stel_klok):
    stel_klok(NU + 20 * MINUUT)
    html = jo.get("/account").get_data(as_text=True)
    assert "U bent aangemeld tot 10.50 uur." in html
    assert "tot uiterlijk 22.00 uur" in html
    assert 'data-over="1800"' in html


@given(
    gezien=st.timedeltas(timedelta(0), SESSIE_LANGST),
    later=st.timedeltas(timedelta(0), timedelta(days=2)),
    volledig=st.booleans(),
)
def test_a_session_is_open_or_ended_lately_or_neither_and_never_both(gezien, later, volledig):
    sessie = Sessie(
        token_hash="x",
        gebruiker_id=GebruikerId(UUID(int=1)),
        volledig=volledig,
        created_at=AT,
        gezien_at=AT + gezien,
    )
    at = AT + gezien + later
    open_, lately = sessie.is_valid(at), sessie.ended_lately(at)
    assert open_ is (later <= SESSIE_STIL and at - AT <= SESSIE_LANGST)
    assert not (open_ and lately)
    assert lately is (volledig and not open_ and at - sessie.ends_at < SESSIE_NASLEEP)
    assert sessiestand_of(sessie, at).over_s >= 0
    assert sessie.ends_at <= sessie.latest_end
