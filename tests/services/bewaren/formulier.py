"""A form that waits for who typed it."""

from uuid import uuid4

from tests.factories import AT
from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.bewaren.concept import Bestemming, Concept, Getypt
from wijzer.domain.ids import ConceptId
from wijzer.store.store import Store

GETYPT = Getypt(velden=(("naam", "De Linde"),))


def keep_form(store: Store, gebruiker: Gebruiker, bestemming: Bestemming) -> None:
    """Let it wait, as a session that ended by itself leaves it."""
    store.concepten.keep(
        Concept(
            id=ConceptId(uuid4()),
            gebruiker_id=gebruiker.id,
            bestemming=bestemming,
            getypt_at=AT,
            getypt=GETYPT,
        )
    )


def kept(store: Store, gebruiker: Gebruiker, bestemming: Bestemming) -> Getypt | None:
    """What is left of it; None when it was emptied, or was never there."""
    concept = store.concepten.at(gebruiker.id, bestemming)
    return concept.getypt if concept else None
