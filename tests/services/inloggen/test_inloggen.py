"""Signing in and out: a half session opens nothing, every code works once, and what ended stays ended."""

from datetime import datetime, timedelta
from uuid import uuid4

import pyotp
import pytest

from tests.factories import AT, REGIO, make_contractregel
from tests.services.accounts.wereld_accounts import (
    GEHEIM,
    HERSTELCODES,
    NIEUW,
    Buurt,
    Mens,
    hash_quickly,
    with_code,
)
from tests.steun.accounts import WACHTWOORD
from wijzer.domain.accounts.gebruiker import SESSIE_LANGST, SESSIE_STIL
from wijzer.domain.fouten import NietToegestaan
from wijzer.services.inloggen.account import MAX_APPARAAT
from wijzer.services.inloggen.controleer_code import breek_inloggen_af, controleer_code
from wijzer.services.inloggen.geheimen import hash_token, hash_wachtwoord
from wijzer.services.inloggen.herken_sessie import (
    ZIE_WEER_NA,
    herken_sessie,
    needs_seen,
    see_sessie,
)
from wijzer.services.inloggen.log_in import Inlogpoging, log_in, toets_wachtwoord
from wijzer.services.inloggen.log_uit import beeindig_sessie, vergeet_sessie
from wijzer.store.engine import Database
from wijzer.store.store import Store

CODE = pyotp.TOTP(GEHEIM).at(AT)


@pytest.fixture
def buurt(database: Database, monkeypatch: pytest.MonkeyPatch) -> Buurt:
    hash_quickly(monkeypatch)
    return Buurt.make(database)


@pytest.fixture
def mens(buurt: Buurt) -> Mens:
    return buurt.somebody()


def trail(store: Store) -> list[str]:
    return [regel.handeling for regel in store.logboek.page(None)]


def give_password(store: Store, email: str, wachtwoord: str = WACHTWOORD, token: str = "t") -> bool:
    poging = toets_wachtwoord(store, email=email, wachtwoord=wachtwoord)
    return log_in(store, poging, token=token, apparaat="x" * 200, at=AT)


def recognised(store: Store, token: str, at: datetime = AT) -> bool | None:
    """Whether a token opens a whole session (True), a half one (False) or nothing (None)."""
    herkend = herken_sessie(store, token, at=at, today=at.date())
    return herkend.sessie.volledig if herkend else None


def test_the_right_password_opens_half_a_session_and_no_more(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        assert give_password(store, mens.gebruiker.email.upper())
        assert recognised(store, "t") is False
        sessie = store.gebruikers.sessie(hash_token("t"))
        assert sessie
        assert len(sessie.apparaat) == MAX_APPARAAT
        assert trail(store) == ["wachtwoord klopt"]


def test_a_wrong_password_and_an_unknown_address_look_the_same(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        assert not give_password(store, mens.gebruiker.email, "een ander woord")
        assert not give_password(store, "niemand@zorg.example")
        assert recognised(store, "t") is None
        regels = store.logboek.page(None)
        assert [(regel.handeling, regel.object_id) for regel in regels] == [
            ("inloggen geweigerd", "onbekend"),
            ("inloggen geweigerd", str(mens.id)),
        ]


def test_a_password_that_was_replaced_while_it_was_compared_opens_nothing(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        poging = toets_wachtwoord(store, email=mens.gebruiker.email, wachtwoord=WACHTWOORD)
        assert poging.klopt
        store.gebruikers.set_wachtwoord(store.gebruikers.get(mens.id), hash_wachtwoord(NIEUW))
        assert not log_in(store, poging, token="t", apparaat="", at=AT)
        mens.close(store)
        assert not log_in(
            store, Inlogpoging(mens.gebruiker, klopt=True), token="t", apparaat="", at=AT
        )


def give_code(store: Store, mens: Mens, code: str, token: str = "heel-nu") -> bool:
    return controleer_code(store, mens.half, code, sessie_token=token, new_id=uuid4, at=AT)


def test_the_code_makes_it_whole_under_another_token_and_works_once(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        assert give_code(store, mens, f" {CODE[:3]} {CODE[3:]} ")
        assert recognised(store, "heel-nu") is True
        assert recognised(store, mens.token("half")) is None
        assert store.gebruikers.get(mens.id).ingelogd_at == AT
        store.gebruikers.add_sessie(mens.half)
        assert not give_code(store, mens, CODE, "nog-een")
        assert recognised(store, "nog-een") is None


@pytest.mark.parametrize("code", ["", "000000", "AAAA-BBBB-CCCC-XXXX", "x" * 500])
def test_a_wrong_code_is_written_and_leaves_it_half(mens: Mens, code: str):
    with mens.buurt.database.transaction(at=AT) as store:
        assert not give_code(store, mens, code)
        assert recognised(store, mens.token("half")) is False
        assert trail(store) == ["code geweigerd"]


def test_a_recovery_code_lets_in_once_and_its_owner_reads_how_many_are_left(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        assert give_code(store, mens, HERSTELCODES[0].lower().replace("-", " "))
        [mail] = store.mail.due(AT)
        assert mail.soort == "herstelcode"
        assert str(len(HERSTELCODES) - 1) in mail.tekst
        store.gebruikers.add_sessie(mens.half)
        assert not give_code(store, mens, HERSTELCODES[0])


def test_a_recovery_code_of_somebody_else_is_worth_nothing(buurt: Buurt):
    mens, ander = buurt.somebody(), buurt.somebody()
    with buurt.database.transaction(at=AT) as store:
        store.gebruikers.replace_herstelcodes(mens.id, [])
        assert not give_code(store, mens, HERSTELCODES[0])
        assert len(store.gebruikers.herstelcodes(ander.id)) == len(HERSTELCODES)


def test_a_half_session_that_was_ended_meanwhile_takes_no_code(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        breek_inloggen_af(store, mens.half, mail_id=uuid4(), at=AT)
        assert [mail.soort for mail in store.mail.due(AT)] == ["foute_codes"]
        with pytest.raises(NietToegestaan):
            give_code(store, mens, CODE)


def test_a_session_ends_of_itself_after_half_an_hour_and_after_twelve_hours(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        heel, kort = mens.token("heel"), timedelta(seconds=1)
        assert recognised(store, heel, AT + SESSIE_STIL) is True
        assert recognised(store, heel, AT + SESSIE_STIL + kort) is None
        store.gebruikers.touch_sessie(hash_token(heel), AT + SESSIE_LANGST)
        assert recognised(store, heel, AT + SESSIE_LANGST) is True
        assert recognised(store, heel, AT + SESSIE_LANGST + kort) is None


def test_using_the_site_keeps_it_open_but_wakes_nothing_that_ended(mens: Mens):
    net, te_laat = AT + SESSIE_STIL, AT + SESSIE_STIL + timedelta(seconds=1)
    assert not needs_seen(mens.heel, at=AT + ZIE_WEER_NA - timedelta(seconds=1))
    assert needs_seen(mens.heel, at=AT + ZIE_WEER_NA)
    with mens.buurt.database.transaction(at=AT) as store:
        see_sessie(store, hash_token(mens.token("heel")), at=net)
        see_sessie(store, hash_token(mens.token("half")), at=te_laat)
        assert recognised(store, mens.token("heel"), te_laat) is True
        assert recognised(store, mens.token("half"), te_laat) is None
        see_sessie(store, "onbekend", at=net)


def test_of_the_own_sessions_one_can_be_ended_and_of_somebody_else_none(buurt: Buurt):
    mens, ander = buurt.somebody(), buurt.somebody()
    with buurt.database.transaction(at=AT) as store:
        beeindig_sessie(store, mens.gebruiker, ander.heel.token_hash, at=AT)
        assert recognised(store, ander.token("heel")) is True
        assert trail(store) == []
        for _ in range(2):
            beeindig_sessie(store, mens.gebruiker, mens.heel.token_hash, at=AT)
        assert recognised(store, mens.token("heel")) is None
        assert trail(store) == ["sessie beëindigd"]


def test_signing_out_elsewhere_leaves_this_browser(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        mens.sign_out_elsewhere(store)
        assert [sessie.token_hash for sessie in store.gebruikers.sessies_of(mens.id)] == [
            mens.heel.token_hash
        ]


def test_what_time_ended_is_forgotten_on_signing_out_and_what_is_open_is_not(mens: Mens):
    na = AT + SESSIE_STIL + timedelta(minutes=1)
    with mens.buurt.database.transaction(at=AT) as store:
        for token in (mens.token("heel"), "onbekend"):
            vergeet_sessie(store, token, at=AT)
        assert store.gebruikers.sessie(mens.heel.token_hash) is not None
        vergeet_sessie(store, mens.token("heel"), at=na)
        assert store.gebruikers.sessie(mens.heel.token_hash) is None


def test_a_hoofdaannemer_reaches_its_onderaannemers_while_the_contract_runs(mens: Mens):
    regel = make_contractregel(
        mens.buurt.es, hoofdaannemer_id=mens.buurt.vlier.id, einddatum=AT.date()
    )
    with mens.buurt.database.transaction(at=AT) as store:
        store.contracten.add_many([regel], [])
        token = mens.token("heel")
        vandaag = herken_sessie(store, token, at=AT, today=AT.date())
        morgen = herken_sessie(store, token, at=AT, today=AT.date() + timedelta(days=1))
        assert vandaag
        assert morgen
        assert vandaag.actor.aanbieders == {mens.buurt.vlier.id, mens.buurt.es.id}
        assert morgen.actor.aanbieders == {mens.buurt.vlier.id}
        assert (morgen.actor.regio, morgen.actor.naam) == (REGIO, "De Vlier")


def test_a_deed_that_needs_a_code_takes_one_of_who_acts_and_takes_it_once(buurt: Buurt):
    mens, ander = buurt.somebody(), buurt.somebody()
    with buurt.database.transaction(at=AT) as store:
        assert with_code(mens, "close", buurt.bea)(store) is True
        assert store.gebruikers.get(mens.id).uitgeschakeld_at == AT
        assert with_code(ander, "close", buurt.bea)(store) is False, "that code was used"
        assert store.gebruikers.get(ander.id).uitgeschakeld_at is None
