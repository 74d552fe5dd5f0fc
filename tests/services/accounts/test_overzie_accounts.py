"""Who a beheerder sees, and where somebody is signed in by the page of the own account."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO
from tests.services.buurregio import (
    ACCOUNTS,
    ANDER,
    BEA,
    BRON,
    BUREN,
    FRANS,
    FRANS_ACCOUNT,
    GENODIGD_ACCOUNT,
    JO,
    JO_ACCOUNT,
    KIM_ACCOUNT,
    TERP,
    WIEBE_ACCOUNT,
)
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.accounts.gebruiker import SESSIE_LANGST, SESSIE_STIL, Sessie
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.services.accounts.overzie_accounts import (
    overzie_accounts,
    overzie_eigen_account,
    overzie_werkgevers,
)
from wijzer.store.store import Store

pytestmark = OP_SQLITE

HIER = Sessie(
    token_hash="hier", gebruiker_id=JO_ACCOUNT.id, volledig=True, created_at=AT, gezien_at=AT
)
TIK = timedelta(seconds=1)


def signed_in(store: Store, at: datetime = AT) -> set[str]:
    return {sessie.token_hash for sessie in overzie_eigen_account(store, HIER, at=at).sessies}


def test_a_beheerder_sees_every_account_of_the_region_invited_and_closed_ones_too(twente: Store):
    dicht = twente.gebruikers.get(KIM_ACCOUNT.id)
    twente.gebruikers.close(dicht, at=AT)
    lijst = overzie_accounts(twente, REGIO, by=BEA)
    van_hier = {account.id for account in ACCOUNTS if account.regio == REGIO}
    assert {gebruiker.id for gebruiker in lijst.gebruikers} == van_hier | {GENODIGD_ACCOUNT.id}


def test_each_region_has_its_own_accounts_and_its_own_aanbieders(twente: Store):
    hier, daar = (
        overzie_accounts(twente, regio, by=wie) for regio, wie in ((REGIO, BEA), (BUREN, FRANS))
    )
    assert [aanbieder.naam for aanbieder in hier.aanbieders] == [ANDER.naam, BRON.naam]
    assert [aanbieder.naam for aanbieder in daar.aanbieders] == [TERP.naam]
    assert {gebruiker.id for gebruiker in daar.gebruikers} == {FRANS_ACCOUNT.id, WIEBE_ACCOUNT.id}


def test_the_list_and_the_choice_of_an_employer_name_the_same_aanbieders(twente: Store):
    werkgevers = overzie_werkgevers(twente, REGIO, by=BEA)
    assert list(overzie_accounts(twente, REGIO, by=BEA).aanbieders) == werkgevers
    assert overzie_werkgevers(twente, REGIO, by=SYSTEEM) == werkgevers


@pytest.mark.parametrize("overzie", [overzie_accounts, overzie_werkgevers])
@pytest.mark.parametrize(
    ("wie", "fout"), [(FRANS, NietGevonden), (JO, NietToegestaan)], ids=["FRANS", "JO"]
)
def test_nobody_else_sees_the_people_of_a_region(twente: Store, overzie, wie, fout):
    with pytest.raises(fout):
        overzie(twente, REGIO, by=wie)


def test_somebody_sees_all_own_sessions_and_nobody_elses(twente: Store):
    for sessie in (
        HIER,
        replace(HIER, token_hash="telefoon"),
        replace(HIER, token_hash="van Kim", gebruiker_id=KIM_ACCOUNT.id),
    ):
        twente.gebruikers.add_sessie(sessie)
    assert signed_in(twente) == {"hier", "telefoon"}


def test_a_password_alone_is_not_signed_in(twente: Store):
    twente.gebruikers.add_sessie(replace(HIER, token_hash="half", volledig=False))
    assert signed_in(twente) == set()


def test_a_session_that_ended_by_itself_is_not_one(twente: Store):
    twente.gebruikers.add_sessie(HIER)
    druk = replace(HIER, token_hash="druk", gezien_at=AT + SESSIE_LANGST - TIK)
    twente.gebruikers.add_sessie(druk)
    assert signed_in(twente, AT + SESSIE_STIL) == {"hier"}
    assert signed_in(twente, AT + SESSIE_LANGST) == {"druk"}
    assert signed_in(twente, AT + SESSIE_LANGST + TIK) == set()


def test_it_counts_the_recovery_codes_of_this_account_that_are_left(twente: Store):
    assert overzie_eigen_account(twente, HIER, at=AT).herstelcodes == 0
    codes = [(uuid4(), f"code {nummer}") for nummer in range(3)]
    twente.gebruikers.replace_herstelcodes(JO_ACCOUNT.id, codes)
    twente.gebruikers.replace_herstelcodes(KIM_ACCOUNT.id, [(uuid4(), "van Kim")])
    assert overzie_eigen_account(twente, HIER, at=AT).herstelcodes == 3
    twente.gebruikers.use_herstelcode(codes[0][0], AT)
    assert overzie_eigen_account(twente, HIER, at=AT).herstelcodes == 2
