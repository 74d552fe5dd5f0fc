"""Accounts, sessions, invitations and recovery codes."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import fields, replace
from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO, make_aanbieder, make_gebruiker
from tests.store.conftest import Twente
from wijzer.domain.accounts.gebruiker import Gebruiker, Sessie, Uitnodiging
from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.fouten import Conflict, Ongeldig
from wijzer.domain.ids import GebruikerId
from wijzer.settings import Geheim, Settings
from wijzer.store.engine import Database
from wijzer.store.store import Store
from wijzer.store.tables import Base
from wijzer.store.verzegeling.herzegelen import Herzegeld
from wijzer.store.verzegeling.sleutels import Zegelstand

DADEN: dict[str, Callable[[Store, Gebruiker], None]] = {
    "change_rol": lambda store, was: store.gebruikers.change_rol(
        was, Rol.AANBIEDER, store.aanbieders.all(REGIO)[0].id
    ),
    "close": lambda store, was: store.gebruikers.close(was, at=AT),
    "forget_factor": lambda store, was: store.gebruikers.forget_factor(was),
    "reopen": lambda store, was: store.gebruikers.reopen(was),
    "set_factor": lambda store, was: store.gebruikers.set_factor(was, "KRSXG5CTMVRXEZLU", stap=7),
    "set_wachtwoord": lambda store, was: store.gebruikers.set_wachtwoord(was, "$argon2id$nieuw"),
    "start_over": lambda store, was: store.gebruikers.start_over(was),
}
"""Every decision over an account that the store can write."""
KOLOMMEN = {
    "change_rol": {"rol", "aanbieder_id"},
    "close": {"uitgeschakeld_at"},
    "forget_factor": {"totp_geheim"},
    "reopen": {"uitgeschakeld_at"},
    "set_factor": {"totp_geheim", "laatste_totp_stap"},
    "set_wachtwoord": {"wachtwoord_hash"},
    "start_over": {"wachtwoord_hash", "totp_geheim"},
}


def make_sessie(gebruiker_id: GebruikerId, token_hash: str = "a" * 64, **anders) -> Sessie:
    eigen = {"volledig": True, "created_at": AT, "gezien_at": AT, "apparaat": "Firefox"}
    return Sessie(token_hash=token_hash, gebruiker_id=gebruiker_id, **{**eigen, **anders})


def test_an_address_is_the_same_however_it_is_typed(twente: Twente):
    gebruiker = make_gebruiker(email=" Jan.Smit@Voorbeeld.Example ")
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
        gevonden = store.gebruikers.by_email("JAN.SMIT@voorbeeld.example")
    assert gevonden is not None
    assert (gevonden.id, gevonden.email) == (gebruiker.id, "jan.smit@voorbeeld.example")


def test_an_address_has_one_account(twente: Twente):
    with twente.database.transaction() as store:
        store.gebruikers.add(make_gebruiker(email="jan@voorbeeld.example"))
    with pytest.raises(Ongeldig) as fout, twente.database.transaction() as store:
        store.gebruikers.add(make_gebruiker(email="JAN@voorbeeld.example"))
    assert fout.value.veld == "email"


def test_an_aanbieder_account_has_an_aanbieder_and_a_beheerder_has_none(twente: Twente):
    for gebruiker in (
        make_gebruiker(rol=Rol.AANBIEDER),
        make_gebruiker(twente.aanbieder, rol=Rol.BEHEERDER),
    ):
        with pytest.raises(Ongeldig, match="hoort bij"), twente.database.transaction() as store:
            store.gebruikers.add(gebruiker)


def test_the_secret_of_a_factor_is_not_in_the_database(twente: Twente):
    with twente.database.transaction() as store:
        store.gebruikers.add(make_gebruiker(totp_geheim="JBSWY3DPEHPK3PXP"))
    with twente.database.engine.connect() as connection:
        rij = connection.execute(Base.metadata.tables["gebruiker"].select()).one()
    assert b"JBSWY3DPEHPK3PXP" not in rij.totp_geheim_versleuteld


def test_a_factor_moved_to_another_account_does_not_work(twente: Twente):
    een, ander = make_gebruiker(), make_gebruiker(totp_geheim=None)
    tabel = Base.metadata.tables["gebruiker"]
    with twente.database.transaction() as store:
        store.gebruikers.add(een)
        store.gebruikers.add(ander)
        verzegeld = store.session.scalar(
            tabel.select()
            .with_only_columns(tabel.c.totp_geheim_versleuteld)
            .where(tabel.c.id == een.id)
        )
        store.session.execute(
            tabel.update().where(tabel.c.id == ander.id).values(totp_geheim_versleuteld=verzegeld)
        )
    with twente.database.read() as store:
        gelezen = store.gebruikers.get(ander.id)
    assert gelezen.totp_geheim is None
    assert gelezen.factor_onleesbaar


def test_a_factor_that_no_key_opens_is_there_but_cannot_be_read_and_nothing_wipes_it(
    twente: Twente, settings: Settings
):
    gebruiker = make_gebruiker()
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
    other = Database(replace(settings, secret_key=Geheim("een heel ander geheim, lang genoeg")))
    with other.transaction() as store:
        dicht = store.gebruikers.get(gebruiker.id)
        store.gebruikers.note_ingelogd(dicht.id, at=AT)
    other.dispose()
    assert dicht == replace(gebruiker, totp_geheim=None, factor_onleesbaar=True)
    assert (dicht.is_in_gebruik, dicht.is_actief) == (True, False)
    with twente.database.read() as store:
        assert store.gebruikers.get(gebruiker.id) == replace(gebruiker, ingelogd_at=AT)


def test_with_an_older_key_behind_it_a_factor_opens_and_is_sealed_anew_once(
    twente: Twente, settings: Settings
):
    gebruiker = make_gebruiker()
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
    oud, nieuw = settings.secret_keys[0], Geheim("n" * 32)
    beide = Database(replace(settings, secret_key=nieuw, oude_secret_keys=(oud,)))
    with beide.transaction() as store:
        assert store.gebruikers.get(gebruiker.id) == gebruiker
        assert store.gebruikers.zegelstanden() == {Zegelstand.OUDER: 1}
        assert store.gebruikers.reseal() == Herzegeld(opnieuw=1)
        assert store.gebruikers.reseal() == Herzegeld()
    beide.dispose()
    alleen = Database(replace(settings, secret_key=nieuw))
    with alleen.read() as store:
        assert store.gebruikers.get(gebruiker.id) == gebruiker
    alleen.dispose()


def test_a_new_factor_never_makes_a_used_code_usable_again(twente: Twente):
    gebruiker = make_gebruiker()
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
        assert store.gebruikers.claim_totp_stap(gebruiker.id, 100)
        store.gebruikers.set_factor(store.gebruikers.get(gebruiker.id), "KRSXG5CTMVRXEZLU", stap=7)
        store.gebruikers.note_ingelogd(gebruiker.id, at=AT)
        assert not store.gebruikers.claim_totp_stap(gebruiker.id, 100)
        assert not store.gebruikers.claim_totp_stap(gebruiker.id, 99)
        assert store.gebruikers.claim_totp_stap(gebruiker.id, 101)


def test_a_decision_over_an_account_that_is_not_there_is_refused(twente: Twente):
    with twente.database.transaction() as store:
        for daad in DADEN.values():
            with pytest.raises(Conflict):
                daad(store, make_gebruiker())


def test_a_decision_holds_only_for_the_account_that_was_read(twente: Twente):
    """Every one after every other: whatever was decided in between, the second does not take."""
    with twente.database.transaction() as store:
        for eerst, daarna in product(DADEN, repeat=2):
            dicht = AT - timedelta(1) if "reopen" in (eerst, daarna) else None
            gebruiker = make_gebruiker(uitgeschakeld_at=dicht)
            store.gebruikers.add(gebruiker)
            gelezen = store.gebruikers.get(gebruiker.id)
            DADEN[eerst](store, gelezen)
            na = store.gebruikers.get(gebruiker.id)
            with pytest.raises(Conflict):
                DADEN[daarna](store, gelezen)
            assert store.gebruikers.get(gebruiker.id) == na, (eerst, daarna)


def test_a_decision_writes_its_own_columns_and_no_other(twente: Twente):
    with twente.database.transaction() as store:
        for naam, daad in DADEN.items():
            dicht = AT if naam == "reopen" else None
            gebruiker = make_gebruiker(ingelogd_at=AT, uitgeschakeld_at=dicht, laatste_totp_stap=3)
            store.gebruikers.add(gebruiker)
            daad(store, store.gebruikers.get(gebruiker.id))
            na = store.gebruikers.get(gebruiker.id)
            gelijk = {
                veld.name
                for veld in fields(na)
                if veld.compare and getattr(na, veld.name) == getattr(gebruiker, veld.name)
            }
            assert {veld.name for veld in fields(na) if veld.compare} - gelijk == KOLOMMEN[naam]


@pytest.mark.parametrize("daad", ["change_rol", "close", "forget_factor", "start_over"])
def test_who_is_closed_reset_or_given_another_role_is_signed_out_everywhere(
    twente: Twente, daad: str
):
    gebruiker, ander = make_gebruiker(), make_gebruiker()
    with twente.database.transaction() as store:
        for mens, token in ((gebruiker, "a"), (ander, "b")):
            store.gebruikers.add(mens)
            store.gebruikers.add_sessie(make_sessie(mens.id, token * 64))
        store.gebruikers.add_sessie(make_sessie(gebruiker.id, "h" * 64, volledig=False))
        DADEN[daad](store, store.gebruikers.get(gebruiker.id))
        assert store.gebruikers.sessies_of(gebruiker.id) == []
        assert len(store.gebruikers.sessies_of(ander.id)) == 1


@pytest.mark.parametrize(
    ("anders", "volledig", "mag"),
    [
        ({}, True, True),
        ({"uitgeschakeld_at": AT}, True, False),
        ({"uitgeschakeld_at": AT}, False, False),
        ({"totp_geheim": None}, True, False),
        ({"totp_geheim": None}, False, True),
        ({"wachtwoord_hash": None}, True, False),
    ],
)
def test_a_session_is_for_an_account_that_is_open(twente: Twente, anders, volledig, mag):
    gebruiker = make_gebruiker(**anders)
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
        with nullcontext() if mag else pytest.raises(Conflict):
            store.gebruikers.add_sessie(make_sessie(gebruiker.id, volledig=volledig))
        assert len(store.gebruikers.sessies_of(gebruiker.id)) == mag


def test_no_method_writes_a_whole_account(twente: Twente):
    """Only `add` writes every column; a method that saves one as it was read undoes what others decided."""
    with twente.database.read() as store:
        assert not {naam for naam in dir(store.gebruikers) if naam.startswith(("save", "update"))}


def test_somebody_sees_own_sessions_and_ends_all_but_this_one(twente: Twente):
    gebruiker, ander = make_gebruiker(), make_gebruiker()
    oud = make_sessie(gebruiker.id, "a" * 64)
    nu = make_sessie(gebruiker.id, "b" * 64, gezien_at=AT + timedelta(minutes=1))
    vreemd = make_sessie(ander.id, "c" * 64)
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
        store.gebruikers.add(ander)
        for sessie in (oud, nu, vreemd):
            store.gebruikers.add_sessie(sessie)
        assert store.gebruikers.sessies_of(gebruiker.id) == [nu, oud]
        store.gebruikers.delete_sessies(gebruiker.id, except_hash=nu.token_hash)
        assert store.gebruikers.sessies_of(gebruiker.id) == [nu]
        store.gebruikers.delete_sessies(gebruiker.id)
        assert store.gebruikers.sessie(nu.token_hash) is None
        assert store.gebruikers.sessie(vreemd.token_hash) == vreemd


def test_a_session_that_was_ended_does_not_come_back_by_being_used(twente: Twente):
    gebruiker = make_gebruiker()
    sessie = make_sessie(gebruiker.id)
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
        store.gebruikers.add_sessie(sessie)
        store.gebruikers.touch_sessie(sessie.token_hash, AT + timedelta(minutes=1))
        store.gebruikers.touch_sessie(sessie.token_hash, AT)
        gezien = store.gebruikers.sessie(sessie.token_hash)
        assert store.gebruikers.delete_sessie(sessie.token_hash)
        assert not store.gebruikers.delete_sessie(sessie.token_hash)
        store.gebruikers.touch_sessie(sessie.token_hash, AT + timedelta(minutes=2))
        assert store.gebruikers.sessie(sessie.token_hash) is None
    assert gezien is not None
    assert gezien.gezien_at == AT + timedelta(minutes=1)


def test_expiring_invitations_leaves_none_that_works(twente: Twente):
    gebruiker = make_gebruiker()
    uitnodiging = Uitnodiging(token_hash="u" * 64, gebruiker_id=gebruiker.id, created_at=AT)
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
        store.gebruikers.add_uitnodiging(uitnodiging)
        assert store.gebruikers.uitnodiging("u" * 64) == uitnodiging
        store.gebruikers.expire_uitnodigingen(gebruiker.id, AT)
        verlopen = store.gebruikers.uitnodiging("u" * 64)
    assert verlopen is not None
    assert not verlopen.is_valid(AT)


def test_new_recovery_codes_take_the_place_of_the_old_ones(twente: Twente):
    gebruiker, oud, nieuw = make_gebruiker(), uuid4(), uuid4()
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
        store.gebruikers.replace_herstelcodes(gebruiker.id, [(oud, "oud")])
        store.gebruikers.replace_herstelcodes(gebruiker.id, [(nieuw, "nieuw")])
        assert store.gebruikers.herstelcodes(gebruiker.id) == [(nieuw, "nieuw")]
        assert not store.gebruikers.use_herstelcode(oud, AT)
        assert store.gebruikers.use_herstelcode(nieuw, AT)
        assert store.gebruikers.herstelcodes(gebruiker.id) == []


def test_cleaning_up_takes_what_can_no_longer_be_used_and_nothing_else(twente: Twente):
    gebruiker = make_gebruiker()
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
        store.gebruikers.add_sessie(make_sessie(gebruiker.id, "s" * 64))
        for token, uren in (("t", 24), ("u", 12)):
            store.gebruikers.add_sessie(
                make_sessie(gebruiker.id, token * 64, gezien_at=AT - timedelta(hours=uren))
            )
        for token, dagen in (("n", 6), ("o", 8)):
            store.gebruikers.add_uitnodiging(
                Uitnodiging(
                    token_hash=token * 64,
                    gebruiker_id=gebruiker.id,
                    created_at=AT - timedelta(dagen),
                )
            )
        assert store.gebruikers.cleanup(AT) == 2
        assert store.gebruikers.sessie("s" * 64)
        assert store.gebruikers.sessie("u" * 64), "ended less than twelve hours ago"
        assert store.gebruikers.uitnodiging("n" * 64)


def test_an_aanbieder_with_accounts_is_not_lost_by_accident(twente: Twente):
    aanbieder = make_aanbieder()
    gebruiker = make_gebruiker(aanbieder)
    with twente.database.transaction() as store:
        store.aanbieders.add(aanbieder)
        store.gebruikers.add(gebruiker)
        assert store.gebruikers.get(gebruiker.id).aanbieder_id == aanbieder.id
