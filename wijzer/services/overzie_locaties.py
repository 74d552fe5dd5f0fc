"""What an aanbieder keeps, and what of it needs attention."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from wijzer.domain.aanbieder import Aanbieder
from wijzer.domain.afwijking import Afwijking
from wijzer.domain.beschikbaarheid import (
    Aanbod,
    Actualiteit,
    Opgave,
    Status,
    actualiteit_of,
    status_of,
)
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.locatie import Groep, Locatie
from wijzer.domain.product import Product, by_code
from wijzer.domain.regio import Gemeente, Versheid
from wijzer.domain.toegang import Actor, require_viewer
from wijzer.domain.verschijning import first_day
from wijzer.store.store import Store


class Aandacht(StrEnum):
    """What may need attention, the most urgent first."""

    AFWIJKING = "afwijking"
    VERLOPEN = "verlopen"
    GEEN_OPGAVE = "geen-opgave"
    VEROUDERD = "verouderd"
    NIET_GEPUBLICEERD = "niet-gepubliceerd"
    NIET_GECONTRACTEERD = "niet-gecontracteerd"
    GEEN_PRODUCT = "geen-product"
    NIET_TE_ZIEN = "niet-te-zien"
    """Published and contracted, and still no visitor sees it: its products are not valid, or it waits after a restore."""


@dataclass(frozen=True, slots=True)
class AanbodStand:
    """One aanbod as its aanbieder sees it today. `gecontracteerd`: a contract row runs, so the public may see it.

    `stond_op`: what an entry that is too old said on its own day; the public is not told any more. None while it counts.
    """

    aanbod: Aanbod
    product: Product | None
    gecontracteerd: bool
    actualiteit: Actualiteit
    status: Status
    stond_op: Status | None = None


@dataclass(frozen=True, slots=True)
class Verschijnt:
    """That a shielded locatie waits: the day on which it appears on the site, and whether that is tomorrow or sooner."""

    dag: date
    morgen: bool


@dataclass(frozen=True, slots=True)
class LocatieStand:
    """One locatie with all that is kept about it. `verschijnt` only while it waits for its day.

    `op_site`: visitors see something of it today. That it is published says only that its aanbieder wants that.
    """

    locatie: Locatie
    aanbieder: Aanbieder
    gemeente: Gemeente
    aanbod: tuple[AanbodStand, ...]
    afwijkingen: tuple[Afwijking, ...]
    verschijnt: Verschijnt | None = None
    op_site: bool = False

    @property
    def aandacht(self) -> tuple[Aandacht, ...]:
        """What of this locatie needs attention, in order of urgency."""
        return tuple(soort for soort in Aandacht if soort in set(_attention(self)))


def overzie_locaties(store: Store, *, by: Actor, today: date) -> list[LocatieStand]:
    """Everything the actor keeps: its own locations first, then those of its onderaannemers, by name."""
    locaties = store.locaties.of_aanbieders(by.aanbieders)
    locaties.sort(key=lambda locatie: locatie.aanbieder_id != by.aanbieder_id)
    return _stand(store, locaties, by.regio or "", today)


def overzie_locaties_van(
    store: Store, aanbieder: Aanbieder, *, by: Actor, today: date
) -> list[LocatieStand]:
    """The locations of one aanbieder by name. Raises `NietGevonden` for who may not see them."""
    require_viewer(by, regio=aanbieder.regio, aanbieder_id=aanbieder.id)
    return _stand(store, store.locaties.of_aanbieders([aanbieder.id]), aanbieder.regio, today)


def overzie_locatie(store: Store, locatie_id: LocatieId, *, by: Actor, today: date) -> LocatieStand:
    """One locatie. Raises `NietGevonden` for who may not see it."""
    locatie = store.locaties.get(locatie_id)
    require_viewer(by, regio=locatie.regio, aanbieder_id=locatie.aanbieder_id)
    return _stand(store, [locatie], locatie.regio, today)[0]


def contracted_codes(store: Store, aanbieder_id: AanbiederId, *, today: date) -> frozenset[str]:
    """The product codes for which a contract row of this aanbieder runs today."""
    regels = store.contracten.of_aanbieder(aanbieder_id)
    return frozenset(regel.productcode for regel in regels if regel.runs_on(today))


def _stand(store: Store, locaties: list[Locatie], regio: str, today: date) -> list[LocatieStand]:
    ids = [locatie.id for locatie in locaties]
    aanbieder_ids = {locatie.aanbieder_id for locatie in locaties}
    aanbieders = {each.id: each for each in store.aanbieders.of_ids(aanbieder_ids)}
    gemeenten = {each.code: each for each in store.regios.gemeenten(regio)}
    aanbod = store.aanbod.of_locaties(ids)
    blik = _Blik(
        versheid=store.regios.get(regio).versheid,
        producten=by_code(store.producten.all(regio), today=today),
        gecontracteerd={
            (regel.aanbieder_id, regel.productcode)
            for regel in store.contracten.of_aanbieders(aanbieder_ids)
            if regel.runs_on(today)
        },
        today=today,
    )
    afwijkingen = _per_locatie(store.afwijkingen.open(regio))
    wachten = store.verschijningen.waiting(locatie.publiek_id for locatie in locaties)
    op_site = store.verschijningen.on_site((locatie.publiek_id for locatie in locaties), today)
    standen = [
        LocatieStand(
            locatie=locatie,
            aanbieder=aanbieders[locatie.aanbieder_id],
            gemeente=gemeenten[locatie.gemeente],
            aanbod=tuple(blik.on(locatie, each) for each in aanbod.get(locatie.id, [])),
            afwijkingen=tuple(afwijkingen.get(locatie.id, [])),
            op_site=locatie.publiek_id in op_site,
        )
        for locatie in locaties
    ]
    return [
        replace(stand, verschijnt=_appears(stand, wachten.get(stand.locatie.publiek_id), today))
        for stand in standen
    ]


def _appears(stand: LocatieStand, vanaf: date | None, today: date) -> Verschijnt | None:
    """None for what does not wait, and for what waits for a contract: nobody knows when that runs."""
    gecontracteerd = any(each.gecontracteerd for each in stand.aanbod)
    if vanaf is None or not (stand.locatie.gepubliceerd and gecontracteerd):
        return None
    return Verschijnt(vanaf, morgen=vanaf <= first_day(today))


@dataclass(frozen=True, slots=True)
class _Blik:
    versheid: Versheid
    producten: Mapping[str, Product]
    gecontracteerd: set[tuple[AanbiederId, str]]
    today: date

    def on(self, locatie: Locatie, aanbod: Aanbod) -> AanbodStand:
        """An aanbod of this locatie as it stands today."""
        is_groep = isinstance(locatie, Groep)
        return AanbodStand(
            aanbod=aanbod,
            product=self.producten.get(aanbod.productcode),
            gecontracteerd=(locatie.aanbieder_id, aanbod.productcode) in self.gecontracteerd,
            actualiteit=actualiteit_of(aanbod.opgave, self.versheid, today=self.today),
            status=status_of(aanbod.opgave, self.versheid, is_groep=is_groep, today=self.today),
            stond_op=self._once(aanbod.opgave, is_groep=is_groep),
        )

    def _once(self, opgave: Opgave | None, *, is_groep: bool) -> Status | None:
        """What an expired entry said on its own day."""
        hoe = actualiteit_of(opgave, self.versheid, today=self.today)
        if opgave is None or hoe is not Actualiteit.VERLOPEN:
            return None
        return status_of(opgave, self.versheid, is_groep=is_groep, today=opgave.peildatum)


def _per_locatie(afwijkingen: list[Afwijking]) -> dict[LocatieId, list[Afwijking]]:
    per_locatie: dict[LocatieId, list[Afwijking]] = {}
    for each in afwijkingen:
        if each.bevinding.locatie_id is not None and each.status.vraagt_aandacht:
            per_locatie.setdefault(each.bevinding.locatie_id, []).append(each)
    return per_locatie


_PER_ACTUALITEIT = {
    Actualiteit.ONBEKEND: Aandacht.GEEN_OPGAVE,
    Actualiteit.VEROUDERD: Aandacht.VEROUDERD,
    Actualiteit.VERLOPEN: Aandacht.VERLOPEN,
}


def _attention(stand: LocatieStand) -> list[Aandacht]:
    soorten = [
        _PER_ACTUALITEIT[each.actualiteit]
        for each in stand.aanbod
        if each.actualiteit in _PER_ACTUALITEIT
    ]
    if stand.afwijkingen:
        soorten.append(Aandacht.AFWIJKING)
    if not stand.aanbod:
        soorten.append(Aandacht.GEEN_PRODUCT)
    if not stand.locatie.gepubliceerd:
        soorten.append(Aandacht.NIET_GEPUBLICEERD)
    if any(not each.gecontracteerd for each in stand.aanbod):
        soorten.append(Aandacht.NIET_GECONTRACTEERD)
    if not soorten and not (stand.op_site or stand.verschijnt):
        soorten.append(Aandacht.NIET_TE_ZIEN)
    return soorten
