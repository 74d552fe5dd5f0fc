"""What somebody typed when the session had ended by time comes back to them, and to nobody else; nothing of it is ever applied."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from io import BytesIO
from threading import Barrier
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.steun.accounts import WACHTWOORD, Account, add_account, give_password, sign_in
from tests.steun.pagina import BASIS_URL, CheckedClient, Pagina, filled_in
from tests.web.office.conftest import NU
from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.bewaren.concept import (
    CONCEPT_GROOTST,
    CONCEPTEN_HOOGUIT,
    PER_VELD,
    Bestemming,
    Concept,
    Getypt,
)
from wijzer.domain.ids import ConceptId
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.store.engine import Database
from wijzer.store.store import Store
from wijzer.store.tables import ConceptRij

GEGEVENS = "/aanbieder/gegevens"
GETYPT = {"telefoon": "053 123 45 67", "email": "plek@vlier.example", "website": ""}
ONE_DATABASE = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
"""For what is decided before anything is written, and is dear to try."""
MINUUT, UUR = timedelta(minutes=1), timedelta(hours=1)


@dataclass
class Mens:
    """Somebody at a browser, and the clock on the wall."""

    client: CheckedClient
    account: Account
    stel_klok: Callable[[datetime], None]
    nu: datetime = NU

    def wait(self, hoe_lang: timedelta) -> None:
        """Let time pass."""
        self.nu += hoe_lang
        self.stel_klok(self.nu)

    def open(self, path: str, **getypt: Any) -> dict[str, Any]:
        """Open a form and type in it; gives what a press on its button will send."""
        return {**filled_in(self.client.pagina(path).post_forms()[-1]), **getypt}

    def come_back(self, answer: TestResponse) -> TestResponse:
        """Sign in where the answer leads to; gives the answer to the code."""
        assert answer.status_code == 303
        data = {"email": self.account.email, "wachtwoord": WACHTWOORD}
        assert self.client.send_form(answer.location, data).status_code == 303
        self.wait(MINUUT)  # a code works once
        code = self.account.code()
        return self.client.send_form("/inloggen/code", {"code": code})


@pytest.fixture
def jo(client: CheckedClient, account: Account, stel_klok: Callable[..., None]) -> Mens:
    """Jo of De Vlier, who signed in a minute ago."""
    sign_in(client, account)
    jo = Mens(client, account, stel_klok)
    jo.wait(MINUUT)
    return jo


@pytest.fixture
def bea(client: CheckedClient, beheerder: Account, stel_klok: Callable[..., None]) -> Mens:
    """The beheerder, who signed in a minute ago."""
    sign_in(client, beheerder)
    bea = Mens(client, beheerder, stel_klok)
    bea.wait(MINUUT)
    return bea


def kept(database: Database) -> list[ConceptRij]:
    with database.read() as store:
        return list(store.session.scalars(select(ConceptRij)))


def tekst(answer: TestResponse) -> str:
    return Pagina(answer.get_data(as_text=True)).text


def shown(answer: TestResponse) -> dict[str, Any]:
    return filled_in(Pagina(answer.get_data(as_text=True)).post_forms()[-1])


def contact(database: Database, account: Account) -> tuple[str | None, str | None]:
    with database.read() as store:
        assert account.gebruiker.aanbieder_id
        contact = store.aanbieders.get(account.gebruiker.aanbieder_id).contact
        return contact.telefoon, contact.email


def late(
    mens: Mens, path: str = GEGEVENS, na: timedelta = 31 * MINUUT, **getypt: Any
) -> TestResponse:
    """Open a form, let the session end and send it."""
    data = mens.open(path, **(getypt or GETYPT))
    mens.wait(na)
    return mens.client.post(path, data=data)


# ── the ordinary way ──


def test_what_was_typed_comes_back_after_signing_in_and_is_saved_by_hand(jo, database):
    voor = contact(database, jo.account)
    antwoord = late(jo)
    assert antwoord.location.startswith("/inloggen?concept=")
    assert "plek" not in antwoord.location
    aanmelden = tekst(jo.client.get(antwoord.location))
    assert "U was afgemeld toen u dit formulier verstuurde" in aanmelden
    assert "vlier" not in aanmelden

    binnen = jo.come_back(antwoord)
    assert binnen.location.startswith(f"{GEGEVENS}?concept=")
    terug = jo.client.get(binnen.location)
    assert (
        "U was afgemeld toen u dit formulier op 20 november 2026 om 10.32 uur verstuurde"
        in tekst(terug)
    )
    assert shown(terug)["telefoon"] == ["053 123 45 67"]
    assert shown(terug)["email"] == ["plek@vlier.example"]
    assert terug.headers["Cache-Control"] == "no-store"
    assert contact(database, jo.account) == voor, "it is never applied by itself"

    assert jo.client.post(binnen.location, data=shown(terug)).status_code == 303
    assert contact(database, jo.account) == ("053-123 45 67", "plek@vlier.example")
    assert kept(database) == [], "what was saved waits no longer"


def test_a_tab_of_before_a_new_sign_in_gets_its_form_back_at_once(jo, database):
    data = jo.open(GEGEVENS, **GETYPT)
    jo.wait(31 * MINUUT)
    sign_in(jo.client, jo.account)
    antwoord = jo.client.post(GEGEVENS, data=data)
    assert antwoord.status_code == 303
    terug = jo.client.get(antwoord.location)
    assert shown(terug)["email"] == ["plek@vlier.example"]
    assert contact(database, jo.account) != ("053-123 45 67", "plek@vlier.example")
    assert jo.client.post(GEGEVENS, data=shown(terug)).status_code == 303, (
        "with a token that is good"
    )
    assert contact(database, jo.account) == ("053-123 45 67", "plek@vlier.example")
    assert kept(database) == []


def test_what_somebody_else_saved_meanwhile_is_asked_as_ever(jo, app, database):
    antwoord = late(jo)
    collega = app.test_client()
    with database.transaction() as store:
        ander = add_account(
            store, _aanbieder(store, jo.account.gebruiker), email="kim@vlier.example"
        )
    sign_in(collega, ander)
    assert collega.send_form(GEGEVENS, {"telefoon": "053 765 43 21"}).status_code == 303
    terug = jo.client.get(jo.come_back(antwoord).location)
    conflict = jo.client.post(GEGEVENS, data=shown(terug))
    assert "Nu bewaard: 053-765 43 21" in tekst(conflict)
    assert contact(database, jo.account)[0] == "053-765 43 21"
    assert len(kept(database)) == 1, "what was refused still waits"
    gekozen = shown(conflict) | {"getoond-telefoon": "getypt"}
    assert jo.client.post(GEGEVENS, data=gekozen).status_code == 303
    assert kept(database) == []


def _aanbieder(store: Store, gebruiker: Gebruiker) -> Any:
    assert gebruiker.aanbieder_id
    return store.aanbieders.get(gebruiker.aanbieder_id)


def test_it_can_be_thrown_away(jo, database):
    terug = jo.client.get(jo.come_back(late(jo)).location)
    weg = next(
        form
        for form in Pagina(terug.get_data(as_text=True)).post_forms()
        if "weggooien" in (form.get("action") or "")
    )
    antwoord = jo.client.post(weg.get("action") or "", data=filled_in(weg))
    assert antwoord.location == GEGEVENS
    assert "Weggegooid" in tekst(jo.client.get(GEGEVENS))
    assert kept(database) == []


def test_two_forms_of_two_tabs_both_wait_and_are_listed_where_one_begins(jo, database):
    een, twee = (
        jo.open(GEGEVENS, **GETYPT),
        jo.open("/aanbieder/locaties/nieuw?soort=groep&afgeschermd=ja", naam="Huis Noord"),
    )
    jo.wait(31 * MINUUT)
    jo.client.post(GEGEVENS, data=een)
    jo.wait(MINUUT)
    jo.come_back(jo.client.post("/aanbieder/locaties/nieuw", data=twee))
    assert len(kept(database)) == 2
    begin = jo.client.pagina("/aanbieder")
    links = [href for href in begin.links if "concept=" in href]
    assert [href.partition("?")[0] for href in links] == ["/aanbieder/locaties/nieuw", GEGEVENS]
    assert "Nog niet bewaard" in jo.client.pagina(GEGEVENS).text, "and on the form itself"
    nieuw = jo.client.get(links[0])
    assert shown(nieuw)["naam"] == ["Huis Noord"]
    assert shown(nieuw)["afgeschermd"] == ["ja"]


def test_of_the_same_form_twice_the_newest_waits_and_it_says_so(jo, database):
    eerst, later = (
        jo.open(GEGEVENS, **GETYPT),
        jo.open(GEGEVENS, **{**GETYPT, "telefoon": "053 222 22 22"}),
    )
    jo.wait(31 * MINUUT)
    jo.client.post(GEGEVENS, data=eerst)
    jo.wait(MINUUT)
    terug = jo.client.get(jo.come_back(jo.client.post(GEGEVENS, data=later)).location)
    assert len(kept(database)) == 1
    assert shown(terug)["telefoon"] == ["053 222 22 22"]
    assert "U verstuurde dit formulier ook op 20 november 2026 om 10.32 uur" in tekst(terug)


@ONE_DATABASE
def test_a_replay_of_the_same_changes_nothing_and_says_nothing(jo, database):
    data = jo.open(GEGEVENS, **GETYPT)
    jo.wait(31 * MINUUT)
    jo.client.post(GEGEVENS, data=data)
    terug = jo.client.get(jo.come_back(jo.client.post(GEGEVENS, data=data)).location)
    assert len(kept(database)) == 1
    assert "ook op" not in tekst(terug)


def test_of_many_who_send_the_same_form_at_once_one_is_kept_and_nobody_is_turned_away(
    jo, app, database
):
    data = jo.open(GEGEVENS, **GETYPT)
    jo.wait(31 * MINUUT)
    with jo.client.session_transaction(base_url=BASIS_URL) as cookie:
        eigen = dict(cookie)
    start = Barrier(4)

    def send(nummer: int) -> str | None:
        ander = app.test_client()
        with ander.session_transaction(base_url=BASIS_URL) as cookie:
            cookie.update(eigen)
        start.wait()
        antwoord = ander.post(GEGEVENS, data={**data, "telefoon": f"053 000 00 0{nummer}"})
        return antwoord.location

    with ThreadPoolExecutor(4) as draden:
        assert all("concept=" in (doel or "") for doel in draden.map(send, range(4)))
    assert len(kept(database)) == 1


# ── who gets nothing ──


def test_another_account_that_signs_in_gets_nothing_and_learns_nothing(jo, app, database):
    antwoord = late(jo)
    with database.transaction() as store:
        kim = add_account(store, _aanbieder(store, jo.account.gebruiker), email="kim@vlier.example")
    binnen = replace(jo, account=kim).come_back(antwoord)
    assert binnen.location == "/aanbieder"
    concept = antwoord.location.partition("=")[2]
    van_jo, verzonnen = (
        jo.client.get(f"{GEGEVENS}?concept={concept_id}") for concept_id in (concept, uuid4())
    )
    assert tekst(van_jo) == tekst(verzonnen)
    assert "plek@vlier.example" not in van_jo.get_data(as_text=True)
    assert "Nog niet bewaard" not in jo.client.pagina("/aanbieder").text
    weg = jo.client.pagina("/account").post_forms()[0]
    jo.client.post(f"/concept/{concept}/weggooien", data=filled_in(weg))
    assert len(kept(database)) == 1, "and takes nothing away"


def test_the_tab_of_another_account_is_turned_away_as_before(jo, database):
    data = jo.open(GEGEVENS, **GETYPT)
    jo.wait(31 * MINUUT)
    with database.transaction() as store:
        kim = add_account(store, _aanbieder(store, jo.account.gebruiker), email="kim@vlier.example")
    sign_in(jo.client, kim)
    assert jo.client.post(GEGEVENS, data=data).status_code == 400
    assert kept(database) == []


@ONE_DATABASE
@pytest.mark.parametrize("vals", ["geen", "verzonnen", "van het inlogblad", "van een ander"])
def test_a_form_without_the_token_of_its_own_session_plants_nothing(jo, app, database, vals):
    data = jo.open(GEGEVENS, **GETYPT)
    jo.wait(31 * MINUUT)
    match vals:
        case "geen":
            del data["csrf_token"]
        case "verzonnen":
            data["csrf_token"] = ["IjEyMyI.abc.def"]
        case "van het inlogblad":
            data["csrf_token"] = filled_in(jo.client.pagina("/inloggen").post_forms()[-1])[
                "csrf_token"
            ]
        case _:
            with database.transaction() as store:
                kim = add_account(
                    store, _aanbieder(store, jo.account.gebruiker), email="kim@vlier.example"
                )
            ander = app.test_client()
            sign_in(ander, kim)
            data["csrf_token"] = filled_in(ander.pagina(GEGEVENS).post_forms()[-1])["csrf_token"]
    antwoord = jo.client.post(GEGEVENS, data=data)
    assert (antwoord.status_code, antwoord.location) == (303, "/inloggen")
    assert kept(database) == []


def test_a_cookie_of_before_reads_nothing_and_gets_no_token_to_send_with(jo, app, database):
    """Whoever stole it holds the session's name still, and nothing that a form takes."""
    jo.open(GEGEVENS)
    with jo.client.session_transaction(base_url=BASIS_URL) as cookie:
        oud = dict(cookie)
    assert oud["csrf_token"]
    antwoord = late(jo)
    for path in ("/inloggen", "/wachtwoord-vergeten", "/twente/meldingen/nieuw"):
        dief = app.test_client()
        with dief.session_transaction(base_url=BASIS_URL) as cookie:
            cookie.update(oud)
        forms = Pagina(dief.get(path).get_data(as_text=True)).post_forms()
        data = {**filled_in(forms[-1]), **GETYPT, "telefoon": "053 666 66 66"} if forms else GETYPT
        assert dief.post(GEGEVENS, data=data).location == "/inloggen"
        weg = dief.get(f"{GEGEVENS}?concept={antwoord.location.partition('=')[2]}")
        assert weg.status_code == 303
    terug = jo.client.get(jo.come_back(antwoord).location)
    assert shown(terug)["telefoon"] == ["053 123 45 67"]


@ONE_DATABASE
def test_a_form_sent_without_the_cookie_is_turned_away_without_touching_the_one_there_is(
    jo, app, database
):
    data = jo.open(GEGEVENS, **GETYPT)
    jo.wait(31 * MINUUT)
    antwoord = app.test_client().post(GEGEVENS, data=data)
    assert antwoord.location == "/inloggen"
    assert not antwoord.headers.getlist("Set-Cookie"), (
        "it would replace the cookie of who is signed in"
    )
    assert kept(database) == []


@ONE_DATABASE
@pytest.mark.parametrize("onzin", ["", "x", "%FF%FE", "0" * 4000, "../../x", "7&concept=8"])
def test_an_address_that_names_no_form_shows_the_page_as_it_is(jo, onzin):
    antwoord = jo.client.get(f"{GEGEVENS}?concept={onzin}")
    assert antwoord.status_code == 200
    assert "Hier staat niets meer om terug te halen" in tekst(antwoord)
    data = {**jo.open(GEGEVENS, **GETYPT), "concept": onzin}
    assert jo.client.post(GEGEVENS, data=data).status_code == 303


# ── which ends count, and how long ──


@ONE_DATABASE
@pytest.mark.parametrize(
    ("na", "bewaard"),
    [
        (31 * MINUUT, True),
        (12 * UUR + 29 * MINUUT, True),
        (12 * UUR + 30 * MINUUT, False),
        (13 * UUR, False),
    ],
)
def test_until_twelve_hours_after_the_end_it_is_taken_in(jo, database, na, bewaard):
    antwoord = late(jo, na=na)
    assert bool(kept(database)) is bewaard
    assert ("concept=" in antwoord.location) is bewaard


@ONE_DATABASE
def test_twelve_hours_of_use_end_a_session_by_time_too(jo, database):
    data = jo.open(GEGEVENS, **GETYPT)
    for _ in range(48):
        jo.wait(15 * MINUUT)
        jo.client.get("/account")
    assert "concept=" in jo.client.post(GEGEVENS, data=data).location
    assert len(kept(database)) == 1


@pytest.mark.parametrize(
    ("later", "daar"), [(23 * UUR, True), (24 * UUR, False), (25 * UUR, False)]
)
def test_after_a_day_it_is_gone(jo, database, later, daar):
    antwoord = late(jo)
    jo.wait(later - 2 * MINUUT if daar else later)
    binnen = jo.come_back(antwoord)
    assert ("concept=" in binnen.location) is daar
    with database.transaction() as store:
        assert store.concepten.cleanup(jo.nu) == (0 if daar else 1)
    assert bool(kept(database)) is daar


def test_who_signed_out_left_nothing_behind(jo, database):
    data = jo.open(GEGEVENS, **GETYPT)
    jo.client.send_form("/account", {}, number=0)
    jo.wait(31 * MINUUT)
    assert jo.client.post(GEGEVENS, data=data).location == "/inloggen"
    assert kept(database) == []


@ONE_DATABASE
def test_who_signs_out_when_the_session_is_over_by_time_leaves_nothing_behind_either(
    jo, app, database
):
    """Whoever leaves a computer that others use presses the button of the page that stood open."""
    data, start = jo.open(GEGEVENS, **GETYPT), jo.client.pagina("/account")
    uit = next(form for form in start.post_forms() if form.get("action") == "/uitloggen")
    with jo.client.session_transaction(base_url=BASIS_URL) as cookie:
        oud = dict(cookie)
    jo.wait(31 * MINUUT)
    antwoord = jo.client.post("/uitloggen", data=filled_in(uit))
    assert (antwoord.status_code, antwoord.location) == (303, "/inloggen")
    with jo.client.session_transaction(base_url=BASIS_URL) as cookie:
        assert "_user_id" not in cookie
    ander = app.test_client()
    with ander.session_transaction(base_url=BASIS_URL) as cookie:
        cookie.update(oud)
    assert ander.post(GEGEVENS, data=data).location == "/inloggen", "nor with a copy of the cookie"
    assert kept(database) == []


def _close(store: Store, was: Gebruiker) -> None:
    store.gebruikers.close(was, at=NU)


def _other_rol(store: Store, was: Gebruiker) -> None:
    store.gebruikers.change_rol(was, Rol.BEHEERDER, None)


def _no_factor(store: Store, was: Gebruiker) -> None:
    store.gebruikers.forget_factor(was)


def _other_password(store: Store, was: Gebruiker) -> None:
    store.gebruikers.set_wachtwoord(was, "een ander")
    store.gebruikers.delete_sessies(was.id)


@pytest.mark.parametrize("daad", [_close, _other_rol, _no_factor, _other_password])
def test_a_session_that_was_ended_by_somebody_keeps_nothing(jo, database, daad):
    data = jo.open(GEGEVENS, **GETYPT)
    jo.wait(31 * MINUUT)
    with database.transaction() as store:
        store.gebruikers.lock([jo.account.gebruiker.id])
        daad(store, store.gebruikers.get(jo.account.gebruiker.id))
    assert jo.client.post(GEGEVENS, data=data).location == "/inloggen"
    assert kept(database) == []


@pytest.mark.parametrize("daad", [_close, _other_rol, _no_factor])
def test_who_decides_over_an_account_wipes_what_waits_for_it(jo, database, daad):
    late(jo)
    with database.transaction() as store:
        store.gebruikers.lock([jo.account.gebruiker.id])
        daad(store, store.gebruikers.get(jo.account.gebruiker.id))
    assert kept(database) == []


def test_of_who_gave_the_password_alone_it_is_kept_too(jo, database):
    data = jo.open(GEGEVENS, **GETYPT)
    jo.wait(31 * MINUUT)
    give_password(jo.client, jo.account.email)
    assert "concept=" in jo.client.post(GEGEVENS, data=data).location
    assert len(kept(database)) == 1


# ── what is kept ──


def test_it_lies_sealed_under_its_own_row(jo, database, settings):
    late(jo)
    with database.read() as store:
        (rij,) = store.session.execute(select(ConceptRij.__table__)).all()
    assert b"vlier" not in (rij.inhoud_versleuteld or b"")
    assert "vlier" not in f"{rij.endpoint} {rij.onderwerp}"
    assert "vlier" not in repr(rij.id)


@ONE_DATABASE
@pytest.mark.parametrize("te_veel", [0, 1])
def test_a_quarter_of_a_megabyte_is_kept_and_no_byte_more(jo, database, te_veel):
    data = jo.open(GEGEVENS, **GETYPT)
    rest = {naam: waarde for naam, waarde in data.items() if naam != "csrf_token"}
    vol = sum(len(naam) + len("".join(waarde)) for naam, waarde in rest.items())
    data["lang"] = "x" * (
        CONCEPT_GROOTST - vol - len("lang") - PER_VELD * (len(rest) + 1) + te_veel
    )
    jo.wait(31 * MINUUT)
    antwoord = jo.client.post(GEGEVENS, data=data)
    assert len(kept(database)) == 1 - te_veel
    if te_veel:
        assert antwoord.location == "/inloggen"
        assert "te groot om voor u vast te houden" in tekst(jo.client.get("/inloggen"))


@ONE_DATABASE
def test_fields_without_a_name_or_a_value_count_too(jo, database):
    data = jo.open(GEGEVENS)
    niets = "&=" * (CONCEPT_GROOTST // PER_VELD)
    jo.wait(31 * MINUUT)
    antwoord = jo.client.post(
        GEGEVENS,
        data=urlencode(data, doseq=True) + niets,
        content_type="application/x-www-form-urlencoded",
    )
    assert antwoord.location == "/inloggen"
    assert kept(database) == []


def test_an_address_longer_than_any_of_the_site_is_turned_away_and_no_fault(bea, database):
    """Of a column PostgreSQL holds the length, and SQLite does not."""
    vals = {"csrf_token": bea.open("/account/wachtwoord")["csrf_token"], "gemeentehuis": "x"}
    bea.wait(31 * MINUUT)
    antwoord = bea.client.post("/beheer/gemeenten/" + "X" * 300, data=vals)
    assert (antwoord.status_code, antwoord.location) == (303, "/inloggen")
    assert kept(database) == []


def test_a_form_of_passwords_alone_is_not_kept(jo, database):
    antwoord = late(
        jo, "/account/wachtwoord", wachtwoord=WACHTWOORD, nieuw="een heel nieuw wachtwoord"
    )
    assert antwoord.location == "/inloggen"
    assert "Er is niets gewijzigd" in tekst(jo.client.get("/inloggen"))
    assert kept(database) == []


def test_of_a_form_with_a_code_everything_but_the_code_comes_back(bea, database):
    pad = "/beheer/gebruikers/nieuw"
    antwoord = late(bea, pad, email="nieuw@vlier.example", rol="beheerder", code="123456")
    assert len(kept(database)) == 1
    with database.read() as store:
        (kop,) = store.concepten.waiting(bea.account.gebruiker.id, bea.nu)
        concept = store.concepten.find(kop.id, bea.account.gebruiker.id)
    assert concept
    assert concept.getypt
    assert "123456" not in str(concept.getypt.velden)
    terug = shown(bea.client.get(bea.come_back(antwoord).location))
    assert terug["email"] == ["nieuw@vlier.example"]
    assert terug["rol"] == ["beheerder"]
    assert terug["code"] == [""]


def test_of_a_form_with_a_file_the_rest_comes_back_with_which_file_to_pick_again(bea, database):
    pad = "/beheer/importeren"
    data = bea.open(pad, soort="contracten") | {
        "bestand": (BytesIO(b"agb;naam\n"), "contracten 2026.csv")
    }
    bea.wait(31 * MINUUT)
    antwoord = bea.client.post(pad, data=data, content_type="multipart/form-data")
    terug = bea.client.get(bea.come_back(antwoord).location)
    assert shown(terug)["soort"] == ["contracten"]
    assert "Kies het bestand “contracten 2026.csv” opnieuw" in tekst(terug)


def test_the_twenty_newest_wait_and_the_oldest_makes_room(jo, database):
    wie = jo.account.gebruiker.id
    with database.transaction() as store:
        for nummer in range(CONCEPTEN_HOOGUIT + 3):
            store.concepten.keep(
                Concept(
                    id=ConceptId(uuid4()),
                    gebruiker_id=wie,
                    bestemming=Bestemming("aanbieder.locatie", f"locatie_id={nummer}"),
                    getypt_at=NU + nummer * MINUUT,
                    getypt=Getypt(velden=(("naam", "x"),)),
                )
            )
        gebleven = [kop.bestemming.onderwerp for kop in store.concepten.waiting(wie, NU + UUR)]
    assert gebleven == [f"locatie_id={nummer}" for nummer in range(CONCEPTEN_HOOGUIT + 2, 2, -1)]


@ONE_DATABASE
def test_who_sends_the_same_time_and_again_is_slowed_down(jo, database):
    data = jo.open(GEGEVENS, **GETYPT)
    jo.wait(31 * MINUUT)
    for _ in range(60):
        assert "concept=" in jo.client.post(GEGEVENS, data=data).location
    assert jo.client.post(GEGEVENS, data=data).location == "/inloggen"


def test_a_session_of_before_is_known_under_a_new_secret_key(jo, database, settings):
    """The token follows from the session under each key, so a change of key loses nothing that was typed."""
    data = jo.open(GEGEVENS, **GETYPT)
    jo.wait(31 * MINUUT)
    assert "concept=" in jo.client.post(GEGEVENS, data=data).location
    with jo.client.session_transaction(base_url=BASIS_URL) as cookie, database.read() as store:
        sessie = store.gebruikers.sessie(hash_token(cookie["_user_id"]))
    assert sessie
    assert sessie.ended_lately(jo.nu)
