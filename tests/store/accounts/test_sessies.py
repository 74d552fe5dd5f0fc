"""Sessions, one-time links, codes and steps: each works for its own account, once, and only as long as it may."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from tests.factories import AT, REGIO, make_gebruiker, twente_in
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.accounts.test_gebruikers import make_sessie
from wijzer.domain.accounts.gebruiker import (
    SESSIE_LANGST,
    SESSIE_NASLEEP,
    SESSIE_STIL,
    UITNODIGING_GELDIG,
    Gebruiker,
    Sessie,
    Uitnodiging,
)
from wijzer.domain.fouten import Conflict, NietGevonden
from wijzer.domain.ids import GebruikerId
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.store.store import Store

TEL, MINUUT, DAG = timedelta(microseconds=1), timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def bea(store: Store) -> Gebruiker:
    """An account that is kept, in a region."""
    twente_in(store)
    return keep(store, "bea@x.example")


def keep(store: Store, email: str, **anders) -> Gebruiker:
    gebruiker = make_gebruiker(email=email, **anders)
    store.gebruikers.add(gebruiker)
    return store.gebruikers.get(gebruiker.id)


def token(teken: str) -> str:
    return teken * 64


def invite(
    store: Store, wie: Gebruiker, teken: str = "u", at: datetime = AT, gebruikt_at=None
) -> Uitnodiging:
    uitnodiging = Uitnodiging(
        token_hash=token(teken), gebruiker_id=wie.id, created_at=at, gebruikt_at=gebruikt_at
    )
    store.gebruikers.add_uitnodiging(uitnodiging)
    return uitnodiging


# ── accounts ──


def test_accounts_of_a_region_stand_by_address(store: Store, bea: Gebruiker):
    for email in ("zoe@x.example", "AAD@x.example"):
        keep(store, email)
    assert [gebruiker.email for gebruiker in store.gebruikers.all(REGIO)] == [
        "aad@x.example",
        "bea@x.example",
        "zoe@x.example",
    ]
    assert store.gebruikers.all("elders") == []


@OP_SQLITE
def test_an_account_that_is_not_there_is_not_found(store: Store, bea: Gebruiker):
    with pytest.raises(NietGevonden):
        store.gebruikers.get(GebruikerId(uuid4()))
    assert store.gebruikers.by_email("niemand@x.example") is None
    assert store.gebruikers.lock_by_email("niemand@x.example") is None
    assert store.gebruikers.lock_by_email("BEA@x.example") == bea
    assert store.gebruikers.lock_by_link(token("u")) is None


@OP_SQLITE
def test_a_link_leads_to_its_account_used_or_not(store: Store, bea: Gebruiker):
    ander = keep(store, "ander@x.example")
    invite(store, bea, "u")
    invite(store, ander, "v", gebruikt_at=AT)
    assert store.gebruikers.lock_by_link(token("u")) == bea
    assert store.gebruikers.lock_by_link(token("v")) == ander


@OP_SQLITE
@pytest.mark.parametrize("dicht", [False, True])
def test_when_somebody_last_came_in_is_kept_of_an_account_that_is_open(
    store: Store, bea: Gebruiker, dicht: bool
):
    ander = keep(store, "ander@x.example")
    if dicht:
        store.gebruikers.close(bea, at=AT)
        with pytest.raises(Conflict):
            store.gebruikers.note_ingelogd(bea.id, at=AT + MINUUT)
    else:
        store.gebruikers.note_ingelogd(bea.id, at=AT + MINUUT)
    assert store.gebruikers.get(bea.id).ingelogd_at == (None if dicht else AT + MINUUT)
    assert store.gebruikers.get(ander.id) == ander


# ── sessions ──


def test_a_session_comes_back_as_it_went_in(store: Store, bea: Gebruiker):
    sessie = Sessie(
        token_hash=token("s"),
        gebruiker_id=bea.id,
        volledig=False,
        created_at=AT - DAG,
        gezien_at=AT,
        apparaat="Firefox op Linux",
    )
    store.gebruikers.add_sessie(sessie)
    assert store.gebruikers.sessie(sessie.token_hash) == sessie
    assert store.gebruikers.sessie(token("t")) is None


@OP_SQLITE
def test_somebody_who_is_not_there_gets_no_session(store: Store, bea: Gebruiker):
    with pytest.raises(Conflict):
        store.gebruikers.add_sessie(make_sessie(GebruikerId(uuid4())))


def test_of_sessions_that_were_used_at_one_moment_the_order_is_that_of_the_tokens(
    store: Store, bea: Gebruiker
):
    for teken in "cab":
        store.gebruikers.add_sessie(make_sessie(bea.id, token(teken)))
    assert [sessie.token_hash[0] for sessie in store.gebruikers.sessies_of(bea.id)] == [
        "a",
        "b",
        "c",
    ]


@OP_SQLITE
def test_using_or_ending_a_session_leaves_every_other(store: Store, bea: Gebruiker):
    een, ander = make_sessie(bea.id, token("a")), make_sessie(bea.id, token("b"))
    for sessie in (een, ander):
        store.gebruikers.add_sessie(sessie)
    store.gebruikers.touch_sessie(een.token_hash, AT + MINUUT)
    assert store.gebruikers.sessies_of(bea.id) == [replace(een, gezien_at=AT + MINUUT), ander]
    store.gebruikers.delete_sessie(een.token_hash)
    assert store.gebruikers.sessies_of(bea.id) == [ander]
    store.gebruikers.delete_sessies(bea.id, except_hash=token("z"))
    assert store.gebruikers.sessies_of(bea.id) == []


# ── one-time links ──


def test_a_link_works_once_and_keeps_when_it_was_used(store: Store, bea: Gebruiker):
    een, ander = invite(store, bea, "u"), invite(store, bea, "v")
    assert store.gebruikers.use_uitnodiging(een.token_hash, AT + MINUUT)
    assert not store.gebruikers.use_uitnodiging(een.token_hash, AT + DAG)
    assert not store.gebruikers.use_uitnodiging(token("z"), AT)
    assert store.gebruikers.uitnodiging(een.token_hash) == replace(een, gebruikt_at=AT + MINUUT)
    assert store.gebruikers.uitnodiging(ander.token_hash) == ander
    assert store.gebruikers.uitnodiging(token("z")) is None


def test_letting_links_expire_leaves_those_of_others_and_what_was_used_before(
    store: Store, bea: Gebruiker
):
    ander = keep(store, "ander@x.example")
    eigen, gebruikt = invite(store, bea, "u"), invite(store, bea, "v", gebruikt_at=AT - DAG)
    vreemd = invite(store, ander, "w")
    store.gebruikers.expire_uitnodigingen(bea.id, AT)
    assert [store.gebruikers.uitnodiging(token(teken)) for teken in "uvw"] == [
        replace(eigen, gebruikt_at=AT),
        gebruikt,
        vreemd,
    ]


@OP_SQLITE
def test_closing_an_account_lets_no_link_to_it_work(store: Store, bea: Gebruiker):
    invite(store, bea)
    store.gebruikers.close(bea, at=AT + MINUUT)
    assert not store.gebruikers.use_uitnodiging(token("u"), AT + DAG)
    store.gebruikers.reopen(store.gebruikers.get(bea.id))
    assert not store.gebruikers.use_uitnodiging(token("u"), AT + DAG), "it has to be sent anew"


# ── recovery codes ──


@OP_SQLITE
def test_codes_are_of_one_account_and_stand_by_their_ids(store: Store, bea: Gebruiker):
    ander = keep(store, "ander@x.example")
    codes = [(UUID(int=nummer), f"hash {nummer}") for nummer in (1, 2, 3)]
    store.gebruikers.replace_herstelcodes(bea.id, codes[::-1])
    store.gebruikers.replace_herstelcodes(ander.id, [(UUID(int=9), "van een ander")])
    assert store.gebruikers.herstelcodes(bea.id) == codes
    assert store.gebruikers.use_herstelcode(UUID(int=2), AT)
    assert not store.gebruikers.use_herstelcode(UUID(int=2), AT + DAG)
    assert not store.gebruikers.use_herstelcode(UUID(int=7), AT)
    assert store.gebruikers.herstelcodes(bea.id) == [codes[0], codes[2]]
    store.gebruikers.replace_herstelcodes(bea.id, [])
    assert store.gebruikers.herstelcodes(bea.id) == []
    assert store.gebruikers.herstelcodes(ander.id) == [(UUID(int=9), "van een ander")]


# ── steps of thirty seconds ──


STEPS: list[tuple[int, int, int | None, bool]] = [
    (10, 11, None, True),
    (10, 10, None, False),
    (10, 9, None, False),
    (0, 1, None, True),
    (10, 10, 10, False),
    (10, 9, 10, False),
    (10, 9, 9, True),
    (10, 10, 9, True),
    (10, 11, 99, True),
    (10, 11, 9, True),
]
"""The last step that was used, the one that is claimed, how far ahead a used one counts, and whether it may."""


@OP_SQLITE
def test_a_step_works_once_and_one_from_the_future_does_not_count(store: Store, bea: Gebruiker):
    """A clock that was ahead used a step that is yet to come: nobody has to wait for it."""
    for nummer, (laatste, stap, beyond, mag) in enumerate(STEPS):
        wie, ander = (
            keep(store, f"{naam}{nummer}@x.example", laatste_totp_stap=laatste) for naam in "ab"
        )
        assert store.gebruikers.claim_totp_stap(wie.id, stap, beyond=beyond) is mag, STEPS[nummer]
        assert store.gebruikers.get(wie.id).laatste_totp_stap == (stap if mag else laatste)
        assert store.gebruikers.get(ander.id).laatste_totp_stap == laatste
        assert not mag or not store.gebruikers.claim_totp_stap(wie.id, stap), "once"


@OP_SQLITE
def test_a_closed_account_and_one_that_is_not_there_use_no_step(store: Store, bea: Gebruiker):
    store.gebruikers.close(bea, at=AT)
    assert not store.gebruikers.claim_totp_stap(bea.id, 99)
    assert not store.gebruikers.claim_totp_stap(GebruikerId(uuid4()), 99)


# ── what the night takes away ──

OVER = SESSIE_NASLEEP
SESSIONS: dict[str, tuple[timedelta, timedelta, bool]] = {
    "used just now": (timedelta(0), timedelta(0), False),
    "silent as long as may be": (-OVER - SESSIE_STIL, -OVER - SESSIE_STIL, False),
    "silent a tick longer": (-OVER - SESSIE_STIL, -OVER - SESSIE_STIL - TEL, True),
    "as old as may be": (-OVER - SESSIE_LANGST, timedelta(0), False),
    "a tick older": (-OVER - SESSIE_LANGST - TEL, timedelta(0), True),
    "made as far ahead as clocks may differ": (KLOKVERSCHIL, timedelta(0), False),
    "made further ahead": (KLOKVERSCHIL + TEL, timedelta(0), True),
    "used as far ahead": (timedelta(0), KLOKVERSCHIL, False),
    "used further ahead": (timedelta(0), KLOKVERSCHIL + TEL, True),
}
"""When a session was made and used, counted from now, and whether it goes."""
LINKS: dict[str, tuple[timedelta, bool]] = {
    "new": (timedelta(0), False),
    "as old as may be": (-UITNODIGING_GELDIG, False),
    "a tick older": (-UITNODIGING_GELDIG - TEL, True),
    "as far ahead as clocks may differ": (KLOKVERSCHIL, False),
    "further ahead": (KLOKVERSCHIL + TEL, True),
}


@OP_SQLITE
def test_a_session_goes_once_nothing_typed_in_it_is_taken_in_any_more(store: Store, bea: Gebruiker):
    tekens = [chr(ord("a") + plek) for plek in range(len(SESSIONS))]
    for teken, (gemaakt, gezien, _) in zip(tekens, SESSIONS.values(), strict=True):
        store.gebruikers.add_sessie(
            make_sessie(bea.id, token(teken), created_at=AT + gemaakt, gezien_at=AT + gezien)
        )
    gaat = [weg for _, _, weg in SESSIONS.values()]
    assert store.gebruikers.cleanup(AT) == sum(gaat)
    weg = [store.gebruikers.sessie(token(teken)) is None for teken in tekens]
    assert dict(zip(SESSIONS, weg, strict=True)) == dict(zip(SESSIONS, gaat, strict=True))
    assert store.gebruikers.cleanup(AT) == 0


@OP_SQLITE
def test_a_link_goes_once_it_cannot_be_used_any_more(store: Store, bea: Gebruiker):
    tekens = [chr(ord("a") + plek) for plek in range(len(LINKS))]
    for teken, (gemaakt, _) in zip(tekens, LINKS.values(), strict=True):
        invite(store, bea, teken, AT + gemaakt)
    gaat = [weg for _, weg in LINKS.values()]
    assert store.gebruikers.cleanup(AT) == sum(gaat)
    weg = [store.gebruikers.uitnodiging(token(teken)) is None for teken in tekens]
    assert dict(zip(LINKS, weg, strict=True)) == dict(zip(LINKS, gaat, strict=True))
