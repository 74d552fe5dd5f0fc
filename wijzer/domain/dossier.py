"""The check of one aanbieder: its locaties, its contract rows, its contracted locations, and the verdict on each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from wijzer.domain.adresvergelijking import Adreskenmerk
from wijzer.domain.afwijking import Bevinding, Soort, Verschilwoord, verschil_of
from wijzer.domain.contract import Contractregel
from wijzer.domain.ids import AanbiederId, GecontracteerdeLocatieId, LocatieId
from wijzer.domain.koppeling import (
    Adresregister,
    Gecontracteerd,
    Naaste,
    Overeenkomst,
    nearest_of,
    pair_nearby,
)


class Onbekend(StrEnum):
    """Why something could not be checked."""

    GEEN_CONTRACTLIJST = "geen-contractlijst"
    CONTRACTADRES_ONBEKEND = "contractadres-onbekend"
    ADRES_NIET_TE_VERGELIJKEN = "adres-niet-te-vergelijken"


@dataclass(frozen=True, slots=True)
class Toetslocatie:
    """An entered locatie as the check reads it."""

    id: LocatieId
    producten: frozenset[str]
    kenmerk: Adreskenmerk


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything of one aanbieder on one day. `adressen` are the contracted ones that its own rows name, where known."""

    aanbieder_id: AanbiederId
    locaties: Sequence[Toetslocatie]
    regels: Sequence[Contractregel]
    adressen: Gecontracteerd
    today: date

    @classmethod
    def of(
        cls,
        aanbieder_id: AanbiederId,
        locaties: Sequence[Toetslocatie],
        regels: Sequence[Contractregel],
        alle_adressen: Gecontracteerd,
        *,
        today: date,
    ) -> Self:
        """Pick the addresses that the rows name."""
        genoemd = {regel.locatie_id for regel in regels if regel.locatie_id is not None}
        adressen = {wie: alle_adressen[wie] for wie in genoemd if wie in alle_adressen}
        return cls(
            aanbieder_id=aanbieder_id,
            locaties=locaties,
            regels=regels,
            adressen=adressen,
            today=today,
        )

    @property
    def lopende_regels(self) -> list[Contractregel]:
        """The rows in force today."""
        return [regel for regel in self.regels if regel.runs_on(self.today)]

    def finding(
        self,
        soort: Soort,
        *verschil: Verschilwoord,
        locatie_id: LocatieId | None = None,
        contractlocatie: GecontracteerdeLocatieId | None = None,
        productcode: str | None = None,
    ) -> Bevinding:
        """A difference at this aanbieder."""
        return Bevinding(
            soort=soort,
            aanbieder_id=self.aanbieder_id,
            locatie_id=locatie_id,
            gecontracteerde_locatie_id=contractlocatie,
            productcode=productcode,
            verschil=verschil,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierUitkomst:
    """What the check of one aanbieder found, and what it could not decide."""

    bevindingen: Sequence[Bevinding]
    onbekend: Mapping[LocatieId, Onbekend]
    onbekende_contractlocaties: frozenset[GecontracteerdeLocatieId]


def check_dossier(dossier: Dossier, in_te_voeren: frozenset[str]) -> DossierUitkomst:
    """Judge every locatie and every contracted location of one aanbieder."""
    if not dossier.lopende_regels:
        bevindingen = list(_without_running_contract(dossier))
        return DossierUitkomst(
            bevindingen=bevindingen, onbekend={}, onbekende_contractlocaties=frozenset()
        )
    return _Toets(dossier).outcome(in_te_voeren)


def _without_running_contract(dossier: Dossier) -> Iterator[Bevinding]:
    """The whole contract is missing, over, or still to come: one case per locatie, whatever its products are."""
    soort, verschil = Soort.GEEN_CONTRACT, [Verschilwoord.INGANGSDATUM][: len(dossier.regels)]
    if _any_ended(dossier.regels, dossier.today):
        soort, verschil = Soort.CONTRACT_BEEINDIGD, [Verschilwoord.EINDDATUM]
    for locatie in dossier.locaties:
        yield dossier.finding(soort, *verschil, locatie_id=locatie.id)


class _Toets:
    """One pass over a dossier with a running contract. Equal addresses first, then near ones, then what is left."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.lopend = dossier.lopende_regels
        self.register = Adresregister.of(dossier.adressen)
        self.overeenkomsten = {
            locatie.id: self.register.find(locatie.kenmerk) for locatie in dossier.locaties
        }
        self.zonder_adres = frozenset(
            regel.locatie_id for regel in self.lopend if regel.locatie_id is not None
        ) - frozenset(dossier.adressen)

    def outcome(self, in_te_voeren: frozenset[str]) -> DossierUitkomst:
        oordelen = {locatie.id: self._judge(locatie) for locatie in self.dossier.locaties}
        zoekend = [locatie for locatie in self.dossier.locaties if oordelen[locatie.id].zoekt_adres]
        paren = self._pair(zoekend)
        return DossierUitkomst(
            bevindingen=[
                *(bevinding for oordeel in oordelen.values() for bevinding in oordeel.bevindingen),
                *(self._not_contracted(locatie, paren) for locatie in zoekend),
                *self._not_entered({wie for wie, _ in paren.values()}, in_te_voeren),
            ],
            onbekend={
                wie: oordeel.onbekend for wie, oordeel in oordelen.items() if oordeel.onbekend
            },
            onbekende_contractlocaties=self._undecided,
        )

    @property
    def _entered(self) -> frozenset[GecontracteerdeLocatieId]:
        return frozenset().union(*(gevonden.gelijk for gevonden in self.overeenkomsten.values()))

    @property
    def _undecided(self) -> frozenset[GecontracteerdeLocatieId]:
        twijfel = (gevonden.onbekend for gevonden in self.overeenkomsten.values())
        return self.zonder_adres.union(*twijfel)

    @property
    def _lopende_adressen(self) -> Gecontracteerd:
        lopend = {regel.locatie_id for regel in self.lopend}
        return {wie: adres for wie, adres in self.dossier.adressen.items() if wie in lopend}

    def _judge(self, locatie: Toetslocatie) -> "_Oordeel":
        """The verdict per product of a locatie; a product that is contracted at other addresses only waits for the address."""
        gevonden = self.overeenkomsten[locatie.id]
        bevindingen: list[Bevinding] = []
        elders: list[str] = []
        for code in sorted(locatie.producten):
            regels = [regel for regel in self.lopend if regel.productcode == code]
            if not regels:
                bevindingen.append(self._product_finding(locatie, code, self.dossier.regels))
            elif not any(_covers(regel, gevonden) for regel in regels):
                elders.append(code)
        return self._judge_address(locatie, gevonden, elders, bevindingen)

    def _judge_address(
        self,
        locatie: Toetslocatie,
        gevonden: Overeenkomst,
        elders: list[str],
        bevindingen: list[Bevinding],
    ) -> "_Oordeel":
        twijfel = {
            regel.productcode: regel.locatie_id
            for regel in self.lopend
            if regel.locatie_id in gevonden.onbekend | self.zonder_adres
        }
        zeker = [code for code in elders if code not in twijfel]
        onbekend = self._why_unknown([twijfel[code] for code in elders if code in twijfel])
        if zeker and gevonden.gelijk:
            bevindingen.extend(self._not_contracted_here(locatie, gevonden.gelijk, zeker))
        zoekt_adres = bool(zeker) and not gevonden.gelijk and onbekend is None
        return _Oordeel(bevindingen, onbekend, zoekt_adres)

    def _why_unknown(self, locaties: list[GecontracteerdeLocatieId | None]) -> Onbekend | None:
        if not locaties:
            return None
        if self.zonder_adres.intersection(locaties):
            return Onbekend.CONTRACTADRES_ONBEKEND
        return Onbekend.ADRES_NIET_TE_VERGELIJKEN

    def _not_contracted_here(
        self,
        locatie: Toetslocatie,
        gelijk: frozenset[GecontracteerdeLocatieId],
        codes: list[str],
    ) -> Iterator[Bevinding]:
        """The address is in the contract, these products are not in force there."""
        regels = [regel for regel in self.dossier.regels if regel.locatie_id in gelijk]
        hier = min(gelijk)
        if any(regel.runs_on(self.dossier.today) for regel in regels):
            for code in codes:
                yield self._product_finding(locatie, code, regels, contractlocatie=hier)
        elif _any_ended(regels, self.dossier.today):
            yield self.dossier.finding(
                Soort.CONTRACT_BEEINDIGD, Verschilwoord.EINDDATUM,
                locatie_id=locatie.id, contractlocatie=hier,
            )  # fmt: skip
        else:
            yield self.dossier.finding(
                Soort.ADRES_NIET_GECONTRACTEERD, Verschilwoord.INGANGSDATUM,
                locatie_id=locatie.id, contractlocatie=hier,
            )  # fmt: skip

    def _product_finding(
        self,
        locatie: Toetslocatie,
        code: str,
        regels: Iterable[Contractregel],
        *,
        contractlocatie: GecontracteerdeLocatieId | None = None,
    ) -> Bevinding:
        eigen = [regel for regel in regels if regel.productcode == code]
        if _any_ended(eigen, self.dossier.today):
            soort, woord = Soort.CONTRACT_BEEINDIGD, Verschilwoord.EINDDATUM
        elif eigen:
            soort, woord = Soort.PRODUCT_NIET_GECONTRACTEERD, Verschilwoord.INGANGSDATUM
        else:
            soort, woord = Soort.PRODUCT_NIET_GECONTRACTEERD, Verschilwoord.PRODUCT
        return self.dossier.finding(
            soort, woord, locatie_id=locatie.id, contractlocatie=contractlocatie, productcode=code
        )

    def _pair(self, zoekend: list[Toetslocatie]) -> Mapping[LocatieId, Naaste]:
        bezet = self._entered
        vrij = {wie: adres for wie, adres in self._lopende_adressen.items() if wie not in bezet}
        return pair_nearby({locatie.id: locatie.kenmerk for locatie in zoekend}, vrij)

    def _not_contracted(
        self, locatie: Toetslocatie, paren: Mapping[LocatieId, Naaste]
    ) -> Bevinding:
        naaste = paren.get(locatie.id) or nearest_of(locatie.kenmerk, self._lopende_adressen)
        return self.dossier.finding(
            Soort.ADRES_NIET_GECONTRACTEERD,
            *(verschil_of(naaste[1]) if naaste else ()),
            locatie_id=locatie.id,
            contractlocatie=naaste[0] if naaste else None,
        )

    def _not_entered(
        self, gekoppeld: Iterable[GecontracteerdeLocatieId], in_te_voeren: frozenset[str]
    ) -> Iterator[Bevinding]:
        """What the contract names and nobody entered. Two names for one contracted address are entered together."""
        samen = (self.register.find(self.dossier.adressen[wie]).gelijk for wie in gekoppeld)
        gehad = self._entered.union(self._undecided, *samen)
        verwacht = {regel.locatie_id for regel in self.lopend if regel.productcode in in_te_voeren}
        for wie in sorted(self._lopende_adressen.keys() & verwacht - gehad):
            yield self.dossier.finding(Soort.LOCATIE_NIET_INGEVOERD, contractlocatie=wie)


@dataclass(frozen=True, slots=True)
class _Oordeel:
    bevindingen: list[Bevinding]
    onbekend: Onbekend | None
    zoekt_adres: bool


def _covers(regel: Contractregel, gevonden: Overeenkomst) -> bool:
    """Whether a running row holds at this address: a row without a location holds everywhere."""
    return regel.locatie_id is None or regel.locatie_id in gevonden.gelijk


def _any_ended(regels: Iterable[Contractregel], today: date) -> bool:
    return any(regel.einddatum is not None and regel.einddatum < today for regel in regels)
