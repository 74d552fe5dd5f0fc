"""Whom the cases of a region are about, and how many of them ask for attention."""

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.services.afwijkingen.overzie_afwijkingen import AANDACHT
from wijzer.store.store import Store


def overzie_betrokkenen(
    store: Store, regio: str, *, gekozen: AanbiederId | None, by: Actor
) -> list[Aanbieder]:
    """The aanbieders with a case, and the chosen one, for the beheerder of the region; one of elsewhere is left out."""
    require_beheerder(by, regio=regio)
    met_zaak = {zaak.bevinding.aanbieder_id for zaak in store.afwijkingen.all(regio)}
    return [
        aanbieder
        for aanbieder in store.aanbieders.all(regio)
        if aanbieder.id in met_zaak or aanbieder.id == gekozen
    ]


def count_aandacht(store: Store, regio: str, *, by: Actor) -> int:
    """How many cases ask for attention, for the beheerder of the region."""
    require_beheerder(by, regio=regio)
    aantallen = store.afwijkingen.counts(regio)
    return sum(aantal for (_soort, status), aantal in aantallen.items() if status in AANDACHT)
