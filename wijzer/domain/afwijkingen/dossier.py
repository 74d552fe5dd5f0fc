"""Everything that the check of one aanbieder looks at, and what it gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from wijzer.domain.adressen.vergelijking import Adreskenmerk
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Bevinding, Verschilwoord
from wijzer.domain.afwijkingen.koppeling import Gecontracteerd
from wijzer.domain.ids import AanbiederId, GecontracteerdeLocatieId, LocatieId
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.inkoop.hulpindeling import Hulpindeling


class Onbekend(StrEnum):
    """Why something could not be checked."""

    GEEN_CONTRACTLIJST = "geen-contractlijst"
    CONTRACTADRES_ONBEKEND = "contractadres-onbekend"
    ADRES_NIET_TE_VERGELIJKEN = "adres-niet-te-vergelijken"
    ADRES_ONLEESBAAR = "adres-onleesbaar"


@dataclass(frozen=True, slots=True)
class Toetslocatie:
    """An entered locatie as the check reads it."""

    id: LocatieId
    hulp: frozenset[Hulpaanduiding]
    kenmerk: Adreskenmerk


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything of one aanbieder on one day.

    `adressen` are the contracted ones that its own rows name, where known. `indeling` tells which rows
    cover which help.
    """

    aanbieder_id: AanbiederId
    locaties: Sequence[Toetslocatie]
    regels: Sequence[Contractregel]
    adressen: Gecontracteerd
    indeling: Hulpindeling
    today: date

    @classmethod
    def of(
        cls,
        aanbieder_id: AanbiederId,
        locaties: Sequence[Toetslocatie],
        regels: Sequence[Contractregel],
        alle_adressen: Gecontracteerd,
        *,
        indeling: Hulpindeling,
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
            indeling=indeling,
            today=today,
        )

    @property
    def lopende_regels(self) -> list[Contractregel]:
        """The rows in force today."""
        return [regel for regel in self.regels if regel.runs_on(self.today)]

    def finding(
        self,
        soort: Afwijkingsoort,
        *verschil: Verschilwoord,
        locatie_id: LocatieId | None = None,
        contractlocatie: GecontracteerdeLocatieId | None = None,
        hulp: Hulpaanduiding | None = None,
    ) -> Bevinding:
        """A difference at this aanbieder."""
        return Bevinding(
            soort=soort,
            aanbieder_id=self.aanbieder_id,
            locatie_id=locatie_id,
            gecontracteerde_locatie_id=contractlocatie,
            hulp=hulp,
            verschil=verschil,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierUitkomst:
    """What the check of one aanbieder found, and what it could not decide."""

    bevindingen: Sequence[Bevinding]
    onbekend: Mapping[LocatieId, Onbekend]
    onbekende_contractlocaties: frozenset[GecontracteerdeLocatieId]
