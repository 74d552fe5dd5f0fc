"""What the region agreed: aanbieder, products, period, and the addresses of the locations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.ids import AanbiederId, ContractregelId, GecontracteerdeLocatieId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding

Periode = tuple[date, date | None]
"""First and last day, both included; None is without end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GecontracteerdeLocatie:
    """A location as the contract names it.

    Its address is always treated as shielded: it may be that of a shielded groep.

    Source: our choice.
    """

    id: GecontracteerdeLocatieId
    aanbieder_id: AanbiederId
    naam: str
    adres: AfgeschermdAdres


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractregel:
    """One product, or one hulpvorm, of one contract, at one location where the contract names locations.

    With `hoofdaannemer_id` the aanbieder is onderaannemer: the hoofdaannemer may keep its locations
    while this row runs.
    """

    id: ContractregelId
    regio: str
    contractnummer: str
    aanbieder_id: AanbiederId
    hoofdaannemer_id: AanbiederId | None
    hulp: Hulpaanduiding
    ingangsdatum: date
    einddatum: date | None
    locatie_id: GecontracteerdeLocatieId | None

    def runs_on(self, today: date) -> bool:
        """Whether the row is in force on this day (both ends included).

        Source: regional documents of Twente (OZJT/Samen14).
        """
        return self.ingangsdatum <= today and not self.is_over(today)

    def is_over(self, today: date) -> bool:
        """Whether the row ended before this day."""
        return self.einddatum is not None and self.einddatum < today


class Contractstand(StrEnum):
    """Whether an aanbieder has a contract today, the best that holds."""

    LOOPT = "loopt"
    KOMT = "komt"
    AFGELOPEN = "afgelopen"
    GEEN = "geen"


def contractstand_of(regels: Iterable[Contractregel], *, today: date) -> Contractstand:
    """Whether the aanbieder of these rows has a contract on this day.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    regels = list(regels)
    if any(regel.runs_on(today) for regel in regels):
        return Contractstand.LOOPT
    if any(not regel.is_over(today) for regel in regels):
        return Contractstand.KOMT
    return Contractstand.AFGELOPEN if regels else Contractstand.GEEN


def hoofdaannemer_on(regels: Iterable[Contractregel], *, today: date) -> AanbiederId | None:
    """The hoofdaannemer of the aanbieder of these rows on this day; of several the one of the latest contract.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    lopend = [regel for regel in regels if regel.hoofdaannemer_id and regel.runs_on(today)]
    lopend.sort(key=lambda regel: (-regel.ingangsdatum.toordinal(), regel.id))
    return lopend[0].hoofdaannemer_id if lopend else None


def hoofdaannemers_from(regels: Iterable[Contractregel], *, today: date) -> frozenset[AanbiederId]:
    """The hoofdaannemers under whom the aanbieder of these rows works on this day, or will later.

    The contact of each of them may come on its pages.

    Source: our choice.
    """
    return frozenset(
        regel.hoofdaannemer_id
        for regel in regels
        if regel.hoofdaannemer_id and not regel.is_over(today)
    )


def merge_periods(periodes: Iterable[Periode]) -> list[Periode]:
    """Periods that touch or overlap taken together, in order of time."""
    merged: list[Periode] = []
    for begin, einde in sorted(periodes, key=lambda periode: periode[0]):
        if merged and _reaches(merged[-1][1], begin):
            merged[-1] = (merged[-1][0], _latest(merged[-1][1], einde))
        else:
            merged.append((begin, einde))
    return merged


def intersect(periode: Periode, andere_periode: Periode) -> Periode | None:
    """The days that both periods have, or None."""
    begin = max(periode[0], andere_periode[0])
    einden = [einde for einde in (periode[1], andere_periode[1]) if einde is not None]
    einde = min(einden, default=None)
    return (begin, einde) if einde is None or begin <= einde else None


def _reaches(einde: date | None, begin: date) -> bool:
    return einde is None or begin <= einde + timedelta(days=1)


def _latest(einde: date | None, ander_einde: date | None) -> date | None:
    return None if einde is None or ander_einde is None else max(einde, ander_einde)
