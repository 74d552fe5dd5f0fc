"""Two who decide over one account at once: it ends as if one had come after the other, and what was closed stays closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from itertools import product
from random import Random
from uuid import uuid4

import pyotp
import pytest

from tests.factories import AT, make_actor
from tests.services.accounts.wereld_accounts import (
    BY_BEHEERDER,
    IN_USE,
    INVITED,
    Bewering,
    Buurt,
    Mens,
    Verb,
    hash_quickly,
    in_words,
    once,
    one_after_the_other,
    with_code,
)
from tests.steun.gelijktijdig import Daad, Draad, at_once, overlapping
from wijzer.domain.accounts.gebruiker import SESSIE_NASLEEP, SESSIE_STIL, Sessie
from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.services.accounts.accepteer_uitnodiging import accepteer_uitnodiging
from wijzer.services.accounts.herstel_wachtwoord import herstel_wachtwoord
from wijzer.services.accounts.schakel_uit import schakel_uit
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.store.engine import Database
from wijzer.store.store import Store

Keren = Callable[[int, int], int]
Uitkomst = tuple[tuple[str, ...], Bewering]
TEGELIJK = 8
SECONDE = timedelta(seconds=1)


@pytest.fixture
def buurt(database: Database, monkeypatch: pytest.MonkeyPatch) -> Buurt:
    hash_quickly(monkeypatch)
    return Buurt.make(database)


# ── a link works once ────────────────────────────────────────────────────────


def winners(uitkomsten: list[object]) -> int:
    """How many it worked for; everybody else hears that the link was used."""
    verliezers = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, NietGevonden)]
    assert all("werkt niet meer" in verliezer.melding for verliezer in verliezers)
    gelukt = [uitkomst for uitkomst in uitkomsten if uitkomst is True]
    assert len(gelukt) + len(verliezers) == len(uitkomsten), uitkomsten
    return len(gelukt)


def test_a_link_for_a_password_works_for_one_of_all_who_use_it_at_once(buurt: Buurt, keren: Keren):
    for _ in range(keren(2, 50)):
        mens = buurt.somebody()
        assert winners(at_once(buurt.database, *[mens.use_link] * TEGELIJK)) == 1
        with buurt.database.read() as store:
            mails = [mail.soort for mail in store.mail.due(AT) if mail.aan == mens.gebruiker.email]
        assert mails == ["account_gewijzigd"]


def test_an_invitation_works_for_one_of_all_who_use_it_at_once(buurt: Buurt, keren: Keren):
    """Each with a half session, an app and recovery codes of their own."""
    for _ in range(keren(2, 50)):
        mens = buurt.somebody(totp_geheim=None)
        sessies = [half_session(buurt, mens, f"half {nummer}") for nummer in range(TEGELIJK)]
        daden = [accept_with(mens, sessie) for sessie in sessies]
        assert winners(at_once(buurt.database, *daden)) == 1
        with buurt.database.read() as store:
            assert len(store.gebruikers.sessies_of(mens.id)) == 1


def half_session(buurt: Buurt, mens: Mens, naam: str) -> Sessie:
    token_hash = hash_token(mens.token(naam))
    sessie = Sessie(
        token_hash=token_hash, gebruiker_id=mens.id, volledig=False, created_at=AT, gezien_at=AT
    )
    with buurt.database.transaction(at=AT) as store:
        store.gebruikers.add_sessie(sessie)
    return sessie


def accept_with(mens: Mens, sessie: Sessie) -> Daad:
    geheim = pyotp.random_base32()

    def accept(store: Store) -> bool:
        accepteer_uitnodiging(
            store,
            mens.token("link"),
            sessie=sessie,
            geheim=geheim,
            code=pyotp.TOTP(geheim).at(AT),
            herstelcodes=[],
            sessie_token=f"in {sessie.token_hash}",
            new_id=uuid4,
            at=AT,
        )
        return True

    return accept


def test_a_link_is_not_used_up_by_a_password_that_is_refused(buurt: Buurt):
    mens = buurt.somebody()
    fout = once(
        buurt.database,
        lambda store: herstel_wachtwoord(store, mens.token("link"), "kort", mail_id=uuid4(), at=AT),
    )
    assert "wachtwoord van" in str(fout)
    assert once(buurt.database, mens.use_link) is True


def test_a_half_session_becomes_whole_once(buurt: Buurt):
    mens = buurt.somebody()
    uitkomsten = in_words(at_once(buurt.database, *[mens.give_code] * TEGELIJK))
    assert sorted(uitkomsten) == ["NietToegestaan"] * (TEGELIJK - 1) + ["True"]


# ── what a beheerder decided stands ──────────────────────────────────────────


@pytest.mark.parametrize("begin", ["in use", "invited"])
def test_at_once_ends_as_one_after_the_other(
    buurt: Buurt, begin: str, request: pytest.FixtureRequest
):
    """Every verb through every other, the first not kept yet when the second begins.

    `make test` takes the pairs in which a beheerder closes the account; `make proef` all of them.
    """
    verbs, anders = (IN_USE, {}) if begin == "in use" else (INVITED, {"totp_geheim": None})
    heel = bool(request.config.getoption("--proef"))

    @cache
    def serial(eerst: str, daarna: str) -> Uitkomst:
        mens = buurt.somebody(**anders)
        daden = [verbs[naam](mens) for naam in (eerst, daarna)]
        return in_words(one_after_the_other(buurt.database, *daden)), mens.end()

    for eerst, daarna in product(verbs, repeat=2):
        if not heel and "close" not in (eerst, daarna):
            continue
        mens = buurt.somebody(**anders)
        uitkomsten = overlapping(buurt.database, verbs[eerst](mens), verbs[daarna](mens))
        gezien = in_words(uitkomsten), mens.end()
        andersom, einde = serial(daarna, eerst)
        assert gezien in (serial(eerst, daarna), (andersom[::-1], einde)), (eerst, daarna)


def test_whatever_happens_at_that_moment_a_closed_account_stays_closed_and_shut(
    buurt: Buurt, keren: Keren
):
    """Several deeds of the person and one closing, all at one moment; then what is left lets nobody in, also when opened."""
    lot = Random(29)
    for _ in range(keren(6, 150)):
        in_gebruik = lot.random() < 0.7
        verbs = IN_USE if in_gebruik else INVITED
        mens = buurt.somebody() if in_gebruik else buurt.somebody(totp_geheim=None)
        namen = lot.sample(sorted(set(verbs) - {"close", "use_the_site"}), 3)
        at_once(buurt.database, mens.close, *(verbs[naam](mens) for naam in namen))
        assert is_shut(buurt, mens), namen


def is_shut(buurt: Buurt, mens: Mens) -> bool:
    """Whether the account is closed, and nothing from before lets anybody in once it is open again."""
    with buurt.database.read() as store:
        dicht = store.gebruikers.get(mens.id).uitgeschakeld_at is not None
    once(buurt.database, mens.reopen)
    return dicht and mens.ways_in() == []


@pytest.mark.parametrize("naam", sorted(BY_BEHEERDER))
def test_what_a_beheerder_decides_ends_every_session(buurt: Buurt, naam: str):
    mens = buurt.somebody()
    verb: Verb = BY_BEHEERDER[naam]
    once(buurt.database, verb(mens))
    with buurt.database.read() as store:
        assert store.gebruikers.sessies_of(mens.id) == []
    for daad in (mens.change_password, mens.replace_factor, mens.renew_codes, mens.give_code):
        assert isinstance(once(buurt.database, daad), NietToegestaan)


def test_two_beheerders_who_close_each_other_do_not_both_succeed(buurt: Buurt, keren: Keren):
    for _ in range(keren(2, 30)):
        een, ander = buurt.bea, buurt.bob

        def close(wie, door):
            return lambda store: schakel_uit(
                store, wie.id, new_id=uuid4, by=make_actor(door), at=AT
            )

        uitkomsten = at_once(buurt.database, close(een, ander), close(ander, een))
        assert sorted(in_words(uitkomsten)) == ["NietToegestaan", "None"]
        with buurt.database.transaction(at=AT) as store:
            for gebruiker in map(store.gebruikers.get, (een.id, ander.id)):
                if gebruiker.uitgeschakeld_at is not None:
                    store.gebruikers.reopen(gebruiker)


def test_an_own_code_serves_for_one_of_two_deeds_at_once(buurt: Buurt):
    mens, ander = buurt.somebody(), buurt.somebody()
    uitkomsten = at_once(
        buurt.database, with_code(mens, "close", buurt.bea), with_code(ander, "reset", buurt.bea)
    )
    assert sorted(in_words(uitkomsten)) == ["False", "True"]


def test_who_was_closed_meanwhile_decides_over_nobody(buurt: Buurt):
    mens = buurt.somebody()
    een, ander = overlapping(
        buurt.database,
        lambda store: schakel_uit(
            store, buurt.bea.id, new_id=uuid4, by=make_actor(buurt.bob), at=AT
        ),
        with_code(mens, "reset", buurt.bea),
    )
    assert in_words([een, ander]) == ("None", "NietToegestaan")
    with buurt.database.read() as store:
        assert store.gebruikers.get(mens.id).totp_geheim == mens.gebruiker.totp_geheim


def test_cleaning_up_waits_for_nobody_who_uses_the_site(buurt: Buurt):
    """On SQLite every writer waits for every other; afterwards the session that is in use is there on both."""
    mens = buurt.somebody()
    bezig = Draad(buurt.database, mens.use_the_site)
    assert bezig.is_done(10)
    later = AT + SESSIE_NASLEEP + SESSIE_STIL + SECONDE
    opruimen = Draad(buurt.database, lambda store: store.gebruikers.cleanup(later))
    waits = buurt.database.engine.dialect.name == "sqlite"
    assert opruimen.is_done(0.3 if waits else 10) is not waits
    bezig.end(keep=True)
    opruimen.end(keep=True)
    with buurt.database.read() as store:
        assert [sessie.volledig for sessie in store.gebruikers.sessies_of(mens.id)] == [True]


def test_a_password_that_was_changed_meanwhile_opens_nothing(buurt: Buurt):
    mens = buurt.somebody()
    assert once(buurt.database, mens.use_link) is True
    assert once(buurt.database, mens.give_password) is False
