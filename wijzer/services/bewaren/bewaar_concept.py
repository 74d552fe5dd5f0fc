"""Keep what somebody typed, when the session in which they typed it ended by time."""

from dataclasses import replace
from datetime import datetime

from wijzer.domain.accounts.gebruiker import Sessie
from wijzer.domain.bewaren.concept import Bestemming, Concept, Getypt
from wijzer.domain.ids import ConceptId
from wijzer.store.store import Store


def bewaar_concept(
    store: Store,
    sessie: Sessie,
    bestemming: Bestemming,
    getypt: Getypt,
    *,
    concept_id: ConceptId,
    at: datetime,
) -> bool:
    """Keep a form, sealed, for the account of this session; it takes the place of what was kept of the same form.

    False, and nothing is kept, when the session is no longer one that time alone ended: somebody
    closed the account, gave it another role or another password meanwhile. Nothing of it is
    applied, and the audit trail tells nothing: nothing happened.
    """
    store.gebruikers.lock([sessie.gebruiker_id])
    gebruiker = store.gebruikers.get(sessie.gebruiker_id)
    nu = store.gebruikers.sessie(sessie.token_hash)
    if not gebruiker.is_actief or nu is None or not nu.ended_lately(at):
        return False
    eerder = store.concepten.at(gebruiker.id, bestemming)
    if eerder and eerder.getypt and eerder.is_valid(at) and not eerder.getypt.says_the_same(getypt):
        getypt = replace(getypt, eerder_at=eerder.getypt_at)
    store.concepten.keep(
        Concept(
            id=concept_id,
            gebruiker_id=gebruiker.id,
            bestemming=bestemming,
            getypt_at=at,
            getypt=getypt,
        )
    )
    return True
