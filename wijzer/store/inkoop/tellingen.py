"""Counts per aanbieder of a whole region, made by the database: an overview opens no locatie and no address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, select

from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.product import Vindbaar
from wijzer.store.inkoop.contractvraag import runs_on
from wijzer.store.inkoop.producten import is_valid_on
from wijzer.store.locaties.lopend import LopendAanbod, LopendeLocatie
from wijzer.store.rijen import Onderdeel
from wijzer.store.tables import ContractregelRij, ProductRij


@dataclass(frozen=True, slots=True)
class Locatietelling:
    """How many locaties there are, and how many of them are on the site."""

    aantal: int = 0
    gepubliceerd: int = 0


@dataclass(frozen=True, slots=True)
class Peilgroep:
    """How many aanbod of published locaties of one aanbieder were stated on one day; None: nothing was stated."""

    aanbieder_id: AanbiederId
    peildatum: date | None
    aantal: int


@dataclass(frozen=True, slots=True)
class Verhouding:
    """An aanbieder that has contract rows, on its own or under a hoofdaannemer.

    It says whether one of them runs or begins later.
    """

    aanbieder_id: AanbiederId
    hoofdaannemer_id: AanbiederId | None
    loopt: bool
    komt: bool


class TellingStore(Onderdeel):
    """Counts what a region has."""

    def locaties(self, regio: str) -> Mapping[AanbiederId, Locatietelling]:
        """Locaties per aanbieder; who has none is left out."""
        op_site = func.sum(case((LopendeLocatie.gepubliceerd, 1), else_=0))
        vraag = (
            select(LopendeLocatie.aanbieder_id, func.count(), op_site)
            .where(LopendeLocatie.regio == regio)
            .group_by(LopendeLocatie.aanbieder_id)
        )
        return {
            AanbiederId(wie): Locatietelling(aantal, gepubliceerd)
            for wie, aantal, gepubliceerd in self._session.execute(vraag)
        }

    def zonder_code(self, regio: str) -> Mapping[str, int]:
        """How much aanbod in use hangs on a hulpvorm without a code, by slug; what has none is left out."""
        vraag = (
            select(LopendAanbod.hulpvorm, func.count())
            .join(LopendeLocatie, LopendeLocatie.id == LopendAanbod.locatie_id)
            .where(LopendeLocatie.regio == regio, LopendAanbod.hulpvorm.is_not(None))
            .group_by(LopendAanbod.hulpvorm)
        )
        return {str(slug): aantal for slug, aantal in self._session.execute(vraag)}

    def om_te_zetten(self, regio: str, today: date) -> Mapping[tuple[AanbiederId, str], int]:
        """How much aanbod per aanbieder and hulpvorm has no code, while it can get one on this day.

        A code that visitors do not search for is none that aanbod can have. Where a row runs for the
        hulpvorm itself, no code is needed, and nothing is counted.
        """
        met_code = select(ProductRij.hulpvorm).where(
            ProductRij.regio == regio,
            ProductRij.vindbaar == Vindbaar.AANBOD.value,
            is_valid_on(today),
        )
        per_hulpvorm = select(ContractregelRij.id).where(
            ContractregelRij.aanbieder_id == LopendeLocatie.aanbieder_id,
            ContractregelRij.hulpvorm == LopendAanbod.hulpvorm,
            runs_on(today),
        )
        vraag = (
            select(LopendeLocatie.aanbieder_id, LopendAanbod.hulpvorm, func.count())
            .join(LopendAanbod, LopendAanbod.locatie_id == LopendeLocatie.id)
            .where(
                LopendeLocatie.regio == regio,
                LopendAanbod.hulpvorm.in_(met_code),
                ~per_hulpvorm.exists(),
            )
            .group_by(LopendeLocatie.aanbieder_id, LopendAanbod.hulpvorm)
        )
        return {
            (AanbiederId(wie), str(slug)): aantal
            for wie, slug, aantal in self._session.execute(vraag)
        }

    def peildata(self, regio: str) -> Sequence[Peilgroep]:
        """Published aanbod by aanbieder and peildatum: enough to say how fresh everything is on any day."""
        peildatum = case((_says_nothing(), None), else_=LopendAanbod.peildatum)
        vraag = (
            select(LopendeLocatie.aanbieder_id, peildatum, func.count())
            .join(LopendeLocatie, LopendeLocatie.id == LopendAanbod.locatie_id)
            .where(LopendeLocatie.regio == regio, LopendeLocatie.gepubliceerd)
            .group_by(LopendeLocatie.aanbieder_id, peildatum)
        )
        return [
            Peilgroep(AanbiederId(wie), dag, aantal)
            for wie, dag, aantal in self._session.execute(vraag)
        ]

    def verhoudingen(self, regio: str, today: date) -> Sequence[Verhouding]:
        """Who has contract rows in the region, and under whom."""
        rij = ContractregelRij
        vraag = (
            select(
                rij.aanbieder_id,
                rij.hoofdaannemer_id,
                _any(runs_on(today)),
                _any(rij.ingangsdatum > today),
            )
            .where(rij.regio == regio)
            .group_by(rij.aanbieder_id, rij.hoofdaannemer_id)
        )
        return [
            Verhouding(
                AanbiederId(wie), AanbiederId(onder) if onder else None, bool(nu), bool(later)
            )
            for wie, onder, nu, later in self._session.execute(vraag)
        ]


def _any(voorwaarde: ColumnElement[bool]) -> ColumnElement[int]:
    return func.max(case((voorwaarde, 1), else_=0))


def _says_nothing() -> ColumnElement[bool]:
    """The rows whose opgave says nothing, as `Opgave.is_leeg` has it: a peildatum alone is no entry."""
    leeg = (
        LopendAanbod.vrije_plekken,
        LopendAanbod.eerstvolgende_plek,
        LopendAanbod.aanmeldwachttijd_weken,
        LopendAanbod.behandelwachttijd_weken,
        LopendAanbod.aantal_wachtenden,
        LopendAanbod.aanmeldstop_tot,
    )
    return and_(
        *(kolom.is_(None) for kolom in leeg),
        LopendAanbod.afhankelijk_van_matching.is_(False),
        LopendAanbod.aanmeldstop.is_(False),
    )
