"""What the services around accounts refuse, and what does no harm when it is done twice."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO, make_aanbieder, make_actor, make_gebruiker, twente_in
from wijzer.domain.accounts.gebruiker import Gebruiker, Sessie
from wijzer.domain.accounts.toegang import SYSTEEM, Actor, Rol
from wijzer.domain.fouten import Geweigerd, NietGevonden, Ongeldig
from wijzer.domain.ids import AanbiederId
from wijzer.services.accounts.accepteer_uitnodiging import accepteer_uitnodiging
from wijzer.services.accounts.herstel_factor import herstel_factor
from wijzer.services.accounts.herstel_wachtwoord import find_herstellink, vraag_wachtwoord_herstel
from wijzer.services.accounts.herzend_uitnodiging import herzend_uitnodiging
from wijzer.services.accounts.nodig_uit import nodig_uit, send_uitnodiging
from wijzer.services.accounts.schakel_uit import schakel_in, schakel_uit
from wijzer.store.store import Store

LATER = AT + timedelta(minutes=1)
LINK = {"token": "een-token", "basis_url": "https://wijzer.example"}


@pytest.fixture
def bea(store: Store) -> Actor:
    """The beheerder of a small Twente."""
    twente_in(store)
    return make_actor(add(store))


def add(store: Store, **anders) -> Gebruiker:
    gebruiker = make_gebruiker(**anders)
    store.gebruikers.add(gebruiker)
    return gebruiker


def invite(store: Store, bea: Actor, aanbieder_id: AanbiederId | None) -> None:
    nodig_uit(
        store,
        email="nieuw@zorg.example",
        rol=Rol.AANBIEDER,
        regio=REGIO,
        aanbieder_id=aanbieder_id,
        new_id=uuid4,
        by=bea,
        at=AT,
        **LINK,
    )


def facts(store: Store) -> list[str]:
    return [regel.handeling for regel in store.logboek.page(None)]


def test_an_aanbieder_has_to_be_one_of_the_region(store: Store, bea: Actor):
    elders = make_aanbieder(regio="elders")
    store.regios.save(replace(store.regios.get(REGIO), slug="elders"))
    store.aanbieders.add(elders)
    for aanbieder_id in (None, AanbiederId(uuid4()), elders.id):
        with pytest.raises(Ongeldig) as fout:
            invite(store, bea, aanbieder_id)
        assert fout.value.veld == "aanbieder"
    assert [gebruiker.id for gebruiker in store.gebruikers.all(REGIO)] == [bea.gebruiker_id]


def test_an_invitation_is_of_no_use_with_the_half_session_of_somebody_else(
    store: Store, bea: Actor
):
    genodigd, ander = add(store, totp_geheim=None), add(store)
    send_uitnodiging(store, genodigd, mail_id=uuid4(), at=AT, **LINK)
    sessie = Sessie(
        token_hash="x", gebruiker_id=ander.id, volledig=False, created_at=AT, gezien_at=AT
    )
    with pytest.raises(NietGevonden):
        accepteer_uitnodiging(
            store,
            LINK["token"],
            sessie=sessie,
            geheim="JBSWY3DPEHPK3PXP",
            code="000000",
            herstelcodes=[],
            sessie_token="nieuw",
            new_id=uuid4,
            at=AT,
        )
    assert store.gebruikers.get(genodigd.id).totp_geheim is None


@pytest.mark.parametrize("anders", [{"totp_geheim": None}, {"uitgeschakeld_at": AT}])
def test_a_factor_is_reset_only_of_an_account_in_use(store: Store, bea: Actor, anders):
    gebruiker = add(store, **anders)
    with pytest.raises(Geweigerd):
        herstel_factor(store, gebruiker.id, new_id=uuid4, by=bea, at=AT, **LINK)
    assert store.mail.queue()[0] == 0


def test_a_closed_account_is_opened_before_it_is_invited_again(store: Store, bea: Actor):
    gebruiker = add(store, wachtwoord_hash=None, totp_geheim=None, uitgeschakeld_at=AT)
    with pytest.raises(Geweigerd, match="Schakel het eerst weer in"):
        herzend_uitnodiging(store, gebruiker.id, new_id=uuid4, by=bea, at=AT, **LINK)


def test_a_link_for_a_new_password_dies_with_the_account(store: Store, bea: Actor):
    gebruiker = add(store)
    vraag_wachtwoord_herstel(store, gebruiker.email, new_id=uuid4, at=AT, **LINK)
    assert find_herstellink(store, LINK["token"], at=LATER)[1] == gebruiker
    store.gebruikers.close(store.gebruikers.get(gebruiker.id), at=LATER)
    with pytest.raises(NietGevonden):
        find_herstellink(store, LINK["token"], at=LATER)


def test_closing_and_opening_twice_is_done_and_written_once(store: Store, bea: Actor):
    gebruiker = add(store)
    schakel_in(store, gebruiker.id, new_id=uuid4, by=SYSTEEM, at=AT)
    assert facts(store) == []
    for _ in range(2):
        schakel_uit(store, gebruiker.id, new_id=uuid4, by=bea, at=AT)
    assert store.gebruikers.get(gebruiker.id).uitgeschakeld_at == AT
    for _ in range(2):
        schakel_in(store, gebruiker.id, new_id=uuid4, by=bea, at=LATER)
    assert store.gebruikers.get(gebruiker.id) == gebruiker
    assert facts(store) == ["gebruiker ingeschakeld", "gebruiker uitgeschakeld"]
