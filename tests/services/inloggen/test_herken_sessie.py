"""Who holds a token: as long as the session runs, the account is in use, and with what that account may do today."""

from datetime import timedelta

import pytest

from tests.factories import AT, TODAY, make_contractregel
from tests.services.buurregio import ANDER, BEA_ACCOUNT, BRON, GENODIGD_ACCOUNT, JO_ACCOUNT
from wijzer.domain.accounts.gebruiker import SESSIE_LANGST, SESSIE_NASLEEP, SESSIE_STIL, Gebruiker
from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.fouten import Conflict
from wijzer.services.inloggen.account import begin_sessie
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.services.inloggen.herken_sessie import (
    Herkend,
    herken_sessie,
    overzie_geeindigde_sessies,
    see_sessie,
)
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

TEL = timedelta(seconds=1)
NU = timedelta(0)


def begin(
    store: Store, wie: Gebruiker, token: str = "token", *, volledig: bool = True, at=AT
) -> None:
    begin_sessie(store, wie, token=token, volledig=volledig, apparaat="Proef", at=at)


def recognised(store: Store, token: str = "token", na: timedelta = NU) -> Herkend | None:
    return herken_sessie(store, token, at=AT + na, today=TODAY)


def ended(store: Store, token: str = "token", *, na: timedelta, rol: Rol | None = None) -> int:
    return len(overzie_geeindigde_sessies(store, token, rol=rol, at=AT + na))


def test_a_token_that_nobody_gave_is_nobodys(twente: Store):
    begin(twente, JO_ACCOUNT)
    for token in ("", "Token", "token ", hash_token("token")):
        assert recognised(twente, token) is None


@pytest.mark.parametrize(
    ("na", "open_"),
    [(NU, True), (SESSIE_STIL, True), (SESSIE_STIL + TEL, False), (-timedelta(days=1), False)],
    ids=["now", "just in time", "too long unused", "of the future"],
)  # fmt: skip
def test_a_session_that_is_not_used_ends_by_itself(twente: Store, na: timedelta, open_: bool):
    begin(twente, JO_ACCOUNT)
    assert (recognised(twente, na=na) is not None) is open_


def test_however_much_it_is_used_it_ends_after_half_a_day(twente: Store):
    begin(twente, JO_ACCOUNT)
    for keer in range(1, 25):
        see_sessie(twente, hash_token("token"), at=AT + keer * SESSIE_STIL)
    assert recognised(twente, na=SESSIE_LANGST) is not None
    see_sessie(twente, hash_token("token"), at=AT + SESSIE_LANGST)
    assert recognised(twente, na=SESSIE_LANGST + TEL) is None


def test_a_closed_account_is_not_recognised_and_its_sessions_are_gone(twente: Store):
    begin(twente, JO_ACCOUNT)
    twente.gebruikers.close(twente.gebruikers.get(JO_ACCOUNT.id), at=AT)
    assert recognised(twente) is None


def test_without_a_second_step_only_half_a_session_begins(twente: Store):
    with pytest.raises(Conflict):
        begin(twente, GENODIGD_ACCOUNT, "heel")
    begin(twente, GENODIGD_ACCOUNT, "half", volledig=False)
    half = recognised(twente, "half")
    assert half is not None
    assert not half.sessie.volledig


def test_a_beheerder_acts_for_the_region_and_an_aanbieder_for_itself(twente: Store):
    begin(twente, BEA_ACCOUNT, "bea")
    begin(twente, JO_ACCOUNT, "jo")
    bea, jo = recognised(twente, "bea"), recognised(twente, "jo")
    assert bea is not None
    assert jo is not None
    assert (bea.actor.naam, bea.actor.rol, bea.actor.aanbieders) == (
        "Twente",
        Rol.BEHEERDER,
        frozenset(),
    )
    assert (jo.actor.naam, jo.actor.aanbieder_id, jo.actor.aanbieders) == (
        "De Bron",
        BRON.id,
        frozenset({BRON.id}),
    )


@pytest.mark.parametrize(
    ("begin_", "einde", "mag"),
    [(-30, None, True), (0, 0, True), (1, None, False), (-30, -1, False)],
    ids=["runs", "today alone", "from tomorrow", "until yesterday"],
)
def test_a_hoofdaannemer_reaches_whom_the_contract_of_today_puts_under_it(
    twente: Store, begin_, einde, mag
):
    dag = timedelta(days=1)
    regel = make_contractregel(
        ANDER, "WGZHG", contractnummer="C-7", hoofdaannemer_id=BRON.id, ingangsdatum=TODAY + begin_ * dag,
        einddatum=None if einde is None else TODAY + einde * dag,
    )  # fmt: skip
    twente.contracten.add_many([regel], [])
    begin(twente, JO_ACCOUNT)
    jo = recognised(twente)
    assert jo is not None
    assert jo.actor.aanbieders == ({BRON.id, ANDER.id} if mag else {BRON.id})


# ── what ended lately ──


@pytest.mark.parametrize(
    ("na", "aantal"),
    [(SESSIE_STIL, 0), (SESSIE_STIL + TEL, 1), (SESSIE_STIL + SESSIE_NASLEEP - TEL, 1), (SESSIE_STIL + SESSIE_NASLEEP, 0)],
    ids=["still open", "just ended", "almost forgotten", "forgotten"],
)  # fmt: skip
def test_a_session_that_time_ended_is_known_for_half_a_day(
    twente: Store, na: timedelta, aantal: int
):
    begin(twente, JO_ACCOUNT)
    assert ended(twente, na=na) == aantal


def test_a_session_that_is_open_tells_of_the_others_of_its_account_and_of_nobody_elses(
    twente: Store,
):
    begin(twente, JO_ACCOUNT, "oud")
    begin(twente, JO_ACCOUNT, "ouder", at=AT - TEL)
    begin(twente, BEA_ACCOUNT, "bea")
    later = SESSIE_STIL + TEL
    begin(twente, JO_ACCOUNT, "nieuw", at=AT + later)
    assert ended(twente, "nieuw", na=later) == 2
    assert ended(twente, "bea", na=later) == 1


def test_half_a_session_and_one_that_somebody_ended_are_not_told(twente: Store):
    begin(twente, JO_ACCOUNT, "half", volledig=False)
    begin(twente, JO_ACCOUNT, "weg")
    twente.gebruikers.delete_sessie(hash_token("weg"))
    for token in ("half", "weg", "nooit"):
        assert ended(twente, token, na=SESSIE_STIL + TEL) == 0


def test_only_the_role_that_is_asked_for_counts(twente: Store):
    begin(twente, JO_ACCOUNT)
    na = SESSIE_STIL + TEL
    gevonden = {rol: ended(twente, na=na, rol=rol) for rol in (None, Rol.AANBIEDER, Rol.BEHEERDER)}
    assert gevonden == {None: 1, Rol.AANBIEDER: 1, Rol.BEHEERDER: 0}


def test_a_look_at_what_ended_wakes_nothing(twente: Store):
    begin(twente, JO_ACCOUNT)
    na = SESSIE_STIL + TEL
    see_sessie(twente, hash_token("token"), at=AT + na)
    assert ended(twente, na=na) == 1
    assert recognised(twente, na=na) is None
