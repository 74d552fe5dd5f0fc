"""Somebody enters what they withdrew before: they are asked whether they meant to put that back."""

from wijzer.domain.adressen.adres import is_leesbaar
from wijzer.domain.adressen.vergelijking import Uitslag, compare
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.intrekking import IngetrokkenLocatie
from wijzer.domain.locaties.locatie import Locatie, is_same_naam
from wijzer.services.verraad.bronnen import EerderIngetrokken
from wijzer.store.store import Store

ANDERE = "andere"
"""The field whose tick says that another locatie is meant."""
MELDING = (
    "U hebt eerder een locatie met deze naam en dit adres ingetrokken. Zet die terug, of vink "
    "aan dat dit een andere is."
)


def ask_about_withdrawn(store: Store, nieuw: Locatie) -> list[Ongeldig]:
    """Ask, at `ANDERE`, whether the withdrawn locatie with this name at this address is meant.

    Only what the same aanbieder withdrew counts, of several the latest; without any nothing is asked.
    """
    for weg in store.locaties.withdrawn_of([nieuw.aanbieder_id]):
        if is_same_as_withdrawn(nieuw, weg):
            return [EerderIngetrokken(ANDERE, MELDING, weg.locatie.id)]
    return []


def is_same_as_withdrawn(nieuw: Locatie, weg: IngetrokkenLocatie) -> bool:
    """Whether name and address agree; only what is of the same aanbieder may be compared."""
    oud = weg.locatie
    if oud.aanbieder_id != nieuw.aanbieder_id or not is_same_naam(oud.naam, nieuw.naam):
        return False
    if not (is_leesbaar(oud.adres) and is_leesbaar(nieuw.adres)):
        return False
    return compare(real_adres(oud.adres), real_adres(nieuw.adres)).uitslag is Uitslag.GELIJK
