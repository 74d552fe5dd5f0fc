"""What was typed when a session ended, as its own account finds it again and lets it go."""

from datetime import datetime

from wijzer.domain.bewaren.concept import Bestemming, Concept, Conceptkop
from wijzer.domain.ids import ConceptId, GebruikerId
from wijzer.store.store import Store


def vind_concept(
    store: Store, concept_id: ConceptId, *, van: GebruikerId, at: datetime
) -> Concept | None:
    """A kept form of this account, less than a day old; None for anything else, also that of another account."""
    concept = store.concepten.find(concept_id, van)
    return concept if concept and concept.is_valid(at) else None


def overzie_concepten(store: Store, *, van: GebruikerId, at: datetime) -> list[Conceptkop]:
    """The forms that wait for this account, without what was typed in them."""
    return store.concepten.waiting(van, at)


def gooi_concept_weg(
    store: Store,
    concept_id: ConceptId,
    *,
    van: GebruikerId,
    bestemming: Bestemming | None = None,
) -> None:
    """Forget a kept form of this account, but only when it is the one of the form that is given.

    Doing it twice is fine.
    """
    store.concepten.drop(concept_id, van, bestemming)
