"""What an aanbieder keeps, and what of it needs attention."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from wijzer.domain.accounts.toegang import Actor, require_viewer
from wijzer.domain.afwijkingen.afwijking import Afwijking
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.inkoop.product import Hulpvorm, Product, Vindbaar, by_code
from wijzer.domain.locaties.beschikbaarheid import (
    Aanbod,
    Actualiteit,
    Opgave,
    Status,
    actualiteit_of,
    status_of,
)
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.locaties.tegenspraak import Tegenspraak, contradiction_of
from wijzer.domain.locaties.verschijning import first_day
from wijzer.domain.locaties.zichtbaarheid import Zichtbaarheid, judge_zichtbaarheid
from wijzer.domain.regio.gebied import Gemeente, Versheid
from wijzer.store.store import Store


class Aandacht(StrEnum):
    """The reasons why a locatie may need attention, the most urgent first."""

    AFWIJKING = "afwijking"
    VERLOPEN = "verlopen"
    GEEN_OPGAVE = "geen-opgave"
    VEROUDERD = "verouderd"
    NIET_GEPUBLICEERD = "niet-gepubliceerd"
    NIET_GECONTRACTEERD = "niet-gecontracteerd"
    GEEN_PRODUCT = "geen-product"
    NIET_TE_ZIEN = "niet-te-zien"
    """Published and contracted, and still no visitor sees the locatie.

    Its products are not valid, or it waits after a restore.
    """


@dataclass(frozen=True, slots=True)
class AanbodStand:
    """One aanbod as its aanbieder sees it today. `gecontracteerd`: a contract row runs that covers it.

    `zichtbaar`: it may be found besides. `hulpvorm` is that of the aanbod itself where it has no
    code, otherwise that of its product.

    `stond_op`: what an entry that is too old said on its own day; the public is not told any more.
    None while it counts.

    `tegenspraak`: what visitors may stumble on.
    """

    aanbod: Aanbod
    product: Product | None
    hulpvorm: Hulpvorm | None
    gecontracteerd: bool
    zichtbaar: bool
    actualiteit: Actualiteit
    status: Status
    stond_op: Status | None = None
    tegenspraak: Tegenspraak | None = None
    om_te_zetten: bool = False
    """It has no code, and there are codes for its hulpvorm today: `zet_om` gives it one."""

    @property
    def naam(self) -> str:
        """The name of its product, or of its hulpvorm where it has no code."""
        hulp = self.product or self.hulpvorm
        return hulp.naam if hulp else self.aanbod.hulp.tekst

    @property
    def gewone_naam(self) -> str:
        """The name that people know it by."""
        hulp = self.product or self.hulpvorm
        return hulp.gewone_naam if hulp else self.aanbod.hulp.tekst


@dataclass(frozen=True, slots=True)
class Verschijnt:
    """A shielded locatie that waits.

    It has the day on which it appears on the site, and whether that is tomorrow or sooner.
    """

    dag: date
    morgen: bool


@dataclass(frozen=True, slots=True)
class LocatieStand:
    """One locatie with all that is kept about it. `verschijnt` only while it waits for its day.

    `wacht_op_bevestiging`: it came back from a copy, and the beheerder did not yet say that it may be shown.
    """

    locatie: Locatie
    aanbieder: Aanbieder
    gemeente: Gemeente
    aanbod: tuple[AanbodStand, ...]
    afwijkingen: tuple[Afwijking, ...]
    verschijnt: Verschijnt | None = None
    wacht_op_bevestiging: bool = False

    @property
    def zichtbaarheid(self) -> Zichtbaarheid:
        """Whether visitors see it today, and if not why."""
        return judge_zichtbaarheid(
            gepubliceerd=self.locatie.gepubliceerd,
            gecontracteerd=[aanbodstand.gecontracteerd for aanbodstand in self.aanbod],
            zichtbaar=[aanbodstand.zichtbaar for aanbodstand in self.aanbod],
            wacht_op_dag=self.verschijnt is not None,
            wacht_op_bevestiging=self.wacht_op_bevestiging,
        )

    def name_of(self, hulp: Hulpaanduiding) -> str:
        """What people call help of this locatie; what it does not offer any more is called by its code or slug."""
        namen = (aanbodstand.naam for aanbodstand in self.aanbod if aanbodstand.aanbod.hulp == hulp)
        return next(namen, hulp.tekst)

    @property
    def aandacht(self) -> tuple[Aandacht, ...]:
        """The reasons why this locatie needs attention, in order of urgency."""
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


def contracted_hulp(
    store: Store, aanbieder_id: AanbiederId, *, today: date
) -> frozenset[Hulpaanduiding]:
    """The codes and hulpvormen for which a contract row of this aanbieder runs today."""
    regels = store.contracten.of_aanbieder(aanbieder_id)
    return frozenset(regel.hulp for regel in regels if regel.runs_on(today))


def _stand(store: Store, locaties: list[Locatie], regio: str, today: date) -> list[LocatieStand]:
    ids = [locatie.id for locatie in locaties]
    aanbieder_ids = {locatie.aanbieder_id for locatie in locaties}
    aanbieders = {aanbieder.id: aanbieder for aanbieder in store.aanbieders.of_ids(aanbieder_ids)}
    gemeenten = {gemeente.code: gemeente for gemeente in store.regios.gemeenten(regio)}
    aanbod = store.aanbod.of_locaties(ids)
    producten = store.producten.all(regio)
    blik = _Locatieblik(
        versheid=store.regios.get(regio).versheid,
        producten=by_code(producten, today=today),
        hulpvormen={hulpvorm.slug: hulpvorm for hulpvorm in store.regios.hulpvormen(regio)},
        vindbaar={product.code for product in producten if _may_be_found(product, today)},
        indeling=Hulpindeling.of(producten, today=today),
        gecontracteerd={
            (regel.aanbieder_id, regel.hulp)
            for regel in store.contracten.of_aanbieders(aanbieder_ids)
            if regel.runs_on(today)
        },
        today=today,
    )
    afwijkingen = _per_locatie(store.afwijkingen.open(regio))
    teruggezet = {
        wachtende_locatie.locatie_id for wachtende_locatie in store.te_bevestigen.waiting(regio)
    }
    wachten = store.verschijningen.waiting(locatie.publiek_id for locatie in locaties)
    standen = [
        LocatieStand(
            locatie=locatie,
            aanbieder=aanbieders[locatie.aanbieder_id],
            gemeente=gemeenten[locatie.gemeente],
            aanbod=tuple(blik.on(locatie, een_aanbod) for een_aanbod in aanbod.get(locatie.id, [])),
            afwijkingen=tuple(afwijkingen.get(locatie.id, [])),
            wacht_op_bevestiging=locatie.id in teruggezet,
        )
        for locatie in locaties
    ]
    return [
        replace(stand, verschijnt=_appears(stand, wachten.get(stand.locatie.publiek_id), today))
        for stand in standen
    ]


def _may_be_found(product: Product, today: date) -> bool:
    return product.vindbaar is Vindbaar.AANBOD and product.is_valid_on(today)


def _appears(stand: LocatieStand, vanaf: date | None, today: date) -> Verschijnt | None:
    """The day of a locatie that waits. None for one that waits for a contract: nobody knows when that runs."""
    gecontracteerd = any(aanbodstand.gecontracteerd for aanbodstand in stand.aanbod)
    if vanaf is None or not (stand.locatie.gepubliceerd and gecontracteerd):
        return None
    return Verschijnt(vanaf, morgen=vanaf <= first_day(today))


@dataclass(frozen=True, slots=True)
class _Locatieblik:
    versheid: Versheid
    producten: Mapping[str, Product]
    hulpvormen: Mapping[str, Hulpvorm]
    vindbaar: set[str]
    indeling: Hulpindeling
    gecontracteerd: set[tuple[AanbiederId, Hulpaanduiding]]
    today: date

    def on(self, locatie: Locatie, aanbod: Aanbod) -> AanbodStand:
        """An aanbod of this locatie as it stands today."""
        is_groep = locatie.is_groep
        status = status_of(aanbod.opgave, self.versheid, is_groep=is_groep, today=self.today)
        gecontracteerd = any(
            (locatie.aanbieder_id, grond) in self.gecontracteerd
            for grond in self.indeling.grounds(aanbod.hulp)
        )
        return AanbodStand(
            aanbod=aanbod,
            product=self.producten.get(aanbod.hulp.productcode or ""),
            hulpvorm=self.hulpvormen.get(self.indeling.slug_of(aanbod.hulp) or ""),
            gecontracteerd=gecontracteerd,
            zichtbaar=gecontracteerd and self._is_vindbaar(aanbod.hulp),
            actualiteit=actualiteit_of(aanbod.opgave, self.versheid, today=self.today),
            status=status,
            stond_op=self._once(aanbod.opgave, is_groep=is_groep),
            tegenspraak=self._contradiction(status, aanbod.opgave),
            om_te_zetten=bool(
                self.vindbaar & self.indeling.codes.get(aanbod.hulp.hulpvorm or "", frozenset())
            ),
        )

    def _contradiction(self, status: Status, opgave: Opgave | None) -> Tegenspraak | None:
        if opgave is None:
            return None
        return contradiction_of(status, opgave, stop_tot=opgave.aanmeldstop_tot, today=self.today)

    def _is_vindbaar(self, hulp: Hulpaanduiding) -> bool:
        if hulp.productcode is not None:
            return hulp.productcode in self.vindbaar
        hulpvorm = self.hulpvormen.get(hulp.hulpvorm or "")
        return hulpvorm is not None and hulpvorm.vindbaar is Vindbaar.AANBOD

    def _once(self, opgave: Opgave | None, *, is_groep: bool) -> Status | None:
        """The values of an expired entry on its own day."""
        hoe = actualiteit_of(opgave, self.versheid, today=self.today)
        if opgave is None or hoe is not Actualiteit.VERLOPEN:
            return None
        return status_of(opgave, self.versheid, is_groep=is_groep, today=opgave.peildatum)


def _per_locatie(afwijkingen: list[Afwijking]) -> dict[LocatieId, list[Afwijking]]:
    per_locatie: dict[LocatieId, list[Afwijking]] = {}
    for afwijking in afwijkingen:
        if afwijking.bevinding.locatie_id is not None and afwijking.status.vraagt_aandacht:
            per_locatie.setdefault(afwijking.bevinding.locatie_id, []).append(afwijking)
    return per_locatie


_PER_ACTUALITEIT = {
    Actualiteit.ONBEKEND: Aandacht.GEEN_OPGAVE,
    Actualiteit.VEROUDERD: Aandacht.VEROUDERD,
    Actualiteit.VERLOPEN: Aandacht.VERLOPEN,
}


def _attention(stand: LocatieStand) -> list[Aandacht]:
    soorten = [
        _PER_ACTUALITEIT[aanbodstand.actualiteit]
        for aanbodstand in stand.aanbod
        if aanbodstand.actualiteit in _PER_ACTUALITEIT
    ]
    if stand.afwijkingen:
        soorten.append(Aandacht.AFWIJKING)
    if not stand.aanbod:
        soorten.append(Aandacht.GEEN_PRODUCT)
    if not stand.locatie.gepubliceerd:
        soorten.append(Aandacht.NIET_GEPUBLICEERD)
    if any(not aanbodstand.gecontracteerd for aanbodstand in stand.aanbod):
        soorten.append(Aandacht.NIET_GECONTRACTEERD)
    if not soorten and not (stand.zichtbaarheid.is_zichtbaar or stand.verschijnt):
        soorten.append(Aandacht.NIET_TE_ZIEN)
    return soorten
