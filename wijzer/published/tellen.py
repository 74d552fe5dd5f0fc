"""Counting all aanbod of a region by one property, in one pass."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from wijzer.domain.beschikbaarheid import Status
from wijzer.published.momentopname import Momentopname


class Aantal(NamedTuple):
    """How many aanbod there are, and how many of them have a place now."""

    alle: int
    plek: int


class AanbiederAantal(NamedTuple):
    """How much of what was counted is of one aanbieder."""

    aanbieder_id: UUID
    alle: int
    plek: int


def count_each(
    opname: Momentopname, regio: str, soort: str, waarden: Iterable[str]
) -> dict[str, Aantal]:
    """Of each value of a property (`product`, `gemeente`, `hulpvorm`) how much there is in a region."""
    hier = opname.with_kenmerk("regio", [regio])
    plek = opname.with_kenmerk("status", [Status.PLEK.value])
    return {
        waarde: Aantal(met.bit_count(), (met & plek).bit_count())
        for waarde in waarden
        for met in [hier & opname.with_kenmerk(soort, [waarde])]
    }


def count_statuses(opname: Momentopname, regio: str, soort: str, waarde: str) -> dict[Status, int]:
    """Of what has this property in a region, how much there is in each status."""
    met = opname.with_kenmerk("regio", [regio]) & opname.with_kenmerk(soort, [waarde])
    return {
        status: (met & opname.with_kenmerk("status", [status.value])).bit_count()
        for status in Status
    }


def count_aanbieders(
    opname: Momentopname, regio: str, soort: str, waarde: str
) -> list[AanbiederAantal]:
    """Who offers what has this property; whose best aanbod stands highest comes first."""
    met = opname.with_kenmerk("regio", [regio]) & opname.with_kenmerk(soort, [waarde])
    gevonden: dict[UUID, list[int]] = {}
    for plaats in opname.in_volgorde(met):
        feit = opname.feit(plaats)
        telling = gevonden.setdefault(feit.aanbieder_id, [0, 0])
        telling[0] += 1
        telling[1] += feit.rang.status == Status.PLEK.stap
    return [AanbiederAantal(een, alle, plek) for een, (alle, plek) in gevonden.items()]
