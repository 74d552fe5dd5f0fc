"""The adrescontrole: what was entered against what was contracted, and what somebody must act on.

Pure: everything comes in as a `ControleInvoer`, everything goes out as a `ControleUitkomst`.
Nothing of it is public, and whether something is public never depends on it. Open and shielded
addresses are compared in the same way. What could not be checked is *onbekend*, never an afwijking.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never

from wijzer.domain.adressen.adres import (
    Adres,
    AfgeschermdAdres,
    LocatieAdres,
    OpenbaarAdres,
    is_leesbaar,
)
from wijzer.domain.adressen.vergelijking import Adreskenmerk
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Bevinding, Verschilwoord
from wijzer.domain.afwijkingen.dossier import Dossier, DossierUitkomst, Onbekend, Toetslocatie
from wijzer.domain.afwijkingen.toets import check_dossier
from wijzer.domain.ids import AanbiederId, GecontracteerdeLocatieId, LocatieId
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.inkoop.hulpindeling import Hulpindeling


@dataclass(frozen=True, slots=True, kw_only=True)
class IngevoerdeLocatie:
    """A locatie as its aanbieder entered it; `hulp` is what its aanbod is for."""

    id: LocatieId
    aanbieder_id: AanbiederId
    gemeente: str
    adres: LocatieAdres
    hulp: frozenset[Hulpaanduiding]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControleInvoer:
    """What one check looks at: a whole region, or everything of some of its aanbieders (never half an aanbieder).

    How to fill it: `locaties` all that are entered, published or not; `regels` all contract rows,
    also those that ended or begin later; `gecontracteerd` the locations that those rows name, as
    far as their address is known. `gemeenten_per_pc4` comes from the places of the region.
    `in_te_voeren` holds the codes that are vindbaar = aanbod and valid today, and the hulpvormen that
    visitors search for: only those are expected to be entered. `indeling` has all codes of the
    region. `contracten_bekend` is False while the region has no contract row at all.
    """

    locaties: Sequence[IngevoerdeLocatie]
    regels: Sequence[Contractregel]
    gecontracteerd: Sequence[GecontracteerdeLocatie]
    gemeenten_per_pc4: Mapping[str, frozenset[str]]
    in_te_voeren: frozenset[Hulpaanduiding]
    indeling: Hulpindeling
    provincie: str = "Overijssel"
    contracten_bekend: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ControleUitkomst:
    """What a check found, what it could decide and what it could not. `afwijkingen` stand in order of their sleutel.

    `aanbod` is what the locaties offered that it looked at, `indeling` what it took the codes for.
    """

    afwijkingen: tuple[Bevinding, ...] = ()
    gecontroleerd: int = 0
    onbekend: Mapping[LocatieId, Onbekend] = field(default_factory=dict)
    onbekende_contractlocaties: frozenset[GecontracteerdeLocatieId] = frozenset()
    aanbod: Mapping[LocatieId, frozenset[Hulpaanduiding]] = field(default_factory=dict)
    indeling: Hulpindeling = field(default_factory=Hulpindeling)

    def is_onbekend(self, bevinding: Bevinding) -> bool:
        """Whether this check could not tell if an earlier finding still holds: then it stays as it is.

        Source: our choice.
        """
        if bevinding.soort is Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG:
            # It asks nothing of the contracts.
            return self._reason(bevinding) is Onbekend.ADRES_ONLEESBAAR
        if bevinding.locatie_id is not None:
            return bevinding.locatie_id in self.onbekend
        return bevinding.gecontracteerde_locatie_id in self.onbekende_contractlocaties

    def moved_to(self, bevinding: Bevinding) -> frozenset[Hulpaanduiding]:
        """The codes to which the aanbod of an earlier finding moved; empty while it is on its hulpvorm, or has gone.

        Source: our choice.
        """
        aanbod = self.aanbod.get(bevinding.locatie_id) if bevinding.locatie_id else None
        if not aanbod or bevinding.hulp is None or bevinding.hulp in aanbod:
            return frozenset()
        slug = bevinding.hulp.hulpvorm
        return frozenset(hulp for hulp in aanbod if slug and self.indeling.slug_of(hulp) == slug)

    def _reason(self, bevinding: Bevinding) -> Onbekend | None:
        return self.onbekend.get(bevinding.locatie_id) if bevinding.locatie_id else None


def check(invoer: ControleInvoer, *, today: date) -> ControleUitkomst:
    """Check everything in the input as it stands on this day (Amsterdam).

    What cannot be checked is unknown, never an afwijking.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """
    gemeenten = list(_check_gemeenten(invoer))
    if not invoer.contracten_bekend:
        onbekend = {
            locatie.id: Onbekend.GEEN_CONTRACTLIJST
            if is_leesbaar(locatie.adres)
            else Onbekend.ADRES_ONLEESBAAR
            for locatie in invoer.locaties
        }
        return ControleUitkomst(
            afwijkingen=_in_order(gemeenten),
            onbekend=onbekend,
            aanbod=_aanbod(invoer),
            indeling=invoer.indeling,
        )
    dicht = _unreadable(invoer)
    dossiers = [
        *(
            check_dossier(dossier, invoer.in_te_voeren)
            for dossier in _dossiers(_without(invoer, dicht), today)
        ),
        *([_undecided(invoer, dicht)] if dicht else []),
    ]
    onbekend = {wie: reden for dossier in dossiers for wie, reden in dossier.onbekend.items()}
    return ControleUitkomst(
        afwijkingen=_in_order(
            [*gemeenten, *(bevinding for dossier in dossiers for bevinding in dossier.bevindingen)]
        ),
        gecontroleerd=len(invoer.locaties) - len(onbekend),
        onbekend=onbekend,
        onbekende_contractlocaties=frozenset().union(
            *(dossier.onbekende_contractlocaties for dossier in dossiers)
        ),
        aanbod=_aanbod(invoer),
        indeling=invoer.indeling,
    )


def _aanbod(invoer: ControleInvoer) -> Mapping[LocatieId, frozenset[Hulpaanduiding]]:
    return {locatie.id: locatie.hulp for locatie in invoer.locaties}


def _unreadable(invoer: ControleInvoer) -> frozenset[AanbiederId]:
    """The aanbieders of which an address cannot be read.

    What is entered may be what is contracted, and nobody can tell.

    Source: our choice.
    """
    ingevoerd = {
        locatie.aanbieder_id for locatie in invoer.locaties if not is_leesbaar(locatie.adres)
    }
    contract = {
        locatie.aanbieder_id for locatie in invoer.gecontracteerd if not is_leesbaar(locatie.adres)
    }
    return frozenset(ingevoerd | contract)


def _without(invoer: ControleInvoer, dicht: frozenset[AanbiederId]) -> ControleInvoer:
    return replace(
        invoer,
        locaties=tuple(locatie for locatie in invoer.locaties if locatie.aanbieder_id not in dicht),
        regels=tuple(regel for regel in invoer.regels if regel.aanbieder_id not in dicht),
        gecontracteerd=tuple(
            locatie for locatie in invoer.gecontracteerd if locatie.aanbieder_id not in dicht
        ),
    )


def _undecided(invoer: ControleInvoer, dicht: frozenset[AanbiederId]) -> DossierUitkomst:
    """The outcome for aanbieders that cannot be judged: nothing is found, and every case stays as it is."""
    return DossierUitkomst(
        bevindingen=(),
        onbekend={
            locatie.id: Onbekend.ADRES_ONLEESBAAR
            for locatie in invoer.locaties
            if locatie.aanbieder_id in dicht
        },
        onbekende_contractlocaties=frozenset(
            locatie.id for locatie in invoer.gecontracteerd if locatie.aanbieder_id in dicht
        ),
    )


def _in_order(bevindingen: Iterable[Bevinding]) -> tuple[Bevinding, ...]:
    return tuple(sorted(bevindingen, key=lambda bevinding: bevinding.sleutel))


def real_adres(adres: LocatieAdres) -> Adres:
    """The address itself, open or shielded: the check treats both alike."""
    match adres:
        case OpenbaarAdres(adres=open_adres):
            return open_adres
        case AfgeschermdAdres() as afgeschermd:
            return afgeschermd.reveal()
        case never:
            assert_never(never)


def _check_gemeenten(invoer: ControleInvoer) -> Iterator[Bevinding]:
    """A postcode that lies in one gemeente only excludes all others; one that straddles or is unknown excludes nothing.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """
    for locatie in invoer.locaties:
        if not is_leesbaar(locatie.adres):
            continue
        pc4 = (real_adres(locatie.adres).postcode or "")[:4]
        mogelijk = invoer.gemeenten_per_pc4.get(pc4, frozenset())
        if len(mogelijk) == 1 and locatie.gemeente not in mogelijk:
            yield Bevinding(
                soort=Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG,
                aanbieder_id=locatie.aanbieder_id,
                locatie_id=locatie.id,
                verschil=(Verschilwoord.POSTCODE, Verschilwoord.GEMEENTE),
            )


def _dossiers(invoer: ControleInvoer, today: date) -> Iterator[Dossier]:
    """Everything of one aanbieder together, in a fixed order: nothing of the check looks over that border."""
    locaties: dict[AanbiederId, list[IngevoerdeLocatie]] = defaultdict(list)
    for locatie in invoer.locaties:
        locaties[locatie.aanbieder_id].append(locatie)
    regels: dict[AanbiederId, list[Contractregel]] = defaultdict(list)
    for regel in invoer.regels:
        regels[regel.aanbieder_id].append(regel)
    adressen = {
        locatie.id: Adreskenmerk.of(locatie.adres.reveal(), provincie=invoer.provincie)
        for locatie in invoer.gecontracteerd
    }
    for aanbieder_id in sorted(locaties.keys() | regels.keys()):
        yield Dossier.of(
            aanbieder_id,
            [_read(locatie, invoer.provincie) for locatie in locaties[aanbieder_id]],
            regels[aanbieder_id],
            adressen,
            indeling=invoer.indeling,
            today=today,
        )


def _read(locatie: IngevoerdeLocatie, provincie: str) -> Toetslocatie:
    kenmerk = Adreskenmerk.of(real_adres(locatie.adres), provincie=provincie)
    return Toetslocatie(locatie.id, locatie.hulp, kenmerk)
