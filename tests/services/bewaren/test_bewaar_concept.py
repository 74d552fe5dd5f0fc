"""What somebody typed is kept for them, when time alone ended their session, and for nobody in any other case."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from tests.factories import AT
from tests.services.bewaren.formulier import GETYPT
from tests.services.buurregio import BEA, JO_ACCOUNT, KIM_ACCOUNT, facts
from wijzer.domain.accounts.gebruiker import SESSIE_NASLEEP, SESSIE_STIL, Sessie
from wijzer.domain.bewaren.concept import CONCEPT_GELDIG, Bestemming, Concept, Getypt
from wijzer.domain.ids import ConceptId
from wijzer.services.accounts.herstel_factor import herstel_factor
from wijzer.services.accounts.schakel_uit import schakel_uit
from wijzer.services.accounts.wijzig_rol import wijzig_rol
from wijzer.services.bewaren.bewaar_concept import bewaar_concept
from wijzer.services.inloggen.log_uit import log_uit
from wijzer.store.store import Store

SESSIE = Sessie(
    token_hash="a" * 64, gebruiker_id=JO_ACCOUNT.id, volledig=True, created_at=AT, gezien_at=AT
)
NA = AT + SESSIE_STIL + timedelta(minutes=5)
FORMULIER = Bestemming("aanbieder.locatie", "locatie_id=1")
ANDERS = Getypt(velden=(("naam", "De Es"),))


@pytest.fixture
def afgelopen(twente: Store) -> Store:
    """Jo typed in a session that ended five minutes ago, because nothing happened in it."""
    twente.gebruikers.add_sessie(SESSIE)
    return twente


def keep(
    store: Store,
    getypt: Getypt = GETYPT,
    *,
    at: datetime = NA,
    sessie: Sessie = SESSIE,
    bestemming: Bestemming = FORMULIER,
) -> bool:
    return bewaar_concept(store, sessie, bestemming, getypt, concept_id=ConceptId(uuid4()), at=at)


def waiting(store: Store, at: datetime = NA) -> list[Concept | None]:
    return [
        store.concepten.find(kop.id, JO_ACCOUNT.id)
        for kop in store.concepten.waiting(JO_ACCOUNT.id, at)
    ]


def test_it_waits_for_who_typed_it_and_for_nobody_else(afgelopen: Store):
    assert keep(afgelopen)
    [concept] = waiting(afgelopen)
    assert concept
    assert concept.getypt == GETYPT
    assert afgelopen.concepten.find(concept.id, KIM_ACCOUNT.id) is None
    assert afgelopen.concepten.waiting(KIM_ACCOUNT.id, NA) == []
    assert facts(afgelopen) == [], "nothing happened"


@pytest.mark.parametrize(
    "at",
    [AT + timedelta(minutes=5), AT + SESSIE_STIL + SESSIE_NASLEEP, AT - timedelta(hours=2)],
    ids=["still open", "long over", "of the future"],
)
def test_a_session_that_is_open_or_long_over_keeps_nothing(afgelopen: Store, at: datetime):
    assert not keep(afgelopen, at=at)
    assert waiting(afgelopen, at) == []


def test_a_half_session_keeps_nothing(twente: Store):
    half = replace(SESSIE, volledig=False)
    twente.gebruikers.add_sessie(half)
    assert not keep(twente, sessie=half)
    assert waiting(twente) == []


def _close(store: Store) -> None:
    schakel_uit(store, JO_ACCOUNT.id, new_id=uuid4, by=BEA, at=AT)


def _change_rol(store: Store) -> None:
    wijzig_rol(
        store,
        JO_ACCOUNT.id,
        rol=KIM_ACCOUNT.rol,
        aanbieder_id=KIM_ACCOUNT.aanbieder_id,
        new_id=uuid4,
        by=BEA,
        at=AT,
    )


def _reset(store: Store) -> None:
    herstel_factor(
        store, JO_ACCOUNT.id, new_id=uuid4, token="t", basis_url="https://w.example", by=BEA, at=AT
    )


def _sign_out(store: Store) -> None:
    log_uit(store, SESSIE, at=AT)


@pytest.mark.parametrize("daad", [_close, _change_rol, _reset, _sign_out])
def test_what_somebody_ended_keeps_nothing(afgelopen: Store, daad):
    daad(afgelopen)
    assert not keep(afgelopen)
    assert waiting(afgelopen) == []


def test_the_same_form_sent_again_takes_the_place_of_the_first_and_says_so_when_it_differs(
    afgelopen: Store,
):
    keep(afgelopen)
    keep(afgelopen, at=NA + timedelta(minutes=1))
    [zelfde] = waiting(afgelopen)
    assert zelfde
    assert zelfde.getypt == GETYPT, "twice the same: there is nothing to tell"
    keep(afgelopen, ANDERS, at=NA + timedelta(minutes=2))
    [concept] = waiting(afgelopen)
    assert concept
    assert concept.getypt == replace(ANDERS, eerder_at=NA + timedelta(minutes=1))


def test_what_waited_for_more_than_a_day_is_not_told_as_earlier(twente: Store):
    twente.gebruikers.add_sessie(SESSIE)
    oud = NA - CONCEPT_GELDIG
    twente.concepten.keep(
        Concept(
            id=ConceptId(uuid4()),
            gebruiker_id=JO_ACCOUNT.id,
            bestemming=FORMULIER,
            getypt_at=oud,
            getypt=GETYPT,
        )
    )
    keep(twente, ANDERS)
    [concept] = waiting(twente)
    assert concept
    assert concept.getypt == ANDERS


def test_another_form_waits_beside_it(afgelopen: Store):
    keep(afgelopen)
    keep(afgelopen, bestemming=Bestemming("aanbieder.locatie", "locatie_id=2"))
    assert len(waiting(afgelopen)) == 2
