"""The check of one aanbieder: the verdict on each of its locaties and on each of its contracted locations."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from wijzer.domain.afwijkingen.afwijking import (
    Afwijkingsoort,
    Bevinding,
    Verschil,
    Verschilwoord,
    verschil_of,
)
from wijzer.domain.afwijkingen.dossier import Dossier, DossierUitkomst, Onbekend, Toetslocatie
from wijzer.domain.afwijkingen.koppeling import (
    Adresregister,
    Contractbuurt,
    Gecontracteerd,
    Naaste,
    Overeenkomst,
    pair_nearby,
)
from wijzer.domain.ids import GecontracteerdeLocatieId, LocatieId
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding

T = TypeVar("T")
EVERYWHERE = None
"""The place of a contract row that names no location: it holds everywhere."""


def check_dossier(dossier: Dossier, in_te_voeren: frozenset[Hulpaanduiding]) -> DossierUitkomst:
    """Judge every locatie and every contracted location of one aanbieder."""
    if not dossier.lopende_regels:
        bevindingen = list(_without_running_contract(dossier))
        return DossierUitkomst(
            bevindingen=bevindingen, onbekend={}, onbekende_contractlocaties=frozenset()
        )
    return _Toets(dossier).outcome(in_te_voeren)


def _without_running_contract(dossier: Dossier) -> Iterator[Bevinding]:
    """The whole contract is missing, over, or still to come: one case per locatie, whatever its products are.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    soort = Afwijkingsoort.GEEN_CONTRACT
    verschil: Verschil = ()
    if _any_ended(dossier.regels, dossier.today):
        soort, verschil = Afwijkingsoort.CONTRACT_BEEINDIGD, (Verschilwoord.EINDDATUM,)
    elif dossier.regels:
        verschil = (Verschilwoord.INGANGSDATUM,)
    for locatie in dossier.locaties:
        yield dossier.finding(soort, *verschil, locatie_id=locatie.id)


class _Toets:
    """One pass over a dossier with a running contract. Equal addresses first, then near ones, then what is left."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.lopend = dossier.lopende_regels
        self.per_hulp = _by(dossier.regels, lambda regel: regel.hulp)
        self.per_plek = _by(dossier.regels, lambda regel: regel.locatie_id)
        self.lopende_contractlocaties = _contractlocaties_by_hulp(self.lopend)
        self.register = Adresregister.of(dossier.adressen)
        self.overeenkomsten = {
            locatie.id: self.register.find(locatie.kenmerk) for locatie in dossier.locaties
        }
        self.zonder_adres = frozenset(
            regel.locatie_id for regel in self.lopend if regel.locatie_id is not None
        ) - frozenset(dossier.adressen)

    def outcome(self, in_te_voeren: frozenset[Hulpaanduiding]) -> DossierUitkomst:
        oordelen = {locatie.id: self._judge(locatie) for locatie in self.dossier.locaties}
        zoekend = [locatie for locatie in self.dossier.locaties if oordelen[locatie.id].zoekt_adres]
        paren = self._pair(zoekend)
        buurt = Contractbuurt.of(self._lopende_adressen)
        return DossierUitkomst(
            bevindingen=[
                *(bevinding for oordeel in oordelen.values() for bevinding in oordeel.bevindingen),
                *(
                    self._not_contracted(
                        locatie, paren.get(locatie.id) or buurt.nearest(locatie.kenmerk)
                    )
                    for locatie in zoekend
                ),
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
        """Contracted today, and comparable with everything that was entered."""
        lopend = {regel.locatie_id for regel in self.lopend} - self._undecided
        return {wie: adres for wie, adres in self.dossier.adressen.items() if wie in lopend}

    def _judge(self, locatie: Toetslocatie) -> "_Toetsuitkomst":
        """The verdict per kind of help of a locatie.

        What is contracted at other addresses only waits for the address.
        """
        gevonden = self.overeenkomsten[locatie.id]
        bevindingen: list[Bevinding] = []
        elders: list[Hulpaanduiding] = []
        for hulp in sorted(locatie.hulp, key=lambda hulp: hulp.sleutel):
            contractlocaties = self._contractlocaties_of(hulp)
            if not contractlocaties:
                bevindingen.append(self._hulp_finding(locatie, hulp, self._related(hulp)))
            elif EVERYWHERE not in contractlocaties and contractlocaties.isdisjoint(
                gevonden.gelijk
            ):
                elders.append(hulp)
        return self._judge_address(locatie, gevonden, elders, bevindingen)

    def _contractlocaties_of(
        self, hulp: Hulpaanduiding
    ) -> frozenset[GecontracteerdeLocatieId | None]:
        """Where a row runs that covers this help; empty when none does."""
        grond = self.dossier.indeling.grounds(hulp)
        return frozenset().union(
            *(self.lopende_contractlocaties.get(waarvoor, ()) for waarvoor in grond)
        )

    def _related(self, hulp: Hulpaanduiding) -> list[Contractregel]:
        """All rows, running or not, that bear on this help."""
        grond = self.dossier.indeling.related(hulp)
        return [regel for waarvoor in grond for regel in self.per_hulp[waarvoor]]

    def _judge_address(
        self,
        locatie: Toetslocatie,
        gevonden: Overeenkomst,
        elders: list[Hulpaanduiding],
        bevindingen: list[Bevinding],
    ) -> "_Toetsuitkomst":
        onzeker = gevonden.onbekend | self.zonder_adres
        plekken = {
            regel.hulp: regel.locatie_id
            for plek in sorted(onzeker)
            for regel in self.per_plek[plek]
            if regel.runs_on(self.dossier.today)
        }
        twijfel = {
            hulp: [plekken[grond] for grond in self.dossier.indeling.grounds(hulp) & plekken.keys()]
            for hulp in elders
        }
        zeker = [hulp for hulp in elders if not twijfel[hulp]]
        onbekend = self._why_unknown([plek for hulp in elders for plek in twijfel[hulp]])
        if zeker and gevonden.gelijk:
            bevindingen.extend(self._not_contracted_here(locatie, gevonden.gelijk, zeker))
        zoekt_adres = bool(zeker) and not gevonden.gelijk and onbekend is None
        return _Toetsuitkomst(bevindingen, onbekend, zoekt_adres)

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
        elders: list[Hulpaanduiding],
    ) -> Iterator[Bevinding]:
        """The address is in the contract, this help is not in force there.

        Source: regional documents of Twente (OZJT/Samen14).
        """
        regels = [regel for plek in gelijk for regel in self.per_plek[plek]]
        hier = min(gelijk)
        if any(regel.runs_on(self.dossier.today) for regel in regels):
            for hulp in elders:
                yield self._hulp_finding(locatie, hulp, regels, contractlocatie=hier)
        elif _any_ended(regels, self.dossier.today):
            yield self.dossier.finding(
                Afwijkingsoort.CONTRACT_BEEINDIGD,
                Verschilwoord.EINDDATUM,
                locatie_id=locatie.id,
                contractlocatie=hier,
            )
        else:
            yield self.dossier.finding(
                Afwijkingsoort.ADRES_NIET_GECONTRACTEERD,
                Verschilwoord.INGANGSDATUM,
                locatie_id=locatie.id,
                contractlocatie=hier,
            )

    def _hulp_finding(
        self,
        locatie: Toetslocatie,
        hulp: Hulpaanduiding,
        regels: Iterable[Contractregel],
        *,
        contractlocatie: GecontracteerdeLocatieId | None = None,
    ) -> Bevinding:
        """What is wrong with help of a locatie: its contract ended, has yet to begin, or was never there.

        A row that runs for a code which is not valid today covers nothing: then it was never there.

        Source: regional documents of Twente (OZJT/Samen14); our choice.
        """
        grond = self.dossier.indeling.related(hulp)
        eigen = [regel for regel in regels if regel.hulp in grond]
        if _any_ended(eigen, self.dossier.today):
            soort, woord = Afwijkingsoort.CONTRACT_BEEINDIGD, Verschilwoord.EINDDATUM
        elif any(self.dossier.today < regel.ingangsdatum for regel in eigen):
            soort, woord = Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD, Verschilwoord.INGANGSDATUM
        else:
            woord = Verschilwoord.PRODUCT if hulp.productcode else Verschilwoord.HULPVORM
            soort = Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD
        return self.dossier.finding(
            soort, woord, locatie_id=locatie.id, contractlocatie=contractlocatie, hulp=hulp
        )

    def _pair(self, zoekend: list[Toetslocatie]) -> Mapping[LocatieId, Naaste]:
        bezet = self._entered
        vrij = {wie: adres for wie, adres in self._lopende_adressen.items() if wie not in bezet}
        return pair_nearby({locatie.id: locatie.kenmerk for locatie in zoekend}, vrij)

    def _not_contracted(self, locatie: Toetslocatie, naaste: Naaste | None) -> Bevinding:
        """The address is not contracted: with the nearest contracted one, where there is one, and what differs from it.

        Source: regional documents of Twente (OZJT/Samen14).
        """
        return self.dossier.finding(
            Afwijkingsoort.ADRES_NIET_GECONTRACTEERD,
            *(verschil_of(naaste[1]) if naaste else ()),
            locatie_id=locatie.id,
            contractlocatie=naaste[0] if naaste else None,
        )

    def _not_entered(
        self, gekoppeld: Iterable[GecontracteerdeLocatieId], in_te_voeren: frozenset[Hulpaanduiding]
    ) -> Iterator[Bevinding]:
        """What the contract names and nobody entered. Two names for one contracted address are entered together.

        Source: regional documents of Twente (OZJT/Samen14).
        """
        samen = (self.register.find(self.dossier.adressen[wie]).gelijk for wie in gekoppeld)
        gehad = self._entered.union(*samen)
        verwacht = {regel.locatie_id for regel in self.lopend if regel.hulp in in_te_voeren}
        for wie in sorted(self._lopende_adressen.keys() & verwacht - gehad):
            yield self.dossier.finding(Afwijkingsoort.LOCATIE_NIET_INGEVOERD, contractlocatie=wie)


@dataclass(frozen=True, slots=True)
class _Toetsuitkomst:
    bevindingen: list[Bevinding]
    onbekend: Onbekend | None
    zoekt_adres: bool


def _contractlocaties_by_hulp(
    regels: Iterable[Contractregel],
) -> Mapping[Hulpaanduiding, set[GecontracteerdeLocatieId | None]]:
    """The contracted locations of these rows, by what the rows are for."""
    contractlocaties: dict[Hulpaanduiding, set[GecontracteerdeLocatieId | None]] = defaultdict(set)
    for regel in regels:
        contractlocaties[regel.hulp].add(regel.locatie_id)
    return dict(contractlocaties)


def _by(
    regels: Iterable[Contractregel], key: Callable[[Contractregel], T]
) -> Mapping[T, Sequence[Contractregel]]:
    gevonden: dict[T, list[Contractregel]] = defaultdict(list)
    for regel in regels:
        gevonden[key(regel)].append(regel)
    return gevonden


def _any_ended(regels: Iterable[Contractregel], today: date) -> bool:
    return any(regel.einddatum is not None and regel.einddatum < today for regel in regels)
