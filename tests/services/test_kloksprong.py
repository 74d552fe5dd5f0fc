"""What people did while a clock was 800 days ahead holds nobody up, and lets nobody in, when it is right again."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_actor,
    make_gebruiker,
    make_groep,
    make_melding,
    make_opgave,
    twente_in,
)
from tests.steun.accounts import add_account
from wijzer.domain.accounts.gebruiker import Sessie, Uitnodiging
from wijzer.domain.accounts.inzage import Inzage, Reden
from wijzer.domain.ids import AanbiederId, InzageId
from wijzer.domain.melding import Meldingmail, Wensstand, look, look_together
from wijzer.services.inloggen.account import begin_sessie
from wijzer.services.inloggen.controleer_code import controleer_code
from wijzer.services.inloggen.factor import use_code
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.services.inloggen.herken_sessie import herken_sessie
from wijzer.services.locaties.geef_beschikbaarheid_op import (
    Opgaveuitslag,
    Opgavewijziging,
    bevestig_beschikbaarheid,
    geef_beschikbaarheid_op,
)
from wijzer.services.taken.geef_hartslag import geef_hartslag
from wijzer.services.taken.schrijf_mail import schrijf_mail

SPRONG = timedelta(days=800)
VOORUIT = AT + SPRONG
TERUG = AT + timedelta(hours=2)
DAG = timedelta(days=1)


@pytest.fixture
def account(store):
    twente_in(store)
    return add_account(store)


def test_who_signed_in_ahead_signs_in_again_and_no_code_works_twice(store, account):
    assert use_code(store, account.gebruiker, account.code(VOORUIT), at=VOORUIT)
    for keer in range(2):
        halve = Sessie(
            token_hash=f"half{keer}",
            gebruiker_id=account.gebruiker.id,
            volledig=False,
            created_at=TERUG,
            gezien_at=TERUG,
        )
        store.gebruikers.add_sessie(halve)
        gelukt = controleer_code(
            store, halve, account.code(TERUG), sessie_token=f"heel{keer}", new_id=uuid4, at=TERUG
        )
        assert gelukt == (keer == 0)


@pytest.mark.parametrize("minuten", [1, 5, 9])
def test_after_a_clock_is_set_back_a_little_a_code_that_was_seen_works_no_second_time(
    store, account, minuten
):
    assert use_code(store, account.gebruiker, account.code(AT), at=AT)
    eerder = AT - timedelta(minutes=minuten)
    assert not use_code(store, account.gebruiker, account.code(eerder), at=eerder)
    assert not use_code(store, account.gebruiker, account.code(AT), at=AT)


def test_a_session_or_an_invitation_of_the_future_is_over_and_is_cleaned_up(store, account):
    begin_sessie(store, account.gebruiker, token="ahead", volledig=True, apparaat="", at=VOORUIT)
    link = Uitnodiging(token_hash="link", gebruiker_id=account.gebruiker.id, created_at=VOORUIT)
    store.gebruikers.add_uitnodiging(link)
    assert herken_sessie(store, "ahead", at=VOORUIT, today=TODAY + SPRONG) is not None
    assert herken_sessie(store, "ahead", at=TERUG, today=TODAY) is None
    assert link.is_valid(VOORUIT)
    assert not link.is_valid(TERUG)
    assert store.gebruikers.cleanup(TERUG) == 2


def test_two_machines_whose_clocks_differ_a_little_know_each_others_sessions(store, account):
    begin_sessie(
        store,
        account.gebruiker,
        token="ahead",
        volledig=True,
        apparaat="",
        at=AT + 4 * timedelta(minutes=1),
    )
    assert herken_sessie(store, "ahead", at=AT, today=TODAY) is not None
    assert store.gebruikers.cleanup(AT) == 0


def test_addresses_that_were_opened_ahead_are_shut(store, account):
    aanbieder = make_aanbieder()
    store.aanbieders.add(aanbieder)
    store.inzages.add(
        Inzage(
            id=InzageId(uuid4()),
            regio="twente",
            reden=Reden.BESTAND,
            at=VOORUIT,
            until_at=VOORUIT + timedelta(minutes=15),
            gebruiker_id=account.gebruiker.id,
            aanbieder_id=aanbieder.id,
            sessie_hash=hash_token("x"),
        )
    )
    vraag = {"regio": "twente", "sessie_hash": hash_token("x")}
    assert store.inzages.open_of(account.gebruiker.id, **vraag, at=VOORUIT)
    assert not store.inzages.open_of(account.gebruiker.id, **vraag, at=TERUG)


@pytest.fixture
def regel(store):
    """A line that was stated ahead, and who may state it."""
    twente_in(store)
    aanbieder = make_aanbieder()
    store.aanbieders.add(aanbieder)
    groep = make_groep(aanbieder)
    store.locaties.add(groep)
    aanbod = make_aanbod(groep, opgave=make_opgave(peildatum=TODAY + SPRONG, vrije_plekken=1))
    store.aanbod.add(aanbod)
    return aanbod, make_actor(make_gebruiker(AanbiederId(aanbieder.id)))


def test_a_line_that_was_stated_ahead_can_be_stated_anew(store, regel):
    aanbod, actor = regel
    wijziging = Opgavewijziging(
        aanbod_id=aanbod.id, opgave=make_opgave(vrije_plekken=2), medische_verwijzing=False
    )
    uitslag = geef_beschikbaarheid_op(store, [wijziging], by=actor, at=TERUG, today=TODAY)
    assert uitslag == Opgaveuitslag(bewaard=(aanbod.id,))
    assert store.aanbod.get(aanbod.id).opgave == make_opgave(vrije_plekken=2)


def test_a_line_that_was_stated_ahead_can_be_confirmed(store, regel):
    aanbod, actor = regel
    assert bevestig_beschikbaarheid(store, [aanbod.id], by=actor, at=TERUG, today=TODAY) == {}
    assert store.aanbod.get(aanbod.id).opgave == make_opgave(vrije_plekken=1)


def test_an_alert_that_was_mailed_ahead_tells_of_places_again():
    melding = make_melding(gemaild_op=TODAY + SPRONG)
    plek = Wensstand([(uuid4(),)])
    assert look(melding, plek, at=TERUG, today=TODAY).mail is Meldingmail.PLEK
    vandaag = replace(make_melding(email=melding.email), gemaild_op=TODAY)
    samen = look_together([(melding, plek), (vandaag, plek)], at=TERUG, today=TODAY)
    assert not any(besluit.mail for besluit in samen), "but no second time on one day"


def test_a_day_that_began_elsewhere_already_had_its_mail():
    melding = make_melding(gemaild_op=TODAY + DAG)
    assert look(melding, Wensstand([(uuid4(),)]), at=TERUG, today=TODAY).mail is None


def test_what_was_asked_ahead_does_not_count_as_asked_just_now(store):
    twente_in(store)
    for _ in range(3):
        melding = make_melding(
            email="ouder@b.example",
            bevestigd_at=None,
            aangevraagd_at=VOORUIT,
            tot_at=VOORUIT + DAG,
            zoekvraag=f"zoek={uuid4()}",
        )
        store.meldingen.add(melding)
    assert store.meldingen.counts_of("ouder@b.example", TERUG) == (0, 0)
    schrijf_mail(store, "herstelcode", "a@b.example", mail_id=uuid4(), at=VOORUIT, over=3)
    assert store.mail.written("herstelcode", TERUG - DAG, until=TERUG) == 0


def test_a_heartbeat_of_the_future_is_replaced(database):
    assert geef_hartslag(database, at=VOORUIT)
    assert geef_hartslag(database, at=TERUG)
    with database.read() as store:
        assert store.hartslag.last() == TERUG
