"""What an aanbieder's contract asks for and its pages do not have yet.

It is worked out as it stands now, and not as the last check left it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort
from wijzer.domain.afwijkingen.controle import check
from wijzer.domain.ids import AanbiederId, GecontracteerdeLocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel, Contractstand, contractstand_of
from wijzer.services.controle.invoer import fetch_feiten, fetch_invoer
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractaandacht:
    """One aanbieder that the actor keeps. `niet_ingevoerd`: how the contract calls the locations that nobody entered.

    `onbekend`: an address cannot be read now, so whether something is missing is not known.
    """

    aanbieder: Aanbieder
    stand: Contractstand
    niet_ingevoerd: tuple[str, ...]
    onbekend: bool

    @property
    def is_compleet(self) -> bool:
        """Whether a contract runs and every location in it was entered."""
        return self.stand is Contractstand.LOOPT and not self.niet_ingevoerd and not self.onbekend


def overzie_contractaandacht(store: Store, *, by: Actor, today: date) -> list[Contractaandacht]:
    """The contract of everybody whom the actor keeps, its own first.

    A contract is the aanbieder's own, and the machine compares the addresses: nobody looks at them. The names are those
    that the contract gives to the locations of this aanbieder.
    """
    if by.regio is None or not by.aanbieders:
        return []
    invoer = fetch_invoer(store, fetch_feiten(store, by.regio, today=today), by.aanbieders)
    uitkomst = check(invoer, today=today)
    ontbreekt = defaultdict[AanbiederId, set[GecontracteerdeLocatieId]](set)
    for bevinding in uitkomst.afwijkingen:
        locatie_id = bevinding.gecontracteerde_locatie_id
        if bevinding.soort is Afwijkingsoort.LOCATIE_NIET_INGEVOERD and locatie_id is not None:
            ontbreekt[bevinding.aanbieder_id].add(locatie_id)
    namen = store.contracten.locatienamen({id_ for ids in ontbreekt.values() for id_ in ids})
    onbekend = {
        contractlocatie.aanbieder_id
        for contractlocatie in invoer.gecontracteerd
        if contractlocatie.id in uitkomst.onbekende_contractlocaties
    }
    return [
        Contractaandacht(
            aanbieder=aanbieder,
            stand=contractstand_of(_of(invoer.regels, aanbieder.id), today=today),
            niet_ingevoerd=tuple(sorted(namen[id_] for id_ in ontbreekt[aanbieder.id])),
            onbekend=aanbieder.id in onbekend,
        )
        for aanbieder in _own_first(store, by)
    ]


def _own_first(store: Store, by: Actor) -> list[Aanbieder]:
    aanbieders = store.aanbieders.of_ids(by.aanbieders)
    return sorted(
        aanbieders,
        key=lambda aanbieder: (aanbieder.id != by.aanbieder_id, aanbieder.naam, aanbieder.id),
    )


def _of(regels: Iterable[Contractregel], aanbieder_id: AanbiederId) -> list[Contractregel]:
    return [regel for regel in regels if regel.aanbieder_id == aanbieder_id]
