"""Whose account it is and who decides over it: held first, and asked again whether they still may."""

from dataclasses import replace

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import (
    BEA,
    BEA_ACCOUNT,
    BOB_ACCOUNT,
    BRON,
    BUREN,
    FRANS,
    FRANS_ACCOUNT,
    JO,
    JO_ACCOUNT,
    facts,
)
from wijzer.domain.accounts.gebruiker import Gebruiker, Sessie
from wijzer.domain.accounts.toegang import SYSTEEM, Actor, Rol
from wijzer.domain.fouten import Conflict, NietGevonden, NietToegestaan
from wijzer.services.inloggen.account import (
    MAX_APPARAAT,
    as_actor,
    begin_sessie,
    fetch_account,
    hold_account,
    hold_beheerder,
    hold_own,
    log_account,
    require_still,
)
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def session(store: Store, *, volledig: bool = True, apparaat: str = "Proef") -> Sessie:
    begin_sessie(store, JO_ACCOUNT, token="token", volledig=volledig, apparaat=apparaat, at=AT)
    sessie = store.gebruikers.sessie(hash_token("token"))
    assert sessie
    return sessie


def close(store: Store, wie: Gebruiker) -> None:
    store.gebruikers.close(store.gebruikers.get(wie.id), at=AT)


def test_a_beheerder_decides_over_accounts_of_the_own_region_alone(twente: Store):
    for kijk in (fetch_account, hold_account):
        assert kijk(twente, JO_ACCOUNT.id, by=BEA) == JO_ACCOUNT
        with pytest.raises(NietGevonden):
            kijk(twente, JO_ACCOUNT.id, by=FRANS)
        with pytest.raises(NietGevonden):
            kijk(twente, FRANS_ACCOUNT.id, by=BEA)
        with pytest.raises(NietToegestaan):
            kijk(twente, BOB_ACCOUNT.id, by=JO)


def test_who_was_closed_meanwhile_decides_over_nobody_and_not_over_itself(twente: Store):
    close(twente, BEA_ACCOUNT)
    for wie in (JO_ACCOUNT, BEA_ACCOUNT, BOB_ACCOUNT):
        with pytest.raises(NietToegestaan):
            hold_account(twente, wie.id, by=BEA)
    with pytest.raises(NietToegestaan):
        hold_beheerder(twente, by=BEA, regio=REGIO)


@pytest.mark.parametrize(
    "anders",
    [{"rol": Rol.AANBIEDER}, {"regio": BUREN}, {"aanbieder_id": BRON.id}],
    ids=["another role", "another region", "of an aanbieder"],
)
def test_who_came_in_as_something_else_than_they_are_now_may_not_go_on(twente: Store, anders):
    require_still(twente, BEA)
    with pytest.raises(NietToegestaan):
        require_still(twente, replace(BEA, **anders))


def test_the_system_is_always_what_it_was(twente: Store):
    require_still(twente, SYSTEEM)
    hold_beheerder(twente, by=SYSTEEM, regio=REGIO)
    assert hold_account(twente, JO_ACCOUNT.id, by=SYSTEEM) == JO_ACCOUNT


def test_only_the_beheerder_of_a_region_decides_over_who_comes_in_there(twente: Store):
    hold_beheerder(twente, by=BEA, regio=REGIO)
    with pytest.raises(NietGevonden):
        hold_beheerder(twente, by=FRANS, regio=REGIO)
    with pytest.raises(NietToegestaan):
        hold_beheerder(twente, by=JO, regio=REGIO)


def test_the_own_account_is_held_while_its_session_and_the_account_stand(twente: Store):
    sessie = session(twente)
    assert hold_own(twente, sessie) == JO_ACCOUNT
    twente.gebruikers.delete_sessie(sessie.token_hash)
    with pytest.raises(NietToegestaan):
        hold_own(twente, sessie)


def test_an_account_that_was_closed_meanwhile_does_nothing_more_in_its_session(twente: Store):
    sessie = session(twente)
    close(twente, JO_ACCOUNT)
    with pytest.raises(NietToegestaan):
        hold_own(twente, sessie)


def test_a_session_keeps_the_hash_of_its_token_and_the_beginning_of_the_browsers_name(
    twente: Store,
):
    sessie = session(twente, volledig=False, apparaat="x" * (MAX_APPARAAT + 1))
    assert (sessie.token_hash, sessie.volledig) == (hash_token("token"), False)
    assert sessie.token_hash != "token"
    assert sessie.apparaat == "x" * MAX_APPARAAT
    assert (sessie.created_at, sessie.gezien_at) == (AT, AT)


def test_a_closed_account_opens_no_session(twente: Store):
    close(twente, JO_ACCOUNT)
    with pytest.raises(Conflict):
        begin_sessie(twente, JO_ACCOUNT, token="token", volledig=True, apparaat="", at=AT)
    assert twente.gebruikers.sessies_of(JO_ACCOUNT.id) == []


def test_in_the_trail_somebody_is_an_id_and_no_address(twente: Store):
    log_account(twente, JO_ACCOUNT.id, "iets gedaan", by=BEA, at=AT, details={"hoe": "zo"})
    assert facts(twente) == ["iets gedaan"]
    [feit] = twente.logboek.page(REGIO, limit=1)
    assert (feit.object_soort, feit.object_id, feit.details) == (
        "gebruiker",
        str(JO_ACCOUNT.id),
        {"hoe": "zo"},
    )
    assert JO_ACCOUNT.email not in repr(feit)


def test_on_the_own_account_somebody_acts_as_themselves_and_keeps_nothing_by_it(twente: Store):
    assert as_actor(JO_ACCOUNT) == Actor(
        gebruiker_id=JO_ACCOUNT.id, rol=Rol.AANBIEDER, regio=REGIO, aanbieder_id=BRON.id
    )
    require_still(twente, as_actor(JO_ACCOUNT))
    assert as_actor(JO_ACCOUNT).aanbieders == frozenset()
